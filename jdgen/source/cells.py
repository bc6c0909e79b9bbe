"""The rows and cells of a table saved as text, and where each of them stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from jdgen.source.places import Place

__all__ = ["MOST_COLUMNS", "Cell", "Row", "rows_of"]

MOST_COLUMNS = 500
"""How many cells of a row are read."""


class Cell(NamedTuple):
    """A cell: its text, without the quotation marks round it, and where it starts and ends in the file's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row: its number as a spreadsheet counts it, its first line with its start and end in the text, and its cells.

    A cell may have line ends in it, so that the number is not the line. ``broken`` is the cell whose quotation mark is
    not closed; what follows it in its line is part of it.
    """

    number: int
    line: int
    start: int
    line_end: int
    cells: list[Cell]
    broken: Cell | None

    @property
    def is_blank(self) -> bool:
        """Whether no cell has anything in it."""
        return not any(cell.text and not cell.text.isspace() for cell in self.cells)

    def place(self, cell: Cell, text: str) -> Place:
        """Where a cell of the row stands; ``text`` is the file's. An empty one is shown by what stands after it."""
        if cell.end <= self.line_end:
            column = cell.start - self.start + 1
            return Place(self.line, column, self.line, column + (cell.end - cell.start or 1))
        line, column = self._at(cell.start, text)
        end_line, end_column = self._at(cell.end, text)
        return Place(line, column, end_line, end_column)

    def _at(self, index: int, text: str) -> tuple[int, int]:
        line_start = text.rfind("\n", self.start, index) + 1 or self.start
        lines = text.count("\n", self.start, index) if line_start > self.start else 0
        return self.line + lines, index - line_start + 1


def rows_of(text: str, separator: str, start: int = 0, line: int = 1) -> Iterator[Row]:
    """The rows of a text from ``start``, which is on line ``line``. Blank rows are counted, and come too.

    A cell in quotation marks may hold separators, line ends and, doubled, quotation marks. One whose marks are not a pair
    with nothing beside them ends with its line, so that the rows below it are read all the same.
    """
    match = re.compile(rf'(?:"([^"]*+(?:""[^"]*+)*+)"|([^{separator}\n]*+))({separator}|\n|\Z)').match
    number = 0
    while start < len(text):
        number += 1
        position, cells, broken = start, list[Cell](), None
        end = separator
        while end == separator:
            found = match(text, position)
            if found is None or len(cells) == MOST_COLUMNS:
                position = _line_end(text, position) + 1
                break
            quoted, plain, end = found.groups()
            cell = Cell(plain if quoted is None else quoted.replace('""', '"'), position, found.start(3))
            position = found.end()
            if quoted is None and plain.startswith('"'):
                position = position if end == "\n" else _line_end(text, position) + 1
                broken = cell
                break
            cells.append(cell)
        line_end = _line_end(text, start)
        yield Row(number, line, start, line_end, cells, broken)
        line += text.count("\n", start, position) if position > line_end + 1 else 1
        start = position


def _line_end(text: str, position: int) -> int:
    """Where the line ends that an index of a text is in."""
    end = text.find("\n", position)
    return len(text) if end < 0 else end
