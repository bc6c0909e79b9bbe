"""threats.md F1 to F4: ids and file names never lead outside the folder, and never collide unseen."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

from jdgen.cli import main
from jdgen.output import write_documents
from jdgen.source.role_file import id_from_name, load_role
from tests.cli.program import DOCUMENTS, ROLE, names, sentences, write_role

BAD_IDS = [
    "../../x", "..", ".", "/etc/x", "/tmp/escape", "a/b", "a\\b", "C:\\x", "c:x", "Head-Of-Maths", "café", "straße",
    "\ufb01nance", "con", "nul", "aux", "prn", "com1", "lpt9", "COM\u00b9", "nul.txt", "name.", "-rf", "rf-", "a--b",
    "a*b?", "a b", "a:b", "~", "$HOME", "x" * 65, "x" * 5000, "a\u202eb", "a\nb", "a\x00b", "é" * 130, "a_b", "%2e%2e",
]  # fmt: skip


def everything(folder: Path) -> set[Path]:
    return set(folder.rglob("*"))


@pytest.mark.parametrize("bad", BAD_IDS, ids=[ascii(bad)[:20] for bad in BAD_IDS])
def test_an_id_that_is_no_folder_name_is_refused_at_its_place(
    workspace: Path, capsys: pytest.CaptureFixture[str], bad: str
) -> None:
    quoted = '"' + "".join(f"\\U{ord(c):08x}" for c in bad) + '"'
    role = write_role(workspace / "in" / "role.yaml", f"{ROLE}id: {quoted}\n")
    before = everything(workspace)
    assert main(["build", "in/role.yaml", "--out", "in/out"]) == 1
    assert everything(workspace) == before
    out = capsys.readouterr().out
    assert "1 pack not built." in out
    found = [f for f in load_role(role).findings if f.span.line == ROLE.count("\n") + 1]
    assert found
    assert {f.code for f in found} <= {"JD021", "JD010", "JD015", "JD017", "JD018"}
    assert found[0].span.column == len("id: ") + 1


@pytest.mark.parametrize("good", ["a", "maths-teacher", "0", "x" * 64, "console", "com10", "true", "07"])
def test_an_id_that_is_a_folder_name_is_taken(workspace: Path, good: str) -> None:
    write_role(workspace / "role.yaml", f"{ROLE}id: {good}\n")
    assert main(["build", "role.yaml"]) == 0
    assert names(f"out/{good}") == [".jdgen.json", *DOCUMENTS]


@pytest.mark.parametrize(
    ("name", "folder"),
    [
        ("Maths Teacher (2026).yaml", "maths-teacher-2026"),
        ("-rf.yaml", "rf"),
        ("CON.yaml", "con-role"),
        ("nul.yaml", "nul-role"),
        ("a\nb.yaml", "a-b"),
        ("a\u202eb.yaml", "a-b"),
        ("role.final.v2.yml", "role-final-v2"),
        ("x" * 200 + ".yaml", "x" * 64),
        ("ROLE.YAML", "role"),
    ],
)
def test_odd_file_names_give_plain_folders(workspace: Path, name: str, folder: str) -> None:
    write_role(workspace / "roles" / name)
    assert main(["build", "roles"]) == 0
    assert names("out") == [folder]
    assert main(["build", "--", f"roles/{name}"]) == 0


def test_a_file_whose_name_starts_with_a_dash(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_role(workspace / "-rf.yaml")
    assert main(["build", "-rf.yaml"]) == 2
    assert main(["build", "--", "-rf.yaml"]) == 0
    assert main(["build", "./-rf.yaml"]) == 0


@pytest.mark.parametrize("name", ["漢字.yaml", "---.yaml", "().yaml"])
def test_a_file_name_that_gives_no_folder_asks_for_an_id(
    workspace: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    write_role(workspace / "roles" / name)
    assert main(["build", "roles"]) == 1
    out = capsys.readouterr().out
    assert "JD021" in out
    assert "id: maths-teacher" in sentences(out)
    assert not Path("out").exists()
    write_role(workspace / "roles" / name, f"{ROLE}id: teacher\n")
    assert main(["build", "roles"]) == 0


@pytest.mark.parametrize(
    "names",
    [
        ("a/teacher.yaml", "b/teacher.yaml"),
        ("Teacher.yaml", "teacher.yaml"),
        ("head of maths.yaml", "head-of-maths.yaml"),
        ("teacher.yaml", "teacher.yml"),
        (unicodedata.normalize("NFC", "café.yaml"), unicodedata.normalize("NFD", "cafe\u0301.yaml")),
    ],
)
def test_two_files_of_one_id_never_overwrite_each_other(
    workspace: Path, capsys: pytest.CaptureFixture[str], names: tuple[str, str]
) -> None:
    first, second = (write_role(workspace / "roles" / name, ROLE.replace("Assistant", name[0])) for name in names)
    if id_from_name(first) != id_from_name(second):
        pytest.skip("these two have different ids, which is as good")
    for command in (["check", "roles"], ["build", "roles"]):
        assert main(command) == 1
        out = capsys.readouterr().out
        assert out.count("JD022") == 1
        assert "Give one of the two an id of its own" in sentences(out)
    assert "1 pack built, 1 not built." in out
    (built,) = Path("out").iterdir()
    kept = (built / "job-pack.md").read_bytes()
    main(["build", "roles", "--force"])
    assert (built / "job-pack.md").read_bytes() == kept


def test_the_clash_is_shown_at_the_id(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_role(workspace / "roles" / "one.yaml")
    write_role(workspace / "roles" / "two.yaml", f"id: one\n{ROLE}")
    assert main(["check", "roles"]) == 1
    assert capsys.readouterr().out == (
        "roles/two.yaml\n"
        "\n"
        "  line 1    The documents of this role would go into the folder one, as    JD022\n"
        "            those of roles/one.yaml do. Give one of the two an id of its\n"
        "            own, such as: id: one-2\n"
        "      1 | id: one\n"
        "        |     ^^^\n"
        "\n"
        "1 problem in 1 of 2 files: 1 error.\n"
    )


def test_what_was_found_in_a_role_that_clashes_is_still_told(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_role(workspace / "roles" / "one.yaml")
    write_role(workspace / "roles" / "two.yaml", f"id: one\n{ROLE}salary:\n")
    assert main(["build", "roles"]) == 1
    out = capsys.readouterr().out
    assert "JD022" in out
    assert "JD008" in out


@pytest.mark.parametrize("folder", ["../x", "/x", "a/b", "", ".", "..", "a\0b", ".jdgen.json"])
def test_the_writer_takes_only_a_plain_name(workspace: Path, folder: str) -> None:
    before = everything(workspace)
    with pytest.raises(ValueError, match="not the name of"):
        write_documents(workspace / "out", folder, {"a.md": b"x"}, force=True)
    with pytest.raises(ValueError, match="not the name of"):
        write_documents(workspace / "out", "folder", {folder: b"x"}, force=True)
    assert everything(workspace) == before
