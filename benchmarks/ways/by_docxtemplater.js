// docxtemplater on node. It takes the same requests as worker.py: see there.
const fs = require("fs");
const readline = require("readline");
const tools = process.env.BENCHMARK_TOOLS;
const Docxtemplater = require(require.resolve("docxtemplater", { paths: [tools] }));
const PizZip = require(require.resolve("pizzip", { paths: [tools] }));

const [template, file] = process.argv.slice(2);
const content = fs.readFileSync(template);
const data = JSON.parse(fs.readFileSync(file, "utf8"));
const field = (value, key) => (value == null ? value : value[key]);
const walk = (scope, path) => (path === "." ? scope : path.split(".").reduce(field, scope));

function make() {
  const options = { paragraphLoop: true, parser: (tag) => ({ get: (scope) => walk(scope, tag) }) };
  const filled = new Docxtemplater(new PizZip(content), options);
  filled.render(data);
  return filled.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
}

console.log("ready");
readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const [word, rest] = line.split(" ");
  if (word === "write") {
    fs.writeFileSync(rest, make());
    console.log("written");
  } else if (word === "time") {
    const start = process.hrtime.bigint();
    for (let turn = 0; turn < Number(rest); turn++) make();
    console.log(Number(process.hrtime.bigint() - start) / 1e6);
  }
});
