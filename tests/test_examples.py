"""The examples, and the packs committed beside them: what a user sees when everything works."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from jdgen.api import build, load
from jdgen.render.verify import visible_in_markdown, visible_in_word
from tests.word_checks import assert_good_word_file, assert_microsoft_valid

EXAMPLES = Path(__file__).parents[1] / "examples"
ROLES = sorted(path for path in EXAMPLES.rglob("*.yaml") if "out" not in path.parts)
NAMES = [str(path.relative_to(EXAMPLES)) for path in ROLES]


def committed(role: Path) -> Path:
    return EXAMPLES / role.relative_to(EXAMPLES).parts[0] / "out" / load(role).id


def parts(document: bytes) -> dict[str, bytes]:
    """The parts of a Word file: their bytes are the same wherever they were compressed."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_there_are_examples() -> None:
    assert len(ROLES) >= 4


@pytest.mark.parametrize("role", ROLES, ids=NAMES)
def test_an_example_has_nothing_wrong_with_it(role: Path) -> None:
    assert list(load(role).findings) == []


@pytest.mark.parametrize("role", ROLES, ids=NAMES)
def test_an_example_builds_what_is_committed(role: Path, update_golden: bool) -> None:
    pack = build(role)
    logo = load(role).logo
    assert sorted(pack.documents) == ["job-pack.docx", "job-pack.md", *([logo.file_name] if logo else [])]
    folder = committed(role)
    if update_golden:
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in pack.documents.items():
            (folder / name).write_bytes(data)
    assert pack.documents["job-pack.md"] == (folder / "job-pack.md").read_bytes()
    assert logo is None or logo.data == (folder / logo.file_name).read_bytes()
    assert parts(pack.documents["job-pack.docx"]) == parts((folder / "job-pack.docx").read_bytes())


@pytest.mark.parametrize("role", ROLES, ids=NAMES)
def test_an_example_is_a_good_word_file(role: Path) -> None:
    title = load(role).role.title  # type: ignore[union-attr]
    assert_good_word_file(build(role).documents["job-pack.docx"], title)


def test_microsofts_validator_finds_nothing() -> None:
    assert_microsoft_valid(committed(role) / "job-pack.docx" for role in ROLES)


@pytest.mark.parametrize("role", ROLES, ids=NAMES)
def test_both_documents_say_the_same_in_the_same_order(role: Path) -> None:
    """Each paragraph of the role stands in both, and in one order; what differs is how each kind labels things."""
    documents = build(role).documents
    word = [" ".join(text.split()) for text in visible_in_word(documents["job-pack.docx"])]
    markdown = [" ".join(text.split()) for text in visible_in_markdown(documents["job-pack.md"])]
    shared = set(word) & set(markdown)
    assert len(shared) > len(set(word)) * 0.8
    in_word = [text for text in word if text in shared and word.count(text) == markdown.count(text) == 1]
    in_markdown = [text for text in markdown if text in set(in_word)]
    assert in_word == in_markdown


def test_the_word_template_is_what_its_script_makes(tmp_path: Path) -> None:
    import runpy
    import shutil

    templates = Path(__file__).parents[1] / "templates"
    copied = tmp_path / "templates"
    shutil.copytree(templates, copied, ignore=shutil.ignore_patterns("__pycache__"))
    (copied / "standard" / "job-pack.docx").unlink()
    runpy.run_path(str(copied / "standard" / "make_job_pack.py"), run_name="__main__")
    made = (copied / "standard" / "job-pack.docx").read_bytes()
    assert parts(made) == parts((templates / "standard" / "job-pack.docx").read_bytes())
