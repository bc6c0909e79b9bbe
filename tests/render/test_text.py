"""Text templates: read from any editor's file, filled, and faulted at their line."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdgen.findings import Finding
from jdgen.model.text import Line, Prose
from jdgen.render.faults import TemplateFaults
from jdgen.render.template_set import TemplateSet
from jdgen.render.text import MarkdownTemplate


def test_the_same_template_saved_five_ways_makes_the_same_bytes(tmp_path: Path) -> None:
    text = "# {{ t }}\n\n{% if t %}\n- {{ t }}\n{% endif %}\nend"
    made = set()
    for number, data in enumerate(
        (text, text.replace("\n", "\r\n"), text.replace("\n", "\r"), "\ufeff" + text, text + "\n\n\n")
    ):
        path = tmp_path / f"{number}.md.j2"
        path.write_bytes(data.encode())
        made.add(MarkdownTemplate.compile(path).render({"t": Line("a")}))
    assert made == {b"# a\n\n- a\nend\n"}


def found(source: str, data: dict[str, object] | None = None) -> list[Finding]:
    with pytest.raises(TemplateFaults) as faults:
        MarkdownTemplate(source, "t.md.j2").render(data or {})
    return faults.value.findings


def test_all_faults_have_their_line_and_its_words() -> None:
    findings = found("a\u2028b\x0cc\n{{ x }}\n\n{{ y.z }} {{ t.q }}\n", {"t": {}})
    assert [(f.code, f.span.line, f.excerpt) for f in findings] == [
        ("JD603", 2, "{{ x }}"),
        ("JD603", 4, "{{ y.z }} {{ t.q }}"),
        ("JD603", 4, "{{ y.z }} {{ t.q }}"),
    ]
    (finding,) = found("a\n\n{% if %}\n")
    assert (finding.code, finding.span.file, finding.span.line, finding.excerpt) == ("JD602", "t.md.j2", 3, "{% if %}")
    assert [f.span.line for f in found("{{ a|b }}\n{{ a|c }}")] == [1, 2]


@pytest.mark.parametrize(("data", "said"), [(b"caf\xe9", "not saved as UTF-8"), (None, "No such file")])
def test_a_template_that_cannot_be_read_is_a_finding(tmp_path: Path, data: bytes | None, said: str) -> None:
    path = tmp_path / "t.md.j2"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(TemplateFaults, match=said) as faults:
        MarkdownTemplate.compile(path)
    assert [finding.code for finding in faults.value.findings] == ["JD601"]


def test_parts_left_out_leave_one_blank_line() -> None:
    made = MarkdownTemplate("a\n\n{% if x %}\nb\n\n{% endif %}\n\n{% if x %}\nc\n{% endif %}\n\nd\n\n", "t").render(
        {"x": 0}
    )
    assert made == b"a\n\nd\n"


def test_prose_makes_paragraphs_and_lists() -> None:
    made = MarkdownTemplate("# {{ t }}\n\n{{ p }}\n", "t").render(
        {"t": Line("C# & *more*"), "p": Prose("a\nb\n\n- c\n- d")}
    )
    assert made == b"# C# & *more*\n\na b\n\n- c\n- d\n"


def test_a_set_compiles_a_template_once_and_names_it(tmp_path: Path) -> None:
    for name in ("a.md.j2", "b.docx", "~$b.docx", ".hidden.md.j2", "notes.txt"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    templates = TemplateSet(tmp_path, "templates/mine")
    assert templates.documents(("docx", "md")) == {"b.docx": "docx", "a.md": "md"}
    assert templates.template("a.md") is templates.template("a.md")
    assert (templates.file("a.md"), templates.file("b.docx")) == ("templates/mine/a.md.j2", "templates/mine/b.docx")
    with pytest.raises(TemplateFaults, match="cannot be used"):
        templates.template("b.docx")
