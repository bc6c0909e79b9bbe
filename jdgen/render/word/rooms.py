"""How much room there is for a picture at each place of a part: the width of the text, or of the table's cell."""

from __future__ import annotations

from lxml import etree

from jdgen.pictures.picture import EMU_A_CM
from jdgen.render.word.pictures import WP
from jdgen.render.word.xml import w

__all__ = ["Rooms", "text_width"]

_EMU_A_TWIP = 635
_USUAL = 16 * EMU_A_CM
_LEAST = EMU_A_CM // 2
# Word's own margins: of a cell, 0.19 cm at each side; of a text box, 0.25 cm.
_CELL_MARGIN = 108
_BOX_MARGIN = 91_440


def text_width(document: etree._Element) -> int:
    """The width of the narrowest section's text, in EMU, for parts that stand on the pages of all."""
    return min((_section_width(section) for section in document.iter(w("sectPr"))), default=_USUAL)


class Rooms:
    """The room at each paragraph of a part, in EMU; ``width`` is that of its text where no section says."""

    def __init__(self, root: etree._Element, width: int) -> None:
        self._width = width
        self._widths: dict[etree._Element, int] = {}
        if len(list(root.iter(w("sectPr")))) > 1:
            for element in reversed(list(root.iter(w("p"), w("sectPr")))):
                if element.tag == w("sectPr"):
                    width = _section_width(element)
                self._widths[element] = width

    def of(self, paragraph: etree._Element) -> int:
        """The room in a paragraph."""
        holder = next(paragraph.iterancestors(w("tc"), w("txbxContent")), None)
        if holder is None:
            return self._widths.get(paragraph, self._width)
        return _cell_width(holder, self._width) if holder.tag == w("tc") else _box_width(holder, self._width)


def _number(element: etree._Element | None, name: str, default: int = 0) -> int:
    text = "" if element is None else element.get(w(name), "")
    return int(text) if text.removeprefix("-").isdecimal() else default


def _section_width(section: etree._Element) -> int:
    page, margins, columns = section.find(w("pgSz")), section.find(w("pgMar")), section.find(w("cols"))
    text = _number(page, "w") - _number(margins, "left") - _number(margins, "right") - _number(margins, "gutter")
    if (count := _number(columns, "num", 1)) > 1:
        text = (text - (count - 1) * _number(columns, "space", 720)) // count
    return max(text * _EMU_A_TWIP, _LEAST) if page is not None else _USUAL


def _cell_width(cell: etree._Element, otherwise: int) -> int:
    properties = cell.find(w("tcPr"))
    stated = None if properties is None else properties.find(w("tcW"))
    width = _number(stated, "w") if stated is not None and stated.get(w("type")) == "dxa" else 0
    table = next(cell.iterancestors(w("tbl")), None)
    width = width or _grid_width(cell, table)
    if not width:
        return otherwise
    own = None if properties is None else properties.find(w("tcMar"))
    general = None if table is None else table.find(f"{w('tblPr')}/{w('tblCellMar')}")
    return max(
        (width - _margin(own, general, "left", "start") - _margin(own, general, "right", "end")) * _EMU_A_TWIP, _LEAST
    )


def _grid_width(cell: etree._Element, table: etree._Element | None) -> int:
    """The width of the columns that a cell lies in."""
    before = sum(_span(sibling) for sibling in cell.itersiblings(w("tc"), preceding=True))
    columns = [] if table is None else [_number(c, "w") for c in table.findall(f"{w('tblGrid')}/{w('gridCol')}")]
    return sum(columns[before : before + _span(cell)])


def _span(cell: etree._Element) -> int:
    span = cell.find(f"{w('tcPr')}/{w('gridSpan')}")
    return _number(span, "val", 1)


def _margin(own: etree._Element | None, general: etree._Element | None, *sides: str) -> int:
    for margins in (own, general):
        for side in sides if margins is not None else ():
            found = margins.find(w(side)) if margins is not None else None
            if found is not None:
                return _number(found, "w", _CELL_MARGIN)
    return _CELL_MARGIN


def _box_width(box: etree._Element, otherwise: int) -> int:
    drawn = next(box.iterancestors(f"{{{WP}}}inline", f"{{{WP}}}anchor"), None)
    size = None if drawn is None else drawn.find(f"{{{WP}}}extent")
    width = "" if size is None else size.get("cx", "")
    return max(int(width) - 2 * _BOX_MARGIN, _LEAST) if width.isdecimal() else otherwise
