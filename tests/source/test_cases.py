"""Golden messages: what each faulty role file in ``cases/`` is told, word for word.

A case is ``=== name``, the file, ``~~~``, and what is found. ``--update-golden`` writes the findings anew.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.reading import load, outcome

CASES = Path(__file__).parent / "cases"


def read_cases(file: Path) -> list[tuple[str, str, list[str]]]:
    cases = []
    for block in file.read_text(encoding="utf-8").split("=== ")[1:]:
        name, _, rest = block.partition("\n")
        given, _, expected = rest.partition("~~~\n")
        cases.append((name, given, expected.strip("\n").split("\n")))
    return cases


FILES = sorted(CASES.glob("*.txt"))
ALL = [(file, case[0]) for file in FILES for case in read_cases(file)]


def test_every_row_of_the_threats_that_is_text_has_cases() -> None:
    rows = {file.name.split("-")[0] for file in FILES}
    assert rows >= {"Y01", "Y02", "Y03", "Y04", "Y05", "Y06", "Y09", "Y10", "Y11", "Y14", "Y17", "Y18", "Y19", "Y21"}
    assert len({name for _, name in ALL}) == len(ALL), "two cases have one name"


@pytest.mark.parametrize(("file", "name"), ALL, ids=[f"{file.stem}: {name}" for file, name in ALL])
def test_case(file: Path, name: str, tmp_path: Path, update_golden: bool) -> None:
    given, expected = next((g, e) for n, g, e in read_cases(file) if n == name)
    found = outcome(load(tmp_path, given))
    if update_golden:
        update(file, name, found)
    else:
        assert found == expected


def update(file: Path, name: str, found: list[str]) -> None:
    cases = [(n, g, found if n == name else e) for n, g, e in read_cases(file)]
    text = "\n".join(f"=== {n}\n{g}~~~\n" + "\n".join(e) + "\n" for n, g, e in cases)
    file.write_text(text, encoding="utf-8")
