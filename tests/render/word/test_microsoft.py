"""What Microsoft's own validator says of what tags print; it is slow to start, so it is asked once."""

from __future__ import annotations

from pathlib import Path

from jdgen.model.text import Prose
from jdgen.render.word import WordTemplate
from tests.render.word.files import assert_valid, cell, p, row, run, styled, table, word_file
from tests.word_checks import assert_microsoft_valid

PROSE = Prose(
    "Intro **b** *i* [x](http://x.y/ü?a=1&b=%zz)\n\n- a\n  - b\n    - c\n      - d\n\n        e\n\n1. x\n1. y\n   1. z\n\n"
    "   w\n\n[a](mailto:a@b.c)\n\n3. q\ttab\\\nbreak"
)


def everything(folder: Path, count: int) -> bytes:
    """A file with all that loops repeat and leave out, some of it from a file that it includes."""
    (folder / "parts").mkdir(exist_ok=True)
    inner = p("{{ i }}", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="5"/></w:numPr>') + table(1, row(p("{{ i }}")))
    (folder / "parts" / "inner.docx").write_bytes(word_file(styled("Inner", "Heading2") + inner))
    section = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="4" name="Line" descr="A line"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/>'
        "<wps:spPr/><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    marked = f'<w:bookmarkStart w:id="0" w:name="here"/>{run("{{ i }}")}{drawing}<w:bookmarkEnd w:id="0"/>'
    control = f'<w:sdt><w:sdtPr><w:id w:val="7"/></w:sdtPr><w:sdtContent>{p("{{ i }}")}</w:sdtContent></w:sdt>'
    looped = f"<w:p>{marked}</w:p>{control}" + p("{% include 'parts/inner.docx' %}") + p("x", section)
    loop = p("{%p for i in items %}") + looped + p("{%p endfor %}")
    merged = table(
        3,
        row(p("{% colspan 3 %}{% cellbg 'FFF2CC' %}wide")),
        row(p("{%tr for i in items %}"), p(""), p("")),
        row(p("{% vm %}tall"), p("{{ i }}"), p("c")),
        row(p("{%tr endfor %}"), p(""), p("")),
    )
    joined = table(
        3,
        f"<w:tr>{cell(p('{%tc for i in items %}'))}{cell(p('{% hm %}all'))}{cell(p('{%tc endfor %}'))}</w:tr>",
        f"<w:tr>{cell(p('{%tc for i in items %}'))}{cell(p('{{ i }}'))}{cell(p('{%tc endfor %}'))}</w:tr>",
    )
    rows = row(p("{%tr for i in items %}")) + row(p("{{ i }}")) + row(p("{%tr endfor %}"))
    held = table(1, f'<w:sdt><w:sdtPr><w:id w:val="8"/></w:sdtPr><w:sdtContent>{rows}</w:sdtContent></w:sdt>')
    note = f"<w:p>{run('{% for i in items %}')}{run('{{ i }}')}{run('{% endfor %}')}</w:p>"
    landscape = p("{%p if items %}", section) + p("a") + p("{%p endif %}", section)
    body = loop + merged + p("a") + joined + p("b") + held + landscape + table(1, row(loop.replace(looped, merged)))
    path = folder / "everything.docx"
    path.write_bytes(word_file(body + p("end"), header=loop.replace(section, ""), footnote=note))
    made = WordTemplate.compile(path).render({"items": [f"i{n}" for n in range(count)]})
    assert_valid(made)
    return made


def test_microsoft_finds_nothing_wrong(tmp_path: Path) -> None:
    look = '<w:keepNext/><w:pageBreakBefore/><w:jc w:val="center"/>'
    prose = word_file(
        p("{{ t }}", look) + p("a {{ t }} b"), header=p("{{ t }}"), footnote=p("{{ t }}"), title="{{ t }}"
    )
    files = {"prose": WordTemplate.compile(prose).render({"t": PROSE})}
    loop = p("{%p for i in items %}") + p("{{ i }}") + p("{%p endfor %}")
    cells = f"<w:tr>{cell(p('{%tc for i in items %}'))}{cell(p('{{ i }}'))}{cell(p('{%tc endfor %}'))}</w:tr>"
    rows = table(1, row(p("{%tr for i in items %}")), row(loop), row(p("{%tr endfor %}")))
    loops = WordTemplate.compile(
        word_file(loop + rows + p("a") + table(2, cells, row(p("x"), p("y"))) + p("b"), header=loop)
    )
    for count in range(3):
        files[f"loops{count}"] = loops.render({"items": list(range(count))})
    files |= {f"everything{count}": everything(tmp_path, count) for count in range(3)}
    paths = [tmp_path / f"{name}.docx" for name in files]
    for path, made in zip(paths, files.values(), strict=True):
        path.write_bytes(made)
    assert_microsoft_valid(paths)
