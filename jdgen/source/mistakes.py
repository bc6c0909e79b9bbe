"""What is wrong with a line that is not YAML, in a reader's words, and the line as it was probably meant.

libyaml stops at the first mistake. Where a mistake is one of the common ones, the line is mended *for reading on only*,
so that every other problem of the file is reported in the same run; the mistake itself stays an error.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from typing import Any

import yaml

from jdgen.findings import short
from jdgen.source.lines import indent, line_above, lined_up, quoted, shown

__all__ = ["Mistake", "explain"]

_FIELD = re.compile(r"^(?P<lead>\s*(?:- +)*)(?P<name>[^\s:#'\"\[\]{}-][^:#'\"\[\]{}]*):(?: +(?P<value>.*))?$")
_ITEM = re.compile(r"^(?P<lead>\s*(?:- +)+)(?P<value>.*)$")
_LEAD = re.compile(r"^\s*(?:- +)*")
_NEEDS_QUOTES = {
    **{c: c for c in "@%*&!|>?{[]}"},
    "`": "a backtick",
    ",": "a comma",
    "-": "a dash",
}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: its words, and where it is (1-based; the end column exclusive).

    ``mended`` holds lines to read on with, by row counted from 0. ``sure`` says that they are what was meant; if not,
    nothing that the rest of their field says is to be believed. ``row`` is a line of that field.
    """

    message: str
    line: int
    column: int
    end_column: int
    mended: Mapping[int, str] = field(default_factory=dict)
    sure: bool = True
    code: str = "JD002"


def explain(error: yaml.YAMLError, lines: list[str], names: Set[str]) -> Mistake:
    """Say what a YAML error means.

    ``lines`` is the file's text, which may already be mended elsewhere; ``names`` are the names that fields can have.
    """
    row, column = _mark(getattr(error, "problem_mark", None), lines)
    start, start_column = _mark(getattr(error, "context_mark", None), lines)
    problem = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    if "escape" in problem or "hexdecimal" in problem:
        return _escape(lines, row, column)
    return (
        _tab(lines, (row, start))
        or _open_quote(lines, start if "quoted scalar" in context else row)
        or (_bracket(lines, start, row, start_column) if "flow" in context else None)
        or _glued(lines, row, names)
        or _value_mistake(lines, row, column)
        or _stray(lines, row, start, context, problem)
        or _continued(lines, row, problem, names)
        or _misaligned(lines, row, start, start_column, context)
    )


def _mark(mark: Any, lines: list[str]) -> tuple[int, int]:
    if mark is None:
        return 0, 0
    row = min(mark.line, len(lines) - 1)
    # The end of the file is reported one line too far; the last line with words on it is the one to show.
    while row > 0 and not lines[row].strip():
        row -= 1
    return row, mark.column if row == mark.line else len(lines[row])


def _whole(lines: list[str], row: int, message: str, mended: str | None = None, sure: bool = True) -> Mistake:
    line = lines[row]
    new = {} if mended is None else {row: mended}
    return Mistake(message, row + 1, indent(line) + 1, len(line.rstrip()) + 1, new, sure and mended is not None)


# One line, mended in place


def _tab(lines: list[str], rows: tuple[int, int]) -> Mistake | None:
    """A run of lines that start with a tab. How far in they should start is a guess."""
    row = next((r for r in rows if "\t" in lines[r][: indent(lines[r])]), None)
    if row is None:
        return None
    first = last = row
    while first > 0 and lines[first - 1].startswith("\t"):
        first -= 1
    while last + 1 < len(lines) and lines[last + 1].startswith("\t"):
        last += 1
    if first == last:
        message = f"Line {row + 1} starts with a tab. Use spaces to indent."
        mended = {row: _one_tab(lines, row)}
    else:
        message = f"Lines {first + 1} to {last + 1} start with tabs. Use spaces to indent."
        mended = {r: re.sub(r"^[\t ]+", lambda m: m[0].replace("\t", "  "), lines[r]) for r in range(first, last + 1)}
    return Mistake(message, first + 1, 1, indent(lines[first]) + 1, mended, sure=False)


def _one_tab(lines: list[str], row: int) -> str:
    line, above = lines[row], line_above(lines, row)
    if above is not None and lines[above].rstrip().endswith(":"):
        spaces = len(lines[above]) - len(lines[above].lstrip("- ")) + 2
    else:
        spaces = indent(lined_up(lines, row) or line.replace("\t", "  "))
    return " " * spaces + line.lstrip()


def _escape(lines: list[str], row: int, column: int) -> Mistake:
    line = lines[row]
    at = max(line.rfind("\\", 0, column + 1), 0)
    half = re.match(r"\\u([dD][89a-fA-F][0-9a-fA-F]{2})", line[at:])
    if half:
        message = f"The code {half[0]} makes half of a character (U+{half[1].upper()}), which no document can hold."
        mended = {row: line[:at] + line[at + 6 :]}
        return Mistake(f"{message} Delete it.", row + 1, at + 1, at + 7, mended, code="JD010")
    message = (
        f"Line {row + 1} has a backslash in double quotes, where it starts a code. "
        "Put the text in single quotes, or write the backslash twice."
    )
    return Mistake(message, row + 1, at + 1, at + 2, {row: line[:at] + "\\\\" + line[at + 1 :]})


def _open_quote(lines: list[str], row: int) -> Mistake | None:
    """A quotation mark that is not closed on its line: it swallows what follows, up to the row of the error."""
    for opened in range(row, -1, -1):
        at = _LEAD.match(lines[opened]).end()  # type: ignore[union-attr]
        named = _FIELD.match(lines[opened])
        if named and named["value"] is not None:
            at = named.start("value")
        mark = lines[opened][at : at + 1]
        if mark not in ("'", '"') or _closed_at(lines[opened], at) is not None:
            continue
        closed = next((r for r in range(opened + 1, len(lines)) if _closed_at(mark + lines[r], 0) is not None), None)
        if closed is not None and closed < row:
            return None
        line = lines[opened].rstrip()
        message = f"The quotation mark on line {opened + 1} is never closed. Add the same mark at the end of the text."
        return Mistake(message, opened + 1, at + 1, len(line) + 1, {opened: line + mark})
    return None


def _closed_at(line: str, at: int) -> int | None:
    """Where text that starts with a quotation mark ends in its line, or None where it goes on below."""
    inner = r'"(?:[^"\\]|\\.)*"' if line[at] == '"' else r"'(?:[^']|'')*'"
    match = re.compile(inner).match(line, at)
    return match.end() if match else None


def _bracket(lines: list[str], start: int, row: int, column: int) -> Mistake | None:
    line = lines[start]
    at = column if line[column : column + 1] in ("[", "{") else next((i for i, c in enumerate(line) if c in "[{"), -1)
    if at < 0:
        return None
    opening, closing = line[at], "]" if line[at] == "[" else "}"
    if any(closing in text for text in (line[at:], *lines[start + 1 : row + 1])):
        message = (
            f"The part that starts with {opening} on line {start + 1} cannot be read. Put a comma between its items, "
            "and quotes round each text that has a comma, colon, bracket or quotation mark in it."
        )
        return Mistake(message, start + 1, at + 1, len(line.rstrip()) + 1, sure=False)
    message = (
        f"The {opening} on line {start + 1} is never closed. Add {closing} at the end of the list, "
        "or put quotes round the text if the bracket belongs to it."
    )
    return Mistake(message, start + 1, at + 1, len(line.rstrip()) + 1, {start: line.rstrip() + closing})


def _glued(lines: list[str], row: int, names: Set[str]) -> Mistake | None:
    """A line, or the one above it, that lacks a space or a colon beside the name of a field, or a space after a dash."""
    for at in (row, line_above(lines, row)):
        if at is None:
            continue
        match = re.match(r"^(?P<lead>\s*(?:- *)*)(?P<name>[a-z_]+)(?P<sign>\s*[:=]?)(?P<rest>.*)$", lines[at])
        if match is None or match["name"] not in names:
            continue
        lead, name, sign, rest = match["lead"], match["name"], match["sign"].strip(), match["rest"]
        if lead.endswith("-"):
            message = f"Line {at + 1} needs a space after the dash: - {short(lines[at].strip()[1:])}"
            return _whole(lines, at, message, f"{lead} {lines[at][len(lead) :]}")
        if sign == ":" and rest and not rest[0].isspace():
            message = f"Line {at + 1} needs a space after the colon: {name}: {short(rest)}"
            return _whole(lines, at, message, f"{lead}{name}: {rest}")
        if sign != ":" and (rest[:1] in ("", " ") or sign) and ":" not in rest:
            message = f'Line {at + 1} needs a colon after "{name}": {name}: {short(rest.strip())}'.rstrip()
            return _whole(lines, at, message, f"{lead}{name}: {rest.strip()}")
    return None


def _value_mistake(lines: list[str], row: int, column: int) -> Mistake | None:
    """A value that YAML takes for something else, because of how it starts or of a colon inside it."""
    line = lines[row]
    named, item = _FIELD.match(line), _ITEM.match(line)
    value = ((named["value"] if named else item["value"] if item else "") or "").strip()
    if not value:
        return None
    lead = line[: line.rfind(value)]
    start = len(lead)
    if value[0] in "'\"":
        inner = value.strip(value[0])
        message = (
            f"On line {row + 1} the quotation marks end before the text does. "
            f"Put the whole text in double quotes: {shown(inner)}"
        )
        return Mistake(message, row + 1, start + 1, len(line.rstrip()) + 1, {row: lead + quoted(inner)})
    if value[0] in _NEEDS_QUOTES and column >= start:
        message = f"Text that starts with {_NEEDS_QUOTES[value[0]]} needs quotes: {shown(value)}"
        return Mistake(message, row + 1, start + 1, len(line.rstrip()) + 1, {row: lead + quoted(value)})
    if re.search(r":(\s|$)", value) and column > start:
        # "Lead: the team: now" in a list is one text with two colons; "title: Head: Maths" is a field and its text.
        if named and "-" in named["lead"] and not re.fullmatch(r"[a-z_]+", named["name"]):
            lead, value = named["lead"], line[len(named["lead"]) :].strip()
        message = f"The text on line {row + 1} has a colon in it, so it needs quotes: {shown(value)}"
        return Mistake(message, row + 1, len(lead) + 1, len(line.rstrip()) + 1, {row: lead + quoted(value)})
    return None
