"""``python -m benchmarks``: start-up, the engine and the whole of build, each as a ratio to something known."""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from docxtpl import DocxTemplate
from jinja2 import Environment

from benchmarks.sample import write_role
from jdgen.api import load
from jdgen.job_pack import build_pack, open_set
from jdgen.pack import pack_data
from jdgen.render.word import WordTemplate
from jdgen.shipped import shipped

TEMPLATE = shipped("templates") / "standard" / "job-pack.docx"


def best(work: Callable[[], object], times: int) -> float:
    """The shortest of several runs, in milliseconds: the others were disturbed."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return min(taken) * 1000


def process(*words: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, *words], capture_output=True, check=True)


def say(what: str, value: float, against: float, bar: str) -> None:
    print(f"{what:<58} {value:8.2f} ms   {value / against:6.2f}x   bar {bar}")


def start_up(role: Path, out: Path) -> None:
    typer = best(process("-c", "import typer"), 8)
    four = best(process("-c", "import typer, yaml, jinja2, pydantic"), 8)
    say("jdgen --version, to import typer", best(process("-m", "jdgen", "--version"), 8), typer, "at most 1.5x")
    build = process("-m", "jdgen", "build", str(role), "--out", str(out))
    say("one jdgen build, to import typer, yaml, jinja2, pydantic", best(build, 8), four, "under 3x")


def packs(role: Path, out: Path) -> None:
    loaded = load(role)
    assert loaded.role is not None
    data = pack_data(loaded.role, loaded.id)

    def docxtpl() -> None:
        template = DocxTemplate(TEMPLATE)
        template.render(data, Environment(autoescape=True))
        template.save(io.BytesIO())

    one = best(docxtpl, 15)
    print(f"{'docxtpl, a new object a pack':<58} {one:8.2f} ms")
    compiled = WordTemplate.compile(TEMPLATE)
    engine = best(lambda: compiled.render(data), 200)
    print(f"{'the engine, one more pack':<58} {engine:8.2f} ms   {one / engine:6.1f}x docxtpl   bar at least 25x")
    compiling = best(lambda: WordTemplate.compile(TEMPLATE), 15)
    say("compiling the template, to one docxtpl render", compiling, one, "under 3x")
    templates = open_set("standard")
    turn = iter(range(10**9))

    def whole(*formats: str) -> None:
        build_pack(load(role), templates, out / str(next(turn)), formats)

    for formats in (("docx",), ("docx", "md")):
        taken = best(lambda f=formats: whole(*f), 60)  # type: ignore[misc]
        name = f"read, check, build and write one more pack ({' and '.join(formats)})"
        print(f"{name:<58} {taken:8.2f} ms   {one / taken:6.1f}x docxtpl   bar at least 10x")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        role = write_role(Path(folder) / "role.yaml")
        start_up(role, Path(folder) / "started")
        packs(role, Path(folder) / "out")


if __name__ == "__main__":
    main()
