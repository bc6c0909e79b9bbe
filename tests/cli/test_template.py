"""jdgen template: what somebody sees who makes a house style."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from jdgen.cli import main
from jdgen.pack.fields import FIELDS, Field
from jdgen.shipped import shipped, shipped_sets
from tests.cli.program import compare, names, run, sentences, temporaries, write_role
from tests.render.check.templates import with_eight_faults
from tests.render.word.files import run as text_run
from tests.render.word.files import unzipped, word_file

GOLDEN = Path(__file__).parent / "golden"


def out_of(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    main(list(words))
    out, err = capsys.readouterr()
    assert not err
    return out


# check


@pytest.mark.parametrize("columns", [60, 80])
def test_eight_faults_as_they_are_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, update_golden: bool, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    Path("job-pack.docx").write_bytes(with_eight_faults())
    assert main(["template", "check", "job-pack.docx"]) == 1
    out = capsys.readouterr().out
    assert max(map(len, out.splitlines())) <= columns
    compare(GOLDEN / f"template-eight-faults-{columns}.txt", out, update_golden)


@pytest.mark.parametrize("name", shipped_sets())
def test_the_shipped_sets_have_nothing_wrong_with_them(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["template", "check", "--fail-on", "note", name]) == 0
    out = capsys.readouterr().out
    assert "No problems found in " in out
    assert f"templates/{name}/job-pack.docx does not print these fields." in out


def test_what_is_not_printed_is_information_and_no_fault(capsys: pytest.CaptureFixture[str]) -> None:
    Path("t.md.j2").write_text("{{ role.title }}{% for t in terms %}{{ t.value }}{% endfor %}", encoding="utf-8")
    assert main(["template", "check", "--fail-on", "note", "t.md.j2"]) == 0
    said = sentences(capsys.readouterr().out)
    assert said.startswith("t.md.j2 does not print these fields. That is no fault if you do not need them.")
    # What the terms hold is printed, whatever else it is called.
    assert "role: id, purpose, version, reviewed, next_review details: label" in said
    assert "nothing of: organisation, job_description" in said
    assert said.endswith("No problems found in 1 file.")


def test_check_as_json_is_as_for_roles_and_lists_what_is_not_printed(capsys: pytest.CaptureFixture[str]) -> None:
    Path("t.md.j2").write_text("{{ role.titel }}\n", encoding="utf-8")
    document: Any = json.loads(out_of(capsys, "template", "check", "--format", "json", "t.md.j2"))
    (found,) = document["findings"]
    assert (found["code"], found["severity"], found["file"], found["line"]) == ("JD603", "error", "t.md.j2", 1)
    assert document["summary"] == {"files": 1, "findings": 1, "errors": 1, "warnings": 0, "notes": 0}
    assert "not_printed" in document


def test_a_folder_stands_for_its_templates(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ours").mkdir()
    for name in ("b.md.j2", "a.md.j2", "~$a.docx", ".hidden.docx", "notes.txt"):
        (Path("ours") / name).write_text("{{ role.x }}\n", encoding="utf-8")
    document: Any = json.loads(out_of(capsys, "template", "check", "--format", "json", "ours", "ours/a.md.j2"))
    assert [f["file"] for f in document["findings"]] == [str(Path("ours") / n) for n in ("a.md.j2", "b.md.j2")]


def test_what_a_warning_foretells_happens_and_what_it_advises_helps(capsys: pytest.CaptureFixture[str]) -> None:
    write_role(Path("role.yaml"))
    Path("ours").mkdir()
    template = shipped("templates") / "standard" / "job-pack.md.j2"
    for tag, code in (("{{ role.salary }}", 1), ("{% if role.salary %}{{ role.salary }}{% endif %}", 0)):
        Path("ours/job-pack.md.j2").write_text(template.read_text(encoding="utf-8") + tag, encoding="utf-8")
        assert main(["template", "check", "--fail-on", "warning", "ours"]) == code
        assert main(["build", "role.yaml", "--template", "./ours"]) == code
        capsys.readouterr()


# copy


def test_a_copy_is_made_checked_and_built_with(capsys: pytest.CaptureFixture[str]) -> None:
    out = out_of(capsys, "template", "copy", "standard", "./templates/ours")
    assert names("templates/ours") == ["job-pack.docx", "job-pack.md.j2"]
    for name in names("templates/ours"):
        shipped_one = shipped("templates") / "standard" / name
        assert (Path("templates/ours") / name).read_bytes() == shipped_one.read_bytes()
    assert "Open templates/ours/job-pack.docx in Word" in sentences(out)
    assert "jdgen template check templates/ours\n" in out
    assert "jdgen build role.yaml --template templates/ours\n" in out
    write_role(Path("role.yaml"))
    assert main(["template", "check", "templates/ours"]) == 0
    assert main(["build", "role.yaml", "--template", "templates/ours"]) == 0


def test_the_commands_to_type_next_are_safe_to_type(capsys: pytest.CaptureFixture[str]) -> None:
    assert "--template ./standard\n" in out_of(capsys, "template", "copy", "standard", "standard")
    assert "--template './our templates'\n" in out_of(capsys, "template", "copy", "standard", "our templates")


def test_a_folder_with_files_in_it_is_left_alone(capsys: pytest.CaptureFixture[str]) -> None:
    Path("ours").mkdir()
    Path("ours/job-pack.docx").write_bytes(b"mine")
    assert main(["template", "copy", "standard", "ours"]) == 2
    assert "ours has files in it already, so nothing was copied." in capsys.readouterr().err
    assert names("ours") == ["job-pack.docx"]
    Path("ours/notes.txt").write_text("mine", encoding="utf-8")
    assert main(["template", "copy", "--force", "standard", "ours"]) == 0
    assert names("ours") == ["job-pack.docx", "job-pack.md.j2", "notes.txt"]
    assert Path("ours/job-pack.docx").read_bytes() != b"mine"


def test_a_set_of_ones_own_is_copied_with_its_pictures_and_without_scripts(capsys: pytest.CaptureFixture[str]) -> None:
    own = Path("own")
    shutil.copytree(shipped("templates") / "standard", own)
    for name in ("logo.png", "make.py", "README.md", "~$job-pack.docx", ".hidden.docx"):
        (own / name).write_bytes(b"x")
    assert main(["template", "copy", "own", "new"]) == 0
    assert names("new") == ["job-pack.docx", "job-pack.md.j2", "logo.png"]
    assert main(["template", "copy", "own", "own", "--force"]) == 2
    assert "is the folder that would be copied" in capsys.readouterr().err


def test_a_full_disk_leaves_nothing_behind(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    import errno
    import os

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    assert main(["template", "copy", "standard", "ours"]) == 3
    assert "no space left" in capsys.readouterr().err
    assert not Path("ours").exists()
    Path("there").mkdir()
    (Path("there") / "job-pack.docx").write_bytes(b"mine")
    assert main(["template", "copy", "standard", "there", "--force"]) == 3
    assert (names("there"), temporaries(Path("there"))) == (["job-pack.docx"], [])
    assert (Path("there") / "job-pack.docx").read_bytes() == b"mine"


def test_a_clean_copy_has_no_tracked_changes_and_no_comments(capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("jdgen.render.word.clean", reason="cleaning is another branch's work")
    Path("own").mkdir()
    change = '<w:ins w:id="9" w:author="A">' + text_run("{{ role.title }}") + "</w:ins>"
    Path("own/job-pack.docx").write_bytes(word_file(f"<w:p>{change}</w:p>"))
    assert main(["template", "copy", "own", "plain"]) == 0
    assert main(["template", "copy", "--clean", "own", "clean"]) == 0
    assert b"<w:ins" in unzipped(Path("plain/job-pack.docx").read_bytes())["word/document.xml"]
    assert b"<w:ins" not in unzipped(Path("clean/job-pack.docx").read_bytes())["word/document.xml"]
    assert b"{{ role.title }}" in unzipped(Path("clean/job-pack.docx").read_bytes())["word/document.xml"]
    Path("own/job-pack.docx").write_bytes(b"no zip")
    assert main(["template", "copy", "--clean", "own", "other"]) == 2
    assert "cannot be cleaned" in capsys.readouterr().err


# list and fields


def test_every_set_is_listed_with_what_it_looks_like(capsys: pytest.CaptureFixture[str]) -> None:
    out = out_of(capsys, "template", "list")
    for name in shipped_sets():
        (line,) = (line for line in out.splitlines() if line.startswith(f"{name} "))
        assert len(line.split()) > 3, "each set's README.md begins with what it looks like"
    assert "Makes job-pack.docx, job-pack.md." in sentences(out)
    assert "make_job_pack" not in out


@pytest.mark.parametrize("columns", [60, 80])
def test_the_fields_as_they_are_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, update_golden: bool, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    out = out_of(capsys, "template", "fields")
    assert max(map(len, out.splitlines())) <= columns
    compare(GOLDEN / f"template-fields-{columns}.txt", out, update_golden)


def test_the_fields_as_json_are_all_there(capsys: pytest.CaptureFixture[str]) -> None:
    document: Any = json.loads(out_of(capsys, "template", "fields", "--format", "json"))

    def same(shown: list[dict[str, Any]], fields: tuple[Field, ...]) -> None:
        assert [f["name"] for f in shown] == [f.name for f in fields]
        for one, field in zip(shown, fields, strict=True):
            assert one["meaning"] == field.meaning
            assert (one["kind"], one["list"], one["optional"]) == (field.kind, field.many, field.optional)
            same(one.get("fields", []), field.fields)

    assert document["version"] == 1
    same(document["fields"], FIELDS)
    assert document["fields"][0]["fields"][1]["sample"] == "Teacher of Mathematics"


def test_the_commands_in_a_pipe_have_no_colour(tmp_path: Path) -> None:
    for words in (["list"], ["fields"], ["check", "standard"], ["copy", "standard", "ours"]):
        ran = run("template", *words, cwd=tmp_path)
        assert (ran.returncode, ran.stderr) == (0, b"")
        assert b"\x1b" not in ran.stdout


def test_listing_needs_none_of_the_engine(tmp_path: Path) -> None:
    from tests.cli.program import run_script

    script = (
        "import sys; from jdgen.cli import main; main(['template', 'list']); "
        "print([m for m in sys.modules if m in ('yaml', 'pydantic', 'jinja2', 'lxml')])"
    )
    assert run_script(script, cwd=tmp_path).stdout.splitlines()[-1] == "[]"
