"""A slip in one line of a sound role is told once, on that line, and nothing else is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.source.reading import load, outcome

LINES = (Path(__file__).parent / "sample.yaml").read_text(encoding="utf-8").split("\n")
_PARTS = re.compile(r"^(?P<lead>\s*(?:- )*)(?:(?P<name>[A-Za-z_ ]+): )?(?P<value>[^\[].*[^\]:])$")


def value(change: Callable[[str], str]) -> Callable[[str], str | None]:
    """A change to the text of a line that has one."""

    def changed(line: str) -> str | None:
        match = _PARTS.match(line)
        if match is None or line.startswith("#"):
            return None
        name = f"{match['name']}: " if match["name"] else ""
        return match["lead"] + name + change(match["value"])

    return changed


def without_space(line: str) -> str | None:
    return re.sub(r"^(\s*(?:- )*[a-z_]+): ", r"\1:", line) if re.match(r"\s*(?:- )*[a-z_]+: [^\[]", line) else None


def without_dash_space(line: str) -> str | None:
    return line.replace("- ", "-", 1) if re.match(r"\s+- [a-z]+: ", line) else None


def without_bracket(line: str) -> str | None:
    return line[:-1] if re.search(r": \[.*\]$", line) else None


def tab(line: str) -> str | None:
    return "\t" + line.lstrip() if line.startswith(" ") else None


SLIPS: dict[str, Callable[[str], str | None]] = {
    "starts with @": value(lambda v: f"@{v}"),
    "starts with a backtick": value(lambda v: f"`{v}`"),
    "starts with %": value(lambda v: f"%{v}"),
    "starts with **": value(lambda v: f"**{v[:3]}** {v}"),
    "starts with &": value(lambda v: f"&{v}"),
    "starts with !": value(lambda v: f"!{v}"),
    "starts with [": value(lambda v: f"[{v}"),
    "starts with {": value(lambda v: f"{{{v}"),
    "starts with ]": value(lambda v: f"]{v}"),
    "starts with >": value(lambda v: f">{v}"),
    "has a colon": value(lambda v: f"To {v[:2]}: {v[2:]}: {v}"),
    "opens double quotes": value(lambda v: f'"{v}'),
    "opens single quotes": value(lambda v: f"'{v}"),
    "has an apostrophe in quotes": value(lambda v: f"'It's {v}'"),
    "goes on after the quotes": value(lambda v: f'"It" {v}'),
    "has a backslash": value(lambda v: f'"\\q {v}"'),
    "has a forbidden code": value(lambda v: f'"\\x0b {v}"'),
    "has no space after the colon": without_space,
    "has no space after the dash": without_dash_space,
    "has no closing bracket": without_bracket,
    "starts with a tab": tab,
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_once_on_its_line(slip: str, tmp_path: Path) -> None:
    tried = 0
    for row, line in enumerate(LINES):
        changed = SLIPS[slip](line)
        if changed is None:
            continue
        tried += 1
        role_file = load(tmp_path, "\n".join([*LINES[:row], changed, *LINES[row + 1 :]]))
        assert role_file.role is None, changed
        assert [f.span.line for f in role_file.findings] == [row + 1], (changed, outcome(role_file))
    assert tried >= 4


@pytest.mark.parametrize("by", [1, 2, 3])
def test_a_line_moved_right_is_told_within_its_field_or_changes_nothing(by: int, tmp_path: Path) -> None:
    whole = load(tmp_path, "\n".join(LINES)).role
    told = 0
    for row, line in enumerate(LINES):
        if not line.startswith(" "):
            continue
        role_file = load(tmp_path, "\n".join([*LINES[:row], " " * by + line, *LINES[row + 1 :]]))
        if not role_file.findings:
            assert role_file.role == whole, line
            continue
        told += 1
        assert len(role_file.findings) <= 2, (line, outcome(role_file))
        assert all(abs(f.span.line - 1 - row) <= 8 for f in role_file.findings), (line, outcome(role_file))
    assert told > 30


def test_faults_in_other_fields_are_told_beside_a_line_out_of_place(tmp_path: Path) -> None:
    text = "title: T\ncontract:\n    hours: 30\n  fte: 2\nsalery: 3\nreviewed: soon\n"
    found = load(tmp_path, text).findings
    assert [(f.code, f.span.line) for f in found] == [("JD002", 4), ("JD003", 5), ("JD006", 6)]


def test_fields_of_a_part_that_cannot_be_read_are_not_missing(tmp_path: Path) -> None:
    found = load(tmp_path, "title T\n  x: y\npurpose: a\nsalery: 3\n").findings
    assert "JD004" not in {f.code for f in found}
    assert "JD003" in {f.code for f in found}


def test_a_line_that_does_not_fit_below_a_mended_one_is_not_told(tmp_path: Path) -> None:
    for label in ("[Suitable for beginners: No", '"Suitable for beginners: No', '"a\\q Suitable: No"'):
        found = load(tmp_path, f"title: T\ndetails:\n  {label}\n  Flexible working: Yes\nsalery: 3\n").findings
        assert [(f.code, f.span.line) for f in found] == [("JD002", 3), ("JD003", 5)], label
