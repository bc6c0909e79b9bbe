"""Duties and sections of several files as one: what has the same heading is put together, in the order of the files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from jdgen.source.compose.nodes import Node, child, items_of, joined, listed, mapping, plain

__all__ = ["lines_once", "merged_duties", "merged_sections", "parts_merged", "words_of"]


def merged_duties(parts: Sequence[Node]) -> Node:
    """The duties of several files, as groups."""
    from jdgen.model.job_description import are_duties

    grouped = []
    for part in parts:
        whole = mapping(part.place, {"items": part}) if are_duties(part.value) else None
        grouped.append(listed(part.place, [whole]) if whole else part)
    return parts_merged(grouped, "heading", _one_group)


def merged_sections(parts: Sequence[Node]) -> Node:
    """The sections of several files."""
    return parts_merged(parts, "heading", _one_section)


def parts_merged(parts: Sequence[Node], name: str, one: Callable[[Node, Node], Node]) -> Node:
    """Lists of headed parts as one list. Parts of one heading become ``one``; those of one file stay as they are."""
    made: list[Node] = []
    known: dict[str, int] = {}
    for part in parts:
        new: dict[str, int] = {}
        for item in items_of(part):
            heading = item.value.get(name) if isinstance(item.value, dict) else None
            key = plain(heading) if isinstance(heading, str) else ""
            if key in known and isinstance(item.value, dict):
                made[known[key]] = one(made[known[key]], item)
            else:
                new.setdefault(key, len(made))
                made.append(item)
        known |= new
    return listed(parts[0].place, made)


def _one_group(first: Node, second: Node) -> Node:
    fields: dict[str, Node | None] = {name: child(first, name) or child(second, name) for name in _names(first, second)}
    for name in ("intro", "notes"):
        fields[name] = joined([child(first, name), child(second, name)])
    lists = [found for node in (first, second) if (found := child(node, "items"))]
    fields["items"] = lines_once(lists, "text", _one_duty) if lists else None
    groups = [found for node in (first, second) if (found := child(node, "groups"))]
    fields["groups"] = parts_merged(groups, "heading", _one_group) if groups else None
    return mapping(first.place, fields)


def _one_section(first: Node, second: Node) -> Node:
    fields: dict[str, Node | None] = {name: child(first, name) or child(second, name) for name in _names(first, second)}
    fields["text"] = joined([child(first, "text"), child(second, "text")])
    inner = [found for node in (first, second) if (found := child(node, "sections"))]
    fields["sections"] = parts_merged(inner, "heading", _one_section) if inner else None
    return mapping(first.place, fields)


def _names(*nodes: Node) -> list[str]:
    return list(dict.fromkeys(name for node in nodes for name in node.value))


def lines_once(lists: Sequence[Node], name: str = "text", one: Callable[[Node, Node], Node] | None = None) -> Node:
    """Lists of lines as one list, in which what several files say stands once. ``one`` puts two of a text together."""
    made: list[Node] = []
    known: dict[str, int] = {}
    for node in lists:
        new: dict[str, int] = {}
        for item in items_of(node):
            key = plain(words_of(item.value, name))
            if key in known and key:
                made[known[key]] = one(made[known[key]], item) if one else made[known[key]]
            else:
                new.setdefault(key, len(made))
                made.append(item)
        known |= new
    return listed(lists[0].place, made)


def words_of(value: Any, name: str = "text") -> str:
    """The words of an item that is a line, or has them in a field."""
    found = value.get(name) if isinstance(value, dict) else value
    return found if isinstance(found, str) else ""


def _one_duty(first: Node, second: Node) -> Node:
    """Two duties of one text, with what each consists of."""
    lists = [found for node in (first, second) if (found := child(node, "items"))]
    if not lists or not isinstance(second.value, dict) or "items" not in second.value:
        return first
    text = child(first, "text") or first
    fields = {name: child(first, name) for name in first.value} if isinstance(first.value, dict) else {}
    return mapping(first.place, {**fields, "text": text, "items": lines_once(lists, "text", _one_duty)})
