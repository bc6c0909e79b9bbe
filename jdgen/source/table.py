"""From a table of vacancies to plain data with places, row by row, as the reader of YAML gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from jdgen.findings import Finding, Path, Span, finding, short
from jdgen.source.cell_values import as_typed, wrong_cell
from jdgen.source.cells import Cell, Row, rows_of
from jdgen.source.characters import describe, forbidden, invisible
from jdgen.source.columns import EXAMPLE, Column, find_columns, looks_like_header, separator_of
from jdgen.source.parsed import Parsed
from jdgen.source.places import Place
from jdgen.source.read import Content
from jdgen.source.text import Text

__all__ = ["MOST_ROWS", "Table", "TableRow", "read_table"]

MOST_ROWS = 20_000
"""The most rows of a table that are read."""

_DAYS = (("closing_date",), ("interview",), ("start",), ("contract", "until"), ("contract", "start"))
_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: its number, and what it says. Its findings are those of its cells."""

    number: int
    content: Content


@dataclass(frozen=True, slots=True)
class Table:
    """A table of vacancies: its columns and rows, and what is wrong with the table itself, which then has no rows."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]
    findings: tuple[Finding, ...]

    def column_of(self, path: Path) -> str:
        """The name of the column that holds a field of a vacancy, as typed, or else the field's own name."""
        named = next((column.name for column in self.columns if column.path and path[: len(column.path)] == column.path), "")
        return short(named) or str(path[-1] if path else "")


def read_table(source: Text) -> Table:
    """Read a decoded table. A row with something wrong with it takes nothing away from the others."""
    if source.text is None:
        return Table((), (), source.findings)
    return _Reader(source.text, source.file).table()


class _Reader:
    """Reads one table, and keeps what all its rows share."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.lines = text.split("\n")
        self.columns: list[Column] = []
        self.separator = ","
        self.has_odd = next(forbidden(text), None) is not None or next(invisible(text), None) is not None

    def table(self) -> Table:
        start, line = 0, 1
        if self.lines[0][:4].lower() == "sep=":
            start, line = len(self.lines[0]) + 1, 2
        first = next((row for row in self.lines[line - 1 :] if row.strip()), "")
        self.separator = separator_of(first)
        rows = (row for row in rows_of(self.text, self.separator, start, line) if not row.is_blank or row.broken)
        header = next(rows, None)
        found = self._of_header(header, rows)
        if header is None or found:
            return Table((), (), tuple(found))
        listed = list(islice(rows, MOST_ROWS + 1))
        if len(listed) > MOST_ROWS:
            message = f"This table has more than {MOST_ROWS:,} rows. Divide it between several files."
            return Table((), (), (finding("JD012", message, Span(self.file)),))
        unnamed = [found for found in self._without_name(header, listed)]
        made = () if unnamed else tuple(TableRow(row.number, self._content(row)) for row in listed)
        return Table(tuple(self.columns), made, tuple(unnamed))

    def _of_header(self, header: Row | None, rows: Iterator[Row]) -> list[Finding]:
        if header is None:
            message = f"This table is empty. Its first row has to have the names of its columns, such as: {EXAMPLE}"
            return [finding("JD031", message, Span(self.file))]
        if header.broken:
            return [self._not_closed(header, header.broken)]
        self.columns, complaints = find_columns(header)
        if not looks_like_header(header):
            return [self._no_header(header, rows)]
        found = [self._say(c.code, c.message, header.place(c.cell, self.text)) for c in complaints]
        for cell in header.cells if self.has_odd else ():
            found += self._characters(cell, header, f'the column "{short(cell.text)}": ')
        if not any(column.path == ("role",) for column in self.columns) and not any("role" in f.message for f in found):
            message = (
                'There is no column "role". Add it, with the id of a role in each row; the names in the first row are such '
                f"as: {EXAMPLE}"
            )
            found.append(self._say("JD004", message, self._whole_line(header.line)))
        return found

    def _no_header(self, header: Row, rows: Iterator[Row]) -> Finding:
        below = next((row for row in islice(rows, 10) if looks_like_header(row)), None)
        if below:
            message = (
                f"The names of the columns are in row {below.number}. They have to be in the first: delete the rows above."
            )
        else:
            message = f"The first row does not have the names of the columns. Put them above it, such as: {EXAMPLE}"
        return self._say("JD031", message, self._whole_line(header.line))

    def _without_name(self, header: Row, rows: list[Row]) -> Iterator[Finding]:
        """Cells with text in a column that has no name: the first of each such column."""
        nameless = [index for index, column in enumerate(self.columns) if not column.path]
        for index in nameless:
            full = next((row for row in rows if len(row.cells) > index and row.cells[index].text.strip()), None)
            if full:
                message = (
                    f"Column {_letters(index)} has no name in the first row, but row {full.number} has something in it. "
                    "Give it a name, or empty it."
                )
                yield self._say("JD036", message, header.place(header.cells[index], self.text))

    def _content(self, row: Row) -> Content:
        """What a row says. When it has errors of its own, what it says is not complete."""
        data: dict[str, Any] = {}
        root = self._whole_line(row.line)
        children = root.children = {}
        findings: list[Finding] = []
        if row.broken:
            findings.append(self._not_closed(row, row.broken))
        elif (ragged := self._ragged(row)) is not None:
            findings.append(ragged)
        else:
            for cell, column in zip(row.cells, self.columns, strict=False):
                text = cell.text.strip()
                if column.path == ("role",) and not text:
                    # Of a missing field nothing but its place is known.
                    children["role"] = row.place(cell, self.text)
                if text:
                    findings += self._cell(cell, text, column, row)
                    _put(column.path, _value(text, column), row.place(cell, self.text), data, root)
        return Content(Parsed(data, root, findings), findings, self.lines, None)

    def _cell(self, cell: Cell, text: str, column: Column, row: Row) -> Iterator[Finding]:
        where = f"Row {row.number}, {short(column.name)}: "
        if self.has_odd:
            yield from self._characters(cell, row, where)
        wrong = wrong_cell(text)
        if wrong:
            yield self._say(wrong[0], where + wrong[1], row.place(cell, self.text), column.path)

    def _characters(self, cell: Cell, row: Row, where: str) -> Iterator[Finding]:
        where = where[0].upper() + where[1:]
        for code, found, cure in (
            ("JD010", forbidden(cell.text), "Delete it."),
            ("JD015", invisible(cell.text), "Delete it unless it is meant."),
        ):
            first = next(found, None)
            if first:
                message = f"{where}There is {describe(first[1])} in this cell. {cure}"
                yield self._say(code, message, row.place(cell, self.text))

    def _ragged(self, row: Row) -> Finding | None:
        count = len(row.cells)
        while count > len(self.columns) and not row.cells[count - 1].text.strip():
            count -= 1
        if count == len(self.columns):
            return None
        word = _SEPARATORS[self.separator]
        if count > len(self.columns):
            cure = f"Text with a {word} in it needs quotation marks round it."
        else:
            cure = f"Each column needs its {word}, even where the cell is empty."
        cells = "1 cell" if count == 1 else f"{count} cells"
        message = f"Row {row.number} has {cells}, but there are {len(self.columns)} columns. {cure}"
        return self._say("JD033", message, self._whole_line(row.line))

    def _not_closed(self, row: Row, cell: Cell) -> Finding:
        message = (
            f"Row {row.number}: The quotation mark at the start of this cell has no other at the cell's end. Delete it, or "
            "write each quotation mark inside the cell twice."
        )
        return self._say("JD037", message, row.place(cell, self.text))

    def _whole_line(self, line: int) -> Place:
        return Place(line, 1, line, max(len(self.lines[line - 1].rstrip()), 1) + 1)

    def _say(self, code: str, message: str, place: Place, path: Path = ()) -> Finding:
        found = finding(code, message, place.span(self.file), path)
        return replace(found, excerpt=self.lines[place.line - 1])


def _value(text: str, column: Column) -> str:
    return as_typed(text) if column.path in _DAYS else text


def _put(path: Path, value: str, place: Place, data: dict[str, Any], root: Place) -> None:
    """Put a value at a path of one or two steps, and its place at the same path."""
    for step in path[:-1]:
        if step not in data:
            data[str(step)] = {}
            inner = Place(root.line, root.column, root.end_line, root.end_column)
            inner.children = {}
            root.children[step] = inner  # type: ignore[index, call-overload]
        data, root = data[str(step)], root.child(step) or root
    data[str(path[-1])] = value
    root.children[path[-1]] = place  # type: ignore[index, call-overload]


def _letters(index: int) -> str:
    """A column as spreadsheets name it: A, B, ... Z, AA, AB."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
