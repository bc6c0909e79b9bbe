"""Looking at the lines of a file as a reader does: how far in they start, and what belongs together."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from jdgen.findings import short

__all__ = [
    "FIELD",
    "ITEM",
    "Mistake",
    "block_of",
    "indent",
    "line_above",
    "lined_up",
    "quoted",
    "quoted_less",
    "shown",
    "starts_field",
    "whole",
]

FIELD = re.compile(r"^(?P<lead>\s*(?:- +)*)(?P<name>[^\s:#'\"\[\]{}-][^:#'\"\[\]{}]*):(?: +(?P<value>.*))?$")
"""A line that gives a field, perhaps as the first line of an item."""
ITEM = re.compile(r"^(?P<lead>\s*(?:- +)+)(?P<value>.*)$")
"""A line that gives an item of a list."""

_TOP = re.compile(r"[^\s#\-\]}]|-\S")
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake: its words, and where it is (1-based; the end column exclusive).

    ``mended`` holds lines to read on with, by row counted from 0. ``sure`` says that they are what was meant; if not,
    nothing that the rest of their top field says is to be believed. ``lost_from`` is the row of another top field of
    which the same holds.
    """

    message: str
    line: int
    column: int
    end_column: int
    mended: Mapping[int, str] = field(default_factory=dict)
    sure: bool = True
    code: str = "JD002"
    lost_from: int | None = None


def whole(lines: list[str], row: int, message: str, mended: str | None = None, sure: bool = True) -> Mistake:
    """A mistake of a whole line."""
    line = lines[row]
    new = {} if mended is None else {row: mended}
    return Mistake(message, row + 1, indent(line) + 1, len(line.rstrip()) + 1, new, sure and mended is not None)


def indent(line: str) -> int:
    """How many characters a line starts with before its first word."""
    return len(line) - len(line.lstrip())


def quoted(text: str) -> str:
    """The text in double quotes, as it would have to be typed."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def shown(text: str) -> str:
    """The text in the quotes that change it least, as it would have to be typed, cut to what a message can show."""
    text = short(text, _SHOWN)
    return f"'{text}'" if ('"' in text or "\\" in text) and "'" not in text else quoted(text)


def quoted_less(text: str) -> str:
    """The text without quotation marks round it, where they are a pair that stands for the whole of it."""
    mark, inner = text[:1], text[1:-1]
    if len(text) < 2 or mark not in ("'", '"') or text[-1] != mark:
        return text
    marks = [m.start() for m in re.finditer(rf"(?<!\w){mark}|{mark}(?!\w)", inner)]
    if marks and len(marks) % 2 == 0:
        # "Outstanding" and "Good" are two quotations; "He said "well" to us" has one pair round it all.
        first = marks[0]
        if first and not inner[first - 1].isspace() and inner[first - 1] not in "([":
            return text
    return inner


def line_above(lines: list[str], row: int) -> int | None:
    """The nearest line above that is neither blank nor a note."""
    return next((i for i in range(row - 1, -1, -1) if lines[i].strip() and not lines[i].lstrip().startswith("#")), None)


def lined_up(lines: list[str], row: int) -> str | None:
    """The line, starting where the nearest line above starts that is of its own kind (an item, or a field)."""
    is_item = lines[row].lstrip().startswith("- ")
    for i in range(row - 1, -1, -1):
        text = lines[i].strip()
        if text and not text.startswith("#") and text.startswith("- ") == is_item:
            return " " * indent(lines[i]) + lines[row].lstrip()
    return None


def block_of(lines: list[str], row: int) -> range:
    """The rows of the whole top field that a row belongs to, from the field's own line to before the next one."""
    start = next((i for i in range(row, -1, -1) if _TOP.match(lines[i])), 0)
    end = next((i for i in range(row + 1, len(lines)) if _TOP.match(lines[i])), len(lines))
    return range(start, end)


def starts_field(line: str, name: str) -> bool:
    """Whether a line gives a field of this name, or looks as if it should."""
    return re.match(rf"""[\s-]*["']?{re.escape(name)}\b""", line) is not None
