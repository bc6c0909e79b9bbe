"""What is wrong with a line that is not YAML, in a reader's words, and the line as it was probably meant.

libyaml stops at the first mistake. Where a mistake is one of the common ones, the line is mended *for reading on only*,
so that every other problem of the file is reported in the same run; the mistake itself stays an error.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

__all__ = ["Mistake", "explain"]

_FIELD = re.compile(r"^(?P<lead>\s*(?:- +)*)(?P<name>[^\s:#'\"\[\]{}-][^:#'\"\[\]{}]*):(?: +(?P<value>.*))?$")
_ITEM = re.compile(r"^(?P<lead>\s*(?:- +)+)(?P<value>.*)$")
_NEEDS_QUOTES = {
    "@": "@",
    "`": "a backtick",
    "%": "%",
    "*": "*",
    "&": "&",
    "!": "!",
    "|": "|",
    ">": ">",
    "?": "?",
    ",": "a comma",
    "-": "a dash",
    "{": "{",
    "[": "[",
    "]": "]",
    "}": "}",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: its words, where it is (1-based; the end column exclusive), and the mended line or None."""

    message: str
    line: int
    column: int
    end_column: int
    mended: str | None = None


def explain(error: yaml.YAMLError, lines: list[str]) -> Mistake:
    """Say what a YAML error means. ``lines`` is the file's text, which may already be mended elsewhere."""
    row, column = _mark(getattr(error, "problem_mark", None), lines)
    start, _ = _mark(getattr(error, "context_mark", None), lines)
    problem = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    for row_to_try in dict.fromkeys((row, start)):
        if lines[row_to_try][: _indent(lines[row_to_try])].count("\t"):
            return _tab(lines, row_to_try)
    if "escape" in problem:
        return _escape(lines, row, column)
    if "quoted scalar" in context:
        return _open_quote(lines, start)
    if "flow" in context:
        return _open_bracket(lines, start)
    if "expected ':'" in problem or "simple key" in context:
        return _no_colon(lines, start)
    return _value_mistake(lines, row, column) or _layout_mistake(lines, row, problem)


def _mark(mark: Any, lines: list[str]) -> tuple[int, int]:
    if mark is None:
        return 0, 0
    row = min(mark.line, len(lines) - 1)
    # The end of the file is reported one line too far; the last line with words on it is the one to show.
    while row > 0 and not lines[row].strip():
        row -= 1
    return row, mark.column if row == mark.line else len(lines[row])


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _whole(lines: list[str], row: int, message: str, mended: str | None = None) -> Mistake:
    line = lines[row]
    return Mistake(message, row + 1, _indent(line) + 1, len(line.rstrip()) + 1, mended)


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _tab(lines: list[str], row: int) -> Mistake:
    line = lines[row]
    above = _line_above(lines, row)
    if above is not None and lines[above].rstrip().endswith(":"):
        content = lines[above].lstrip("- ")
        spaces = " " * (len(lines[above]) - len(content) + 2)
    else:
        spaces = " " * _indent(_lined_up(lines, row) or line.replace("\t", "  "))
    message = f"Line {row + 1} starts with a tab. Use spaces to indent."
    return Mistake(message, row + 1, 1, _indent(line) + 1, spaces + line.lstrip())


def _escape(lines: list[str], row: int, column: int) -> Mistake:
    line = lines[row]
    at = line.rfind("\\", 0, column + 1)
    message = (
        f"Line {row + 1} has a backslash in double quotes, where it starts a code. "
        "Put the text in single quotes, or write the backslash twice."
    )
    mended = None if at < 0 else line[:at] + "\\\\" + line[at + 1 :]
    return Mistake(message, row + 1, max(at, 0) + 1, max(at, 0) + 2, mended)


def _open_quote(lines: list[str], row: int) -> Mistake:
    line = lines[row]
    at = next((i for i, c in enumerate(line) if c in "'\""), 0)
    message = f"The quotation mark on line {row + 1} is never closed. Add the same mark at the end of the text."
    return Mistake(message, row + 1, at + 1, len(line.rstrip()) + 1, line.rstrip() + line[at])


def _open_bracket(lines: list[str], row: int) -> Mistake:
    line = lines[row]
    at = next((i for i, c in enumerate(line) if c in "[{"), 0)
    closing = "]" if line[at] == "[" else "}"
    message = (
        f"The {line[at]} on line {row + 1} is never closed. Add {closing} at the end of the list, "
        "or put quotes round the text if the bracket belongs to it."
    )
    return Mistake(message, row + 1, at + 1, len(line.rstrip()) + 1, line.rstrip() + closing)


def _no_colon(lines: list[str], row: int) -> Mistake:
    line = lines[row].strip()
    glued = re.match(r"^(?:- +)?([A-Za-z_]+):(\S.*)$", line)
    if glued:
        message = f"Line {row + 1} needs a space after the colon: {glued[1]}: {glued[2]}"
        return _whole(lines, row, message, lines[row].replace(f"{glued[1]}:", f"{glued[1]}: ", 1))
    message = (
        f"Line {row + 1} is not a field: it has no colon after a field name. "
        "If it carries on the text above, start it further to the right than that field."
    )
    return _whole(lines, row, message, "")


def _value_mistake(lines: list[str], row: int, column: int) -> Mistake | None:
    """A value that YAML takes for something else, because of how it starts or of a colon inside it."""
    line = lines[row]
    field, item = _FIELD.match(line), _ITEM.match(line)
    value = ((field["value"] if field else item["value"] if item else "") or "").strip()
    if not value:
        return None
    lead = line[: line.rfind(value)] if value else ""
    start = len(lead)
    if value[0] in "'\"":
        inner = value.strip(value[0])
        message = (
            f"On line {row + 1} the quotation marks end before the text does. "
            f"Put the whole text in double quotes: {_quoted(inner)}"
        )
        return Mistake(message, row + 1, start + 1, len(line.rstrip()) + 1, lead + _quoted(inner))
    if value[0] in _NEEDS_QUOTES and column >= start:
        message = f"Text that starts with {_NEEDS_QUOTES[value[0]]} needs quotes: {_quoted(value)}"
        return Mistake(message, row + 1, start + 1, len(line.rstrip()) + 1, lead + _quoted(value))
    if re.search(r":(\s|$)", value) and column > start:
        return _colon(line, row, field, value, lead)
    return None


def _colon(line: str, row: int, field: re.Match[str] | None, value: str, lead: str) -> Mistake:
    # "Lead: the team: now" in a list is one text with two colons; "title: Head: Maths" is a field and its text.
    if field and "-" in field["lead"] and not re.fullmatch(r"[a-z_]+", field["name"]):
        lead, value = field["lead"], line[len(field["lead"]) :].strip()
    message = f"The text on line {row + 1} has a colon in it, so it needs quotes: {_quoted(value)}"
    return Mistake(message, row + 1, len(lead) + 1, len(line.rstrip()) + 1, lead + _quoted(value))


def _layout_mistake(lines: list[str], row: int, problem: str) -> Mistake:
    """A line that starts too far left or right, or the line above it that is not a field."""
    line, above = lines[row], _line_above(lines, row)
    if "mapping values" in problem and above is not None:
        text = lines[above].strip()
        if not re.search(r":(\s|$)", text) and _indent(lines[above]) == _indent(line):
            return _no_colon(lines, above)
    if problem == "found unknown directive name" or line.startswith("%"):
        return _whole(
            lines, row, f"Line {row + 1} starts with %, which role files cannot do. Put the text in quotes.", ""
        )
    if line.lstrip().startswith(("@", "`", "*", "&", "!", "|", ">", "%")):
        return _whole(lines, row, f"Text that starts with {line.strip()[0]} needs quotes: {_quoted(line.strip())}", "")
    message = (
        f"Line {row + 1} is not lined up with the lines above it. "
        "Give it the same number of spaces at its start as the lines it belongs with."
    )
    return _whole(lines, row, message, _lined_up(lines, row))


def _line_above(lines: list[str], row: int) -> int | None:
    return next((i for i in range(row - 1, -1, -1) if lines[i].strip() and not lines[i].lstrip().startswith("#")), None)


def _lined_up(lines: list[str], row: int) -> str | None:
    """The line with the indent of the nearest line above that is of its own kind (an item, or a field)."""
    is_item = lines[row].lstrip().startswith("- ")
    for i in range(row - 1, -1, -1):
        text = lines[i].strip()
        if text and not text.startswith("#") and text.startswith("- ") == is_item:
            return " " * _indent(lines[i]) + lines[row].lstrip()
    return None
