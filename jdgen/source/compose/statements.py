"""Statements by name: an organisation's own wording, else that which comes with jdgen; and those that every pack has."""

from __future__ import annotations

from collections.abc import Iterator

from jdgen.source.compose.nodes import Node, child, items_of, listed, mapping
from jdgen.source.ids import is_id
from jdgen.source.shared import SharedFile
from jdgen.source.workspace import Workspace

__all__ = ["statements_of"]


def statements_of(
    given: Node | None, organisation: Node | None, workspace: Workspace
) -> tuple[Node | None, list[SharedFile]]:
    """The statements of a role, with the words of those it names, and after them those of every pack.

    And the files that came with jdgen which any of it is from.

    A name that only the organisation has words for stays a name; one that nobody has words for does, too.
    """
    own = child(organisation, "statements") if organisation is not None else None
    items = items_of(given)
    names = set(map(_name_of, items))
    files: dict[SharedFile, None] = {}
    made = [_worded(item, own, workspace, files) for item in (*items, *_of_every_pack(workspace, names))]
    if not made:
        return given, []
    if given is not None and all(one is two for one, two in zip(made, items, strict=False)) and len(made) == len(items):
        return given, []
    return listed(given.place if given is not None else made[0].place, made), list(files)


def _name_of(item: Node) -> str:
    """The name of a statement, where it is given by its name; else its words, which are no name."""
    given = child(item, "text") or item
    return given.value.strip() if isinstance(given.value, str) else ""


def _of_every_pack(workspace: Workspace, names: set[str]) -> Iterator[Node]:
    settings = workspace.settings
    listed_there = settings.places.child("statements") if settings.places else None
    for index, name in enumerate(settings.statements):
        if name not in names and listed_there is not None:
            yield Node(name, listed_there.child(index) or listed_there)


def _worded(item: Node, own: Node | None, workspace: Workspace, files: dict[SharedFile, None]) -> Node:
    name = _name_of(item)
    if not is_id(name):
        return item
    shipped = workspace.statement(name)
    if shipped is None or not shipped.data:
        return item
    files[shipped] = None
    whole = Node(shipped.data, shipped.places)
    text = child(own, name) if own is not None else None
    fields = {name: child(item, name) for name in item.value} if isinstance(item.value, dict) else {}
    heading = fields.get("heading") or child(whole, "heading")
    return mapping(item.place, {**fields, "heading": heading, "text": text or child(whole, "text")})
