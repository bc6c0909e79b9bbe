"""Where a tag stands in a Word file, in the words of somebody who has the file open in Word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from jdgen.render.word.xml import w

__all__ = ["Guide", "TagPlace"]

_PARTS = (
    (r"word/document\.xml", ""),
    (r"word/header\d*\.xml", "header"),
    (r"word/footer\d*\.xml", "footer"),
    (r"word/footnotes\.xml", "footnotes"),
    (r"word/endnotes\.xml", "endnotes"),
    (r"word/comments\.xml", "comments"),
    (r"docProps/.*", "the file's properties"),
)


@dataclass(frozen=True, slots=True)
class TagPlace:
    """A tag's place: its part, the tag as typed, the nearest heading above it, its paragraph's words, its table cell."""

    part: str
    tag: str
    heading: str = ""
    words: str = ""
    cell: str = ""

    def in_words(self) -> str:
        """Where the tag stands, for the start of a message."""
        part = next((words for pattern, words in _PARTS if re.fullmatch(pattern, self.part)), self.part)
        place = [part] if part else []
        if self.heading:
            place.append(f'under "{_short(self.heading)}"')
        if self.cell:
            place.append(self.cell)
        if self.words and self.words != self.tag:
            place.append(f'in the paragraph "{_short(self.words)}"')
        if self.tag:
            place.append(f"the tag {_short(self.tag)}")
        said = ", ".join(place)
        return said[:1].upper() + said[1:]


class Guide:
    """Follows the reading of one part, to know the heading a tag stands under and the table it stands in."""

    def __init__(self, heading_styles: frozenset[str]) -> None:
        """Take the ids of the styles that make a paragraph a heading."""
        self._heading_styles = heading_styles
        self._heading = ""

    def pass_paragraph(self, paragraph: etree._Element, words: str) -> None:
        """Take note of a paragraph in passing: it may be the heading of what follows."""
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        if style is not None and style.get(w("val")) in self._heading_styles and words.strip():
            self._heading = words.strip()

    def place(self, part: str, element: etree._Element, words: str, tag: str) -> TagPlace:
        """The place of a tag in a paragraph, or another element."""
        heading = "" if self._heading == words.strip() else self._heading
        return TagPlace(part, tag, heading, words.strip(), _cell(element))


def _cell(element: etree._Element) -> str:
    cell = next(element.iterancestors(w("tc")), None)
    row = None if cell is None else next(cell.iterancestors(w("tr")), None)
    table = None if row is None else next(row.iterancestors(w("tbl")), None)
    if cell is None or row is None or table is None:
        return ""
    row_number = 1 + sum(1 for _ in row.itersiblings(w("tr"), preceding=True))
    column_number = 1 + sum(1 for _ in cell.itersiblings(w("tc"), preceding=True))
    return f"table row {row_number}, column {column_number}"


def _short(text: str) -> str:
    start = " ".join(text[:300].split())
    return start if len(start) <= 70 else start[:67] + "..."
