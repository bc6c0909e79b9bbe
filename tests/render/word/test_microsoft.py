"""What Microsoft's own validator says of what tags print; it is slow to start, so it is asked once."""

from __future__ import annotations

from pathlib import Path

from jdgen.model.text import Prose
from jdgen.render.word import WordTemplate
from tests.render.word.files import cell, p, row, table, word_file
from tests.word_checks import assert_microsoft_valid

PROSE = Prose(
    "Intro **b** *i* [x](http://x.y/ü?a=1&b=%zz)\n\n- a\n  - b\n    - c\n      - d\n\n        e\n\n1. x\n1. y\n   1. z\n\n"
    "   w\n\n[a](mailto:a@b.c)\n\n3. q\ttab\\\nbreak"
)


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
    paths = [tmp_path / f"{name}.docx" for name in files]
    for path, made in zip(paths, files.values(), strict=True):
        path.write_bytes(made)
    assert_microsoft_valid(paths)
