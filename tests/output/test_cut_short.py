"""threats.md F6, F8: killed, interrupted, or two at once. Readers see old or new; the next run finds nothing left behind."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest

from jdgen.cli import main
from jdgen.output import disk, write_documents
from tests.cli.program import environment, temporaries, write_role
from tests.output.versions import FOLDER, NEW, OLD, assert_whole, standing

KILLS = 30

# Writes one version after the other for ever, and says when it has begun.
WRITER = """
import sys
from pathlib import Path
from jdgen.output import write_documents
from tests.output.versions import FOLDER, NEW, OLD
out, turn = Path(sys.argv[1]), 0
print("begun", flush=True)
while True:
    turn += 1
    written, findings = write_documents(out, FOLDER, NEW if turn % 2 else OLD, force=False)
    if findings:
        print(findings, flush=True)
        break
"""


def start_writer(out: Path) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", WRITER, str(out)], env=environment(), stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "begun\n"
    return process


def end(process: subprocess.Popen[str]) -> str:
    process.kill()
    rest, _ = process.communicate(timeout=20)
    return rest


@pytest.mark.skipif(os.name == "nt", reason="signals as on POSIX")
def test_killed_at_any_moment(workspace: Path) -> None:
    write_documents(workspace, FOLDER, OLD, force=False)
    chance = random.Random(2)
    left_behind = 0
    for _ in range(KILLS):
        writer = start_writer(workspace)
        time.sleep(chance.uniform(0, 0.02))
        assert end(writer) == ""
        assert set(standing(workspace)) == set(OLD)
        assert_whole(workspace)
        left_behind += bool(temporaries(workspace))
    assert left_behind, "no kill hit a write: the test proves nothing"
    # Nothing counts as edited by somebody, and nothing stays behind.
    assert write_documents(workspace, FOLDER, {**NEW, "job-pack.md": b"third"}, force=False)[1] == []
    assert not temporaries(workspace)


@pytest.mark.skipif(os.name == "nt", reason="signals as on POSIX")
def test_two_builds_at_once(workspace: Path) -> None:
    write_documents(workspace, FOLDER, OLD, force=False)
    writers = [start_writer(workspace) for _ in range(2)]
    reads = 0
    until = time.monotonic() + 1
    while time.monotonic() < until:
        assert set(standing(workspace)) == set(OLD), "a reader found a document gone"
        assert_whole(workspace)
        reads += 1
    assert [end(writer) for writer in writers] == ["", ""], "one took the other's work for somebody's edit"
    assert reads > 20
    assert_whole(workspace)
    assert write_documents(workspace, FOLDER, NEW, force=False)[1] == []


@pytest.mark.skipif(os.name == "nt", reason="no locks on Windows")
def test_a_folder_held_by_another_jdgen(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "_PATIENCE", 0.1)
    write_role(workspace / "role.yaml")
    Path("out", "role").mkdir(parents=True)
    with disk.locked(Path("out", "role")):
        assert main(["build", "role.yaml"]) == 3
    assert capsys.readouterr().err == (
        "Another jdgen is at work in out/role. Wait until it has finished, and run this again.\n"
    )
    assert main(["build", "role.yaml"]) == 0


class Windows:
    """The system as its module shows it on Windows: no locks, no folders to open."""

    name = "nt"

    def __getattr__(self, name: str) -> Any:
        return getattr(os, name)

    def open(self, path: Any, flags: int, *rest: Any) -> int:
        if Path(path).is_dir():
            raise PermissionError(13, "Permission denied", str(path))
        return os.open(path, flags, *rest)


def test_windows_has_neither_fcntl_nor_folders_to_open(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setattr(disk, "os", Windows())
    for version in (OLD, NEW):
        assert write_documents(workspace, FOLDER, version, force=False)[1] == []
        assert standing(workspace) == version


@pytest.mark.skipif(os.name == "nt", reason="signals as on POSIX")
def test_interrupted_by_the_user(workspace: Path) -> None:
    for number in range(300):
        write_role(workspace / "roles" / f"role-{number:03}.yaml")
    process = subprocess.Popen(
        [sys.executable, "-m", "jdgen", "build", "roles"],
        cwd=workspace,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        # A shell that runs the tests in the background has told them, and so their children, to ignore the signal.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "Built out/role-000/job-pack.docx\n"
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == "Interrupted. Documents that were finished are in place; the others are as they were.\n"
    built = list(Path("out").glob("*/job-pack.docx"))
    assert 0 < len(built) < 300
    assert all(zipfile.is_zipfile(path) for path in built)
    assert not temporaries(workspace)


@pytest.mark.parametrize("at", ["stage", "put_in_place", "sync_folder"])
def test_interrupted_at_a_step_of_the_write(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, at: str
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    write_role(workspace / "role.yaml")
    with monkeypatch.context() as patch:
        patch.setattr(f"jdgen.output.write.{at}", interrupt)
        assert main(["build", "role.yaml"]) == 130
    assert not temporaries(workspace)
    assert "Interrupted." in capsys.readouterr().err
    assert main(["build", "role.yaml"]) == 0


def test_what_a_killed_run_left_is_swept_and_nothing_else(workspace: Path) -> None:
    folder = workspace / FOLDER
    folder.mkdir()
    (folder / ".jdgen-0123456789abcdef.tmp").write_bytes(b"half a docu")
    (folder / ".jdgen-folder.tmp").mkdir()
    for mine in ("notes.tmp", ".jdgen-notes.txt", "~$b-pack.docx", "jdgen-x.tmp"):
        (folder / mine).write_text("mine")
    assert write_documents(workspace, FOLDER, NEW, force=False)[1] == []
    assert temporaries(workspace) == [folder / ".jdgen-folder.tmp"]
    assert {p.name for p in folder.iterdir() if p.is_file()} == {
        *NEW, ".jdgen.json", "notes.tmp", ".jdgen-notes.txt", "~$b-pack.docx", "jdgen-x.tmp"
    }  # fmt: skip
