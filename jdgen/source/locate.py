"""From what validation says about the model to a place in the file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdgen.findings import Finding, finding
from jdgen.source.bullets import pasted_list
from jdgen.source.lines import shown
from jdgen.source.places import Place, find_place
from jdgen.source.read import Content

if TYPE_CHECKING:
    from jdgen.findings import Path
    from jdgen.model.fault import Fault

__all__ = ["locate", "place_of"]


def place_of(path: Path, content: Content) -> tuple[Place, Path]:
    """The place nearest to a path of the model, and as much of the path as the file has."""
    if path[:1] == ("duties",) and path[1:]:
        from jdgen.model.job_description import path_as_typed

        path = path_as_typed(path, content.has_ungrouped_duties)
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
    message = fault.message
    if fault.code == "JD005" and fault.path:
        message = _as_a_list(fault, place, content) or message
    if fault.example:
        message += shown(_typed(find_place(content.places, path)[0], content) or fault.example)
    return content.with_excerpt(finding(fault.code, message, place.span(file), path), content.lines_at(place))


def _as_a_list(fault: Fault, place: Place, content: Content) -> str | None:
    """What to say of the lines of a list that have no dashes, which make one text."""
    if place.key is None or place.children is not None or place.line <= place.key.line:
        return None
    from jdgen.model.fields import field_names, list_names

    row = place.line - 1
    lines = content.lines_at(place)
    if fault.path[-1] not in list_names() or lines[row].lstrip().startswith("-"):
        return None
    mistake = pasted_list(lines, row, list_names(), field_names())
    return mistake.message if mistake else None


def _typed(place: Place, content: Content) -> str:
    """A value as it was typed, with its lines joined."""
    lines = content.lines_at(place)[place.line - 1 : place.end_line]
    if not lines:
        return ""
    lines[-1] = lines[-1][: place.end_column - 1]
    lines[0] = lines[0][place.column - 1 :]
    return " ".join(line.strip() for line in lines)


def _first_line(place: Place, content: Content) -> Place:
    """The part of a place that stands on its first line: a whole block under a caret helps nobody."""
    if place.key is not None:
        return place.key
    lines = content.lines_at(place)
    line = lines[place.line - 1] if place.line <= len(lines) else ""
    first = Place(place.line, place.column, place.line, max(len(line.rstrip()) + 1, place.column + 1))
    first.origin = place.origin
    return first
