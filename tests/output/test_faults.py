"""threats.md F6, F7: whatever fails at whatever step, a document is the old one or the new one, and the next run heals."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from jdgen.cli import main
from jdgen.findings import CannotGoOn, Finding
from jdgen.output import write_documents
from tests.cli.program import DOCUMENTS, ROLE, run_script, temporaries, write_role
from tests.output.faults import Faults
from tests.output.versions import FOLDER, NEW, OLD, assert_whole, standing

STEPS = 60
FULL = [errno.ENOSPC, errno.EDQUOT, errno.EFBIG]
BROKEN = [errno.EIO, errno.EINVAL, errno.EACCES]


def prepare(out: Path, before: str) -> bool:
    """Bring a folder into a state from which to write the new version. Answers whether that takes force."""
    if before != "nothing":
        write_documents(out, FOLDER, OLD, force=False)
    if before == "edited":
        (out / FOLDER / "job-pack.docx").write_bytes(b"mine")
    if before == "no record":
        (out / FOLDER / ".jdgen.json").unlink()
    return before in ("edited", "no record")


def write_with_fault(out: Path, force: bool, at: int, error: OSError) -> tuple[Faults, list[Finding] | None]:
    faults = Faults(out, at, error)
    with pytest.MonkeyPatch.context() as patch:
        faults.install(patch)
        try:
            return faults, write_documents(out, FOLDER, NEW, force)[1]
        except CannotGoOn:
            return faults, None


@pytest.mark.parametrize("before", ["nothing", "old", "edited", "no record"])
@pytest.mark.parametrize("number", [errno.ENOSPC, *BROKEN], ids=errno.errorcode.get)
def test_every_step_may_fail(workspace: Path, before: str, number: int) -> None:
    for at in range(1, STEPS):
        out = workspace / str(at)
        force = prepare(out, before)
        was = standing(out)
        faults, findings = write_with_fault(out, force, at, OSError(number, os.strerror(number)))
        now = standing(out)
        for name in now:
            assert now[name] in (was.get(name), NEW[name]), f"{name} after {faults.calls}"
        assert was.keys() <= now.keys(), f"a document is gone after {faults.calls}"
        if findings == [] and now != NEW:
            pytest.fail(f"a failure was not told: {faults.calls}")
        assert write_documents(out, FOLDER, NEW, force)[1] == [], f"not healed after {faults.calls}"
        assert standing(out) == NEW
        assert not temporaries(out)
        if not faults.fired:
            break
    else:
        pytest.fail("the write never got through")
    assert at > 10, "the faults were not met"
    assert {"open", "write", "fsync", "replace"} <= set(faults.calls)


def test_everything_is_forced_to_the_disk_before_anything_gets_its_name(workspace: Path) -> None:
    faults, _ = write_with_fault(workspace, False, STEPS, OSError())
    steps = [call for call in faults.calls if call in ("write", "fsync", "replace")]
    assert steps == ["write"] * 3 + ["fsync"] * 3 + ["replace"] * 3 + ["fsync"], (
        "two documents and the record, then the folder"
    )


@pytest.mark.parametrize("number", FULL)
def test_a_full_disk_stops_the_run(workspace: Path, number: int) -> None:
    write_documents(workspace, FOLDER, OLD, force=False)
    _, findings = write_with_fault(workspace, False, 3, OSError(number, os.strerror(number)))
    assert findings is None
    assert standing(workspace) == OLD


def test_no_space_for_one_document_leaves_the_whole_pack_as_it_was(workspace: Path) -> None:
    """A Word file and a Markdown file of different days are worse than two old ones."""
    write_documents(workspace, FOLDER, OLD, force=False)
    for at in range(1, STEPS):
        faults, findings = write_with_fault(workspace, False, at, OSError(errno.ENOSPC, "No space left on device"))
        if "replace" in faults.calls:
            break
        assert findings is None
        assert standing(workspace) == OLD
    assert faults.calls.count("write") == 3, "two documents and the record"


def test_a_full_disk_is_told_plainly_with_exit_code_3(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("a", "b", "c"):
        write_role(workspace / "roles" / f"{name}.yaml", ROLE if name != "a" else ROLE + "wrong: x\n")
    assert main(["build", "roles"]) == 1
    before = {path: path.read_bytes() for path in Path("out").rglob("job-pack.*")}
    for name in ("b", "c"):
        write_role(workspace / "roles" / f"{name}.yaml", ROLE.replace("Assistant", "Partner"))
    capsys.readouterr()
    with monkeypatch.context() as patch:
        Faults(Path("out") / "c", 4, OSError(errno.ENOSPC, "No space left on device")).install(patch)
        assert main(["build", "roles"]) == 3
    out, err = capsys.readouterr()
    assert err == (
        "There is no space left on the disk, so out/c could not be finished. Free some space and run this again; "
        "no document was damaged.\n"
    )
    assert "Built out/b/job-pack.docx" in out
    assert "1 pack built, 1 not built." in out
    assert "roles/a.yaml" in out, "what was found before the disk was full is still told"
    assert {path: path.read_bytes() for path in Path("out", "c").glob("job-pack.*")} == {
        path: data for path, data in before.items() if path.parent.name == "c"
    }
    write_role(workspace / "roles" / "a.yaml")
    assert main(["build", "roles"]) == 0
    assert not temporaries(workspace)


@pytest.mark.skipif(os.name == "nt", reason="no such limit on Windows")
def test_a_disk_that_is_really_full(workspace: Path) -> None:
    """The system itself refuses to write on: files may be no longer than 1,000 bytes."""
    write_role(workspace / "role.yaml")
    assert main(["build", "role.yaml"]) == 0
    before = {name: Path("out", "role", name).read_bytes() for name in DOCUMENTS}
    write_role(workspace / "role.yaml", ROLE.replace("Assistant", "Partner"))
    script = (
        "import resource, sys\nfrom jdgen.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))\nsys.exit(main(['build', 'role.yaml']))"
    )
    ran = run_script(script, cwd=workspace)
    assert ran.returncode == 3
    assert ran.stderr.startswith("There is no space left on the disk, so out/role could not be finished.")
    assert {name: Path("out", "role", name).read_bytes() for name in DOCUMENTS} == before
    assert main(["build", "role.yaml"]) == 0
    assert not temporaries(workspace)


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOTSUP, errno.ENOSYS])
def test_a_disk_without_locks_or_without_a_sync_of_folders_will_do(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    fcntl = pytest.importorskip("fcntl")

    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    sync = os.fsync
    folders = []

    def refuse_folders(descriptor: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{descriptor}"):  # noqa: PTH112
            folders.append(descriptor)
            raise OSError(errno.EINVAL, "Invalid argument")
        sync(descriptor)

    monkeypatch.setattr(fcntl, "flock", refuse)
    monkeypatch.setattr(os, "fsync", refuse_folders)
    written, findings = write_documents(workspace, FOLDER, NEW, force=False)
    assert not findings
    assert [w.outcome for w in written] == ["written", "written"]
    assert folders or not Path("/proc/self/fd").exists()
    assert_whole(workspace)
