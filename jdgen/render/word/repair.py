"""What Word insists on and a template's loops can leave out, put right in the finished text of a part.

Word calls a file corrupt where LibreOffice opens it: a cell without a paragraph at its end, a table without a row, a row
without a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from jdgen.render.word.controls import controls_kept
from jdgen.render.word.xml import W, part_text, w

__all__ = ["fits_together", "grids_fitted", "repaired"]

_PARAGRAPH = "<w:p/>"
_EMPTY_ROW = re.compile(
    r"<w:tr>(?:<w:tblPrEx>(?:(?!</w:tblPrEx>).)*</w:tblPrEx>)?(?:<w:trPr>(?:(?!</w:trPr>).)*</w:trPr>|<w:trPr/>)?</w:tr>"
)
_EMPTY_TABLE = re.compile(r"<w:tbl>(?:(?!<w:tbl>|<w:tr>).)*?</w:tbl>")
_ROW_ENDS = ("</w:trPr></w:tr>", "<w:trPr/></w:tr>", "<w:tr></w:tr>", "</w:tblPrEx></w:tr>")
_CELL_ENDS = (
    "</w:tcPr></w:tc>",
    "<w:tcPr/></w:tc>",
    "<w:tc></w:tc>",
    "</w:tbl></w:tc>",
    "</w:tbl></w:sdtContent></w:sdt></w:tc>",
)
_STORIES = ("hdr", "ftr", "txbxContent", "footnote", "endnote")


def repaired(text: str) -> str:
    """The text of a part with the gaps closed. Text without gaps is answered as it is."""
    if "<w:sdtContent" in text:
        text = controls_kept(text)
    if text.count("</w:tc></w:tr>") < text.count("</w:tr>") and any(end in text for end in _ROW_ENDS):
        text = _EMPTY_ROW.sub("", text)
    if "</w:tblGrid></w:tbl>" in text:
        text = _EMPTY_TABLE.sub("", text)
    for end in _CELL_ENDS if text.count("</w:p></w:tc>") < text.count("</w:tc>") else ():
        if end in text:
            text = text.replace(end, f"{end.removesuffix('</w:tc>')}{_PARAGRAPH}</w:tc>")
    for story in _STORIES:
        if f"></w:{story}>" in text:
            text = re.sub(rf"(<w:{story}(?: [^>]*)?>|</w:tbl>)</w:{story}>", rf"\1{_PARAGRAPH}</w:{story}>", text)
    return text


_WORDLESS = frozenset(
    map(w, ("body", "hdr", "ftr", "footnote", "endnote", "txbxContent", "tbl", "tr", "tc", "p", "r", "sdtContent"))
)
_NO_PARAGRAPH = tuple(map(w, ("p", "r", "t", "tbl", "tr")))
_NEEDS = {w("tr"): (w("tbl"), w("sdtContent")), w("tc"): (w("tr"), w("sdtContent"))}


def fits_together(text: str) -> bool:
    """Whether a part into which pieces of it were put is still one that Word can read."""
    try:
        root = etree.fromstring(text.encode())
    except etree.XMLSyntaxError:
        return False
    if etree.QName(root).namespace != W:
        return True
    for element in root.iter(f"{{{W}}}*"):
        parent = element.getparent()
        above = None if parent is None else parent.tag
        loose = ((element.text if element.tag in _WORDLESS else "") or "") + (element.tail or "")
        if loose.strip() or (element.tag == w("p") and above in _NO_PARAGRAPH):
            return False
        if (element.tag in _NEEDS and above not in _NEEDS[element.tag]) or above == w("t"):
            return False
    return True


def grids_fitted(text: str) -> str:
    """The text of a part whose loops repeat cells, with as many columns in each table's grid as its rows have cells."""
    root = etree.fromstring(text.encode())
    for table in root.iter(w("tbl")):
        grid = table.find(w("tblGrid"))
        rows = {row: _spans(row) for row in _within(table, "tr")}
        if grid is None or not rows:
            continue
        columns = max(map(sum, rows.values()))
        changed = _fitted(grid, columns)
        widths = [int(column.get(w("w"), "0")) for column in grid.iterchildren(w("gridCol"))]
        for row, spans in rows.items():
            _fit(row, spans, columns, widths, changed)
        _merge(rows)
    return part_text(root)


def _merge(rows: Mapping[etree._Element, list[int]]) -> None:
    """Take out what cells hold that are part of a tall one, as nobody sees it; one that is not under it is none of it."""
    above: dict[int, int] = {}
    for row, spans in rows.items():
        tall: dict[int, int] = {}
        position = spans[0]
        for cell, span in zip(_within(row, "tc"), spans[1:], strict=False):
            merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
            if merge is not None:
                if merge.get(w("val"), "continue") == "restart" or above.get(position) != span:
                    merge.set(w("val"), "restart")
                elif any((text.text or "").strip() for text in cell.iter(w("t"))):
                    _empty(cell)
                tall[position] = span
            position += span
        above = tall


def _empty(cell: etree._Element) -> None:
    properties = next((p.find(w("pPr")) for p in cell.iterchildren(w("p"))), None)
    for child in [child for child in cell if child.tag != w("tcPr")]:
        cell.remove(child)
    paragraph = etree.SubElement(cell, w("p"))
    if properties is not None:
        for number in properties.findall(w("numPr")):
            properties.remove(number)
        paragraph.append(properties)


def _within(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for child in element:
        if child.tag == w(name):
            yield child
        elif child.tag in (w("sdt"), w("sdtContent")):
            yield from _within(child, name)


def _spans(row: etree._Element) -> list[int]:
    """How many columns a row skips before its cells, how many each cell takes, and how many it skips after them."""
    cells = [_number(cell, "tcPr", "gridSpan", 1) for cell in _within(row, "tc")]
    return [_number(row, "trPr", "gridBefore", 0), *cells, _number(row, "trPr", "gridAfter", 0)]


def _number(element: etree._Element, properties: str, name: str, default: int) -> int:
    found = element.find(f"{w(properties)}/{w(name)}")
    return default if found is None else int(found.get(w("val"), str(default)))


def _fitted(grid: etree._Element, columns: int) -> bool:
    """Share the table's width out among the columns there are now. Answers whether that changes them."""
    widths = [int(column.get(w("w"), "0")) for column in grid.iterchildren(w("gridCol"))]
    if len(widths) == columns:
        return False
    fitted = (widths + [widths[-1] if widths else 0] * columns)[:columns]
    total, now = sum(widths), sum(fitted) or 1
    fitted = [width * total // now for width in fitted]
    for column in list(grid):
        grid.remove(column)
    for width in fitted:
        etree.SubElement(grid, w("gridCol")).set(w("w"), str(width))
    return True


def _fit(row: etree._Element, spans: list[int], columns: int, widths: list[int], changed: bool) -> None:
    """Say that a short row leaves columns free at its end, and make its cells as wide as the columns they take."""
    missing = columns - sum(spans)
    if missing:
        properties = row.find(w("trPr"))
        if properties is None:
            properties = etree.Element(w("trPr"))
            row.insert(sum(child.tag == w("tblPrEx") for child in row), properties)
        for child in properties.findall(w("gridAfter")):
            properties.remove(child)
        after = etree.Element(w("gridAfter"))
        after.set(w("val"), str(spans[-1] + missing))
        properties.insert(sum(child.tag == w("gridBefore") for child in properties), after)
    position = spans[0]
    for cell, span in zip(_within(row, "tc"), spans[1:], strict=False):
        width = cell.find(f"{w('tcPr')}/{w('tcW')}")
        taken = sum(widths[position : position + span])
        if taken and (changed or span > 1) and width is not None and width.get(w("type")) == "dxa":
            width.set(w("w"), str(taken))
        position += span
