"""From what validation says about the model to a place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdgen.findings import Finding, finding
from jdgen.source.places import Place, find_place
from jdgen.source.read import Content

if TYPE_CHECKING:
    from jdgen.findings import Path
    from jdgen.model.validate import Fault

__all__ = ["locate", "place_of"]


def place_of(path: Path, content: Content) -> tuple[Place, Path]:
    """The place nearest to a path of the model, and as much of the path as the file has."""
    if path[:1] == ("duties",) and isinstance(content.data, dict):
        from jdgen.model.job_description import path_as_typed

        path = path_as_typed(path, content.data.get("duties"))
    return find_place(content.places, path)


def locate(fault: Fault, content: Content, file: str) -> Finding:
    """The finding that tells of a fault at its place."""
    place, path = place_of(fault.path, content)
    if fault.on_field:
        place = place.key or place
    elif fault.code == "JD004" and path != fault.path and isinstance(fault.path[-1], str):
        place = _first_line(place, content)
        path = (*path, fault.path[-1])
    elif place.children is not None:
        place = _first_line(place, content)
    return content.with_excerpt(finding(fault.code, fault.message, place.span(file), path))


def _first_line(place: Place, content: Content) -> Place:
    """The part of a place that stands on its first line: a whole block under a caret helps nobody."""
    if place.key is not None:
        return place.key
    line = content.lines[place.line - 1] if place.line <= len(content.lines) else ""
    return Place(place.line, place.column, place.line, max(len(line.rstrip()) + 1, place.column + 1))
