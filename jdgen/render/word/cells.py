"""docxtpl's tags for the cell they stand in: ``{% cellbg %}``, ``{% colspan %}``, ``{% vm %}`` and ``{% hm %}``.

``{% cellbg colour %}`` shades the cell and ``{% colspan number %}`` lets it take that many columns. Inside a loop,
``{% vm %}`` makes the cells of its rows one tall cell, and ``{% hm %}`` makes the repeated cells one wide cell. Each acts
at the beginning of its cell, wherever in the cell it is typed, as it does in docxtpl. What a cell under a tall one holds is
taken out in the finished part (``repair``), where it is known which cells stand under it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree
from markupsafe import Markup

from jdgen.render.faults import CannotPrint, cannot_print
from jdgen.render.word.joins import Marked, drop
from jdgen.render.word.tags import MARK, Tag
from jdgen.render.word.xml import w

__all__ = ["CELL_WORDS", "CellTags", "cell_property"]

CELL_WORDS = ("cellbg", "colspan", "hm", "vm")
_MADE = {"cellbg": "shd", "colspan": "gridSpan", "hm": "gridSpan", "vm": "vMerge"}
# What the schema wants before each, in this order.
_ORDER = tuple(map(w, ("cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd")))
_COLOUR = re.compile(r"#?([0-9A-Fa-f]{6})|auto")
_MOST_COLUMNS = 63


@dataclass(slots=True)
class CellTags:
    """What the cell tags of a part have become: ``prints`` is the element that a tag's number makes, ``problems`` what is
    wrong with those that cannot be. Their marks stand in the properties of their cells, or around what they repeat."""

    tags: list[Tag]
    prints: dict[int, str]
    problems: list[tuple[int, str]]
    copies: dict[int, int]

    @classmethod
    def of(cls, marked: Sequence[Marked], tags: list[Tag]) -> CellTags:
        """Move the cell tags of a part to where they act. Takes them off the numbers of their paragraphs."""
        made = cls(tags, {}, [], {})
        cells: dict[etree._Element, dict[str, int]] = {}
        for paragraph, numbers in marked:
            wanted = {number for number in numbers if tags[number].braces == "{%" and tags[number].word in CELL_WORDS}
            if not wanted:
                continue
            for mark in [m for m in paragraph.iter(etree.ProcessingInstruction) if int(m.text or 0) in wanted]:
                number = int(mark.text or 0)
                cell = next(mark.iterancestors(w("tc")), None)
                problem = made._wrong(number, cell, cells)
                if cell is None or problem:
                    made.problems.append((number, problem))
                else:
                    cells.setdefault(cell, {})[tags[number].word] = number
                drop(mark)
            numbers[:] = [number for number in numbers if number not in wanted]
        for cell, named in cells.items():
            made._act(cell, named)
        return made

    def _wrong(self, number: int, cell: etree._Element | None, cells: dict[etree._Element, dict[str, int]]) -> str:
        tag = self.tags[number]
        argument = tag.body.removeprefix(tag.word).strip()
        if cell is None:
            return "This tag is for a table's cell, but it does not stand in a table."
        if tag.kind:
            return f"Write this tag as {{% {tag.body} %}}: it already stands for its cell."
        if tag.word in cells.get(cell, {}):
            return f"There are two {{% {tag.word} %}} in one cell. Use one, with an if inside it."
        if tag.word in ("cellbg", "colspan") and not argument:
            what = (
                "a colour, as in {% cellbg 'FFF2CC' %}" if tag.word == "cellbg" else "a number, as in {% colspan 2 %}"
            )
            return f"This tag needs {what}."
        if tag.word in ("hm", "vm") and argument:
            return f'This tag should be {{% {tag.word} %}} alone, without "{argument}".'
        if self._is_taken(cell):
            return "The tag for the row or cell beside it takes this cell's place. Put this tag in another cell."
        return ""

    def _is_taken(self, cell: etree._Element) -> bool:
        """Whether a tag stands for the row or the cell, which goes with all that is in it."""
        row = next(cell.iterancestors(w("tr")), cell)
        return any(
            self.tags[int(mark.text or 0)].kind == kind and next(mark.iterancestors(w(kind)), None) is element
            for kind, element in (("tr", row), ("tc", cell))
            for mark in element.iter(etree.ProcessingInstruction)
        )

    def _act(self, cell: etree._Element, named: dict[str, int]) -> None:
        spans = "1"
        properties = cell.find(w("tcPr"))
        if properties is None:
            properties = etree.Element(w("tcPr"))
            cell.insert(0, properties)
        elif (own := properties.find(w("gridSpan"))) is not None:
            spans = own.get(w("val"), "1")
        if "hm" in named:
            cell.addprevious(self._statement(named["hm"], "if loop.first", loop=True))
            cell.addnext(self._statement(named["hm"], "endif"))
        # The last first: each is put after the elements that come before it, and before the marks that are there already.
        for word in ("cellbg", "vm", "colspan", "hm"):
            if word in named and not (word == "hm" and "colspan" in named):
                self._put(properties, word, named[word], spans if spans.isdecimal() else "1")
        if "hm" in named and "colspan" in named:
            self.tags[named["hm"]] = replace(self.tags[named["hm"]], braces="{#", body="")

    def _put(self, properties: etree._Element, word: str, number: int, spans: str) -> None:
        """Put a tag in place of the property it makes."""
        name = w(_MADE[word])
        for child in properties.findall(name):
            properties.remove(child)
        tag = self.tags[number]
        body = {"vm": "loop.first", "hm": f"{spans} * loop.length"}.get(word) or tag.body.removeprefix(word).strip()
        self.tags[number] = replace(tag, braces="{{", body=body, wants_loop=word == "vm", silent=True)
        self.prints[number] = _MADE[word]
        earlier = _ORDER[: _ORDER.index(name)]
        at = max((index for index, child in enumerate(properties, 1) if child.tag in earlier), default=0)
        properties.insert(at, etree.ProcessingInstruction(MARK, str(number)))

    def _statement(self, number: int, body: str, loop: bool = False) -> etree._Element:
        """The mark of a statement that a tag brings with it."""
        self.copies[len(self.tags)] = number
        self.tags.append(Tag(self.tags[number].text, "{%", "", body, wants_loop=loop))
        return etree.ProcessingInstruction(MARK, str(len(self.tags) - 1))


def cell_property(name: str, value: Any) -> Markup:
    """A property of a cell with the value of its tag. Raises :class:`CannotPrint` for one that it cannot have."""
    if name == "vMerge":
        return Markup(f'<w:vMerge w:val="{"restart" if value else "continue"}"/>')
    if isinstance(value, bool) or (value is not None and not isinstance(value, (str, int))):
        cannot_print(value)
    text = "" if value is None else str(value).strip()
    return Markup(_span(text) if name == "gridSpan" else _shading(text))


def _span(text: str) -> str:
    if not (text.isdecimal() and text.isascii() and 1 <= int(text[:9]) <= _MOST_COLUMNS):
        raise CannotPrint(f'A cell takes from 1 to {_MOST_COLUMNS} columns, not "{text[:20]}".')
    return f'<w:gridSpan w:val="{int(text)}"/>' if text != "1" else ""


def _shading(text: str) -> str:
    if not text:
        return ""
    colour = _COLOUR.fullmatch(text)
    if colour is None:
        raise CannotPrint(f'"{text[:20]}" is not a colour for a cell. Write it as six digits, such as FFF2CC.')
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{colour[1] or "auto"}"/>'
