"""The line of a file that a finding points at, cut to the screen around the place, and the carets under it."""

from __future__ import annotations

from dataclasses import dataclass

from jdgen.findings import Finding
from jdgen.report.screen import cell_width, printable

__all__ = ["BLANK", "Excerpt", "excerpt"]

BLANK = " \t\r\n"
"""What may be cut off a line's end without being missed. Other white space may be what the finding is about."""

_CUT = "..."


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A line as shown, and its carets: how many columns stand before them, and how many there are."""

    line: str
    before: int
    carets: int


def excerpt(found: Finding, columns: int) -> Excerpt:
    """The part of the finding's line that fits so many columns, with its place in view. What is cut off shows as dots."""
    line = found.excerpt.rstrip(BLANK)
    span = found.span
    start = min(max(span.column - 1, 0), len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(min(end, len(line)), start + 1)
    # A line may be a million characters long; what is far from the place cannot be in view.
    far = max(0, start - columns)
    shown = [printable(character) for character in line[far : start + 2 * columns]]
    if start == len(line):
        shown.append(" ")  # room for a caret that stands after the last character
    return _fitted(shown, start - far, end - far, columns, (far > 0, start + 2 * columns < len(line)))


def _fitted(shown: list[str], start: int, end: int, columns: int, cut: tuple[bool, bool]) -> Excerpt:
    cells = [cell_width(text) for text in shown]
    left, right = 0, len(shown)
    if any(cut) or sum(cells) > columns:
        left, right = _window(cells, start, end, columns, cut)
    lead = _CUT if left or cut[0] else ""
    tail = _CUT if right < len(shown) or cut[1] else ""
    before = len(lead) + sum(cells[left:start])
    line = (lead + "".join(shown[left:right]) + tail).rstrip(" ")
    return Excerpt(line, before, max(1, sum(cells[start : min(end, right)])))


def _window(cells: list[int], start: int, end: int, columns: int, cut: tuple[bool, bool]) -> tuple[int, int]:
    """Which characters to show: the line's beginning if the place is then in view, else a third of the room before it."""
    room = columns - len(_CUT)
    if not cut[0] and sum(cells[:end]) <= room:
        return 0, _reach(cells, 0, room)
    left = _reach_back(cells, min(start, len(cells)), room // 3)
    if not cut[1] and sum(cells[left:]) <= room:
        return _reach_back(cells, len(cells), room), len(cells)
    return left, _reach(cells, left, room - len(_CUT) if left or cut[0] else room)


def _reach(cells: list[int], left: int, room: int) -> int:
    right = left
    while right < len(cells) and cells[right] <= room:
        room -= cells[right]
        right += 1
    return right


def _reach_back(cells: list[int], right: int, room: int) -> int:
    left = right
    while left > 0 and cells[left - 1] <= room:
        left -= 1
        room -= cells[left]
    return left
