"""Looking at the lines of a file as a reader does: how far in they start, and what belongs together."""

from __future__ import annotations

import re

from jdgen.findings import short

__all__ = ["block_of", "indent", "line_above", "lined_up", "quoted", "starts_field"]

_TOP = re.compile(r"[^\s#\-\]}]|-\S")
_SHOWN = 120


def indent(line: str) -> int:
    """How many characters a line starts with before its first word."""
    return len(line) - len(line.lstrip())


def quoted(text: str) -> str:
    """The text in double quotes, as it would have to be typed."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def shown(text: str) -> str:
    """The text in double quotes, cut to what a message can show."""
    return quoted(short(text, _SHOWN))


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
