"""Which of a table style's special formats apply to a cell, from its place in the table and what ``w:tblLook`` turns on."""

from __future__ import annotations

from tests.word_checks.names import Element, child, number, value, w
from tests.word_checks.text import cells, rows

__all__ = ["look_says", "places"]

_BITS = {
    "firstRow": 0x0020,
    "lastRow": 0x0040,
    "firstColumn": 0x0080,
    "lastColumn": 0x0100,
    "noHBand": 0x0200,
    "noVBand": 0x0400,
}


def look_says(table: Element, flag: str) -> bool:
    """Whether ``w:tblLook`` sets a flag, as an attribute or, as older files do, as a bit of ``w:val``."""
    look = child(table, "tblPr/tblLook")
    if look is None:
        return False
    written = look.get(w(flag))
    if written is not None:
        return written in {"1", "true", "on"}
    return bool(int(look.get(w("val"), "0"), 16) & _BITS[flag])


def places(cell: Element, table: Element, chain: list[Element]) -> list[str]:
    """The names of the formats that reach a cell, the strongest first (ISO/IEC 29500-1, 17.7.6)."""
    row = next(cell.iterancestors(w("tr")))
    all_rows, row_cells = rows(table), cells(row)
    if row not in all_rows or cell not in row_cells:
        return []
    down, across = all_rows.index(row), row_cells.index(cell)
    top = look_says(table, "firstRow") and down == 0
    bottom = look_says(table, "lastRow") and down == len(all_rows) - 1
    left = look_says(table, "firstColumn") and across == 0
    right = look_says(table, "lastColumn") and across == len(row_cells) - 1
    named = [
        ("nwCell", top and left),
        ("neCell", top and right),
        ("swCell", bottom and left),
        ("seCell", bottom and right),
        ("firstCol", left),
        ("lastCol", right),
        ("firstRow", top),
        ("lastRow", bottom),
    ]
    found = [name for name, applies in named if applies]
    if not look_says(table, "noHBand") and not top and not bottom:
        found.append(_band("Horz", down - look_says(table, "firstRow"), _size(chain, "tblStyleRowBandSize")))
    if not look_says(table, "noVBand") and not left and not right:
        found.append(_band("Vert", across - look_says(table, "firstColumn"), _size(chain, "tblStyleColBandSize")))
    return found


def _band(direction: str, index: int, size: int) -> str:
    return f"band{index // size % 2 + 1}{direction}"


def _size(chain: list[Element], name: str) -> int:
    written = (value(style, f"tblPr/{name}") for style in chain)
    return max(1, next((number(size, 1) for size in written if size), 1))
