"""The columns of a table of vacancies: what the names in its first row mean."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from jdgen.findings import Path, short
from jdgen.source.cells import Cell, Row

__all__ = ["Column", "Complaint", "find_columns", "looks_like_header", "separator_of"]

_OWN = re.compile(r"(?i)custom[\s._:-]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name as typed, and the field of a vacancy it holds as a path, or nothing if it has no name."""

    name: str
    path: Path


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something wrong with a column: a code, the words for it, and the cell it stands in."""

    code: str
    message: str
    cell: Cell


@cache
def _fields() -> Mapping[str, Path]:
    """The names that columns can have, and for each the field of a vacancy."""
    from jdgen.model.contract import Contract
    from jdgen.model.vacancy import Vacancy

    own: dict[str, Path] = {name: (name,) for name in Vacancy.model_fields if name != "custom"}
    of_contract: dict[str, Path] = {name: ("contract", name) for name in Contract.model_fields}
    whole = {f"contract_{name}": path for name, path in of_contract.items()}
    del of_contract["type"]
    return {**of_contract, **whole, **own, "contract": ("contract", "type")}


def _plain(name: str) -> str:
    return re.sub(r"[\s._-]+", "_", name.strip(" \t\r\n:*").lower()).strip("_")


def separator_of(line: str) -> str:
    """What stands between the cells of a table, told from its first line: a comma, a semicolon or a tab."""

    def names(separator: str) -> tuple[int, int]:
        cells = [cell.strip(' "') for cell in line.split(separator)]
        return sum(_plain(cell) in _fields() for cell in cells), len(cells)

    return max(",;\t", key=names)


def looks_like_header(row: Row) -> bool:
    """Whether the cells of a row are names of columns: one of them is ``role`` or several are other fields' names."""
    known = {_plain(cell.text) for cell in row.cells} & _fields().keys()
    return "role" in known or len(known) > 2


def find_columns(row: Row) -> tuple[list[Column], list[Complaint]]:
    """The columns that a first row names, less empty cells at its end, and what is wrong with their names."""
    cells = list(row.cells)
    while cells and not cells[-1].text.strip():
        cells.pop()
    given = {_plain(cell.text) for cell in cells}
    columns = [_column(cell.text.strip()) for cell in cells]
    return columns, [*_twice(cells, columns), *_misspelled(cells, columns, _fields().keys() - given)]


def _column(name: str) -> Column:
    own = _OWN.match(name)
    if own:
        return Column(name, ("custom", name[own.end() :]))
    path = _fields().get(_plain(name), ("custom", name))
    return Column(name, path if name else ())


def _twice(cells: list[Cell], columns: list[Column]) -> Iterator[Complaint]:
    first: dict[Path, str] = {}
    for cell, column in zip(cells, columns, strict=True):
        path = (*column.path[:-1], str(column.path[-1]).casefold()) if column.path else ()
        other = first.setdefault(path, column.name)
        if column.path and other is not column.name:
            also = "" if other == column.name else f', as "{short(other)}" and "{short(column.name)}"'
            message = f'The column "{short(column.name)}" is there twice{also}. Keep one of the two.'
            yield Complaint("JD032", message, cell)


def _misspelled(cells: list[Cell], columns: list[Column], free: Collection[str]) -> Iterator[Complaint]:
    """Names that are nearly a field's, or mean one, when no other column has that field."""
    for cell, column in zip(cells, columns, strict=True):
        if column.path[:1] != ("custom",) or _OWN.match(column.name):
            continue
        cure = _cure(column.name, free)
        if cure:
            name = short(column.name)
            own = f'If it is a column of your own, call it "custom {name}".'
            message = f'"{name}" is not a column that jdgen knows. {cure} {own}'
            yield Complaint("JD003", message, cell)


def _cure(name: str, free: Collection[str]) -> str:
    from jdgen.model.labels import home_of
    from jdgen.model.suggest import suggest

    home = home_of(name, ("vacancy",))
    if home and home[0] in ("vacancy", "contract") and home[-1] in free:
        return f'Use "{home[-1]}".'
    found = suggest(_plain(name), sorted(free))
    return found[1] if found else ""
