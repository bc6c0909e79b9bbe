"""Styles, and the properties a paragraph, run or cell ends up with.

Properties come in levels, nearest first: direct, the style and what it is based on, the table's style with the formats
for the cell's place, the document's defaults. Asking for a property takes it from the first level that has it.
"""

from __future__ import annotations

from tests.word_checks.names import Element, child, first, is_on, number, value, w
from tests.word_checks.table_styles import places

__all__ = ["Styles"]


class Styles:
    """The style part; a document without one has only direct formatting."""

    def __init__(self, root: Element | None) -> None:
        styles = [] if root is None else root.findall(w("style"))
        self._by_id = {style.get(w("styleId"), ""): style for style in styles}
        defaults = [style for style in styles if style.get(w("default")) in {"1", "true", "on"}]
        self._default = {style.get(w("type"), ""): style.get(w("styleId"), "") for style in defaults}
        self._document_run = child(root, "docDefaults/rPrDefault/rPr")
        self._document_paragraph = child(root, "docDefaults/pPrDefault/pPr")
        self._chains: dict[tuple[str | None, str], list[Element]] = {}

    def get(self, style_id: str) -> Element | None:
        """A style by its id."""
        return self._by_id.get(style_id)

    def chain(self, style_id: str | None, kind: str) -> list[Element]:
        """A style, then what it is based on; the default of its kind where the id is missing or unknown."""
        asked = (style_id, kind)
        if asked not in self._chains:
            self._chains[asked] = self._walk(style_id if style_id in self._by_id else self._default.get(kind))
        return self._chains[asked]

    def _walk(self, style_id: str | None) -> list[Element]:
        found: list[Element] = []
        while style_id in self._by_id and self._by_id[style_id] not in found:
            found.append(self._by_id[style_id])
            style_id = value(found[-1], "basedOn")
        return found

    def paragraph(self, paragraph: Element) -> list[Element]:
        """The levels of ``w:pPr`` of a paragraph."""
        own = child(paragraph, "pPr")
        chain = self.chain(value(own, "pStyle"), "paragraph")
        levels = [own, *(child(style, "pPr") for style in chain), *self._of_table(paragraph, "pPr")]
        return [level for level in [*levels, self._document_paragraph] if level is not None]

    def run(self, run: Element) -> list[Element]:
        """The levels of ``w:rPr`` of a run."""
        direct, character, rest = self._run_parts(run)
        return [*direct, *character, *rest]

    def _run_parts(self, run: Element) -> tuple[list[Element], list[Element], list[Element]]:
        own = child(run, "rPr")
        chosen = value(own, "rStyle")
        paragraph = next(run.iterancestors(w("p")), None)
        chain = self.chain(value(paragraph, "pPr/pStyle"), "paragraph")
        rest = [*(child(style, "rPr") for style in chain), *self._of_table(run, "rPr"), self._document_run]
        character = self.chain(chosen, "character") if chosen else []
        return _some([own]), _some([child(style, "rPr") for style in character]), _some(rest)

    def toggled(self, run: Element, name: str) -> bool:
        """Whether bold, italic or another toggle is on: a character style turns over what the paragraph's says."""
        direct, character, rest = self._run_parts(run)
        own = first(direct, name)
        if own is not None:
            return is_on(own)
        return is_on(first(character, name)) != is_on(first(rest, name))

    def cell(self, cell: Element) -> list[Element]:
        """The levels of ``w:tcPr`` of a cell."""
        return _some([child(cell, "tcPr"), *self._of_table(cell, "tcPr")])

    def table(self, table: Element) -> list[Element]:
        """The levels of ``w:tblPr`` of a table."""
        own = child(table, "tblPr")
        return _some([own, *(child(style, "tblPr") for style in self.chain(value(own, "tblStyle"), "table"))])

    def _of_table(self, element: Element, name: str) -> list[Element | None]:
        cell = element if element.tag == w("tc") else next(element.iterancestors(w("tc")), None)
        if cell is None:
            return []
        table = next(cell.iterancestors(w("tbl")))
        chain = self.chain(value(table, "tblPr/tblStyle"), "table")
        special = [_format(style, place) for place in places(cell, table, chain) for style in chain]
        return [child(level, name) for level in [*special, *chain]]

    def outline_level(self, paragraph: Element) -> int | None:
        """The heading level, 0 for the highest; None for body text."""
        found = first(self.paragraph(paragraph), "outlineLvl")
        level = number(value(found), 9)
        return level if level < 9 else None

    def numbering(self, paragraph: Element) -> str | None:
        """The ``w:numId`` of a list item, from the paragraph or its style; None where it has none or it is taken away."""
        found = first(self.paragraph(paragraph), "numPr/numId")
        chosen = value(found)
        return None if chosen == "0" else chosen


def _some(levels: list[Element | None]) -> list[Element]:
    return [level for level in levels if level is not None]


def _format(style: Element, place: str) -> Element | None:
    return next((found for found in style.findall(w("tblStylePr")) if found.get(w("type")) == place), None)
