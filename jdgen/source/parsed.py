"""What comes of reading a file: plain data with the place of every value, and the lists and mappings still being read."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from jdgen.findings import Finding, Path
from jdgen.source.places import Place

__all__ = ["Data", "LeftOut", "Open", "Parsed"]

Data = dict[str, Any] | list[Any] | str


@dataclass(slots=True)
class Parsed:
    """What a file says, as plain data, with the place of every value.

    ``data`` is None when the file is empty or too deep to read on. Values with nothing in them are left out of ``data``
    and reported.
    """

    data: Data | None = None
    places: Place = field(default_factory=lambda: Place(1, 1, 1, 1))
    findings: list[Finding] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A field with nothing after it: the mapping it was left out of, its name and place, and what was said of it."""

    data: dict[str, Any]
    children: dict[str, Place]
    name: str
    place: Place
    path: Path
    said: Finding

    def put_back(self) -> None:
        """Give the field, with nothing in it, to whoever can say what is wrong with its name."""
        self.data[self.name] = ""
        at = self.place
        place = Place(at.line, at.column, at.end_line, at.end_column)
        place.key = at
        self.children[self.name] = place


class Open:
    """A list or mapping whose end has not been read yet."""

    __slots__ = ("braces_told", "children", "data", "in_braces", "is_mapping", "key", "key_place", "names", "place")

    def __init__(self, data: Any, place: Place, in_brackets: bool) -> None:
        self.data = data
        self.place = place
        self.is_mapping = isinstance(data, dict)
        self.in_braces = in_brackets and self.is_mapping
        self.braces_told = False
        self.children: Any = {} if self.is_mapping else []
        place.children = self.children
        self.key: str | None = None
        self.key_place: Place | None = None
        self.names: dict[str, Place] = {}
