"""What the check finds in Word templates, and what it does not take for a fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdgen.findings import Severity
from jdgen.render.check import check_word
from tests.render.check.templates import SAMPLES, checked, found, in_short, with_eight_faults
from tests.render.word.files import cell, p, row, styled, table, word_file

NOT_A_FIELD = "is not a field a template can use here"


def test_eight_faults_are_found_in_one_pass_each_at_its_place(tmp_path: Path) -> None:
    path = tmp_path / "eight.docx"
    path.write_bytes(with_eight_faults())
    findings = check_word(path, "eight.docx", SAMPLES).findings
    wanted = [
        (
            'Under "{{ role.title }}", in the paragraph "Responsible to {{ role.reports_to|uper }}"',
            'Did you mean "upper"?',
        ),
        ('Under "Duties", the tag {{ duty.txt }}: "txt" is not', 'Did you mean "text"?'),
        ('Under "Person specification", table 1, row 2, column 2, in the paragraph', "{% endfor %} is missing."),
        ('Under "Pay", table 2, row 1, column 1, in the paragraph "and {% endif %}"', "cannot be joined"),
        ('Under "Pay", in the paragraph "Hours: {{ }}", the tag {{ }}: ', "is empty"),
        ('Under "Pay", the tag Weeks: contract.weeks }}: ', "not opened in this paragraph"),
        ('Under "Pay", the tag {{ role.title.__class__ }}: ', "reaches behind the data"),
        ('Header of section 2, the tag {{ organisation.nmae }}: "nmae" is not', 'Did you mean "name"?'),
    ]
    assert len(findings) == len(wanted) == 8
    for finding, (start, said) in zip(findings, wanted, strict=True):
        assert finding.message.startswith(start)
        assert said in finding.message
        assert finding.severity is Severity.ERROR


@pytest.mark.parametrize(
    ("tag", "name", "meant"),
    [
        ("{{ role.titel }}", "titel", "title"),
        ("{{ rol.title }}", "rol", "role"),
        ("{{ title }}", "title", "role.title"),
        ("{{ role.hours }}", "hours", "contract.hours"),
        ("{{ organisation.adress }}", "adress", "address"),
        ("{{ job_description.group }}", "group", "groups"),
    ],
)
def test_an_unknown_field_comes_with_the_one_that_was_meant(tmp_path: Path, tag: str, name: str, meant: str) -> None:
    ((code, message),) = found(tmp_path, tag)
    assert (code, message) == ("JD603", f'"{name}" {NOT_A_FIELD}. Did you mean "{meant}"?')


@pytest.mark.parametrize(
    "tags",
    [
        "{% if role.title == 'Head' %}{{ role.x }}{% endif %}",
        "{% if not role.title %}{{ role.x }}{% endif %}",
        "{% if role.title %}.{% else %}{{ role.x }}{% endif %}",
        "{% if role.title %}.{% elif role.title == 'B' %}{{ role.x }}{% else %}.{% endif %}",
        "{% if role.title %}.{% elif role.x %}.{% endif %}",
        "{% if role.title or role.x %}.{% endif %}",
        "{% if not role.title and role.x %}.{% endif %}",
        "{{ role.title if role.title else role.x }}",
        "{{ role.title or role.x }}",
        "{% for term in terms %}.{% else %}{{ role.x }}{% endfor %}",
        "{% for term in terms if term.label == 'none' %}{{ role.x }}{% endfor %}",
        "{% for term in terms %}{% if loop.index > 900 %}{{ role.x }}{% endif %}{% endfor %}",
        "{% macro m(a) %}{% if a == 'none' %}{{ role.x }}{% endif %}{% endmacro %}{{ m(role.title) }}",
        "{% if role.title is string %}{% if role.title == 'none' %}{{ role.x }}{% endif %}{% endif %}",
        "{% if role.title is mapping %}.{% elif role.id == '' %}.{% else %}{{ role.x }}{% endif %}",
        "{% set y = role.x %}{{ y }}",
        "{% with y = role.title %}{{ role.x }}{% endwith %}",
    ],
)
def test_a_fault_shows_in_whatever_branch_it_stands(tmp_path: Path, tags: str) -> None:
    assert [(c, m) for c, m in found(tmp_path, tags) if c != "JD630"] == [("JD603", f'"x" {NOT_A_FIELD}.')]


@pytest.mark.parametrize(
    "tags",
    [
        "{{ role.title }}",
        "{% if role.salary %}{{ role.salary }}{% endif %}",
        "{% if organisation and organisation.phone %}{{ organisation.phone|upper }}{% endif %}",
        "{{ role.salary or 'by agreement' }}",
        "{{ role.salary if role.salary else 'by agreement' }}",
        "{% if not role.salary %}By agreement{% else %}{{ role.salary }}{% endif %}",
        "{% for term in terms %}{{ term.label }}: {{ term.value }}{% endfor %}",
        "{% for term in terms %}{{ loop.index }}{{ loop.first and 'a' or 'b' }}{% endfor %}",
        "{% if nickname is defined %}{{ nickname.x }}{% endif %}",
        "{% if role.title is mapping %}{{ role.title.x }}{% endif %}",
        "{% if sign_off|length > 5 %}{{ sign_off[5] }}{% endif %}",
        "{{ sign_off|join(', ') }}",
        "{% if custom.anything %}{{ custom.anything }}{% endif %}",
        "{% set words = role.title %}{{ words }}",
        "{% macro m(a, b) %}{{ a }}{{ b }}{% endmacro %}{{ m(role.title, 1) }}",
        "{# role.nothing #}{{ role.id }}",
    ],
)
def test_nothing_is_wrong_with_what_works_for_every_role(tmp_path: Path, tags: str) -> None:
    assert found(tmp_path, tags) == []


@pytest.mark.parametrize(
    ("tags", "field", "guard"),
    [
        ("{{ role.department }}", "role.department", "role.department"),
        ("{{ role.department|upper }}", "role.department", "role.department"),
        ("{{ organisation.name }}", "organisation", "organisation"),
        ("{{ organisation.phone }}", "organisation.phone", "organisation and organisation.phone"),
        ("{% if organisation %}{{ organisation.phone }}{% endif %}", "organisation.phone", "organisation.phone"),
        ("{% if organisation.phone %}.{% endif %}", "organisation", "organisation"),
        ("{% if role.salary %}{{ role.department }}{% endif %}", "role.department", "role.department"),
        ("{% if role.salary %}.{% else %}{{ role.version }}{% endif %}", "role.version", "role.version"),
        ("{% for g in job_description.groups %}{{ g.heading }}{% endfor %}", "g.heading", "g.heading"),
        ("{{ custom.motto }}", "custom.motto", "custom.motto"),
        ("{{ custom.anything }}", "custom.anything", "custom.anything"),
    ],
)
def test_a_field_that_a_role_may_leave_out_is_warned_of_once(tmp_path: Path, tags: str, field: str, guard: str) -> None:
    (finding,) = checked(tmp_path, p(tags)).findings
    assert finding.severity is Severity.WARNING
    assert in_short(finding) == (
        "JD630",
        f'A role may leave out "{field}", and its pack is then not built. Put {{% if {guard} %}} before this tag and '
        "{% endif %} after it.",
    )


def test_an_item_that_may_not_be_there_is_warned_of(tmp_path: Path) -> None:
    ((code, message),) = found(tmp_path, "{{ sign_off[1] }}")
    assert code == "JD630"
    assert "fewer items" in message


@pytest.mark.parametrize(
    ("tags", "what"),
    [
        ("{{ terms }}", "a list"),
        ("{{ contract }}", "a group of fields"),
        ("{{ job_description.present }}", "a yes or no"),
        ("{% for group in job_description.groups %}{{ group.items }}{% endfor %}", "a list"),
    ],
)
def test_what_cannot_be_printed_is_said(tmp_path: Path, tags: str, what: str) -> None:
    ((code, message),) = found(tmp_path, tags)
    assert code == "JD605"
    assert message.startswith(f"This tag stands for {what}, which cannot be printed as it is.")


def test_a_tag_that_stops_the_run_hides_no_other(tmp_path: Path) -> None:
    codes = [code for code, _ in found(tmp_path, "{{ 1 / 0 }}", "{{ role.x }}", "{{ role.title + 1 }}", "{{ role.y }}")]
    assert codes == ["JD605", "JD603", "JD605", "JD603"]


def test_what_stands_in_a_statement_that_is_ill_written_is_not_held_against_it(tmp_path: Path) -> None:
    said = found(tmp_path, "{% for duty n duties %}", "{{ duty.text }} {{ role.x }}", "{% endfor %}")
    assert [code for code, _ in said] == ["JD602", "JD603"]


def test_an_unknown_filter_in_a_loop_hides_nothing_in_it(tmp_path: Path) -> None:
    said = found(tmp_path, "{% for term in terms|sorted %}{{ term.lable }}{% endfor %}")
    assert [code for code, _ in said] == ["JD602", "JD603"]
    assert 'Did you mean "label"?' in said[1][1]


def test_faults_come_in_the_order_of_the_document(tmp_path: Path) -> None:
    body = (
        styled("One", "Heading1")
        + p("{{ role.a }}")
        + p("}} first")
        + table(1, row(p("{{ role.b }}")))
        + p("{% for x in terms %}")
        + p("{{ role.c }}")
    )
    findings = checked(tmp_path, body, header=p("{{ role.d }}"), title="{{ role.e }}").findings
    order = [
        name
        for f in findings
        for name in ("role.a", "first", "role.b", "for x", "role.c", "role.d", "role.e")
        if name in f.message
    ]
    assert order == ["role.a", "first", "role.b", "for x", "role.c", "role.e", "role.d"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0" + bytes(600), b"plain text"])
def test_a_file_that_is_no_word_file_is_one_finding(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "t.docx"
    path.write_bytes(data)
    (finding,) = check_word(path, "t.docx", SAMPLES).findings
    assert finding.code == "JD601"


def test_the_same_template_is_told_the_same(tmp_path: Path) -> None:
    path = tmp_path / "t.docx"
    path.write_bytes(with_eight_faults())
    assert check_word(path, "t", SAMPLES) == check_word(path, "t", SAMPLES)


def test_a_template_without_end_is_one_finding_and_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_much(*_: object) -> str:
        raise MemoryError

    monkeypatch.setattr("jdgen.render.word.values.Drawing.draw", too_much)
    ((code, message),) = found(tmp_path, "{{ role.title }}", "{{ role.id }}")
    assert (code, message) == ("JD605", "This tag makes a document without end.")


def test_docxtpls_own_tags_and_included_files_are_no_faults(tmp_path: Path) -> None:
    (tmp_path / "_other.docx").write_bytes(word_file(p("{{ role.title }} {{ loop.index }}")))
    rows = (
        row(p("{% colspan 2 %}{% cellbg 'FFF2CC' %}{{ role.title }}")),
        row(p("{%tr for group in job_description.groups %}"), p("")),
        row(p("{% vm %}{% cellbg 'FFFFFF' if group.heading else 'EEEEEE' %}Duties"), p("{{ loop.index }}")),
        row(p("{%tr endfor %}"), p("")),
    )
    repeated = "".join(map(cell, map(p, ("{%tc for g in job_description.groups %}", "{% hm %}x", "{%tc endfor %}"))))
    body = (
        table(2, *rows)
        + p("a")
        + table(3, f"<w:tr>{repeated}</w:tr>")
        + p("{%p for group in job_description.groups %}")
        + p("{% include '_other.docx' %}")
        + p("{%p endfor %}")
        + p("One")
        + p("{%- if role.title -%}")
        + p("{_{ two }_}")
        + p("{%- endif %}")
    )
    assert checked(tmp_path, body).findings == ()


def test_faults_of_docxtpls_own_tags_and_of_included_files_have_their_places(tmp_path: Path) -> None:
    (tmp_path / "_other.docx").write_bytes(word_file(p("{{ role.titel }}")))
    rows = row(p("{% cellbg role.colour %}x"), p("{% colspan role.title %}y")), row(p("{% vm %}"), p(""))
    body = table(2, *rows) + p("{% include '_other.docx' %}") + p("{% include '_othr.docx' %}")
    found = {
        (finding.span.file, finding.message.rpartition(": ")[2][:30]) for finding in checked(tmp_path, body).findings
    }
    assert found == {
        ("t.docx", '"colour" is not a field a temp'),
        ("t.docx", "This tag joins the cells of a "),
        ("t.docx", 'There is no file "_othr.docx" '),
        ("_other.docx", '"titel" is not a field a templ'),
    }
