"""The JSON others script against: exactly the fields of DESIGN.md section 5, and the roles that bring a file in."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from jdgen.findings import Finding, Severity, Span
from jdgen.report.json import findings_as_json
from tests.cli.program import compare
from tests.report.test_text import FINDINGS

GOLDEN = Path(__file__).parent / "golden" / "findings.json"
FIELDS = [
    "code", "name", "severity", "message", "file", "line", "column", "end_line", "end_column", "path", "help", "source",
    "brought_in_by",
]  # fmt: skip


def test_the_contract(update_golden: bool) -> None:
    path = "person_specification.categories[0].essential[2]"
    source = "Keeping children safe in education 2026"
    placed = Finding("JD019", "Unknown.", Span("roles/a.yaml", 3, 5, 3, 9), Severity.NOTE, path, "A hint.", source)
    said = findings_as_json([placed, *FINDINGS[:3]], 2)
    compare(GOLDEN, said + "\n", update_golden)
    document = json.loads(said)
    assert list(document) == ["version", "findings", "summary"]
    assert document["version"] == 1
    assert [list(found) for found in document["findings"]] == [FIELDS] * 4
    assert document["summary"] == {"files": 2, "findings": 4, "errors": 2, "warnings": 1, "notes": 1}


def test_a_finding_of_a_whole_file_has_no_line() -> None:
    (found,) = json.loads(findings_as_json(FINDINGS[:1], 1))["findings"]
    assert [found[field] for field in ("line", "column", "end_line", "end_column")] == [None] * 4


def test_the_roles_that_bring_a_file_in_are_all_there() -> None:
    roles = tuple(f"roles/{n}.yaml" for n in range(60))
    (found,) = json.loads(findings_as_json([replace(FINDINGS[1], brought_in_by=roles)], 60))["findings"]
    assert found["brought_in_by"] == list(roles)


def test_nothing_found_is_a_document_too() -> None:
    document = json.loads(findings_as_json([], 3))
    assert document["findings"] == []
    assert document["summary"] == {"files": 3, "findings": 0, "errors": 0, "warnings": 0, "notes": 0}


def test_any_text_comes_back_as_it_was_from_ascii() -> None:
    for text in ("\x1b[31m", "\x9b", "\u202e", "😀", "\udc80", '"\\\n', "Café"):
        said = findings_as_json([Finding("JD003", text, Span(text), Severity.ERROR)], 1)
        assert said.isascii()
        assert "\x1b" not in said
        (found,) = json.loads(said)["findings"]
        assert found["message"] == found["file"] == text
