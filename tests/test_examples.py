"""The examples, and the packs committed beside them: what a user sees when everything works."""

from __future__ import annotations

import io
import runpy
import shutil
import zipfile
from pathlib import Path

import pytest

from jdgen.api import build, load
from jdgen.shipped import shipped_sets
from tests.same_in_both import assert_same_in_the_same_order
from tests.word_checks import assert_good_word_file, assert_microsoft_valid

EXAMPLES = Path(__file__).parents[1] / "examples"
ROLES = sorted(
    path
    for path in EXAMPLES.rglob("*.yaml")
    if not any(part.startswith("out") or part == "trust" for part in path.parts[:-1])
)
NAMES = [str(path.relative_to(EXAMPLES)) for path in ROLES]


IN_EACH_SET = pytest.mark.parametrize("role", ROLES, ids=NAMES)
SETS = pytest.mark.parametrize("name", shipped_sets())
SHOWN = [
    *(("standard", role) for role in ROLES),
    ("form", EXAMPLES / "special-school" / "roles" / "designated-teacher.yaml"),
    ("two-column", EXAMPLES / "secondary-school" / "roles" / "head-of-year.yaml"),
]
"""The packs that are committed, for people to look at: every example in the standard set, one in each of the others."""


def committed(name: str, role: Path) -> Path:
    out = "out" if name == "standard" else f"out-{name}"
    return EXAMPLES / role.relative_to(EXAMPLES).parts[0] / out / load(role).id


def parts(document: bytes) -> dict[str, bytes]:
    """The parts of a Word file: their bytes are the same wherever they were compressed."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_there_are_examples() -> None:
    assert len(ROLES) >= 4


@pytest.mark.parametrize("role", ROLES, ids=NAMES)
def test_an_example_has_nothing_wrong_with_it(role: Path) -> None:
    assert list(load(role).findings) == []


@pytest.mark.parametrize(("name", "role"), SHOWN, ids=[f"{name}-{role.stem}" for name, role in SHOWN])
def test_an_example_builds_what_is_committed(name: str, role: Path, update_golden: bool) -> None:
    pack = build(role, template=name)
    logo = load(role).logo
    assert sorted(pack.documents) == ["job-pack.docx", "job-pack.md", *([logo.file_name] if logo else [])]
    folder = committed(name, role)
    if update_golden:
        folder.mkdir(parents=True, exist_ok=True)
        for file, data in pack.documents.items():
            (folder / file).write_bytes(data)
    assert pack.documents["job-pack.md"] == (folder / "job-pack.md").read_bytes()
    assert logo is None or logo.data == (folder / logo.file_name).read_bytes()
    assert parts(pack.documents["job-pack.docx"]) == parts((folder / "job-pack.docx").read_bytes())


def test_every_set_is_shown() -> None:
    assert {name for name, _ in SHOWN} == set(shipped_sets())


@SETS
@IN_EACH_SET
def test_an_example_is_a_good_word_file(role: Path, name: str) -> None:
    title = load(role).role.title  # type: ignore[union-attr]
    assert_good_word_file(build(role, template=name).documents["job-pack.docx"], title)


def test_microsofts_validator_finds_nothing(tmp_path: Path) -> None:
    each = [(name, role) for name in shipped_sets() for role in ROLES]
    built = [(tmp_path / f"{name}-{role.stem}.docx", build(role, template=name)) for name, role in each]
    for path, pack in built:
        path.write_bytes(pack.documents["job-pack.docx"])
    assert_microsoft_valid(path for path, _ in built)


@SETS
@IN_EACH_SET
def test_both_documents_say_the_same_in_the_same_order(role: Path, name: str) -> None:
    """Each paragraph of the role stands in both, and in one order; what differs is how each kind labels things."""
    assert_same_in_the_same_order(build(role, template=name).documents)


@SETS
def test_the_word_template_is_what_its_script_makes(tmp_path: Path, name: str) -> None:
    templates = Path(__file__).parents[1] / "templates"
    copied = tmp_path / "templates"
    shutil.copytree(templates, copied, ignore=shutil.ignore_patterns("__pycache__"))
    (copied / name / "job-pack.docx").unlink()
    runpy.run_path(str(copied / name / "make_job_pack.py"), run_name="__main__")
    made = (copied / name / "job-pack.docx").read_bytes()
    assert parts(made) == parts((templates / name / "job-pack.docx").read_bytes())
