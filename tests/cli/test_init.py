"""jdgen init: a workspace that a school can begin with."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from jdgen.cli import main
from jdgen.shipped import shipped
from jdgen.source.vacancy_file import load_vacancies
from tests.cli.program import compare, names, temporaries

GOLDEN = Path(__file__).parent / "golden"
STARTER = shipped("starter")
FILES = [
    "blocks/all-staff.yaml",
    "jdgen.yaml",
    "organisations/our-school.yaml",
    "roles/class-teacher.yaml",
    "vacancies.csv",
]


def files(folder: str = ".") -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in Path(folder).rglob("*") if path.is_file())


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("folder", ["", "schools/our school"])
def test_a_workspace_as_it_is_made(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    folder: str,
    columns: int,
    update_golden: bool,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    assert main(["init", *([folder] if folder else [])]) == 0
    out, err = capsys.readouterr()
    assert not err
    assert files(folder or ".") == FILES
    for name in FILES:
        assert (Path(folder) / name).read_bytes() == (STARTER / name).read_bytes()
    compare(GOLDEN / f"init{'-folder' if folder else ''}-{columns}.txt", out, update_golden)


def test_it_has_nothing_wrong_with_it_and_builds(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 0
    assert main(["check", "--fail-on", "note", "."]) == 0
    assert main(["build", "."]) == 0
    assert "class-teacher" in capsys.readouterr().out
    pack = Path("out/class-teacher/job-pack.md").read_text(encoding="utf-8")
    assert "Appletree Primary School" in pack
    assert "{{" not in pack
    table = load_vacancies(Path("vacancies.csv"))
    assert list(table.all_findings()) == []
    assert [entry.id for entry in table.vacancies] == ["ct-1"]


def test_every_file_of_it_is_used(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init"]) == 0
    for name in ("all-staff", "our-school", "class-teacher"):
        capsys.readouterr()
        assert main(["where", name]) == 0
        assert "Nothing uses it" not in capsys.readouterr().out


def test_files_that_are_there_are_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    Path("roles").mkdir()
    Path("roles/class-teacher.yaml").write_text("mine", encoding="utf-8")
    Path("notes.txt").write_text("mine", encoding="utf-8")
    assert main(["init"]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert err == (
        f"{Path('roles/class-teacher.yaml')} is there already, so nothing was written. Choose another folder, or "
        "replace it with --force.\n"
    )
    assert files() == ["notes.txt", "roles/class-teacher.yaml"]
    assert main(["init", "--force"]) == 0
    assert files() == sorted([*FILES, "notes.txt"])
    assert Path("roles/class-teacher.yaml").read_text(encoding="utf-8") != "mine"


def test_several_files_that_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["init", "a"]) == 0
    capsys.readouterr()
    assert main(["init", "a"]) == 2
    first = Path("a/jdgen.yaml")
    assert capsys.readouterr().err.startswith(f"{first} and 4 more of these files are there already, so nothing was")
    for name in FILES[:1] + FILES[2:4]:
        (Path("a") / name).unlink()
    assert main(["init", "a"]) == 2
    assert capsys.readouterr().err.startswith(f"{first} and {Path('a/vacancies.csv')} are there already")


def test_a_link_that_leads_nowhere_is_there(capsys: pytest.CaptureFixture[str]) -> None:
    Path("jdgen.yaml").symlink_to("nowhere")
    assert main(["init"]) == 2
    assert names(".") == ["jdgen.yaml"]
    assert main(["init", "--force"]) == 0
    assert not Path("nowhere").exists()


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_what_is_in_the_way_is_told(capsys: pytest.CaptureFixture[str], force: list[str]) -> None:
    Path("file").write_text("x", encoding="utf-8")
    Path("a").mkdir()
    Path("a/roles").write_text("x", encoding="utf-8")
    Path("b/jdgen.yaml").mkdir(parents=True)
    for folder, said in (
        ("file", "file is a file, so nothing was written."),
        ("file/inside", "file is a file, so nothing was written."),
        ("a", f"{Path('a/roles')} is a file, so nothing was written."),
        ("b", f"{Path('b/jdgen.yaml')} is a folder, so nothing was written."),
        ("x" * 5000, "xxx"),
    ):
        before = files()
        assert main(["init", *force, folder]) == 2
        out, err = capsys.readouterr()
        assert not out
        assert err.startswith(said)
        assert files() == before


def test_a_full_disk_leaves_nothing_behind(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert main(["init", "new/school"]) == 3
    assert "no space left" in capsys.readouterr().err
    assert names(".") == []
    Path("there").mkdir()
    assert main(["init", "there"]) == 3
    assert (names("there"), temporaries(Path("there"))) == ([], [])
