"""``jdgen build`` over several roles: what is said of each, and one bad role never stops the others (threats.md F13)."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdgen.cli import main
from jdgen.job_pack import open_set
from tests.cli.program import DOCUMENTS, ROLE, WITH_ERROR, WITH_WARNING, names, write_role


def test_success_says_what_was_made_and_where(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_role(workspace / "roles" / "Maths Teacher.yaml")
    assert main(["build", "roles/Maths Teacher.yaml"]) == 0
    assert capsys.readouterr().out == ("Built out/maths-teacher/job-pack.docx\nBuilt out/maths-teacher/job-pack.md\n")


def test_the_formats_asked_for_and_no_others(workspace: Path) -> None:
    write_role(workspace / "role.yaml")
    assert main(["build", "role.yaml", "--format", "md", "--format", "md", "--out", "a"]) == 0
    assert names("a/role") == [".jdgen.json", "job-pack.md"]
    assert main(["build", "role.yaml", "--format", "docx", "--out", "b"]) == 0
    assert names("b/role") == [".jdgen.json", "job-pack.docx"]


def test_one_bad_role_does_not_stop_the_others(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("a", "c", "e"):
        write_role(workspace / "roles" / f"{name}.yaml")
    write_role(workspace / "roles" / "b.yaml", WITH_ERROR)
    write_role(workspace / "roles" / "d.yaml", "title: [")
    assert main(["build", "roles"]) == 1
    assert names("out") == ["a", "c", "e"]
    out = capsys.readouterr().out
    assert out.count("Built ") == 6
    assert "roles/b.yaml\n" in out
    assert "roles/d.yaml\n" in out
    assert out.endswith("\n3 packs built, 2 not built.\n")


def test_nothing_of_a_role_with_errors_is_written(workspace: Path) -> None:
    write_role(workspace / "role.yaml", WITH_ERROR)
    assert main(["build", "role.yaml"]) == 1
    assert names(workspace) == ["role.yaml"]


def test_the_old_pack_of_a_role_with_errors_stays(workspace: Path) -> None:
    write_role(workspace / "role.yaml")
    main(["build", "role.yaml"])
    before = {name: Path("out/role", name).read_bytes() for name in DOCUMENTS}
    write_role(workspace / "role.yaml", WITH_ERROR)
    assert main(["build", "role.yaml", "--force"]) == 1
    assert {name: Path("out/role", name).read_bytes() for name in DOCUMENTS} == before


def test_a_warning_is_told_and_the_pack_built(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_role(workspace / "role.yaml", WITH_WARNING)
    assert main(["build", "role.yaml"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Built out/role/job-pack.docx\nBuilt out/role/job-pack.md\n\nrole.yaml\n")
    assert "Warning: " in out
    assert out.endswith("\n1 problem in 1 file: 1 warning.\n")


def test_the_closing_line_counts_every_pack_once(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("built", "edited", "unchanged"):
        write_role(workspace / "roles" / f"{name}.yaml")
    main(["build", "roles"])
    assert capsys.readouterr().out.endswith("\n3 packs built.\n")
    main(["build", "roles"])
    assert capsys.readouterr().out.endswith("\n3 packs unchanged.\n")
    Path("out/edited/job-pack.md").write_text("mine")
    write_role(workspace / "roles" / "built.yaml", ROLE.replace("Assistant", "Partner"))
    write_role(workspace / "roles" / "wrong.yaml", WITH_ERROR)
    write_role(workspace / "roles" / "clash.yaml", f"{ROLE}id: built\n")
    assert main(["build", "roles"]) == 1
    assert capsys.readouterr().out.endswith("\n1 pack built, 1 unchanged, 1 left alone, 2 not built.\n")


def test_the_faults_of_a_template_are_told_once_for_all_roles(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(5):
        write_role(workspace / "roles" / f"role-{number}.yaml")
    (workspace / "mine").mkdir()
    (workspace / "mine" / "job-pack.md.j2").write_text("{{ pack.titel_of_nothing }}\n")
    assert main(["build", "roles", "--template", "./mine"]) == 1
    out = capsys.readouterr().out
    assert out.count("titel_of_nothing") in (1, 2), "once in the message and once in the line under it"
    assert out.endswith("\n5 packs not built.\n")


def test_roles_are_built_with_templates_compiled_once(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = []

    def counted(template: str, formats: tuple[str, ...]) -> object:
        opened.append(template)
        return open_set(template, formats)

    monkeypatch.setattr("jdgen.job_pack.open_set", counted)
    for number in range(3):
        write_role(workspace / "roles" / f"role-{number}.yaml")
    assert main(["build", "roles"]) == 0
    assert opened == ["standard"]
