"""The ids of the vacancies of a file, which name the folders of their documents."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from jdgen.findings import Finding
from jdgen.source.ids import as_id

if TYPE_CHECKING:
    from jdgen.model.vacancy import Vacancy
    from jdgen.source.vacancy_file import VacancyEntry

__all__ = ["give_ids"]


def give_ids(entries: list[VacancyEntry]) -> tuple[VacancyEntry, ...]:
    """The entries with their ids: the one given, or made of the reference, or of the role and the organisation.

    The second of two that say the same id, or references that make one, is refused. Ids made of a role and an organisation
    are numbered where there would be two.
    """
    named: dict[str, VacancyEntry] = {}
    made = list(entries)
    for index, entry in enumerate(entries):
        name = _own_id(entry.vacancy) if entry.vacancy else ""
        if not name:
            continue
        other = named.setdefault(name, entry)
        made[index] = dataclasses.replace(entry, id=name) if other is entry else _refused(entry, name, other)
    taken = set(named)
    numbers: dict[str, int] = {}
    for index, entry in enumerate(made):
        if entry.vacancy is None or entry.id:
            continue
        name = base = as_id("-".join(filter(None, (entry.vacancy.role, entry.vacancy.organisation))), "vacancy")
        number = numbers.get(base, 1)
        while name in taken:
            number += 1
            name = f"{base[: 63 - len(str(number))]}-{number}"
        numbers[base] = number
        taken.add(name)
        made[index] = dataclasses.replace(entry, id=name)
    return tuple(made)


def _own_id(vacancy: Vacancy) -> str:
    return vacancy.id or as_id(vacancy.reference or "", "vacancy")


def _refused(entry: VacancyEntry, name: str, other: VacancyEntry) -> VacancyEntry:
    from jdgen.model.fault import Fault

    assert entry.vacancy is not None
    field = "id" if entry.vacancy.id else "reference"
    where = f"row {other.row}" if other.row is not None else f"line {other.span(()).line}"
    said = f"The documents of this vacancy would go into the folder {name}, as those of the one in {where} do. "
    cure = "Give one of the two another." if field == "id" else 'Give one of the two another, or an "id" of its own.'
    found: Finding = entry.finding(Fault("JD022", said + cure, (field,)))
    return dataclasses.replace(entry, vacancy=None, findings=(*entry.findings, found))
