"""Where each value of a file stands.

A :class:`Place` tree has the shape of the data beside it, so a path into the data finds its place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jdgen.findings import Path, Span

__all__ = ["Origin", "Place", "find_place"]


@dataclass(frozen=True, slots=True)
class Origin:
    """A file that text was brought in from: its name as findings show it, and its lines."""

    file: str
    lines: list[str]


class Place:
    """Where one value stands: 1-based lines and columns, the end exclusive.

    ``key`` is the place of the field's name when the value belongs to one. ``children`` holds the places of a mapping's
    values by field, or of a list's items in order; it is None for text. ``origin`` is the file it stands in, where that
    is another file than the role's own.
    """

    __slots__ = ("children", "column", "end_column", "end_line", "key", "line", "origin")

    def __init__(self, line: int, column: int, end_line: int, end_column: int) -> None:
        self.line = line
        self.column = column
        self.end_line = end_line
        self.end_column = end_column
        self.key: Place | None = None
        self.children: dict[str, Place] | list[Place] | None = None
        self.origin: Origin | None = None

    def child(self, step: str | int) -> Place | None:
        """The place one step further down, or None when nothing stands there."""
        if isinstance(self.children, dict):
            return self.children.get(str(step))
        if isinstance(self.children, list) and isinstance(step, int) and 0 <= step < len(self.children):
            return self.children[step]
        return None

    def span(self, file: str) -> Span:
        """This place as a span of ``file``, or of the file it came from."""
        return Span(self.origin.file if self.origin else file, self.line, self.column, self.end_line, self.end_column)


def find_place(root: Place, path: Sequence[str | int]) -> tuple[Place, Path]:
    """Find the place nearest to a path of the model, and the part of the path that the file really has.

    Short forms give the model steps the file does not have (a duty written as a line is a ``text`` in the model);
    such steps are passed over.
    """
    place, known = root, list[str | int]()
    for step in path:
        child = place.child(step)
        if child is not None:
            place = child
            known.append(step)
    return place, tuple(known)
