"""What is wrong with the first row of a table of vacancies, which says what its columns are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from jdgen.findings import Finding, Span, finding, short
from jdgen.source.cells import Row
from jdgen.source.columns import Column, find_columns, looks_like_header
from jdgen.source.sheet import Sheet

__all__ = ["EXAMPLE", "read_header", "without_name"]

EXAMPLE = "role,organisation,reference,closing_date"
"""The start of a first row as it may be."""


def read_header(sheet: Sheet, header: Row | None, rows: Iterator[Row]) -> tuple[Sequence[Column], list[Finding]]:
    """The columns that a first row names, and all that is wrong with it. ``rows`` are those below it."""
    if header is None:
        message = f"This table is empty. Its first row has to have the names of its columns, such as: {EXAMPLE}"
        return (), [finding("JD031", message, Span(sheet.file))]
    if header.broken:
        return (), [sheet.not_closed(header, header.broken)]
    if not looks_like_header(header):
        return (), [_no_header(sheet, header, rows)]
    columns, complaints = find_columns(header)
    found = [sheet.say(c.code, c.message, header.place(c.cell, sheet.text)) for c in complaints]
    for cell in header.cells if sheet.has_odd else ():
        found += sheet.odd_characters(header, cell, f"Row {header.number}, {short(cell.text)}")
    if not any(column.path == ("role",) for column in columns) and not any('"role"' in f.message for f in found):
        message = (
            'There is no column "role". Add it, with the id of a role in each row; the names in the first row are such '
            f"as: {EXAMPLE}"
        )
        found.append(sheet.say("JD004", message, sheet.whole_line(header.line), ("role",)))
    return columns, found


def _no_header(sheet: Sheet, first: Row, rows: Iterator[Row]) -> Finding:
    below = next((row for row in islice(rows, 10) if looks_like_header(row)), None)
    if below:
        message = (
            f"The names of the columns are in row {below.number}. They have to be in the first: delete the rows above."
        )
    else:
        message = f"The first row does not have the names of the columns. Put them above it, such as: {EXAMPLE}"
    return sheet.say("JD031", message, sheet.whole_line(first.line))


def without_name(sheet: Sheet, header: Row, nameless: set[int], row: Row) -> Iterator[Finding]:
    """The columns, counted from 0, that have no name but have text in this row. Each is told once, and taken out."""
    for index in [index for index in nameless if index < len(row.cells) and row.cells[index].text.strip()]:
        nameless.remove(index)
        message = (
            f"Column {_letters(index)} has no name in the first row, but row {row.number} has something in it. Give it a "
            "name, or empty it."
        )
        yield sheet.say("JD036", message, header.place(header.cells[index], sheet.text))


def _letters(index: int) -> str:
    """A column, counted from 0, as spreadsheets name it: A, B, ... Z, AA, AB."""
    letters = ""
    while index >= 0:
        index, rest = divmod(index, 26)
        letters = chr(65 + rest) + letters
        index -= 1
    return letters
