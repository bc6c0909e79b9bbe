"""From a table of vacancies to plain data with places, row by row, as the reader of YAML gives them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from jdgen.findings import Finding, Path, Span, finding, short
from jdgen.source.cell_values import as_typed, wrong_cell
from jdgen.source.cells import Row, rows_of
from jdgen.source.columns import Column, separator_of
from jdgen.source.parsed import Parsed
from jdgen.source.places import Place
from jdgen.source.read import Content
from jdgen.source.sheet import Sheet
from jdgen.source.table_header import read_header, without_name
from jdgen.source.text import Text

__all__ = ["MOST_ROWS", "Table", "TableRow", "read_table"]

MOST_ROWS = 20_000
"""The most rows of a table that are read."""

_DAYS = frozenset([("closing_date",), ("interview",), ("start",), ("contract", "until"), ("contract", "start")])
_SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab"}


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table: its number, and what it says. When the row itself is broken, there is no data."""

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
        named = (column.name for column in self.columns if column.path and path[: len(column.path)] == column.path)
        return short(next(named, "")) or str(path[-1] if path else "")


def read_table(source: Text) -> Table:
    """Read a decoded table. A row with something wrong with it takes nothing away from the others."""
    if source.text is None:
        return Table((), (), source.findings)
    sheet = Sheet(source.text, source.file)
    start, line = 0, 1
    if sheet.lines[0][:4].lower() == "sep=":
        # Excel's own way to say what stands between cells. It does not count this line as a row.
        start, line = len(sheet.lines[0]) + 1, 2
    separator = separator_of(next((row for row in sheet.lines[line - 1 :] if row.strip()), ""))
    rows = (row for row in rows_of(sheet.text, separator, start, line) if row.broken or not row.is_blank)
    header = next(rows, None)
    columns, findings = read_header(sheet, header, rows)
    if header is None or findings:
        return Table((), (), tuple(findings))
    reader = _RowReader(sheet, columns, _SEPARATORS[separator])
    nameless = {index for index, column in enumerate(columns) if not column.path}
    made: list[TableRow] = []
    unnamed: list[Finding] = []
    for row in rows:
        if len(made) == MOST_ROWS:
            message = f"This table has more than {MOST_ROWS:,} rows. Divide it between several files."
            return Table((), (), (finding("JD012", message, Span(sheet.file)),))
        made.append(TableRow(row.number, reader.content(row)))
        if nameless:
            unnamed += without_name(sheet, header, nameless, row)
    if not made:
        message = "There is no vacancy in this table: it has the names of its columns, and no row below them."
        return Table((), (), (finding("JD031", message, Span(sheet.file)),))
    return Table(tuple(columns), () if unnamed else tuple(made), tuple(unnamed))


class _RowReader:
    """Reads the rows of one table, and keeps what they share."""

    def __init__(self, sheet: Sheet, columns: Sequence[Column], separator: str) -> None:
        self._sheet = sheet
        self._columns = [(column, column.path in _DAYS) for column in columns]
        self._separator = separator

    def content(self, row: Row) -> Content:
        """What a row says."""
        sheet = self._sheet
        root = sheet.whole_line(row.line)
        wrong = sheet.not_closed(row, row.broken) if row.broken else self._ragged(row)
        if wrong is not None:
            return Content(Parsed(None, root), [wrong], sheet.lines, None)
        data: dict[str, Any] = {}
        children: dict[str, Place] = {}
        root.children = children
        findings: list[Finding] = []
        for cell, (column, is_day) in zip(row.cells, self._columns, strict=False):
            text = cell.text.strip()
            path = column.path
            if text:
                if sheet.has_odd or text[0] in "=@+-#":
                    findings += self._wrong(row, cell, text, column)
                place = row.place(cell, sheet.text)
                value = as_typed(text) if is_day else text
                if len(path) == 1:
                    data[str(path[0])] = value
                    children[str(path[0])] = place
                elif path:
                    _put_inside(path, value, place, data, root)
            elif path == ("role",):
                children["role"] = row.place(cell, sheet.text)  # where it is missing
        return Content(Parsed(data, root), findings, sheet.lines, None)

    def _wrong(self, row: Row, cell: Any, text: str, column: Column) -> list[Finding]:
        where = f"Row {row.number}, {short(column.name)}"
        found = list(self._sheet.odd_characters(row, cell, where, column.path)) if self._sheet.has_odd else []
        wrong = wrong_cell(text)
        if wrong:
            place = row.place(cell, self._sheet.text)
            found.append(self._sheet.say(wrong[0], f"{where}: {wrong[1]}", place, column.path))
        return found

    def _ragged(self, row: Row) -> Finding | None:
        """A row with more cells than there are columns, or fewer. Empty cells at its end do not count as more."""
        count, columns, word = len(row.cells), len(self._columns), self._separator
        while count > columns and not row.cells[count - 1].text.strip():
            count -= 1
        if count == columns:
            return None
        cure = (
            f"Text with a {word} in it needs quotation marks round it."
            if count > columns
            else f"Each column needs its {word}, even where the cell is empty."
        )
        cells = "1 cell" if count == 1 else f"{count} cells"
        message = f"Row {row.number} has {cells}, but there are {columns} columns. {cure}"
        return self._sheet.say("JD033", message, self._sheet.whole_line(row.line))


def _put_inside(path: Path, value: str, place: Place, data: dict[str, Any], root: Place) -> None:
    """Put a value into a group of fields, and its place into the group's."""
    group, name = (str(step) for step in path)
    places = root.child(group)
    if places is None:
        data[group] = {}
        places = Place(root.line, root.column, root.end_line, root.end_column)
        places.children = {}
        assert isinstance(root.children, dict)
        root.children[group] = places
    data[group][name] = value
    assert isinstance(places.children, dict)
    places.children[name] = place
