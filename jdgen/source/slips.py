"""Slips in one line, which can be mended for reading on: quotation marks, brackets, tabs, colons, dashes."""

from __future__ import annotations

import re
from collections.abc import Set

from jdgen.findings import short
from jdgen.source.lines import (
    FIELD,
    ITEM,
    Mistake,
    block_of,
    indent,
    line_above,
    lined_up,
    quoted,
    quoted_less,
    shown,
    whole,
)

__all__ = ["bracket", "escape", "glued", "open_quote", "tab", "value_mistake"]

_LEAD = re.compile(r"^\s*(?:- +)*")
_NAME = re.compile(r"[^\s:#'\"\[\]{}-][^:#'\"\[\]{}]*: +")
_IN_QUOTES = {'"': r'"(?:[^"\\]|\\.)*"', "'": r"'(?:[^']|'')*'"}
_GLUED = re.compile(r"^(?P<lead>\s*(?:- *)*)(?:(?P<name>[a-z_]+):(?P<rest>.*)|[^ -].*)$")
_NEEDS_QUOTES = {
    **{c: c for c in "@%*&!|>?{[]}"},
    "`": "a backtick",
    ",": "a comma",
    "-": "a dash",
}


def tab(lines: list[str], rows: tuple[int, int]) -> Mistake | None:
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
        mended = {row: _onetab(lines, row)}
    else:
        message = f"Lines {first + 1} to {last + 1} start with tabs. Use spaces to indent."
        mended = {r: re.sub(r"^[\t ]+", lambda m: m[0].replace("\t", "  "), lines[r]) for r in range(first, last + 1)}
    return Mistake(message, first + 1, 1, indent(lines[first]) + 1, mended, sure=False)


def _onetab(lines: list[str], row: int) -> str:
    line, above = lines[row], line_above(lines, row)
    if above is not None and lines[above].rstrip().endswith(":"):
        spaces = len(lines[above]) - len(lines[above].lstrip("- ")) + 2
    else:
        spaces = indent(lined_up(lines, row) or line.replace("\t", "  "))
    return " " * spaces + line.lstrip()


def escape(lines: list[str], row: int, column: int) -> Mistake:
    """A backslash in double quotes that starts no code, or half of one."""
    line = lines[row]
    at = max(line.rfind("\\", 0, column + 1), 0)
    half = re.match(r"\\(?:u|U0000)([dD][89a-fA-F][0-9a-fA-F]{2})", line[at:])
    if half:
        message = f"The code {half[0]} makes half of a character (U+{half[1].upper()}). No document can hold it:"
        end = at + len(half[0])
        mended = {row: line[:at] + line[end:]}
        return Mistake(f"{message} delete the code.", row + 1, at + 1, end + 1, mended, code="JD010")
    message = (
        f"Line {row + 1} has a backslash in double quotes, where it starts a code. "
        "Put the text in single quotes, or write the backslash twice."
    )
    return Mistake(message, row + 1, at + 1, at + 2, {row: line[:at] + "\\\\" + line[at + 1 :]})


def open_quote(lines: list[str], row: int, start: int | None) -> Mistake | None:
    """A quotation mark that is not closed on its line: it swallows what follows, up to the row of the error.

    ``start`` is where the reader says that it stands, if it got to the end of the file without finding the other one.
    """
    for opened in range(row, -1, -1) if start is None else (start,):
        at = _value_at(lines[opened])
        if lines[opened][at : at + 1] not in ("'", '"') or _closes(lines[opened], at):
            continue
        mark = lines[opened][at]
        closed = next((r for r in range(opened + 1, len(lines)) if _closes(mark + lines[r], 0)), None)
        if start is None and (closed is None or closed < row):
            return None
        line = lines[opened].rstrip()
        message = f"The quotation mark on line {opened + 1} is never closed. Add the same mark at the end of the text."
        return Mistake(message, opened + 1, at + 1, len(line) + 1, {opened: line + mark})
    return None


def _value_at(line: str) -> int:
    """Where the text of a field or an item starts in its line."""
    lead = _LEAD.match(line)
    at = lead.end() if lead else 0
    named = _NAME.match(line, at)
    return named.end() if named else at


def _closes(line: str, at: int) -> bool:
    """Whether text that starts with a quotation mark ends in its line."""
    return re.compile(_IN_QUOTES[line[at]]).match(line, at) is not None


def bracket(lines: list[str], start: int, row: int, column: int) -> Mistake | None:
    """A list or group of fields in brackets that is not closed, or that cannot be told from its text."""
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


def glued(lines: list[str], row: int, names: Set[str]) -> Mistake | None:
    """A line, or the one above it, that lacks a space after a dash or after the colon of a field."""
    for at in (row, line_above(lines, row), _dash_of_list(lines, row)):
        match = _GLUED.match(lines[at]) if at is not None else None
        if at is None or match is None:
            continue
        lead, name, rest = match["lead"], match["name"] or "", match["rest"] or ""
        if lead.endswith("-") and (at == row or name in names or _heads_list(lines, at)):
            said = lines[at][len(lead) :].lstrip()
            message = f"Line {at + 1} needs a space after the dash: - {short(said)}".rstrip()
            return whole(lines, at, message, f"{lead} {said}")
        if name in names and rest and not rest[0].isspace():
            message = f"Line {at + 1} needs a space after the colon: {name}: {short(rest)}".rstrip()
            return whole(lines, at, message, f"{lead}{name}: {rest}")
    return None


def _dash_of_list(lines: list[str], row: int) -> int | None:
    """The nearest line above that has no space after its dash, in the same top field."""
    rows = (r for r in range(row - 1, block_of(lines, row).start, -1) if re.match(r"\s*-[^\s-]", lines[r]))
    return next(rows, None)


def _heads_list(lines: list[str], row: int) -> bool:
    """Whether the line below is an item of a list that starts where this line starts."""
    below = next((line for line in lines[row + 1 :] if line.strip()), "")
    return below.lstrip().startswith("- ") and indent(below) == indent(lines[row])


def value_mistake(lines: list[str], row: int, column: int) -> Mistake | None:
    """A value that YAML takes for something else, because of how it starts or of a colon inside it."""
    line = lines[row]
    named, item = FIELD.match(line), ITEM.match(line)
    if named and "-" in named["lead"] and not re.fullmatch(r"[a-z_]+", named["name"]):
        # "Lead: the team: now" in a list is one text with two colons; "title: Head: Maths" is a field and its text.
        named = None
    value = ((named["value"] if named else item["value"] if item else "") or "").strip()
    if not value:
        return None
    lead = line[: line.rfind(value)]
    start = len(lead)
    if value[0] in "'\"":
        if re.fullmatch(_IN_QUOTES[value[0]], value):
            return None
        inner = quoted_less(value)
        message = (
            f"On line {row + 1} the quotation marks end before the text does. "
            f"Put quotes round the whole text, like this: {shown(inner)}"
        )
        return Mistake(message, row + 1, start + 1, len(line.rstrip()) + 1, {row: lead + quoted(inner)})
    if value[0] in _NEEDS_QUOTES and column >= start:
        message = f"Text that starts with {_NEEDS_QUOTES[value[0]]} needs quotes: {shown(value)}"
        return Mistake(message, row + 1, start + 1, len(line.rstrip()) + 1, {row: lead + quoted(value)})
    if re.search(r":(\s|$)", value) and column > start:
        message = f"The text on line {row + 1} has a colon in it, so it needs quotes: {shown(value)}"
        return Mistake(message, row + 1, len(lead) + 1, len(line.rstrip()) + 1, {row: lead + quoted(value)})
    return None
