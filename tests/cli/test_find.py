"""Finding role files: each once, in one order, whatever else lies in the folders."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jdgen.cli import main
from jdgen.findings import UsageProblem
from jdgen.role_files import load_roles
from jdgen.source.find import Found, find_role_files
from tests.cli.program import ROLE, write_role

needs_links = pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")


def found(*paths: str) -> list[str]:
    return [str(file.path) for file in find_role_files(map(Path, paths))[0]]


def roles(*paths: str) -> list[str]:
    return [role.file for role in load_roles(map(Path, paths))[0]]


def test_folders_are_searched_in_one_order(workspace: Path) -> None:
    for name in ("b.yaml", "a.yml", "sub/z.yaml", "sub/deep/y.YAML", "c.txt", "d.yaml.bak", "e.yaml~", "another/x.yml"):
        write_role(workspace / "roles" / name)
    expected = ["roles/a.yml", "roles/b.yaml", "roles/another/x.yml", "roles/sub/z.yaml", "roles/sub/deep/y.YAML"]
    assert found("roles") == expected
    assert found("roles/sub/z.yaml", "roles") == ["roles/sub/z.yaml", *(e for e in expected if e != "roles/sub/z.yaml")]


@pytest.mark.parametrize("order", [list, reversed])
def test_the_order_is_not_the_disks(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, order: Callable[[Any], Any]
) -> None:
    for name in ("a", "b", "c", "sub-a/d", "sub-b/e"):
        write_role(workspace / "roles" / f"{name}.yaml")
    walk = os.walk

    def shuffled(top: Any, **more: Any) -> Any:
        for place, folders, files in walk(top, **more):
            folders[:] = list(order(sorted(folders)))
            yield place, folders, list(order(sorted(files)))

    monkeypatch.setattr(os, "walk", shuffled)
    assert [Path(path).stem for path in found("roles")] == ["a", "b", "c", "d", "e"]


def test_the_other_folders_of_a_workspace_hold_no_roles(workspace: Path) -> None:
    for folder in ("organisations", "blocks", "vacancies", "templates", "pay", "node_modules", ".git", "roles"):
        write_role(workspace / "trust" / folder / "x.yaml")
    write_role(workspace / "trust" / "jdgen.yaml")
    assert found("trust") == ["trust/roles/x.yaml"]
    assert found("trust/blocks") == ["trust/blocks/x.yaml"], "unless they are named"


def test_hidden_files_and_folders_are_not_roles_unless_named(workspace: Path) -> None:
    write_role(workspace / "roles" / ".draft.yaml")
    write_role(workspace / "roles" / ".old" / "x.yaml")
    write_role(workspace / "roles" / "x.yaml")
    assert found("roles") == ["roles/x.yaml"]
    assert found("roles/.draft.yaml", "roles/.old") == ["roles/.draft.yaml", "roles/.old/x.yaml"]


@pytest.mark.parametrize(
    "paths",
    [
        ("roles/a.yaml", "roles/a.yaml"),
        ("roles/a.yaml", "./roles/a.yaml"),
        ("roles/a.yaml", "roles/../roles/a.yaml"),
        ("roles", "roles/a.yaml"),
        ("roles/a.yaml", "roles"),
        (".", "roles"),
        ("roles", "roles/"),
    ],
)
def test_a_file_named_twice_is_read_once(workspace: Path, paths: tuple[str, ...]) -> None:
    write_role(workspace / "roles" / "a.yaml")
    assert len(found(*paths)) == 1
    assert len(found(*paths, str(workspace / "roles" / "a.yaml"))) == 1


def test_a_file_that_was_named_counts_as_named_though_its_folder_came_first(workspace: Path) -> None:
    write_role(workspace / "roles" / "compose.yml", "services: {}\n")
    assert find_role_files([Path("roles"), Path("roles/compose.yml")])[0] == [Found(Path("roles/compose.yml"), True)]
    assert main(["check", "roles"]) == 2
    assert main(["check", "roles", "roles/compose.yml"]) == 1


@needs_links
def test_links_that_lead_round_in_a_circle_end(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_role(workspace / "roles" / "a.yaml")
    (workspace / "roles" / "round").symlink_to(workspace / "roles")
    (workspace / "roles" / "up").symlink_to(workspace)
    (workspace / "loop.yaml").symlink_to("loop.yaml")
    assert found("roles") == ["roles/a.yaml"]
    assert main(["check", "loop.yaml"]) == 1
    assert main(["check", "."]) == 1
    assert "JD001" in capsys.readouterr().out
    assert main(["check", "loop.yaml/x"]) == 2


@needs_links
def test_a_link_to_a_role_is_a_role_of_its_own_name(workspace: Path) -> None:
    write_role(workspace / "shared.yaml")
    (workspace / "roles").mkdir()
    (workspace / "roles" / "caretaker.yaml").symlink_to("../shared.yaml")
    assert found("roles", "shared.yaml") == ["roles/caretaker.yaml", "shared.yaml"]


@needs_links
def test_a_link_to_nothing_is_told(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_role(workspace / "roles" / "a.yaml")
    (workspace / "roles" / "gone.yaml").symlink_to("missing")
    assert main(["check", "roles"]) == 1
    assert "roles/gone.yaml" in capsys.readouterr().out


def test_a_folder_that_cannot_be_looked_into_does_not_hide_the_others(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_role(workspace / "roles" / "a.yaml")
    write_role(workspace / "roles" / "closed" / "b.yaml")
    write_role(workspace / "roles" / "open" / "c.yaml")
    scan = os.scandir

    def refuse(path: Any) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert main(["check", "roles", "roles"]) == 1
    assert capsys.readouterr().out == (
        "roles/closed\n"
        "\n"
        "  This folder cannot be looked into: you do not have permission. The       JD001\n"
        "  roles in it, if any, are left out.\n"
        "\n"
        "1 problem in 1 of 2 files: 1 error.\n"
    )
    assert main(["build", "roles"]) == 1
    assert sorted(path.name for path in Path("out").iterdir()) == ["a", "c"]
    assert main(["check", "roles/closed"]) == 1, "a folder that was named is no usage problem either"


OTHERS = {
    "docker-compose.yml": 'version: "3"\nservices:\n  web: &web\n    image: x\n  more:\n    <<: *web\n',
    "workflow.yml": "name: CI\non: [push]\njobs: {test: {runs-on: x}}\n",
    "mkdocs.yml": "site_name: X\nnav: [index.md]\n",
    "openapi.yaml": "openapi: 3.1.0\ninfo: {version: 1.0.0}\npaths: {}\n",
    "chart.yaml": "apiVersion: v2\nname: x\nversion: 1.0.0\n",
    "playbook.yml": "- hosts: all\n  tasks: []\n- hosts: web\n",
    "cloudformation.yaml": "Resources:\n  Bucket:\n    Name: !Ref Name\n",
}
NEARLY = {
    "misspelt.yaml": "titel: Teacher\n",
    "synonyms.yaml": "job_title: Teacher\nresponsibilities: [Teach]\n",
    "capitals.yaml": "TITLE: Teacher\n",
    "spaces.yaml": "person specification: {}\n",
    "in a list.yaml": "- title: Teacher\n",
    "no title.yaml": "duties: [Teach]\n",
    "empty.yaml": "",
    "only a comment.yaml": "# a role\n",
    "text.yaml": "Teacher of Mathematics\n",
    "broken.yaml": "title: Teacher: of Maths: [\n",
}


@pytest.mark.parametrize("name", OTHERS)
def test_other_yaml_files_of_a_folder_are_not_roles(
    workspace: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    write_role(workspace / "project" / "role.yaml", ROLE)
    write_role(workspace / "project" / name, OTHERS[name])
    assert roles("project") == ["project/role.yaml"]
    assert main(["check", "project"]) == 0
    assert capsys.readouterr().out == "No problems found in 1 file.\n"
    assert main(["check", f"project/{name}"]) == 1, "unless they are named"


@pytest.mark.parametrize("name", NEARLY)
def test_a_role_with_a_slip_in_it_is_not_passed_over(workspace: Path, name: str) -> None:
    write_role(workspace / "roles" / name, NEARLY[name])
    assert roles("roles") == [f"roles/{name}"]
    assert main(["check", "roles"]) == 1


def test_nothing_is_read_before_every_path_is_known_to_exist(workspace: Path) -> None:
    write_role(workspace / "a.yaml")
    with pytest.raises(UsageProblem, match=r"There is no file or folder called b\.yaml\."):
        load_roles([Path("a.yaml"), Path("b.yaml")])
    assert main(["build", "a.yaml", "b.yaml"]) == 2
    assert not Path("out").exists()
