"""What Word insists on and a template's loops can leave out, put right in the finished text of a part.

Word calls a file corrupt where LibreOffice opens it: a cell without a paragraph at its end, a table without a row, a row
without a cell.
"""

from __future__ import annotations

import re

from lxml import etree

from jdgen.render.word.xml import part_text, w

__all__ = ["grids_fitted", "repaired"]

_PARAGRAPH = "<w:p/>"
_EMPTY_ROW = re.compile(
    r"<w:tr>(?:<w:tblPrEx>(?:(?!</w:tblPrEx>).)*</w:tblPrEx>)?(?:<w:trPr>(?:(?!</w:trPr>).)*</w:trPr>|<w:trPr/>)?</w:tr>"
)
_EMPTY_TABLE = re.compile(r"<w:tbl>(?:(?!<w:tbl>|<w:tr>).)*?</w:tbl>")
_ROW_ENDS = ("</w:trPr></w:tr>", "<w:trPr/></w:tr>", "<w:tr></w:tr>", "</w:tblPrEx></w:tr>")
_CELL_ENDS = ("</w:tcPr></w:tc>", "<w:tcPr/></w:tc>", "<w:tc></w:tc>", "</w:tbl></w:tc>")
_STORIES = ("hdr", "ftr", "txbxContent", "footnote", "endnote")


def repaired(text: str) -> str:
    """The text of a part with the gaps closed. Text without gaps is answered as it is."""
    if any(end in text for end in _ROW_ENDS):
        text = _EMPTY_ROW.sub("", text)
    if "</w:tblGrid></w:tbl>" in text:
        text = _EMPTY_TABLE.sub("", text)
    for end in _CELL_ENDS:
        if end in text:
            text = text.replace(end, f"{end.removesuffix('</w:tc>')}{_PARAGRAPH}</w:tc>")
    for story in _STORIES:
        if f"></w:{story}>" in text:
            text = re.sub(rf"(<w:{story}(?: [^>]*)?>|</w:tbl>)</w:{story}>", rf"\1{_PARAGRAPH}</w:{story}>", text)
    return text


def grids_fitted(text: str) -> str:
    """The text of a part whose loops repeat cells, with as many columns in each table's grid as its rows have cells."""
    root = etree.fromstring(text.encode())
    for table in root.iter(w("tbl")):
        grid = table.find(w("tblGrid"))
        rows = {row: _spans(row) for row in table.iterchildren(w("tr"))}
        if grid is None or not rows:
            continue
        columns = max(map(sum, rows.values()))
        widths = _fitted(grid, columns)
        for row, spans in rows.items():
            _fit(row, spans, columns, widths)
    return part_text(root)


def _spans(row: etree._Element) -> list[int]:
    """How many columns a row skips before its cells, how many each cell takes, and how many it skips after them."""
    cells = [_number(cell, "tcPr", "gridSpan", 1) for cell in row.iterchildren(w("tc"))]
    return [_number(row, "trPr", "gridBefore", 0), *cells, _number(row, "trPr", "gridAfter", 0)]


def _number(element: etree._Element, properties: str, name: str, default: int) -> int:
    found = element.find(f"{w(properties)}/{w(name)}")
    return default if found is None else int(found.get(w("val"), str(default)))


def _fitted(grid: etree._Element, columns: int) -> list[int]:
    """Share the table's width out among the columns there are now. Answers the widths, or none if they stay."""
    widths = [int(column.get(w("w"), "0")) for column in grid.iterchildren(w("gridCol"))]
    if len(widths) == columns:
        return []
    fitted = (widths + [widths[-1] if widths else 0] * columns)[:columns]
    total, now = sum(widths), sum(fitted) or 1
    fitted = [width * total // now for width in fitted]
    for column in list(grid):
        grid.remove(column)
    for width in fitted:
        etree.SubElement(grid, w("gridCol")).set(w("w"), str(width))
    return fitted


def _fit(row: etree._Element, spans: list[int], columns: int, widths: list[int]) -> None:
    """Say that a short row leaves columns free at its end, and give its cells their new widths."""
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
    for cell, span in zip(row.iterchildren(w("tc")), spans[1:], strict=False):
        width = cell.find(f"{w('tcPr')}/{w('tcW')}")
        if widths and width is not None and width.get(w("type")) == "dxa":
            width.set(w("w"), str(sum(widths[position : position + span])))
        position += span
