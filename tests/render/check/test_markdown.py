"""What the check finds in Markdown templates, each at its line."""

from __future__ import annotations

from pathlib import Path

from jdgen.render.check import check_markdown
from tests.render.check.templates import SAMPLES, found_in_markdown


def test_a_template_of_several_faults_is_told_of_each(tmp_path: Path) -> None:
    text = """# {{ role.titel }}

{% for group in job_description.groups %}
{{ group.heading|uper }}
{% if group.intro %}
{{ group.intro }}
{% endfor %}
{{ }}
{% end %}
{{ terms }}
"""
    found = found_in_markdown(tmp_path, text)
    assert [(line, code) for line, code, _ in found] == [
        (1, "JD603"),
        (4, "JD602"),
        (5, "JD602"),
        (8, "JD602"),
        (9, "JD602"),
        (10, "JD605"),
    ]
    assert "{% endif %} is missing" in found[2][2]


def test_a_line_is_shown_where_the_tag_is(tmp_path: Path) -> None:
    path = tmp_path / "t.md.j2"
    path.write_text("Title\n\nThe {{ role.x }} of it\r\n", encoding="utf-8")
    (finding,) = check_markdown(path, "t.md.j2", SAMPLES).findings
    assert (finding.span.line, finding.excerpt) == (3, "The {{ role.x }} of it")


def test_a_tag_over_several_lines_is_one_tag(tmp_path: Path) -> None:
    assert found_in_markdown(tmp_path, "{{ role.title\n  |upper }}\n{{ role.x }}") == [
        (3, "JD603", '"x" is not a field a template can use here.')
    ]


def test_what_may_be_left_out_is_a_warning(tmp_path: Path) -> None:
    ((line, code, message),) = found_in_markdown(tmp_path, "\n{{ role.salary|plain }}\n{{ role.title|cell }}")
    assert (line, code) == (2, "JD630")
    assert "{% if role.salary %}" in message


def test_a_file_that_cannot_be_read_is_one_finding(tmp_path: Path) -> None:
    path = tmp_path / "t.md.j2"
    path.write_bytes(b"caf\xe9 {{ role.x }}")
    (finding,) = check_markdown(path, "t.md.j2", SAMPLES).findings
    assert finding.code == "JD601"
