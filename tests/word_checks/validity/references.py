"""Ids that must be unique, and references that must find what they name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tests.word_checks.names import WP, Element, w
from tests.word_checks.package import Package

__all__ = ["bookmarks_are_closed", "drawing_ids_are_unique", "notes_exist"]

_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes", "commentReference": "comments"}


def _ids(roots: list[Element], tag: str) -> list[str]:
    return [element.get(w("id"), "") for root in roots for element in root.iter(w(tag))]


def _twice(values: list[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def drawing_ids_are_unique(package: Package) -> Iterator[str]:
    """``wp:docPr`` has an id of its own across all parts."""
    found = [element.get("id", "") for root in package.word_trees().values() for element in root.iter(f"{{{WP}}}docPr")]
    yield from (f"several drawings have the id {id_}" for id_ in _twice(found))


def bookmarks_are_closed(package: Package) -> Iterator[str]:
    """Bookmarks have ids and names of their own, and each begins once, ends once, and in that order."""
    roots = list(package.word_trees().values())
    names = [mark.get(w("name"), "") for root in roots for mark in root.iter(w("bookmarkStart"))]
    yield from (
        f"several bookmarks have the name {name or '(none)'}" for name in _twice([name.casefold() for name in names])
    )
    yield from (f"several bookmarks have the id {id_}" for id_ in _twice(_ids(roots, "bookmarkStart")))
    for part, root in package.word_trees().items():
        starts, ends = _ids([root], "bookmarkStart"), _ids([root], "bookmarkEnd")
        yield from (f"{part}: the bookmark {id_} does not end" for id_ in starts if id_ not in ends)
        yield from (f"{part}: the bookmark {id_} does not begin" for id_ in ends if id_ not in starts)
        yield from (f"{part}: the bookmark {id_} ends twice" for id_ in _twice(ends))
        yield from (f"{part}: the bookmark {id_} ends before it begins" for id_ in _backwards(root))


def _backwards(root: Element) -> list[str]:
    """The ids of bookmarks that begin after their end; one without an end, or a beginning, is none of these."""
    ended: set[str] = set()
    found = []
    for mark in root.iter(w("bookmarkStart"), w("bookmarkEnd")):
        id_ = mark.get(w("id"), "")
        if mark.tag == w("bookmarkEnd"):
            ended.add(id_)
        elif id_ in ended:
            found.append(id_)
    return found


def notes_exist(package: Package) -> Iterator[str]:
    """Every reference to a note or comment finds it, and a comment's range begins and ends."""
    for tag, kind in _NOTES.items():
        root = package.one(kind)
        known = set() if root is None else {note.get(w("id")) for note in root}
        for part, story in package.stories().items():
            yield from (f"{part}: {tag} {id_} finds nothing" for id_ in _ids([story], tag) if id_ not in known)
    for part, story in package.stories().items():
        starts, ends = _ids([story], "commentRangeStart"), _ids([story], "commentRangeEnd")
        if sorted(starts) != sorted(ends) or _twice(starts):
            yield f"{part}: the range of a comment does not begin or does not end"
        if set(starts) - set(_ids([story], "commentReference")):
            yield f"{part}: the range of a comment has no reference"
