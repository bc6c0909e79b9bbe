"""Golden cases of roles put together from several files: what is composed, from where, and what is found.

A case in ``compose_cases/`` is ``=== name``, files each after ``--- path``, ``~~~``, and what comes of it: each value of the
first role with the place it was brought from, and the findings of ``jdgen check roles``. Those of ``tags.txt`` show the
text filled in. ``--update-golden`` writes the outcomes anew.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from jdgen.findings import Finding
from jdgen.role_files import check_paths
from jdgen.source.compose.nodes import JoinedPlace
from jdgen.source.places import Place
from jdgen.source.role_file import RoleFile
from jdgen.whole import load_whole
from tests.source.reading import tree
from tests.source.test_cases import read_cases, update

FOLDER = Path(__file__).parent / "compose_cases"
FILES = sorted(FOLDER.glob("*.txt"))
ALL = [(file, case[0]) for file in FILES for case in read_cases(file)]


def composed(role_file: RoleFile) -> Iterator[str]:
    """A line for each value that the role did not have before, or that has a new neighbour: where it is from."""
    data = role_file.content.data
    if isinstance(data, dict):
        shown = {n: v for n, v in data.items() if n not in ("title", "includes", "drop", "replace")}
        for path, value, place in leaves(shown, role_file.content.places):
            pieces = place.pieces if isinstance(place, JoinedPlace) else ()
            places = ", ".join(at(piece.place, role_file.file) for piece in pieces) or at(place, role_file.file)
            yield f"{path} = {value!r} ({places})"


def leaves(value: Any, place: Place, path: str = "") -> Iterator[tuple[str, Any, Place]]:
    if isinstance(value, (Mapping, list)) and value:
        steps = value.items() if isinstance(value, Mapping) else enumerate(value)
        for step, inner in steps:
            name = f"{path}[{step}]" if isinstance(step, int) else f"{path}.{step}" if path else step
            below = place.child(step)
            assert below is not None, f"{name} has no place"
            yield from leaves(inner, below, name)
    else:
        yield path, value, place


def at(place: Place, file: str) -> str:
    span = place.span(file)
    return f"{span.file}:{span.line}:{span.column}"


def filled(value: Any, path: str = "") -> Iterator[str]:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            yield from filled(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, (tuple, list)):
        for index, inner in enumerate(value):
            yield from filled(inner, f"{path}[{index}]")
    elif path != "title" or "{" in str(value):
        yield f"{path} = {str(value)!r}"


def told(found: Finding) -> str:
    span = found.span
    place = f"{span.file}:{span.line}:{span.column}-{span.end_line}:{span.end_column}" if span.line else span.file
    by = f" (by {', '.join(found.brought_in_by)})" if found.brought_in_by else ""
    return f"{found.code} {found.severity.word} {place} {found.message}{by}"


def outcome(file: Path, first: str) -> list[str]:
    role_file = load_whole(Path(first))
    if role_file.role is None:
        lines = ["no role"]
    elif file.stem == "tags":
        lines = [*filled(role_file.role.model_dump(exclude_unset=True, exclude={"includes"}))]
    else:
        lines = [*composed(role_file)]
    findings, files = check_paths([Path("roles")])
    built = [load_whole(path).role is not None for path in sorted(Path("roles").rglob("*.y*ml"))]
    return [*lines, f"{sum(built)} of {files} roles can be built", *map(told, findings)]


@pytest.mark.parametrize(("file", "name"), ALL, ids=[f"{file.stem}: {name}" for file, name in ALL])
def test_case(file: Path, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update_golden: bool) -> None:
    given, expected = next((g, e) for n, g, e in read_cases(file) if n == name)
    monkeypatch.chdir(tmp_path)
    first = next(path for path in tree(tmp_path, given) if path.startswith("roles/"))
    found = outcome(file, first)
    if update_golden:
        update(file, name, found)
    else:
        assert found == expected


def test_every_case_has_a_name_of_its_own() -> None:
    assert len(set(ALL)) == len(ALL)
