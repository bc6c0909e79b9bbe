"""The exit codes of DESIGN.md section 5 and the README: what scripts rely on."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

from jdgen.cli import main
from tests.cli.program import ROLE, ROOT, WITH_ERROR, WITH_WARNING, run, write_role

CODES = [
    (0, ["check", "good.yaml"]),
    (0, ["check", "good"]),
    (0, ["check", "warned.yaml"]),
    (0, ["check", "--fail-on", "error", "warned.yaml"]),
    (0, ["check", "--fail-on", "note", "good.yaml"]),
    (0, ["build", "good.yaml"]),
    (0, ["build", "warned.yaml"]),
    (0, ["build", "--format", "md", "--format", "docx", "good"]),
    (0, ["schema"]),
    (0, ["template", "list"]),
    (0, ["template", "fields"]),
    (0, ["template", "fields", "--format", "json"]),
    (0, ["template", "check", "standard"]),
    (0, ["template", "check", "--fail-on", "note", "standard"]),
    (0, ["template", "check", "warned.md.j2"]),
    (1, ["template", "check", "--fail-on", "warning", "warned.md.j2"]),
    (1, ["template", "check", "wrong.md.j2"]),
    (1, ["template", "check", "--format", "json", "warned.md.j2", "wrong.md.j2"]),
    (2, ["template"]),
    (2, ["template", "check"]),
    (2, ["template", "check", "missing.docx"]),
    (2, ["template", "check", "good.yaml"]),
    (2, ["template", "check", "empty"]),
    (2, ["template", "check", "x" * 5000]),
    (2, ["template", "fields", "--format", "xml"]),
    (0, ["template", "copy", "standard", "new/house"]),
    (0, ["template", "copy", "standard", "empty"]),
    (0, ["template", "copy", "--force", "standard", "good"]),
    (2, ["template", "copy", "standard", "good"]),
    (2, ["template", "copy", "standard", "good.yaml"]),
    (2, ["template", "copy", "standard", "good.yaml/inside"]),
    (2, ["template", "copy", "standard", "x" * 5000]),
    (2, ["template", "copy", "grand", "new"]),
    (2, ["template", "copy", "empty", "new"]),
    (0, ["init", "new/school"]),
    (0, ["init", "good"]),
    (2, ["init", "good.yaml"]),
    (2, ["init", "x" * 5000]),
    (0, ["show", "good.yaml"]),
    (0, ["show", "--sources", "warned.yaml"]),
    (1, ["show", "wrong.yaml"]),
    (1, ["show", "other.yml"]),
    (2, ["show"]),
    (2, ["show", "good"]),
    (2, ["show", "missing.yaml"]),
    (2, ["show", "x" * 5000]),
    (0, ["where", "good"]),
    (0, ["where", "safeguarding", "good"]),
    (0, ["where", "good", "--format", "json"]),
    (2, ["where"]),
    (2, ["where", ""]),
    (2, ["where", "nothing"]),
    (2, ["where", "good", "missing"]),
    (0, ["--version"]),
    (0, ["-V"]),
    (0, ["--version", "check"]),
    (0, ["--debug", "--version"]),
    (0, ["--help"]),
    (0, ["build", "--help"]),
    (0, ["check", "--debug", "good.yaml"]),
    (1, ["check", "wrong.yaml"]),
    (1, ["check", "good.yaml", "wrong.yaml"]),
    (1, ["check", "--fail-on", "warning", "warned.yaml"]),
    (1, ["check", "--fail-on", "note", "warned.yaml"]),
    (1, ["build", "wrong.yaml"]),
    (1, ["build", "good.yaml", "wrong.yaml"]),
    (1, ["check", "other.yml"]),
    (2, []),
    (2, ["check"]),
    (2, ["build"]),
    (2, ["check", "missing.yaml"]),
    (2, ["build", "missing.yaml"]),
    (2, ["check", "good.yaml", "missing.yaml"]),
    (2, ["check", "empty"]),
    (2, ["build", "empty"]),
    (2, ["check", "others"]),
    (2, ["check", "x" * 5000]),
    (2, ["check", "good.yaml/inside"]),
    (2, ["bild", "good.yaml"]),
    (2, ["check", "--fail-on", "never", "good.yaml"]),
    (2, ["check", "--format", "xml", "good.yaml"]),
    (2, ["build", "--format", "pdf", "good.yaml"]),
    (2, ["build", "--nonsense", "good.yaml"]),
    (2, ["build", "good.yaml", "--out"]),
    (2, ["build", "good.yaml", "--template", "nope"]),
    (2, ["build", "good.yaml", "--template", "./nope"]),
    (2, ["build", "good.yaml", "--out", "good.yaml"]),
    (2, ["build", "good.yaml", "--out", "good.yaml/inside"]),
]


@pytest.fixture
def files(workspace: Path) -> Path:
    write_role(workspace / "good.yaml")
    write_role(workspace / "good" / "another.yaml")
    write_role(workspace / "wrong.yaml", WITH_ERROR)
    write_role(workspace / "warned.yaml", WITH_WARNING)
    write_role(workspace / "other.yml", "services: {web: {image: x}}\n")
    write_role(workspace / "others" / "compose.yml", "services: {web: {image: x}}\n")
    (workspace / "empty").mkdir()
    (workspace / "warned.md.j2").write_text("{{ role.salary }}\n")
    (workspace / "wrong.md.j2").write_text("{{ role.sallary }}\n")
    return workspace


@pytest.mark.parametrize(("code", "words"), CODES, ids=[" ".join(words)[:40] or "nothing" for _, words in CODES])
def test_exit_codes(files: Path, capsys: pytest.CaptureFixture[str], code: int, words: list[str]) -> None:
    assert main(words) == code
    out, err = capsys.readouterr()
    assert "Traceback" not in out + err
    if code == 2:
        assert not out, "stdout is for findings"
        assert err.strip()
    else:
        assert not err


@pytest.mark.parametrize("level", ["error", "warning", "note"])
@pytest.mark.parametrize("path", ["good.yaml", "wrong.yaml", "warned.yaml"])
def test_the_exit_code_is_the_same_whatever_the_format(
    files: Path, capsys: pytest.CaptureFixture[str], path: str, level: str
) -> None:
    codes = {main(["check", path, "--format", report, "--fail-on", level]) for report in ("text", "json")}
    assert len(codes) == 1
    bad = {"good.yaml": [], "wrong.yaml": ["error", "warning", "note"], "warned.yaml": ["warning", "note"]}[path]
    assert codes == {int(level in bad)}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["check", "good.yaml"], 0),
        (["check", "wrong.yaml"], 1),
        (["check", "missing.yaml"], 2),
        (["build", "empty"], 2),
    ],
)
def test_the_program_answers_what_main_does(files: Path, words: list[str], code: int) -> None:
    ran = run(*words, cwd=files)
    assert ran.returncode == code
    assert b"Traceback" not in ran.stderr


def test_the_readme_has_every_exit_code() -> None:
    rows = re.findall(r"^\| (\d+) \|", (ROOT / "README.md").read_text(encoding="utf-8"), re.M)
    assert rows == ["0", "1", "2", "3", "130"]


def test_nothing_to_check_is_said_with_what_to_do(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("roles").mkdir()
    for command in ("check", "build"):
        assert main([command, "roles"]) == 2
        assert capsys.readouterr().err == ("No role files found in roles/. Role files end in .yaml and have a title.\n")
    assert main(["check", "roles", "empty"]) == 2
    assert capsys.readouterr().err.startswith("No role files found in roles/ or empty/. ")


def test_a_missing_path_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "roles/caretaker.yaml"]) == 2
    assert capsys.readouterr().err == "There is no file or folder called roles/caretaker.yaml.\n"


def test_an_unknown_template_set_comes_with_the_list(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", "good.yaml", "--template", "grand"]) == 2
    err = capsys.readouterr().err
    assert "grand" in err
    assert "standard" in err
    assert not Path("out").exists()


def fail_with(error: BaseException) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    return fail


def test_an_internal_error_is_owned_up_to(
    files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jdgen.cli.check.check_paths", fail_with(ZeroDivisionError("secret wording")))
    assert main(["check", "good.yaml"]) == 3
    out, err = capsys.readouterr()
    assert not out
    assert err == (
        "jdgen failed, and the fault is jdgen's own (ZeroDivisionError). Please report it, with what --debug prints.\n"
    )


@pytest.mark.parametrize("words", [["--debug", "check", "good.yaml"], ["check", "good.yaml", "--debug"]])
def test_debug_shows_an_internal_error(
    files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setattr("jdgen.cli.check.check_paths", fail_with(ZeroDivisionError("inside\x1b[31m")))
    assert main(words) == 3
    err = capsys.readouterr().err
    assert err.startswith("Traceback (most recent call last):\n")
    assert "\nZeroDivisionError: inside\\u001b[31m\n" in err


def test_debug_changes_nothing_for_the_users_own_mistakes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--debug", "check", "missing.yaml"]) == 2
    assert capsys.readouterr().err == "There is no file or folder called missing.yaml.\n"


def test_no_memory_is_not_a_fault_of_jdgens(
    files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("jdgen.cli.check.check_paths", fail_with(MemoryError()))
    assert main(["check", "good.yaml"]) == 3
    assert capsys.readouterr().err == "There is not enough memory for this.\n"


def test_an_interrupt_is_130(files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jdgen.cli.check.check_paths", fail_with(KeyboardInterrupt()))
    assert main(["check", "good.yaml"]) == 130
    err = capsys.readouterr().err
    assert err == "Interrupted. Documents that were finished are in place; the others are as they were.\n"


def test_a_path_that_may_not_be_looked_at_is_a_finding(
    files: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: object, *_: object, **__: object) -> NoReturn:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "lstat", refuse)
    monkeypatch.setattr(os, "open", refuse)
    assert main(["check", "good.yaml"]) == 1
    out, err = capsys.readouterr()
    assert "do not have permission" in out
    assert not err


def test_a_role_is_found_among_files_that_are_none(files: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_role(files / "others" / "role.yaml", ROLE)
    assert main(["check", "others"]) == 0
    assert capsys.readouterr().out == "No problems found in 1 file.\n"
