"""Values with their places, and putting new ones together from those of several files without changing any of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from jdgen.source.places import Place

__all__ = ["JoinedPlace", "Node", "child", "items_of", "joined", "listed", "mapping", "plain"]

_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")


@dataclass(frozen=True, slots=True)
class Node:
    """A value as a reader gives it, and the place it stands at."""

    value: Any
    place: Place


class JoinedPlace(Place):
    """The place of a text that was put together: ``pieces`` are the texts it was made of, each with its own place."""

    __slots__ = ("pieces",)

    def __init__(self, like: Place, pieces: Sequence[Node]) -> None:
        super().__init__(like.line, like.column, like.end_line, like.end_column)
        self.key, self.origin = like.key, like.origin
        self.pieces = tuple(pieces)


def child(node: Node, step: str | int) -> Node | None:
    """A field of a mapping, with its place; None where there is none."""
    if not isinstance(node.value, dict) or step not in node.value:
        return None
    return Node(node.value[step], node.place.child(step) or node.place)


def items_of(node: Node | None) -> list[Node]:
    """The items of a list; of one text written for a list, that."""
    if node is None:
        return []
    if not isinstance(node.value, list):
        return [node]
    return [Node(value, node.place.child(index) or node.place) for index, value in enumerate(node.value)]


def mapping(like: Place, fields: Mapping[str, Node | None]) -> Node:
    """A mapping made of fields, without those there are not, at a place like another."""
    kept = {name: node for name, node in fields.items() if node is not None}
    place = _like(like)
    place.children = {name: node.place for name, node in kept.items()}
    return Node({name: node.value for name, node in kept.items()}, place)


def listed(like: Place, items: Sequence[Node]) -> Node:
    """A list made of items, at a place like another."""
    place = _like(like)
    place.children = [item.place for item in items]
    return Node([item.value for item in items], place)


def _like(place: Place) -> Place:
    made = Place(place.line, place.column, place.end_line, place.end_column)
    made.key, made.origin = place.key, place.origin
    return made


def joined(nodes: Sequence[Node | None]) -> Node | None:
    """Longer texts one after another, each paragraph once."""
    given = [node for node in nodes if node is not None and isinstance(node.value, str)]
    if len(given) < 2:
        return next((node for node in nodes if node is not None), None)
    said: set[str] = set()
    pieces = []
    for node in given:
        new = [text for text in _PARAGRAPHS.split(node.value.strip()) if plain(text) not in said]
        said |= set(map(plain, new))
        if new:
            pieces.append(Node("\n\n".join(new), node.place))
    return Node("\n\n".join(piece.value for piece in pieces), JoinedPlace(pieces[0].place, pieces))


def plain(text: Any) -> str:
    """A text as it counts when two are compared: without case, spacing and the point at its end."""
    return " ".join(str(text).split()).rstrip(".;, ").casefold()
