"""How findings look: golden at 60, 80 and 100 columns, and what holds at any width."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.findings import Finding, Severity, Span
from jdgen.report.screen import cell_width, show
from jdgen.report.text import findings_as_lines, summary_line
from tests.cli.program import compare

GOLDEN = Path(__file__).parent / "golden"
FILE = "roles/maths-teacher.yaml"


def made(
    code: str, severity: Severity, message: str, line: str = "", marked: str = "", number: int = 0, file: str = FILE
) -> Finding:
    start = line.index(marked) + 1 if marked else 0
    span = Span(file, number, start, number, start + len(marked)) if number else Span(file)
    return Finding(code, message, span, severity, excerpt=line)


ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
LONG_NAME = "a" * 90
UTF_16 = "This file is saved as UTF-16. Save it as UTF-8: in Notepad, File, Save as, Encoding UTF-8."
ESSENTAL = '"essental" is not something a category can have. Did you mean "essential"?'
EMPTY = '"purpose" has nothing after it. Fill it in, or delete the line.'
APLICATION = 'There is no way of assessing called "aplication". Did you mean "application"?'
LONG = "This is 261 characters long. A heading may have at most 100."
LONG_LINE = "  - heading: " + "Leading teaching and learning across the school, " * 5
BIDI = "There is a right-to-left override (\u202e) at character 46 of this line. Delete it."
BIDI_LINE = (
    "purpose: To lead mathematics across the 漢字 and\u202ethe school's improvement in every way one can think of"
)
COLON = "The text on line 9 has a colon in it, so it needs quotes: purpose: 'To lead: well'"
EDITED = (
    "out/maths-teacher/job-pack.docx was changed after jdgen made it, so it was left alone. "
    "To replace it, use --force; to keep both, move it first."
)
FINDINGS = [
    made("JD009", ERROR, UTF_16, file="roles/caretaker.yaml"),
    made("JD003", ERROR, ESSENTAL, "    essental:", "essental", 14),
    made("JD008", WARNING, EMPTY, "purpose:", "purpose", 22),
    made("JD019", NOTE, APLICATION, "  - NPQ [aplication]", "aplication", 131),
    made("JD018", ERROR, LONG, LONG_LINE, "Leading teaching and learning", 1024),
    made("JD010", ERROR, BIDI, BIDI_LINE, "\u202e", 99999),
    made("JD003", ERROR, f'"{LONG_NAME}" is not something a role can have.', f"{LONG_NAME}: x", LONG_NAME, 123456),
    made("JD002", ERROR, COLON, "purpose: To lead: well", "To lead: well", 9, "roles/tidy.yaml"),
    made("JD620", ERROR, EDITED, file="out/maths-teacher/job-pack.docx"),
    made("JD022", ERROR, "The documents of this role would go into the folder caretaker."),
]


def report(findings: list[Finding]) -> str:
    stream = io.StringIO()
    show([*findings_as_lines(findings), [(summary_line(findings, 25), "")]], stream)
    return stream.getvalue()


@pytest.mark.parametrize("columns", [60, 80, 200])
def test_a_report(columns: int, monkeypatch: pytest.MonkeyPatch, update_golden: bool) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    said = report(FINDINGS)
    assert max(cell_width(line) for line in said.splitlines()) <= min(columns, 100)
    compare(GOLDEN / f"report-{columns}.txt", said, update_golden)


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="J\n"), max_size=150)
PLACES = st.tuples(st.integers(0, 2_000_000), st.integers(1, 200), st.integers(0, 90))


@given(
    st.lists(st.tuples(TEXTS, TEXTS, PLACES, st.sampled_from(Severity)), max_size=4),
    st.integers(40, 120),
)
def test_at_any_width_nothing_is_wider_and_no_code_is_parted_from_its_message(
    parts: list[tuple[str, str, tuple[int, int, int], Severity]], columns: int
) -> None:
    findings = [
        Finding("JD003", message, Span("f", line, start, line, start + length), severity, excerpt=excerpt)
        for message, excerpt, (line, start, length), severity in parts
    ]
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(columns))
        said = report(findings)
    *lines, _summary = said.splitlines()
    assert all(cell_width(line) <= columns for line in lines)
    coded = [line for line in lines if line.endswith("JD003")]
    assert len(coded) == len(findings)
    assert {cell_width(line) for line in coded} <= {min(columns, 100)}


def test_files_and_findings_keep_their_order_and_each_file_has_one_heading() -> None:
    findings = [
        made("JD003", Severity.ERROR, m, "x: y", "x", n, file=f)
        for m, n, f in [("1", 9, "b"), ("2", 1, "a"), ("3", 2, "b")]
    ]
    said = report(findings)
    assert [line for line in said.splitlines() if line in ("a", "b")] == ["b", "a"]
    assert re.findall(r"line \d +(\d)", said) == ["1", "3", "2"]


@pytest.mark.parametrize(
    ("roles", "said"),
    [
        (["roles/a.yaml"], "Brought in by roles/a.yaml."),
        (["roles/a.yaml", "roles/b.yaml"], "Brought in by roles/a.yaml and roles/b.yaml."),
        (["roles/a.yaml", "b", "c"], "Brought in by roles/a.yaml and 2 other roles."),
        (["roles/a.yaml", *"b" * 1500], "Brought in by roles/a.yaml and 1,500 other roles."),
    ],
)
def test_a_finding_in_a_shared_file_says_which_roles_bring_it_in(roles: list[str], said: str) -> None:
    shared = replace(FINDINGS[1], brought_in_by=tuple(roles), span=Span("blocks/staff.yaml", 14, 5, 14, 13))
    lines = report([shared]).splitlines()
    assert lines[0] == "blocks/staff.yaml"
    assert lines[4].strip() == said
    assert lines[5] == "     14 |     essental:"


def test_the_roles_that_bring_a_file_in_keep_to_the_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    shared = replace(FINDINGS[0], brought_in_by=("workspaces/north/roles/assistant-head\x1b.yaml", "b", "c"))
    lines = report([shared]).splitlines()
    start = next(i for i, line in enumerate(lines) if "Brought" in line)
    assert lines[start : start + 2] == [
        "  Brought in by",
        "  workspaces/north/roles/assistant-head\\u001b.yaml",
    ]
    assert max(map(cell_width, lines)) <= 60


def test_severity_is_told_without_colour() -> None:
    said = [report([made("JD003", severity, "Wrong.", "x: y", "x", 1)]) for severity in sorted(Severity)]
    assert ["Note: Wrong." in said[0], "Warning: Wrong." in said[1], "  Wrong." in said[2]] == [True, True, True]


@pytest.mark.parametrize(
    ("severities", "files", "line"),
    [
        ([], 1, "No problems found in 1 file."),
        ([], 1493, "No problems found in 1,493 files."),
        ([3], 1, "1 problem in 1 file: 1 error."),
        ([3, 2, 3, 1], 1, "4 problems in 1 file: 2 errors, 1 warning, 1 note."),
        ([2], 60, "1 problem in 1 of 60 files: 1 warning."),
        ([2], None, "1 problem in 1 file: 1 warning."),
        ([2], 0, "1 problem in 1 file: 1 warning."),
        ([3] * 2000, 1, "2,000 problems in 1 file: 2,000 errors."),
    ],
)
def test_the_summary(severities: list[int], files: int | None, line: str) -> None:
    assert summary_line([made("JD003", Severity(s), "x") for s in severities], files) == line
