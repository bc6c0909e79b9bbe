"""Ids that must be there once in a document, and that a loop repeats: of drawings, bookmarks and content controls."""

from __future__ import annotations

import re
from collections.abc import Iterable

__all__ = ["Ids", "has_ids"]

_ID = re.compile(
    r'(?P<drawing><wp:docPr\b[^>]*?\bid=")(?P<drawing_id>\d+)'
    r"|(?P<start><w:bookmarkStart\b[^>]*/?>)"
    r'|(?P<end><w:bookmarkEnd\b[^>]*?w:id=")(?P<end_id>\d+)'
    r'|(?P<control><w:id w:val=")(?P<control_id>-?\d+)'
)


def has_ids(text: str) -> bool:
    """Whether a part has ids that must be looked after."""
    return _ID.search(text) is not None


class Ids:
    """The ids of one document in the making: the first that takes one has it, the next gets one that is free."""

    def __init__(self, elsewhere: Iterable[str] = ()) -> None:
        """Take the texts of the parts that stay as they are, whose ids are taken."""
        self._taken: set[tuple[str, str]] = set()
        self._next = 1
        self._bookmarks: dict[str, str] = {}
        for text in elsewhere:
            self.made_unique(text)

    def made_unique(self, text: str) -> str:
        """A part with ids that no part before it has."""
        self._bookmarks.clear()
        return _ID.sub(self._replace, text)

    def _replace(self, match: re.Match[str]) -> str:
        if match["drawing"]:
            return match["drawing"] + self._free("drawing", match["drawing_id"])
        if match["control"]:
            return match["control"] + self._free("control", match["control_id"])
        if match["end"]:
            return match["end"] + self._bookmarks.get(match["end_id"], match["end_id"])
        return re.sub(r'(w:id|w:name)="([^"]*)"', self._bookmark, match["start"])

    def _bookmark(self, match: re.Match[str]) -> str:
        name, value = match.groups()
        free = self._free(name, value)
        if name == "w:id":
            self._bookmarks[value] = free
        return f'{name}="{free}"'

    def _free(self, kind: str, wanted: str) -> str:
        free = wanted
        while (kind, free) in self._taken:
            self._next += 1
            # Names of bookmarks have at most 40 characters.
            free = f"{wanted[:30]}_{self._next}" if kind == "w:name" else str(10_000 + self._next)
        self._taken.add((kind, free))
        return free
