"""What a role leaves out of the files it includes, and what it puts in place of something there: by ids, never by number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from jdgen.findings import Finding, finding, short
from jdgen.source.compose.nodes import Node, child, items_of, listed, mapping
from jdgen.source.ids import is_id
from jdgen.source.shared import SharedFile

__all__ = ["Edits"]


_LISTS = ("items", "groups", "essential", "desirable", "criteria", "sections")


@dataclass(slots=True)
class Edits:
    """The edits of one role. ``_met`` takes down which ids there were in the included files, and in which."""

    dropped: dict[str, Node]
    replaced: dict[str, Node]
    _met: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, role: Node) -> Edits:
        """The edits that a role asks for."""
        dropped = {node.value: node for node in items_of(child(role, "drop")) if isinstance(node.value, str)}
        replace = child(role, "replace")
        names = replace.value if replace is not None and isinstance(replace.value, dict) else ()
        replaced = {name: node for name in names if replace is not None and (node := child(replace, name))}
        return cls(dropped, replaced)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.dropped or self.replaced)

    def made(self, node: Node, shared: SharedFile) -> Node:
        """Part of a shared file with the edits made. Where there are none, it is the same."""
        if isinstance(node.value, list):
            items = [edited for item in items_of(node) for edited in self._item(item, shared)]
            return listed(node.place, items)
        if isinstance(node.value, dict):
            fields = {name: self.made(inner, shared) for name in node.value if (inner := child(node, name))}
            # A list from which everything was dropped is as if it had not been given.
            return mapping(node.place, {name: inner for name, inner in fields.items() if inner.value != []})
        return node

    def _item(self, item: Node, shared: SharedFile) -> Iterator[Node]:
        id_ = item.value.get("id") if isinstance(item.value, dict) else None
        if isinstance(id_, str):
            self._met.setdefault(id_, []).append(shared.id)
            names = (id_, f"{shared.id}.{id_}")
            if any(name in self.dropped for name in names):
                return
            instead = next((self.replaced[name] for name in names if name in self.replaced), None)
            if instead is not None:
                yield _in_place_of(item, instead)
                return
        edited = self.made(item, shared)
        if not _is_left_empty(item, edited):
            yield edited

    def not_taken_over(self, shared: SharedFile, file: str) -> Iterator[Finding]:
        """Edits of an included file, which hold for itself alone, and which the role does not make too."""
        theirs = Edits.of(Node(shared.data, shared.places))
        for name, node in {**theirs.dropped, **theirs.replaced}.items():
            if name not in self.dropped and name not in self.replaced:
                message = (
                    f"This holds for {shared.id} alone. A role that includes it drops or replaces {short(name)} itself."
                )
                yield finding("JD708", message, node.place.span(file))

    def wrong(self, file: str) -> Iterator[Finding]:
        """Edits of what is in none of the included files, or in more than one."""
        known = [*self._met, *(f"{owner}.{id_}" for id_, owners in self._met.items() for owner in owners)]
        for name, node in {**self.dropped, **self.replaced}.items():
            span = node.place.span(file)
            if name in self.dropped and name in self.replaced:
                yield finding("JD703", f'"{short(name)}" is both dropped and replaced. Keep one of the two.', span)
            elif not all(map(is_id, name.split(".", 1))):
                continue  # the model says what an id can be
            elif name not in known:
                close = get_close_matches(name, known, 1, 0.6)
                meant = f'Did you mean "{close[0]}"?' if close else "Give it an id there, or leave it out here."
                said = f'Nothing in the included files has the id "{short(name)}". {meant}'
                yield finding("JD703", said, span)
            elif len(owners := sorted(set(self._met.get(name, ())))) > 1:
                said = f'"{name}" is an id in {" and in ".join(owners)}. Say which, as {owners[0]}.{name}.'
                yield finding("JD703", said, span)


def _is_left_empty(item: Node, edited: Node) -> bool:
    """Whether all that stood under a heading was dropped, so that nothing but the heading is left."""
    if not isinstance(item.value, dict) or "text" in item.value:
        return False
    lists = [name for name in _LISTS if item.value.get(name)]
    return bool(lists) and not any(edited.value.get(name) for name in lists)


def _in_place_of(item: Node, instead: Node) -> Node:
    """The new text or fields, with the id of what they replace, so that another role can edit them in turn."""
    id_ = child(item, "id")
    text = next((name for name in ("category", "text", "heading") if name in item.value), "text")
    given: dict[str, Any] = (
        {name: child(instead, name) for name in instead.value} if isinstance(instead.value, dict) else {text: instead}
    )
    kept = {name: child(item, name) for name in item.value} if not isinstance(instead.value, dict) else {}
    if str(instead.value).rstrip().endswith("]"):
        kept.pop("assessed_by", None)  # the new text says itself how it is assessed
    return mapping(instead.place, {**kept, **given, "id": id_})
