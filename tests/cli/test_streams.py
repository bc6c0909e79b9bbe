"""stdout, stderr, pipes, terminals and encodings: whatever reads jdgen, the exit code tells the truth."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from jdgen.cli import main
from tests.cli.program import DOCUMENTS, ROLE, WITH_ERROR, environment, run, run_script, write_role

ACCENTED = WITH_ERROR.replace("Teaching Assistant", "Café £ 漢字 😀").replace("report_to", "report_à")


def in_shell(command: str, cwd: Path, **env: str) -> subprocess.CompletedProcess[str]:
    script = command.replace("jdgen", f"{sys.executable} -m jdgen")
    return subprocess.run(
        ["/bin/bash", "-c", script],
        cwd=cwd,
        env=environment(**env),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def in_terminal(*words: str, cwd: Path, **env: str) -> bytes:
    """What the program writes to a real (pseudo) terminal."""
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "jdgen", *words]
    process = subprocess.Popen(
        command, cwd=cwd, env=environment(**{"TERM": "xterm", **env}), stdout=slave, stderr=slave
    )
    os.close(slave)
    said = b""
    while True:
        try:
            chunk = os.read(master, 65536)
        except OSError:
            chunk = b""
        if not chunk:
            break
        said += chunk
    process.wait(60)
    os.close(master)
    return said


def test_findings_go_to_stdout_and_mistakes_to_stderr(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_role(workspace / "wrong.yaml", WITH_ERROR)
    main(["check", "wrong.yaml"])
    out, err = capsys.readouterr()
    assert "report_to" in out
    assert not err
    main(["check", "missing.yaml"])
    out, err = capsys.readouterr()
    assert not out
    assert "missing.yaml" in err


def test_a_pipe_has_no_escape_codes(workspace: Path) -> None:
    write_role(workspace / "wrong.yaml", WITH_ERROR)
    ran = run("check", "wrong.yaml", cwd=workspace, env={"TERM": "xterm-256color", "COLORTERM": "truecolor"})
    assert b"\x1b" not in ran.stdout + ran.stderr


def test_a_terminal_has_colour_unless_it_is_declined(workspace: Path) -> None:
    write_role(workspace / "wrong.yaml", WITH_ERROR)
    plain = run("check", "wrong.yaml", cwd=workspace, env={"COLUMNS": "80"}).stdout
    coloured = in_terminal("check", "wrong.yaml", cwd=workspace, COLUMNS="80")
    assert b"\x1b[1;31m" in coloured
    for declined in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        said = in_terminal("check", "wrong.yaml", cwd=workspace, COLUMNS="80", **declined)
        assert said.replace(b"\r\n", b"\n") == plain


@pytest.mark.parametrize("report", ["text", "json"])
def test_a_reader_that_leaves_early_is_no_error(workspace: Path, report: str) -> None:
    for number in range(60):
        write_role(
            workspace / "roles" / f"role-{number}.yaml", "\n".join(f"wrong{i}: x" for i in range(60)) + "\n" + ROLE
        )
    ran = in_shell(f"jdgen check --format {report} roles | head -1; echo ${{PIPESTATUS[0]}}", workspace)
    assert ran.stdout.splitlines()[-1] == "1"
    assert ran.stderr == ""


def test_a_reader_that_leaves_early_does_not_stop_a_build(workspace: Path) -> None:
    for number in range(5):
        write_role(workspace / "roles" / f"role-{number}.yaml")
    ran = in_shell("jdgen build roles | true; echo ${PIPESTATUS[0]}", workspace)
    assert ran.stdout == "0\n"
    assert ran.stderr == ""
    assert len(list(Path("out").glob("*/job-pack.docx"))) == 5


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")
@pytest.mark.parametrize(
    "command", ["check wrong.yaml", "check --format json wrong.yaml", "build wrong.yaml", "schema"]
)
def test_a_report_that_cannot_be_written_is_said(workspace: Path, command: str) -> None:
    write_role(workspace / "wrong.yaml", WITH_ERROR)
    ran = in_shell(f"jdgen {command} > /dev/full", workspace)
    assert ran.returncode == 3
    assert ran.stderr == "What was found could not be shown: No space left on device.\n"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_closed_stream_changes_nothing(workspace: Path, closed: str) -> None:
    write_role(workspace / "role.yaml")
    assert in_shell(f"jdgen build role.yaml {closed}", workspace).returncode == 0
    built = [Path("out", "role", name).read_bytes() for name in DOCUMENTS]
    assert in_shell("jdgen build role.yaml --out again", workspace).returncode == 0
    assert built == [Path("again", "role", name).read_bytes() for name in DOCUMENTS]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8", "utf-16"])
@pytest.mark.parametrize("report", ["text", "json"])
def test_an_encoding_that_lacks_characters_stops_nothing(workspace: Path, encoding: str, report: str) -> None:
    write_role(workspace / "wrong.yaml", ACCENTED)
    ran = run("check", "--format", report, "wrong.yaml", cwd=workspace, env={"PYTHONIOENCODING": encoding})
    assert ran.returncode == 1
    assert ran.stderr == b""
    text = ran.stdout.decode(encoding)
    if report == "json":
        assert any("report_à" in found["message"] for found in json.loads(text)["findings"])
    else:
        assert "report_" in text
        assert ("à" in text) == (encoding != "ascii")


def test_the_locale_changes_nothing_but_letters(workspace: Path) -> None:
    write_role(workspace / "wrong.yaml", ACCENTED)
    ran = [
        run("check", "--format", "json", "wrong.yaml", cwd=workspace, env=env).stdout
        for env in ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"LC_ALL": "C.UTF-8"})
    ]
    assert ran[0] == ran[1]
    assert json.loads(ran[0])["findings"]


def test_the_schema_is_utf_8_whatever_the_terminal(workspace: Path) -> None:
    ran = [run("schema", cwd=workspace, env={"PYTHONIOENCODING": e}).stdout for e in ("utf-8", "ascii", "cp1252")]
    assert ran[0] == ran[1] == ran[2]
    assert json.loads(ran[0].decode("utf-8"))["$schema"].startswith("http://json-schema.org/draft-07")


def test_a_folder_that_was_deleted_under_the_user(workspace: Path) -> None:
    gone = workspace / "gone"
    gone.mkdir()
    role = write_role(workspace / "role.yaml")
    script = (
        "import os, shutil, sys\nfrom jdgen.cli import main\nimport jdgen.cli.app\n"
        "shutil.rmtree(os.getcwd())\nprint(main(['check', sys.argv[1]]), main(['check', 'x.yaml']), main(['check', '.']))\n"
        "print(main(['build', sys.argv[1]]))"
    )
    ran = run_script(script, role, cwd=gone)
    assert "Traceback" not in ran.stderr
    assert "jdgen failed" not in ran.stderr
    assert "0 2 2\n" in ran.stdout
    assert ran.stdout.endswith("\n1\n")
    assert "out/role cannot be written: the folder it goes in is no longer there." in ran.stdout
