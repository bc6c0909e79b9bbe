"""A user's text on the screen: never markup, never a command to the terminal, never invisible."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from jdgen.cli import main
from tests.cli.program import ROLE, WITH_ERROR, write_role
from tests.cli.test_streams import in_terminal

# What a terminal acts on, and what turns or hides text.
HOSTILE = [
    "\x1b[31m",
    "\x1b]0;title\x07",
    "\x07",
    "\x7f",
    "\x9b31m",
    "\u202e",
    "\u2066",
    "\u200b",
    "\u200f",
    "\u2028",
    "\ufeff",
]


def raw(text: str) -> list[str]:
    return [hostile for hostile in HOSTILE if hostile in text]


@pytest.mark.parametrize(
    "title", ["[red]x[/]", "[/oops]", "[link=file:///etc/passwd]x[/link]", "grade [a-z]", ":smile:"]
)
def test_text_is_never_read_as_markup(workspace: Path, capsys: pytest.CaptureFixture[str], title: str) -> None:
    text = WITH_ERROR.replace("report_to: Class teacher", f'"{title}": x')
    write_role(workspace / "role.yaml", text)
    assert main(["check", "role.yaml"]) == 1
    assert f'"{title}": x' in capsys.readouterr().out
    assert title.encode() in in_terminal("check", "role.yaml", cwd=workspace, COLUMNS="80")


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("report", ["text", "json"])
def test_text_of_a_role_reaches_the_terminal_harmless(
    workspace: Path, capsys: pytest.CaptureFixture[str], hostile: str, report: str
) -> None:
    for number, text in enumerate(
        [f"title: Teacher {hostile}x\nwrong: {hostile}\n", f"{hostile}titel: Teacher\n", f'title: "x\nno{hostile}: [\n']
    ):
        write_role(workspace / f"role-{number}.yaml", text)
        main(["check", "--format", report, f"role-{number}.yaml"])
    out, err = capsys.readouterr()
    assert not raw(out + err)
    assert "role-1.yaml" in out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
@pytest.mark.parametrize("hostile", [h for h in HOSTILE if h != "\x9b31m"])
def test_names_of_files_reach_the_terminal_harmless(
    workspace: Path, capsys: pytest.CaptureFixture[str], hostile: str
) -> None:
    name = f"a{hostile}b\nc.yaml"
    write_role(workspace / name, WITH_ERROR)
    write_role(workspace / "roles" / hostile / "good.yaml")
    write_role(workspace / "roles" / hostile / name, "nothing")
    for words in (
        ["check", name],
        ["check", "--format", "json", name],
        ["build", name],
        ["build", name, "--out", f"o{hostile}"],
        ["build", "roles", "--out", f"o{hostile}"],
        ["check", f"missing{hostile}"],
        ["build", "roles", "--template", hostile],
        [f"no{hostile}"],
        ["check", f"--no{hostile}", "roles"],
        ["check", "--format", hostile, "roles"],
    ):
        main(words)
        out, err = capsys.readouterr()
        assert out + err
        assert not raw(out + err), words
        assert "jdgen failed" not in err


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_file_name_that_is_not_utf_8_can_be_checked_and_built(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = os.fsdecode(b"caf\xe9.yaml")
    try:
        write_role(workspace / name, ROLE)
    except OSError:
        pytest.skip("this disk has no such names")
    assert main(["build", "."]) == 0
    assert "Built out/caf/job-pack.docx" in capsys.readouterr().out
    write_role(workspace / name, WITH_ERROR)
    assert main(["check", "--format", "json", name]) == 1
    assert json.loads(capsys.readouterr().out)["findings"][0]["file"] == name
