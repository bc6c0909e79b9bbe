"""A composed role as YAML: what jdgen makes of a role file and the files it shares with others, in one piece."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jdgen.findings import Path
from jdgen.source.compose.nodes import JoinedPlace, Node, child, items_of, listed, mapping
from jdgen.source.places import Place
from jdgen.source.role_file import RoleFile
from jdgen.source.written import Line, escaped, lines_of

__all__ = ["composed_text"]

_NEAR = 4
"""Lines no further apart than this are told of together."""
_FOLLOWED = frozenset([("includes",), ("drop",), ("replace",), ("organisation", "parent")])
"""Fields that say how to compose a role. What came of them is there instead."""


def composed_text(role_file: RoleFile, sources: bool = False) -> str:
    """The role of a file as YAML that reads back to the same role outside a workspace, in the order of the model.

    With ``sources``, notes above the lines say which lines of which file they came from, wherever that changes.
    """
    content = role_file.content
    assert isinstance(content.data, dict)
    role = Node(content.data, content.places)
    lines = list(_with_space(_in_order(role, ())))
    texts = _Sources(role_file.file, content.lines).noted(lines) if sources else (line.text for line in lines)
    return "".join(f"{text}\n" for text in texts)


def _with_space(role: Node) -> Iterator[Line]:
    """The lines of a role, with an empty one before and after each field that has more than one line."""
    before: list[Line] = []
    for name in role.value:
        lines = list(lines_of(mapping(role.place, {name: child(role, name)})))
        if before and len(before) + len(lines) > 2:
            yield Line("")
        yield from lines
        before = lines


def _in_order(node: Node, path: Path) -> Node:
    """A node with its fields in the order of the model, less those that were followed.

    What the model does not know stays as it was written.
    """
    from jdgen.model.job_description import are_duties
    from jdgen.model.parts import part_at

    if isinstance(node.value, list):
        if path == ("duties",) and are_duties(node.value):
            path = ("duties", "items")
        return listed(node.place, [_in_order(item, path) for item in items_of(node)])
    part = part_at(path) if isinstance(node.value, dict) else None
    if part is None:
        return node
    order = {name: number for number, name in enumerate(part.model_fields)}
    kept = (name for name in node.value if (*path, name) not in _FOLLOWED)
    fields = {name: inner for name in kept if (inner := child(node, name))}
    names = sorted(fields, key=lambda name: order.get(name, len(order)))
    return mapping(node.place, {name: _in_order(fields[name], (*path, name)) for name in names})


class _Sources:
    """Tells of the places of lines. ``own`` is the role's own file, and ``lines`` are those of it."""

    def __init__(self, own: str, lines: Sequence[str]) -> None:
        self._own = own
        self._lines = lines

    def noted(self, lines: Sequence[Line]) -> Iterator[str]:
        """The lines, with a note above each run of them that stands together in one file."""
        run: list[Line] = []
        last: Place | None = None
        for line in lines:
            if line.place is not None:
                if last is not None and not self._together(last, line.place):
                    yield from self._run(run)
                    if run[-1].text and not line.text.startswith(" "):
                        yield ""
                    run = []
                last = line.place
            run.append(line)
        yield from self._run(run)

    def _run(self, run: Sequence[Line]) -> Iterator[str]:
        indent = run[0].text[: len(run[0].text) - len(run[0].text.lstrip(" "))]
        places = [line.place for line in run if line.place is not None]
        yield from (f"{indent}# {note}" for note in self._notes(places))
        yield from (line.text for line in run)

    def _together(self, one: Place, other: Place) -> bool:
        """Whether two places, of a line and the next, are near each other in one file."""
        if isinstance(one, JoinedPlace) or isinstance(other, JoinedPlace) or self._file(one) != self._file(other):
            return False
        return _first(one) - _NEAR < _first(other) <= self._last(one) + _NEAR

    def _notes(self, places: Sequence[Place]) -> Iterator[str]:
        if isinstance(places[0], JoinedPlace):
            yield "The text below is put together from:"
            yield from (f"  {self._told([piece])}" for piece in _pieces(places[0]))
        else:
            yield self._told(places)

    def _told(self, places: Sequence[Place]) -> str:
        """The file of some places, and the lines that they take up in it."""
        name = escaped(self._file(places[0]))
        first, last = min(map(_first, places)), max(map(self._last, places))
        return f"{name}, line {first}" if first == last else f"{name}, lines {first} to {last}"

    def _file(self, place: Place) -> str:
        at = place.key or place
        return at.origin.file if at.origin else self._own

    def _last(self, place: Place) -> int:
        """The last line of a text; of a list or a group of fields, whose parts may be from elsewhere, the first."""
        if place.children is not None:
            return _first(place)
        at = place.key or place
        lines, last = at.origin.lines if at.origin else self._lines, place.end_line
        while last > place.line and (last > len(lines) or not lines[last - 1][: place.end_column - 1].strip()):
            # YAML ends a text of several lines where the next thing begins.
            last -= 1
            place = Place(place.line, place.column, last, 10**9)
        return last


def _first(place: Place) -> int:
    return (place.key or place).line


def _pieces(place: Place) -> Iterator[Place]:
    if isinstance(place, JoinedPlace):
        for piece in place.pieces:
            yield from _pieces(piece.place)
    else:
        yield place
