"""Golden messages: what each file of vacancies in ``vacancy_cases/`` is told, word for word, and what can be used of it.

Cases are written as those of roles are. ``--update-golden`` writes the findings anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from jdgen.source.vacancy_file import VacancyFile, load_vacancies
from tests.source.reading import written
from tests.source.test_cases import read_cases, update

FOLDER = Path(__file__).parent / "vacancy_cases"
SUFFIXES = {"table": ".csv", "yaml": ".yaml"}
ALL = [(file, case[0]) for file in sorted(FOLDER.glob("*.txt")) for case in read_cases(file)]


def outcome(read: VacancyFile) -> list[str]:
    used = []
    for entry in read.vacancies:
        where = "vacancy" if entry.row is None else f"row {entry.row}"
        used.append(f"{where}: {entry.id} {entry.content.data}" if entry.vacancy else f"{where}: not usable")
    return [*used, *map(written, read.all_findings())]


@pytest.mark.parametrize(("file", "name"), ALL, ids=[f"{file.stem}: {name}" for file, name in ALL])
def test_case(file: Path, name: str, tmp_path: Path, update_golden: bool) -> None:
    given, expected = next((g, e) for n, g, e in read_cases(file) if n == name)
    path = tmp_path / f"vacancies{SUFFIXES[file.stem]}"
    path.write_text(given, encoding="utf-8")
    found = outcome(load_vacancies(path, path.name))
    if update_golden:
        update(file, name, found)
    else:
        assert found == expected
