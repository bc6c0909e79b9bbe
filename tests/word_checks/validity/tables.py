"""Tables: what Word refuses, and what it silently lays out anew."""

from __future__ import annotations

from collections.abc import Iterator

from tests.word_checks.names import Element, child, number, value, w
from tests.word_checks.package import Package
from tests.word_checks.text import cells, rows

__all__ = [
    "cells_end_with_a_paragraph",
    "cells_fill_the_grid",
    "merged_cells_begin",
    "rows_have_cells",
    "tables_have_rows",
]


def _each(package: Package, tag: str) -> Iterator[tuple[str, Element]]:
    return (
        (f"{name}:{found.sourceline}", found)
        for name, root in package.word_trees().items()
        for found in root.iter(w(tag))
    )


def cells_end_with_a_paragraph(package: Package) -> Iterator[str]:
    """The last thing in a cell is a paragraph, also after a table."""
    for place, cell in _each(package, "tc"):
        last = _last(cell)
        if last is None or last.tag != w("p"):
            yield f"{place}: a cell does not end with a paragraph"


def _last(element: Element) -> Element | None:
    last = element[-1] if len(element) else None
    if last is not None and last.tag == w("sdt"):
        content = child(last, "sdtContent")
        return None if content is None else _last(content)
    return last


def rows_have_cells(package: Package) -> Iterator[str]:
    """Every row has a cell."""
    yield from (f"{place}: a row has no cells" for place, row in _each(package, "tr") if not cells(row))


def tables_have_rows(package: Package) -> Iterator[str]:
    """Every table has a row: LibreOffice opens one without, Word does not."""
    yield from (f"{place}: a table has no rows" for place, table in _each(package, "tbl") if not rows(table))


def cells_fill_the_grid(package: Package) -> Iterator[str]:
    """Every table has a grid, and the cells of each row, with what they span and skip, are as many as its columns."""
    for place, table in _each(package, "tbl"):
        grid = child(table, "tblGrid")
        columns = 0 if grid is None else len(grid.findall(w("gridCol")))
        if not columns:
            yield f"{place}: a table has no grid"
        for row in rows(table) if columns else []:
            if cells(row) and _width(row) != columns:
                yield f"{place}: a row fills {_width(row)} of {columns} columns"


def _span(cell: Element) -> int:
    return number(value(cell, "tcPr/gridSpan"), 1)


def _skipped(row: Element, name: str) -> int:
    return number(value(row, f"trPr/{name}"), 0)


def _width(row: Element) -> int:
    return sum(map(_span, cells(row))) + _skipped(row, "gridBefore") + _skipped(row, "gridAfter")


def merged_cells_begin(package: Package) -> Iterator[str]:
    """A cell that continues the one above has one above that began."""
    for place, table in _each(package, "tbl"):
        begun: set[int] = set()
        for row in rows(table):
            merged = dict(_merges(row))
            if any(kind == "continue" and column not in begun for column, kind in merged.items()):
                yield f"{place}: a merged cell has no beginning"
            begun = set(merged)


def _merges(row: Element) -> Iterator[tuple[int, str]]:
    """The columns at which a row has a vertically merged cell, with ``restart`` or ``continue``."""
    column = _skipped(row, "gridBefore")
    for cell in cells(row):
        if child(cell, "tcPr/vMerge") is not None:
            yield column, value(cell, "tcPr/vMerge") or "continue"
        column += _span(cell)
