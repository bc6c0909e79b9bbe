"""From a file of vacancies to the vacancies in it: a YAML file with one or with a list of them, or a CSV table.

Each stands alone: one with something wrong with it takes nothing away from the others.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_right
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Any

from jdgen.findings import Finding, Path, Severity, Span, finding, in_reading_order
from jdgen.source.cell_values import in_a_table
from jdgen.source.locate import locate, place_of
from jdgen.source.parsed import LeftOut, Parsed
from jdgen.source.read import Content, read
from jdgen.source.role_file import MOST_FINDINGS
from jdgen.source.table import Table, TableRow, read_table
from jdgen.source.table_text import read_table_text
from jdgen.source.text import read_text
from jdgen.source.vacancy_ids import give_ids

if TYPE_CHECKING:
    from jdgen.model.fault import Fault
    from jdgen.model.vacancy import Vacancy

__all__ = ["VacancyEntry", "VacancyFile", "load_vacancies"]

_EXAMPLE = "role: class-teacher"
_NO_ROLE = "It is not said which role this vacancy is for. Give the role's id, such as class-teacher."


@dataclass(frozen=True, slots=True)
class VacancyEntry:
    """One vacancy of a file.

    ``vacancy`` is None when it cannot be used; ``findings`` then say why. ``content.data`` is the vacancy as plain data,
    to be put over a role's. ``row`` is its row in a table, as a spreadsheet counts; None in YAML. ``id`` may be empty
    when ``vacancy`` is None.
    """

    file: str
    id: str
    vacancy: Vacancy | None
    findings: tuple[Finding, ...]
    content: Content
    row: int | None = None
    table: Table | None = None

    def span(self, path: Path) -> Span:
        """Where a path of the vacancy stands in the file."""
        return place_of(path, self.content)[0].span(self.file)

    def finding(self, fault: Fault) -> Finding:
        """The finding that tells of a fault of the vacancy, whose path starts there, in the words of its kind of file."""
        found = locate(fault, self.content, self.file)
        if self.table is None:
            return found
        said = f"Row {self.row}, {self.table.column_of(fault.path)}: {in_a_table(fault.code, found.message)}"
        return dataclasses.replace(found, message=said)


@dataclass(frozen=True, slots=True)
class VacancyFile:
    """The vacancies of a file in their order, and what is wrong with the file itself, which then may have none."""

    path: FilePath
    file: str
    vacancies: tuple[VacancyEntry, ...]
    findings: tuple[Finding, ...]

    def all_findings(self) -> tuple[Finding, ...]:
        """Everything found in the file, in reading order: at most 200, errors first, and how many there are besides."""
        found = in_reading_order([*self.findings, *(f for entry in self.vacancies for f in entry.findings)])
        if len(found) <= MOST_FINDINGS:
            return tuple(found)
        shown = sorted(found, key=lambda f: -f.severity)[:MOST_FINDINGS]
        message = f"There are {len(found) - MOST_FINDINGS:,} more problems in this file. Put these right first."
        return (*in_reading_order(shown), finding("JD024", message, Span(self.file)))


def load_vacancies(path: FilePath, file: str | None = None) -> VacancyFile:
    """Read and validate a file of vacancies: a table if its name ends in ``.csv``, or else YAML.

    ``file`` is its name as findings show it. Never raises for a bad file.
    """
    name = file or str(path)
    if path.suffix.lower() == ".csv":
        table = read_table(read_table_text(path, name))
        entries = [_of_row(row, table, name) for row in table.rows]
        return VacancyFile(path, name, give_ids(entries), table.findings)
    content = read(read_text(path, name))
    parts, findings = _parts_of(content, name)
    usable = content.is_whole and not any(f.severity is Severity.ERROR for f in findings)
    entries = [_of_part(part, name, usable) for part in parts]
    return VacancyFile(path, name, give_ids(entries), tuple(findings))


def _of_row(row: TableRow, table: Table, file: str) -> VacancyEntry:
    content = row.content
    entry = VacancyEntry(file, "", None, tuple(content.findings), content, row.number, table)
    return entry if content.data is None else _checked(entry, usable=True)


def _of_part(content: Content, file: str, usable: bool) -> VacancyEntry:
    from jdgen.model.validate import is_unknown

    for left_out in content.left_out:
        if is_unknown(("vacancy", *left_out.path)):
            left_out.put_back()
            content.findings = [f for f in content.findings if dataclasses.replace(f, excerpt="") != left_out.said]
    return _checked(VacancyEntry(file, "", None, tuple(content.findings), content), usable)


def _checked(entry: VacancyEntry, usable: bool) -> VacancyEntry:
    """The entry with what the model says of it. Of a value refused already nothing more is said."""
    from jdgen.model.dates import time_without_day
    from jdgen.model.fault import Fault
    from jdgen.model.role import Role
    from jdgen.model.validate import validate

    data: Any = entry.content.data
    whole = {"title": "x", "vacancy": data}
    outcome = validate(whole)
    faults = list(outcome) if isinstance(outcome, tuple) else []
    faults += time_without_day(whole) if usable and not entry.findings else ()
    if isinstance(data, dict) and not data.get("role"):
        faults.append(Fault("JD004", _NO_ROLE, ("role",)))
    refused = {f.path for f in entry.findings if f.path and f.severity is Severity.ERROR}
    found = [entry.finding(dataclasses.replace(fault, path=_within(fault.path))) for fault in faults]
    missing = {f.path for f in found if f.code == "JD004"}
    said = [f for f in entry.findings if f.code != "JD008" or f.path not in missing]
    findings = [*said, *(f for f in found if f.path not in refused and entry.content.believes(f))]
    sound = usable and not any(f.severity is Severity.ERROR for f in findings)
    vacancy = outcome.vacancy if isinstance(outcome, Role) and sound else None
    return dataclasses.replace(entry, vacancy=vacancy, findings=tuple(in_reading_order(findings)))


def _within(path: Path) -> Path:
    return path[1:] if path[:1] == ("vacancy",) else path


def _parts_of(content: Content, file: str) -> tuple[list[Content], list[Finding]]:
    """Each vacancy of a YAML file as a content of its own, and the findings that are none of theirs."""
    data = content.data
    if isinstance(data, dict):
        return [content], []
    if not isinstance(data, list) or not data or not all(isinstance(part, dict) for part in data):
        return [], content.findings or [_not_vacancies(content, file)]
    places = [content.places.child(index) or content.places for index in range(len(data))]
    starts = [place.line for place in places]
    own: list[list[Finding]] = [[] for _ in data]
    rest: list[Finding] = []
    for found in content.findings:
        index = bisect_right(starts, found.span.line) - 1
        (own[index] if index >= 0 else rest).append(_without_index(found, index))
    left_out = _left_out(content, len(data))
    parts = [
        _Part(Parsed(part, places[i], [], left_out[i]), own[i], content.lines, content) for i, part in enumerate(data)
    ]
    return list(parts), rest


class _Part(Content):
    """One of the vacancies of a file."""

    __slots__ = ("_whole",)

    def __init__(self, parsed: Parsed, findings: list[Finding], lines: list[str], whole: Content) -> None:
        self._whole = whole
        super().__init__(parsed, findings, lines, None)

    def believes(self, found: Finding) -> bool:
        """Whether a finding holds of the file as it was typed."""
        return self._whole.believes(found)


def _without_index(found: Finding, index: int) -> Finding:
    return dataclasses.replace(found, path=found.path.removeprefix(f"[{index}]").removeprefix("."))


def _left_out(content: Content, count: int) -> list[list[LeftOut]]:
    """The fields with nothing after them, by the vacancy they stand in."""
    of_part: list[list[LeftOut]] = [[] for _ in range(count)]
    for left_out in content.left_out:
        index = left_out.path[0] if left_out.path else None
        if isinstance(index, int) and index < count:
            said = _without_index(left_out.said, index)
            of_part[index].append(dataclasses.replace(left_out, path=left_out.path[1:], said=said))
    return of_part


def _not_vacancies(content: Content, file: str) -> Finding:
    if content.data is None:
        message = f"This file is empty. A vacancy has at least the role it is for, such as {_EXAMPLE}"
        return finding("JD014", message, Span(file))
    if isinstance(content.data, list):
        wrong = next((i for i, part in enumerate(content.data) if not isinstance(part, dict)), 0)
        place = content.places.child(wrong) or content.places
        message = f"Each item of a list of vacancies has fields. Write the first after the dash, such as - {_EXAMPLE}"
        return content.with_excerpt(finding("JD014", message, place.span(file)))
    slip = content.slip()
    message = f"This file is only text, not a vacancy. A vacancy has fields, such as {_EXAMPLE}"
    return content.with_excerpt(finding("JD002" if slip else "JD014", slip or message, content.places.span(file)))
