"""Where a tag stands in a Word file, in the words of somebody who has the file open in Word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from jdgen.render.word.layout import Layout
from jdgen.render.word.xml import w

__all__ = ["Guide", "TagPlace"]

_PARTS = (
    (r"word/document\.xml", ""),
    (r"word/header\d*\.xml", "header"),
    (r"word/footer\d*\.xml", "footer"),
    (r"word/footnotes\.xml", "footnotes"),
    (r"word/endnotes\.xml", "endnotes"),
    (r"word/comments\.xml", "comments"),
    (r"docProps/.*", "document properties"),
)
# What Word calls the file's properties, where the file itself has another name for one.
_PROPERTIES = {
    "creator": "author",
    "description": "comments",
    "contentStatus": "status",
    "lastModifiedBy": "last modified by",
    "HyperlinkBase": "hyperlink base",
}


@dataclass(frozen=True, slots=True)
class TagPlace:
    """A tag's place: its part, the tag as typed, the nearest heading above it, its paragraph's words, its table cell.

    ``part`` is in words, or the part's name in the file, for which there are words of their own.
    """

    part: str
    tag: str
    heading: str = ""
    words: str = ""
    cell: str = ""

    def in_words(self) -> str:
        """Where the tag stands, for the start of a message."""
        part = _part(self.part)
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

    def __init__(self, layout: Layout) -> None:
        """Take the layout of the file the part belongs to."""
        self._layout = layout
        self._heading = ""
        self._tables: dict[etree._Element, int] = {}
        self._rows: dict[etree._Element, int] = {}

    def pass_paragraph(self, paragraph: etree._Element, words: str) -> None:
        """Take note of a paragraph in passing: it may be the heading of what follows."""
        style = paragraph.find(f"{w('pPr')}/{w('pStyle')}")
        if style is not None and style.get(w("val")) in self._layout.headings and words.strip():
            self._heading = words.strip()

    def place(self, part: str, element: etree._Element, words: str, tag: str) -> TagPlace:
        """The place of a tag in a paragraph, or another element."""
        heading = "" if self._heading == words.strip() else self._heading
        return TagPlace(self._story(part, element), tag, heading, words.strip(), self._cell(element))

    def _story(self, part: str, element: etree._Element) -> str:
        """The part in words, and what inside it stands apart from the text: a note, a text box, a property."""
        if part.startswith("docProps/"):
            name = _property(element)
            return f"document properties: {name}" if name else part
        story = self._layout.stories.get(part, _part(part))
        for kind in ("footnote", "endnote"):
            note = next(element.iterancestors(w(kind)), None)
            if note is not None and (kind, note.get(w("id"), "")) in self._layout.notes:
                story = f"{kind} {self._layout.notes[kind, note.get(w('id'), '')]}"
        boxed = next(element.iterancestors(w("txbxContent")), None) is not None
        return ", ".join([*([story] if story else []), "text box"]) if boxed else story or part

    def _cell(self, element: etree._Element) -> str:
        """The table, row and column of an element, from the outermost table inwards."""
        said = ""
        for cell in reversed(list(element.iterancestors(w("tc")))):
            row = next(cell.iterancestors(w("tr")), None)
            table = None if row is None else next(row.iterancestors(w("tbl")), None)
            if row is None or table is None:
                continue
            self._count(table)
            cells = [c for c in row.iter(w("tc")) if next(c.iterancestors(w("tr")), None) is row]
            name = f"table {self._tables[table]}" if table in self._tables else "table"
            inner = f"{said}, the table in it" if said else name
            said = f"{inner}, row {self._rows.get(row, 1)}, column {1 + cells.index(cell)}"
        return said

    def _count(self, table: etree._Element) -> None:
        """Number the rows of a table, and, when the first is met, the tables of the part that stand in no other."""
        if not self._tables:
            root = table.getroottree().getroot()
            outer = (t for t in root.iter(w("tbl")) if next(t.iterancestors(w("tbl")), None) is None)
            self._tables = {found: number for number, found in enumerate(outer, 1)}
        if next((row for row in table.iter(w("tr"))), None) not in self._rows:
            own = (row for row in table.iter(w("tr")) if next(row.iterancestors(w("tbl")), None) is table)
            self._rows |= {row: number for number, row in enumerate(own, 1)}


def _part(name: str) -> str:
    """A part in words that hold for any file; what is in words already stays."""
    return next((words for pattern, words in _PARTS if re.fullmatch(pattern, name)), name)


def _property(element: etree._Element) -> str:
    """The name of the property that an element holds, as Word shows it."""
    own = next((e.get("name") for e in (element, *element.iterancestors()) if e.get("name")), None)
    if own:
        return own
    name = etree.QName(element).localname
    return _PROPERTIES.get(name, name[:1].lower() + name[1:])


def _short(text: str) -> str:
    start = " ".join(text[:300].split())
    return start if len(start) <= 70 else start[:67] + "..."
