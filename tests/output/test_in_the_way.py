"""threats.md F5, F10, F11: what stands where a document should go, and where nothing may be written."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from jdgen.cli import main
from jdgen.output import check_folder, write_documents
from tests.cli.program import DOCUMENTS, ROLE, names, run_script, sentences, temporaries, write_role
from tests.output.versions import FOLDER, NEW, OLD, standing

needs_links = pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")


@pytest.fixture
def target(workspace: Path) -> Path:
    folder = workspace / "out" / "role"
    folder.mkdir(parents=True)
    write_role(workspace / "role.yaml")
    return folder


@needs_links
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_link_is_never_written_through(
    workspace: Path, target: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    victim = workspace / "victim.txt"
    victim.write_text("mine")
    (target / name).symlink_to(victim)
    assert main(["build", "role.yaml"]) == 1
    assert "is not an ordinary file, so it was left alone" in sentences(capsys.readouterr().out)
    assert victim.read_text() == "mine"
    assert (target / name).is_symlink()
    assert main(["build", "role.yaml", "--force"]) == 0
    assert victim.read_text() == "mine"
    assert not (target / name).is_symlink()


@needs_links
@pytest.mark.parametrize("to", ["elsewhere", "missing", "role"])
def test_a_folder_that_is_a_link_is_never_written_through(
    workspace: Path, target: Path, capsys: pytest.CaptureFixture[str], to: str
) -> None:
    (workspace / "elsewhere").mkdir()
    target.rmdir()
    target.symlink_to(target if to == "role" else workspace / to)
    for force in ([], ["--force"]):
        assert main(["build", "role.yaml", *force]) == 1
        assert "out/role is a link to somewhere else" in capsys.readouterr().out
    assert not list((workspace / "elsewhere").iterdir())
    assert not (workspace / "missing").exists()


@needs_links
def test_the_output_folder_itself_may_be_a_link(workspace: Path) -> None:
    (workspace / "site").mkdir()
    (workspace / "out").symlink_to("site")
    write_role(workspace / "role.yaml")
    assert main(["build", "role.yaml"]) == 0
    assert (workspace / "site" / "role" / "job-pack.docx").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_pipe_is_not_waited_for(target: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    os.mkfifo(target / name)
    assert main(["build", "role.yaml"]) == 1
    assert "JD620" in capsys.readouterr().out
    assert stat.S_ISFIFO((target / name).lstat().st_mode)
    assert main(["build", "role.yaml", "--force"]) == 0
    assert (target / name).is_file()


@pytest.mark.parametrize("force", [[], ["--force"]])
def test_a_folder_in_the_way_is_left_alone(target: Path, capsys: pytest.CaptureFixture[str], force: list[str]) -> None:
    (target / "job-pack.docx").mkdir()
    (target / "job-pack.docx" / "mine").write_text("x")
    assert main(["build", "role.yaml", *force]) == 1
    out = sentences(capsys.readouterr().out)
    assert "out/role/job-pack.docx is a folder where a document should go. Move or delete it." in out
    assert (target / "job-pack.docx" / "mine").exists()
    assert (target / "job-pack.md").exists(), "the other document was made"


def test_a_file_where_the_packs_folder_should_go(target: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target.rmdir()
    target.write_text("mine")
    assert main(["build", "role.yaml", "--force"]) == 1
    assert "out/role is a file where a folder should go." in capsys.readouterr().out
    assert target.read_text() == "mine"


@pytest.mark.parametrize("out", ["file", "file/inside", "file/deep/inside"])
def test_an_output_folder_that_is_a_file(workspace: Path, capsys: pytest.CaptureFixture[str], out: str) -> None:
    write_role(workspace / "role.yaml")
    (workspace / "file").write_text("mine")
    assert main(["build", "role.yaml", "--out", out]) == 2
    said = capsys.readouterr()
    assert said.err == "file is not a folder, so documents cannot go there. Choose another with --out.\n"
    assert not said.out
    assert (workspace / "file").read_text() == "mine"


@needs_links
def test_an_output_folder_that_is_a_link_to_nothing(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_role(workspace / "role.yaml")
    (workspace / "out").symlink_to("missing")
    assert main(["build", "role.yaml"]) == 2
    assert "out is not a folder" in capsys.readouterr().err


def test_a_path_too_long_for_the_system(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_role(workspace / "role.yaml")
    assert main(["build", "role.yaml", "--out", "x" * 300]) == 1
    said = capsys.readouterr()
    assert "its path is too long. Choose a shorter folder with --out" in sentences(said.out)
    assert not said.err


def test_a_path_too_long_for_windows_is_called_so(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> int:
        error = OSError(errno.ENOENT, "The system cannot find the path specified")
        error.winerror = 3  # type: ignore[attr-defined, unused-ignore]
        raise error

    monkeypatch.setattr(os, "open", refuse)
    deep = workspace.joinpath(*["a" * 100] * 2)
    _, (found,) = write_documents(deep, FOLDER, NEW, force=False)
    assert "its path is too long" in found.message
    _, (found,) = write_documents(workspace, "b", NEW, force=False)
    assert ("its path is too long" in found.message) == (len(str(workspace / "b")) > 200)


# Open in another program


def refusing_to_replace(name: str, number: int = errno.EACCES) -> object:
    replace = os.replace

    def refuse(source: object, destination: object, **more: object) -> None:
        if Path(str(destination)).name == name:
            raise OSError(number, os.strerror(number), str(destination))
        replace(str(source), str(destination))

    return refuse


@pytest.mark.parametrize("number", [errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY])
def test_a_document_open_in_word(
    target: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    main(["build", "role.yaml"])
    before = {name: (target / name).read_bytes() for name in DOCUMENTS}
    write_role(Path("role.yaml"), ROLE.replace("Assistant", "Partner"))
    capsys.readouterr()
    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", refusing_to_replace("job-pack.docx", number))
        assert main(["build", "role.yaml"]) == 1
    assert capsys.readouterr().out == (
        "out/role/job-pack.docx is open in another program. Close it and run this   JD621\n"
        "again; nothing else was changed.\n"
        "\n"
        "1 problem in 1 file: 1 error.\n"
        "1 pack left alone.\n"
    )
    assert {name: (target / name).read_bytes() for name in DOCUMENTS} == before
    assert not temporaries(target)
    assert main(["build", "role.yaml"]) == 0, "once it is closed, nothing counts as edited"
    assert {name: (target / name).read_bytes() for name in DOCUMENTS} != before


def test_nothing_untrue_is_said_when_another_document_was_replaced(
    target: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "replace", refusing_to_replace("job-pack.md"))
    assert main(["build", "role.yaml"]) == 1
    out = capsys.readouterr().out
    assert "Built out/role/job-pack.docx" in out
    assert "job-pack.md is open in another program. Close it and run this" in out
    assert "nothing else" not in out


def test_a_document_that_cannot_be_read_is_left_alone(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_documents(workspace, FOLDER, OLD, force=False)
    read = Path.read_bytes
    opened = Path.open

    def refuse(path: Path, *rest: object, **more: object) -> object:
        if path.name == "job-pack.docx":
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, *rest, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    written, findings = write_documents(workspace, FOLDER, NEW, force=False)
    monkeypatch.setattr(Path, "open", opened)
    assert [w.outcome for w in written] == ["kept", "written"]
    assert ["cannot be read (it may be open in another program)" in f.message for f in findings] == [True]
    assert read(workspace / FOLDER / "job-pack.docx") == OLD["job-pack.docx"]


# Permission and modes. As root everything may be written, so a process of its own gives root up.

UNPRIVILEGED = """
import os, sys
from jdgen.cli import main
role, out = sys.argv[1], sys.argv[2]
main(["build", role, "--out", "before"])  # everything is imported before the rights are gone
if os.getuid() == 0:
    os.setgid(65534); os.setuid(65534)
print("----")
sys.exit(main(["build", role, "--out", out, *sys.argv[3:]]))
"""


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that every user may look into, as pytest's own may not be."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        write_role(folder / "role.yaml")
        yield folder


needs_users = pytest.mark.skipif(not hasattr(os, "setuid"), reason="no users as on POSIX")


@needs_users
def test_an_output_folder_that_may_not_be_made(shared: Path) -> None:
    (shared / "closed").mkdir(mode=0o555)
    out = shared / "closed" / "deep" / "out"
    ran = run_script(UNPRIVILEGED, shared / "role.yaml", out, cwd=shared)
    assert ran.returncode == 2, ran.stderr
    assert ran.stderr == f"You do not have permission to make the folder {out}. Choose another with --out.\n"


@needs_users
@pytest.mark.parametrize("mode", [0o555, 0o111, 0o000])
def test_a_pack_folder_that_may_not_be_written_in(shared: Path, mode: int) -> None:
    target = shared / "out" / "role"
    target.mkdir(parents=True)
    (shared / "out").chmod(0o755)
    (target / "job-pack.md").write_text("mine")
    target.chmod(mode)
    ran = run_script(UNPRIVILEGED, shared / "role.yaml", shared / "out", "--force", cwd=shared)
    target.chmod(0o755)
    assert ran.returncode == 1, ran.stderr
    assert not ran.stderr
    said = sentences(ran.stdout.split("----")[1])
    assert "cannot be written: you do not have permission to write there." in said
    assert (target / "job-pack.md").read_text() == "mine", "never written in place"
    assert names(target) == ["job-pack.md"]


@needs_users
def test_a_folder_in_which_no_pack_folder_may_be_made(shared: Path) -> None:
    (shared / "out").mkdir()
    (shared / "out").chmod(0o555)
    ran = run_script(UNPRIVILEGED, shared / "role.yaml", shared / "out", cwd=shared)
    assert ran.returncode == 1, ran.stderr
    assert "do not have permission" in ran.stdout.split("----")[1]
    assert not ran.stderr


@pytest.mark.skipif(os.name == "nt", reason="no modes on Windows")
@pytest.mark.parametrize("mask", [0o022, 0o027, 0o077, 0o002])
def test_new_documents_have_the_mode_the_user_asks_for(workspace: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        write_documents(workspace, FOLDER, NEW, force=False)
    finally:
        os.umask(before)
    for name in (*NEW, ".jdgen.json"):
        assert stat.S_IMODE((workspace / FOLDER / name).stat().st_mode) == 0o666 & ~mask


@pytest.mark.skipif(os.name == "nt", reason="no modes on Windows")
@pytest.mark.parametrize("mode", [0o664, 0o600, 0o640, 0o444])
def test_a_replaced_document_keeps_its_mode(workspace: Path, mode: int) -> None:
    write_documents(workspace, FOLDER, OLD, force=False)
    (workspace / FOLDER / "job-pack.docx").chmod(mode)
    write_documents(workspace, FOLDER, NEW, force=False)
    assert standing(workspace) == NEW
    assert stat.S_IMODE((workspace / FOLDER / "job-pack.docx").stat().st_mode) == mode


def test_a_folder_to_be_made_is_no_obstacle(workspace: Path) -> None:
    check_folder(workspace / "a" / "b" / "c")
    check_folder(workspace)
    assert not (workspace / "a").exists(), "checking makes nothing"
