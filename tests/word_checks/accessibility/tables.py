"""Tables: a header row, a plain grid, words in every cell, and a name."""

from __future__ import annotations

from tests.word_checks.document import Document
from tests.word_checks.names import Element, child, is_on, number, value, w
from tests.word_checks.problems import Problem
from tests.word_checks.table_styles import look_says
from tests.word_checks.text import cells, quote, rows, text_of

__all__ = ["header_rows", "no_blank_cells", "plain_grid", "tables_are_described"]

_PICTURES = (w("drawing"), w("pict"), w("object"))


def _tables(document: Document) -> list[tuple[str, Element]]:
    return [(f"{name}: the table {quote(table)}", table) for name, table in document.each(w("tbl"))]


def _columns(table: Element) -> int:
    grid = child(table, "tblGrid")
    return 0 if grid is None else len(grid.findall(w("gridCol")))


def header_rows(document: Document) -> list[Problem]:
    """The first row is a header and looks like one, no header comes later, and no row breaks over pages."""
    return [Problem("A7", "E", f"{name} {what}") for name, table in _tables(document) for what in _header_faults(table)]


def _header_faults(table: Element) -> list[str]:
    all_rows = rows(table)
    headers = [is_on(child(row, "trPr/tblHeader")) for row in all_rows]
    faults = []
    if not headers or not headers[0]:
        faults.append("has no header row (w:tblHeader)")
    elif any(headers[headers.index(False) :] if False in headers else []):
        faults.append("has a header row after its data")
    if not look_says(table, "firstRow"):
        faults.append("does not use its style's header row (w:tblLook)")
    if not all(is_on(child(row, "trPr/cantSplit")) for row in all_rows):
        faults.append("has a row that may break over two pages (w:cantSplit)")
    return faults


def plain_grid(document: Document) -> list[Problem]:
    """No merged or split cells, as many cells in a row as the table has columns, and no table in a cell."""
    return [Problem("A8", "E", f"{name} {what}") for name, table in _tables(document) for what in _grid_faults(table)]


def _grid_faults(table: Element) -> list[str]:
    found = [cell for row in rows(table) for cell in cells(row)]
    faults = []
    if any(_is_merged(cell) for cell in found):
        faults.append("has merged cells")
    if any(len(cells(row)) != _columns(table) for row in rows(table)):
        faults.append(f"has a row without exactly {_columns(table)} cells")
    if next(table.iterancestors(w("tc")), None) is not None:
        faults.append("stands in a cell of another")
    return faults


def _is_merged(cell: Element) -> bool:
    spans = number(value(cell, "tcPr/gridSpan"), 1) > 1
    return spans or any(child(cell, f"tcPr/{name}") is not None for name in ("vMerge", "hMerge"))


def no_blank_cells(document: Document) -> list[Problem]:
    """Every cell has text or a picture, so that no row or column is empty either."""
    return [
        Problem("A9", "E", f"{name} has a blank cell in row {at}")
        for name, table in _tables(document)
        for at, row in enumerate(rows(table), start=1)
        if any(_is_blank(cell) for cell in cells(row))
    ]


def _is_blank(cell: Element) -> bool:
    return not text_of(cell).strip() and next(cell.iter(*_PICTURES), None) is None


def tables_are_described(document: Document) -> list[Problem]:
    """Every table has a caption and a description, and more than one row and column."""
    return [
        Problem("A9b", "W", f"{name} {what}") for name, table in _tables(document) for what in _naming_faults(table)
    ]


def _naming_faults(table: Element) -> list[str]:
    faults = []
    if not all(value(table, f"tblPr/{name}") for name in ("tblCaption", "tblDescription")):
        faults.append("has no caption or no description")
    if len(rows(table)) < 2 or _columns(table) < 2:
        faults.append("has one row or one column, as if it were there for layout")
    return faults
