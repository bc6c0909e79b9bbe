"""Fields: each begins, may turn from its code to its result once, and ends."""

from __future__ import annotations

from collections.abc import Iterator

from tests.word_checks.names import Element, local, value, w
from tests.word_checks.package import Package

__all__ = ["fields_are_closed"]

_NOTES = frozenset(w(name) for name in ("footnotes", "endnotes", "comments"))


def fields_are_closed(package: Package) -> Iterator[str]:
    """In each story, and in each note on its own."""
    for name, root in package.stories().items():
        for story in root if root.tag in _NOTES else [root]:
            yield from (f"{name}: {fault}" for fault in _faults(story))


def _faults(story: Element) -> Iterator[str]:
    open_fields: list[str] = []
    for node in story.iter(w("fldChar"), w("instrText")):
        kind = "code" if local(node) == "instrText" else value(node, attribute="fldCharType")
        state = open_fields[-1] if open_fields else ""
        if kind == "begin":
            open_fields.append("begin")
        elif kind == "separate" and state == "begin":
            open_fields[-1] = "separate"
        elif kind == "end" and state:
            open_fields.pop()
        elif kind != "code" or state != "begin":
            yield f"a field's {kind} is out of place at line {node.sourceline}"
    if open_fields:
        yield f"{len(open_fields)} field(s) do not end"
