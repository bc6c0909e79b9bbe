"""jdgen where: what uses what."""

from __future__ import annotations

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from jdgen.cli import main
from tests.cli.program import compare, sentences, write_role
from tests.cli.shared_wording import write_workspace

GOLDEN = Path(__file__).parent / "golden"
NAMES = ["all-staff", "office", "clerk", "chef", "hill-trust", "dale-school", "openness", "equality", "njc", "visitor"]


@pytest.fixture(autouse=True)
def shared(workspace: Path) -> None:
    write_workspace(workspace)


@pytest.mark.parametrize("columns", [60, 80])
def test_the_uses_of_each_as_they_are_shown(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, update_golden: bool, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    said = []
    for name in NAMES:
        assert main(["where", name]) == 0
        out, err = capsys.readouterr()
        assert not err
        assert max(map(len, out.splitlines())) <= columns
        said.append(f"$ jdgen where {name}\n{out}")
    compare(GOLDEN / f"where-{columns}.txt", "\n".join(said), update_golden)


def uses(capsys: pytest.CaptureFixture[str], *words: str) -> list[tuple[str, int, str]]:
    main(["where", "--format", "json", *words])
    document: Any = json.loads(capsys.readouterr().out)
    return [(Path(use["file"]).as_posix(), use["line"], use["how"]) for use in document["uses"]]


def test_a_role_is_found_by_the_name_of_its_file_and_by_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    found = [("vacancies/spring.yaml", 1, "vacancy")]
    assert uses(capsys, "chef") == found
    assert uses(capsys, "cook") == found


def test_a_pay_scale_is_a_whole_word_in_any_case(capsys: pytest.CaptureFixture[str]) -> None:
    assert len(uses(capsys, "NJC")) == len(uses(capsys, "njc")) == 3
    assert uses(capsys, "POINT 4") == [("roles/clerk.yaml", 4, "salary")]
    assert main(["where", "NJ"]) == 2
    write_role(Path("roles/odd.yaml"), "title: T\nsalary: A*+ (50%)\n")
    assert uses(capsys, "a*+") == [("roles/odd.yaml", 2, "salary")]


def test_the_blocks_between_are_told_in_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["where", "--format", "json", "all-staff"]) == 0
    document: Any = json.loads(capsys.readouterr().out)
    assert document["version"] == 1
    assert document["is"] == [{"kind": "block", "file": str(Path("blocks/all-staff.yaml")), "shipped": False}]
    (clerk,) = [use for use in document["uses"] if use["through"] and "clerk" in use["file"]]
    assert (clerk["line"], clerk["through"], clerk["message"]) == (2, ["office"], "includes it through office")


def test_the_workspace_is_found_from_any_folder_of_it(capsys: pytest.CaptureFixture[str]) -> None:
    whole = uses(capsys, "all-staff")
    assert uses(capsys, "all-staff", "blocks") == whole
    os.chdir("roles")
    assert [(os.path.basename(file), line, how) for file, line, how in uses(capsys, "all-staff")] == [  # noqa: PTH119
        (os.path.basename(file), line, how)  # noqa: PTH119
        for file, line, how in whole
    ]


def test_a_workspace_in_a_workspace_is_another_matter(capsys: pytest.CaptureFixture[str]) -> None:
    whole = uses(capsys, "all-staff")
    write_workspace(Path("inner"))
    assert uses(capsys, "all-staff") == whole
    assert len(uses(capsys, "all-staff", "inner")) == len(whole)
    # Without settings above them, both are looked through.
    Path("jdgen.yaml").unlink()
    assert len(uses(capsys, "all-staff")) == 2 * len(whole)


def test_other_yaml_files_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    write_role(Path("compose.yml"), "services: {web: {image: &x y, other: *x}}\n")
    assert main(["where", "office"]) == 0


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("al-staff", "all-staff"),
        ("ALL-STAFF", "all-staff"),
        ("opennes", "openness"),
        ("equalty", "equality"),
        ("zz", ""),
    ],
)
def test_what_there_is_not(capsys: pytest.CaptureFixture[str], name: str, meant: str) -> None:
    assert main(["where", name]) == 2
    out, err = capsys.readouterr()
    assert not out
    cure = f' Did you mean "{meant}"?' if meant else ""
    assert err == f'There is no block, role, organisation, statement or pay scale called "{name}" here.{cure}\n'


@pytest.mark.parametrize("name", ["a\x1b[31mb", "x\ny", "[red]x[/]", "(", "\\", "é" * 300, "\u202e", "all-staff\x00"])
def test_odd_names_are_told_harmlessly(capsys: pytest.CaptureFixture[str], name: str) -> None:
    assert main(["where", name]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert "\x1b" not in err
    assert err.startswith("There is no block")


def test_wrong_commands(capsys: pytest.CaptureFixture[str]) -> None:
    for words, said in (
        ([" "], "Give the name of a block"),
        (["office", "nowhere"], "There is no folder called nowhere."),
        (["office", "jdgen.yaml"], "There is no folder called jdgen.yaml."),
        (["office", "x" * 5000], "There is no folder called xxx"),
        ([], "Missing argument 'NAME'."),
    ):
        assert main(["where", *words]) == 2
        out, err = capsys.readouterr()
        assert not out
        assert said in err


@pytest.mark.parametrize(
    "bad", [b"title: [", b"\xff\xfe", b"PK\x03\x04", b"title: &x b\n", b"title: T\ntitle: U\n", b"title: caf\xe9\n"]
)
def test_a_file_that_cannot_be_read_whole_is_told_and_hides_nothing_else(
    capsys: pytest.CaptureFixture[str], bad: bytes
) -> None:
    Path("roles/bad.yaml").write_bytes(bad)
    assert main(["where", "office"]) == 1
    out, err = capsys.readouterr()
    assert not err
    assert "roles/clerk.yaml, line 2: includes it\n" in out
    assert "Some of the files could not be read whole, and may use it too:" in sentences(out)
    assert "roles/bad.yaml\n" in out
    assert main(["where", "nothing-of-the-kind"]) == 1
    assert "There is no block" in capsys.readouterr().out


def test_a_folder_that_cannot_be_looked_into_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("roles/closed").mkdir()
    scan = os.scandir

    def refuse(path: Any) -> Any:
        if str(path).endswith("closed"):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert main(["where", "office"]) == 1
    out = capsys.readouterr().out
    assert "2 uses in 2 files.\n" in out
    assert f"\n{Path('roles/closed')}\n" in out
    assert "This folder cannot be looked into" in out


def test_circles_come_to_an_end(capsys: pytest.CaptureFixture[str]) -> None:
    write_role(Path("blocks/all-staff.yaml"), "includes: [office, all-staff]\nconditions: x\n")
    write_role(Path("organisations/hill-trust.yaml"), "name: H\nparent: hill-trust\n")
    found = uses(capsys, "all-staff")
    assert ("blocks/all-staff.yaml", 1, "includes") in found
    assert ("blocks/office.yaml", 1, "includes") in found
    assert ("organisations/hill-trust.yaml", 2, "belongs to") in uses(capsys, "hill-trust")


def test_a_table_with_a_wrong_row_still_tells_of_the_others(capsys: pytest.CaptureFixture[str]) -> None:
    write_role(Path("vacancies.csv"), "role,organisation\nclerk\nclerk,dale-school\n")
    assert main(["where", "clerk"]) == 1
    out = capsys.readouterr().out
    assert "vacancies.csv, line 3: a vacancy is for this role\n" in out
    assert "JD033" in out


def test_settings_that_cannot_be_followed(capsys: pytest.CaptureFixture[str]) -> None:
    write_role(Path("jdgen.yaml"), "organization: x\n")
    assert main(["where", "office"]) == 2
    assert "jdgen.yaml, line 1" in capsys.readouterr().err
