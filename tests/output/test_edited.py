"""threats.md F9, reliability.md R8: edits are kept, what is unchanged is not touched, the record may be damaged."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from jdgen.cli import main
from jdgen.output import write_documents
from tests.cli.program import DOCUMENTS, ROLE, names, sentences, write_role
from tests.output.versions import FOLDER, NEW, OLD, standing

OTHER = ROLE.replace("Assistant", "Partner")


@pytest.fixture
def built(workspace: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    write_role(workspace / "role.yaml")
    assert main(["build", "role.yaml"]) == 0
    capsys.readouterr()
    return workspace / "out" / "role"


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("role", [ROLE, OTHER], ids=["same", "changed"])
def test_an_edited_document_is_kept_until_force(
    built: Path, capsys: pytest.CaptureFixture[str], name: str, role: str
) -> None:
    made = (built / name).read_bytes()
    (built / name).write_bytes(made + b" edited")
    write_role(Path("role.yaml"), role)
    for _ in range(2):
        assert main(["build", "role.yaml"]) == 1
        out = capsys.readouterr().out
        assert (
            f"out/role/{name} was changed after jdgen made it, so it was left alone. "
            "To replace it, use --force; to keep both, move it first."
        ) in sentences(out)
        assert "JD620" in out
        assert "1 pack left alone." in out
        assert (built / name).read_bytes() == made + b" edited"
    assert main(["build", "role.yaml", "--force"]) == 0
    assert f"Built out/role/{name}\n" in capsys.readouterr().out
    assert b" edited" not in (built / name).read_bytes()
    assert ((built / name).read_bytes() == made) == (role == ROLE)
    assert main(["build", "role.yaml"]) == 0


def test_an_edit_of_the_same_length_is_an_edit(workspace: Path) -> None:
    write_documents(workspace, FOLDER, OLD, force=False)
    edited = OLD["job-pack.md"].replace(b"old", b"mad", 1)
    (workspace / FOLDER / "job-pack.md").write_bytes(edited)
    _, (found,) = write_documents(workspace, FOLDER, NEW, force=False)
    assert found.code == "JD620"
    assert standing(workspace) == {**NEW, "job-pack.md": edited}


def test_a_document_of_somebody_elses_is_kept(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_role(workspace / "role.yaml")
    Path("out", "role").mkdir(parents=True)
    Path("out", "role", "job-pack.docx").write_bytes(b"mine")
    assert main(["build", "role.yaml"]) == 1
    out = sentences(capsys.readouterr().out)
    assert "out/role/job-pack.docx is there already, and is not known to be jdgen's work, so it was left alone." in out
    assert Path("out", "role", "job-pack.docx").read_bytes() == b"mine"


def test_an_unchanged_pack_is_not_touched(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def states() -> dict[str, tuple[int, int, int]]:
        paths = [built, *built.iterdir()]
        return {p.name: ((s := p.stat()).st_ino, s.st_mtime_ns, s.st_ctime_ns) for p in paths}

    write_role(Path("role.yaml"), OTHER)
    main(["build", "role.yaml"])
    capsys.readouterr()
    before = states()
    for more in ([], ["--force"]):
        assert main(["build", "role.yaml", *more]) == 0
        assert capsys.readouterr().out == ("Unchanged out/role/job-pack.docx\nUnchanged out/role/job-pack.md\n")
        assert states() == before


def test_only_what_changed_is_touched(workspace: Path) -> None:
    write_documents(workspace, FOLDER, OLD, force=False)
    before = (workspace / FOLDER / "job-pack.docx").stat()
    written, _ = write_documents(workspace, FOLDER, {**OLD, "job-pack.md": b"new"}, force=False)
    assert [w.outcome for w in written] == ["unchanged", "written"]
    after = (workspace / FOLDER / "job-pack.docx").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_a_new_version_replaces_an_old_one_and_says_so(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_role(Path("role.yaml"), OTHER)
    assert main(["build", "role.yaml"]) == 0
    assert capsys.readouterr().out == "Built out/role/job-pack.docx\nBuilt out/role/job-pack.md\n"
    assert names(built) == [".jdgen.json", *DOCUMENTS]


def test_going_back_to_an_older_version_is_no_edit(workspace: Path) -> None:
    for version in (OLD, NEW, OLD, OLD, NEW):
        assert write_documents(workspace, FOLDER, version, force=False)[1] == []
        assert standing(workspace) == version


def test_runs_cut_short_one_after_another_make_nothing_look_edited(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each writes its record and none of its documents; the next must still know the documents for jdgen's own."""
    write_documents(workspace, FOLDER, OLD, force=False)

    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    for number in range(4):
        with monkeypatch.context() as patch:
            patch.setattr("jdgen.output.write._put_all", interrupt)
            with pytest.raises(KeyboardInterrupt):
                write_documents(workspace, FOLDER, dict.fromkeys(NEW, b"version %d" % number), force=False)
    assert standing(workspace) == OLD
    assert write_documents(workspace, FOLDER, NEW, force=False)[1] == []


def test_building_one_format_does_not_forget_the_other(workspace: Path) -> None:
    write_documents(workspace, FOLDER, OLD, force=False)
    write_documents(workspace, FOLDER, {"job-pack.md": NEW["job-pack.md"]}, force=False)
    assert write_documents(workspace, FOLDER, NEW, force=False)[1] == []
    assert standing(workspace) == NEW


# The record


def link(record: Path) -> None:
    record.unlink()
    record.symlink_to("victim")


def pipe(record: Path) -> None:
    record.unlink()
    os.mkfifo(record)


DAMAGE: dict[str, Callable[[Path], object]] = {
    "gone": lambda record: record.unlink(),
    "empty": lambda record: record.write_bytes(b""),
    "cut": lambda record: record.write_bytes(record.read_bytes()[:40]),
    "not JSON": lambda record: record.write_text("hello"),
    "not UTF-8": lambda record: record.write_bytes(b'{"documents": {"\xff": []}}'),
    "a list": lambda record: record.write_text("[1]"),
    "a number": lambda record: record.write_text("1"),
    "null": lambda record: record.write_text("null"),
    "documents a list": lambda record: record.write_text('{"documents": []}'),
    "checksums text": lambda record: record.write_text('{"documents": {"job-pack.md": "abc"}}'),
    "checksums null": lambda record: record.write_text('{"documents": {"job-pack.md": null, "job-pack.docx": [null]}}'),
    "deep": lambda record: record.write_text("[" * 100_000),
    "huge": lambda record: record.write_text('{"documents": {}}' + " " * 2_000_000),
    "a link": link,
    "a pipe": pipe,
}


@pytest.mark.skipif(os.name == "nt", reason="links and pipes as on POSIX")
@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_record_costs_a_question_never_a_document(built: Path, damage: str) -> None:
    victim = built / "victim"
    victim.write_text('{"documents": {}}')
    (built / "job-pack.md").write_bytes(b"edited")
    DAMAGE[damage](built / ".jdgen.json")
    write_role(Path("role.yaml"), OTHER)
    made = (built / "job-pack.docx").read_bytes()
    assert main(["build", "role.yaml"]) == 1
    assert (built / "job-pack.md").read_bytes() == b"edited"
    assert (built / "job-pack.docx").read_bytes() == made
    assert main(["build", "role.yaml", "--force"]) == 0
    assert victim.read_text() == '{"documents": {}}'
    record = json.loads((built / ".jdgen.json").read_text())
    assert sorted(record["documents"]) == list(DOCUMENTS)
    assert not (built / ".jdgen.json").is_symlink()
    assert main(["build", "role.yaml"]) == 0


def test_a_folder_in_the_records_place(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = {name: (built / name).read_bytes() for name in DOCUMENTS}
    (built / ".jdgen.json").unlink()
    (built / ".jdgen.json").mkdir()
    write_role(Path("role.yaml"), OTHER)
    assert main(["build", "role.yaml", "--force"]) == 1
    out = sentences(capsys.readouterr().out)
    assert "out/role/.jdgen.json is a folder, but jdgen keeps a file of that name. Move or delete it." in out
    assert {name: (built / name).read_bytes() for name in DOCUMENTS} == before


def test_a_pack_that_was_never_touched_does_not_miss_its_record(built: Path) -> None:
    (built / ".jdgen.json").unlink()
    assert main(["build", "role.yaml"]) == 0
    write_role(Path("role.yaml"), OTHER)
    assert main(["build", "role.yaml"]) == 0


def test_a_copied_out_folder_is_known_for_jdgens(built: Path) -> None:
    shutil.copytree("out", "copy")
    write_role(Path("role.yaml"), OTHER)
    assert main(["build", "role.yaml", "--out", "copy"]) == 0
