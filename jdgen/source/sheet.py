"""The text of a table, and how findings point into it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from jdgen.findings import Finding, Path, finding
from jdgen.source.cells import Cell, Row
from jdgen.source.characters import describe, forbidden, invisible
from jdgen.source.places import Place

__all__ = ["Sheet"]


class Sheet:
    """A table's text and lines. ``has_odd`` says that somewhere there are characters that it should not have."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.lines = text.split("\n")
        self.has_odd = next(forbidden(text), None) is not None or next(invisible(text), None) is not None

    def say(self, code: str, message: str, place: Place, path: Path = ()) -> Finding:
        """A finding at a place, with its line."""
        return replace(finding(code, message, place.span(self.file), path), excerpt=self.lines[place.line - 1])

    def whole_line(self, line: int) -> Place:
        """The place of a line."""
        return Place(line, 1, line, max(len(self.lines[line - 1].rstrip()), 1) + 1)

    def odd_characters(self, row: Row, cell: Cell, where: str, path: Path = ()) -> Iterator[Finding]:
        """The first character of a cell that no document can hold, and the first that nobody sees."""
        for code, characters, cure in (
            ("JD010", forbidden(cell.text), "Delete it."),
            ("JD015", invisible(cell.text), "Delete it unless it is meant."),
        ):
            for _, character in characters:
                message = f"{where}: There is {describe(character)} in this cell. {cure}"
                yield self.say(code, message, row.place(cell, self.text), path)
                break

    def not_closed(self, row: Row, cell: Cell) -> Finding:
        """A cell with a quotation mark at its start and none at its end."""
        message = (
            f"Row {row.number}: The quotation mark at the start of this cell has no other at the cell's end. Delete it, or "
            "write each quotation mark inside the cell twice."
        )
        return self.say("JD037", message, row.place(cell, self.text))
