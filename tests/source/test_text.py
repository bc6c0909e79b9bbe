"""From a file to text: what cannot be opened, what is not UTF-8, and characters that no document can hold."""

from __future__ import annotations

import errno
import os
import stat
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jdgen.findings import Span
from jdgen.source.read import read
from jdgen.source.role_file import load_role
from jdgen.source.text import MAX_BYTES, decode, read_text
from tests.source.reading import codes, load, outcome, run_check, written

WHERE = Path("role.yaml")
UTF8 = "Save the file as UTF-8: in Notepad, File, Save as, Encoding UTF-8."


def only_finding(path: Path) -> str:
    role_file = load_role(path, "role.yaml")
    assert role_file.role is None
    (found,) = role_file.findings
    return written(found)


# Files that cannot be opened


def test_missing_file(tmp_path: Path) -> None:
    assert only_finding(tmp_path / "none.yaml") == "JD001 error file This file does not exist."


def test_folder(tmp_path: Path) -> None:
    assert only_finding(tmp_path) == "JD001 error file This is a folder, not a file."


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any, **_more: Any) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    path = tmp_path / "role.yaml"
    path.write_text("title: a\n")
    monkeypatch.setattr(os, "open", refuse)
    message = "JD001 error file This file cannot be opened: you do not have permission to read it."
    assert only_finding(path) == message


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_no_permission_for_real(tmp_path: Path) -> None:
    path = tmp_path / "role.yaml"
    path.write_text("title: a\n")
    path.chmod(0)
    assert only_finding(path).startswith("JD001 error file This file cannot be opened")


def test_a_folder_where_the_system_answers_that_permission_is_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_args: Any, **_more: Any) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)
    assert only_finding(tmp_path) == "JD001 error file This is a folder, not a file."


def test_a_disk_that_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: Any, **_more: Any) -> int:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "open", fail)
    message = "JD001 error file This file cannot be read: Input/output error."
    assert only_finding(tmp_path / "role.yaml") == message


def test_a_name_no_file_can_have() -> None:
    message = "JD001 error file This file cannot be read: its name has a character that no file name can have."
    assert only_finding(Path("a\0b.yaml")) == message


def test_links_that_lead_round_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to(tmp_path / "a.yaml")
    assert only_finding(tmp_path / "a.yaml").startswith("JD001 error file This file cannot be read: ")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "role.yaml")
    message = "JD001 error file This is not an ordinary file, so it cannot be read as a role file."
    assert only_finding(tmp_path / "role.yaml") == message


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no /dev/zero here")
def test_a_device_without_end_is_refused() -> None:
    assert stat.S_ISCHR(Path("/dev/zero").stat().st_mode)
    message = "JD001 error file This is not an ordinary file, so it cannot be read as a role file."
    assert only_finding(Path("/dev/zero")) == message


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0
    (tmp_path / "role.yaml").write_bytes(b"a" * (MAX_BYTES + 1))
    for _ in range(20):
        assert only_finding(tmp_path).startswith("JD001")
        assert only_finding(tmp_path / "role.yaml").startswith("JD012")
    after = len(list(Path("/proc/self/fd").iterdir())) if Path("/proc/self/fd").exists() else 0
    assert after == before


# Size


def test_a_file_of_100_mb_is_refused_and_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "role.yaml"
    with path.open("wb") as stream:
        stream.truncate(100_000_000)
    tracemalloc.start()
    try:
        message = only_finding(path)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert message == "JD012 error file This file is 100.0 MB. A role file may be at most 1 MB; is it the right file?"
    assert peak < 5_000_000


def test_the_largest_file_is_read_and_one_byte_more_is_not(tmp_path: Path) -> None:
    start = b"title: Head of Maths\n# "
    largest = start + b"a" * (MAX_BYTES - len(start))
    assert outcome(load(tmp_path, largest)) == ["a role"]
    assert codes(load(tmp_path, largest + b"a")) == ["JD012"]


# Encodings


def windows(line: int, column: int, character: str) -> str:
    place = f"{line}:{column}-{line}:{column + 1}"
    shown = f" ({character})" if character else ""
    return f"JD009 error {place} Line {line} has a character saved in an old Windows encoding{shown}. {UTF8}"


@pytest.mark.parametrize("byte", range(256), ids="{:02x}".format)
def test_every_single_byte(byte: int, tmp_path: Path) -> None:
    """Each byte on its own inside a salary: the character it is, a finding at its place, or both."""
    role_file = load(tmp_path, b"title: Head of Maths\nsalary: ab" + bytes([byte]) + b"cd\n")
    character = chr(byte)
    if byte >= 0x80:
        shown = bytes([byte]).decode("cp1252", "replace").strip("\ufffd\xa0\xad")
        assert role_file.role is None
        assert written(role_file.findings[0]) == windows(2, 11, shown)
    elif byte in (0x0A, 0x0D):
        assert codes(role_file) == ["JD002"]
        assert role_file.findings[0].span.line == 3
    elif (byte < 0x20 and byte != 0x09) or byte == 0x7F:
        assert role_file.role is None
        (found,) = role_file.findings
        assert found.code == "JD010"
        assert found.span == Span("role.yaml", 2, 11, 2, 12)
        assert f"(U+{byte:04X}) at character 11 of this line. Delete it." in found.message
    else:
        assert role_file.role is not None, outcome(role_file)
        assert role_file.role.salary == f"ab{character}cd"
        assert codes(role_file) == (["JD028"] if byte == 0x09 else [])


def test_windows_1252_with_everything_else_wrong_in_the_same_run(tmp_path: Path) -> None:
    content = "title: Head’s deputy\nsalery: £30,000\ncontract: permenant\n".encode("cp1252")
    assert outcome(load(tmp_path, content)) == [
        "no role",
        windows(1, 12, "’"),
        'JD003 error 2:1-2:7 [salery] "salery" is not something a role can have. Did you mean "salary"?',
        'JD006 error 3:11-3:20 [contract] "permenant" is not a kind of contract that jdgen knows. Did you mean "permanent"?',
    ]


def test_the_line_shown_for_windows_1252_is_the_whole_line(tmp_path: Path) -> None:
    (found,) = load(tmp_path, b"title: T\r\nsalary: \xa330,000 \x96 \xa340,000\r\nlocation: x\r\n").findings
    assert found.excerpt == "salary: £30,000 – £40,000"


def test_utf8_and_windows_1252_in_one_file(tmp_path: Path) -> None:
    content = "title: Café owner’s\n".encode() + b"salary: \xa35\n"
    (found,) = load(tmp_path, content).findings
    assert written(found) == windows(2, 9, "£")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16(encoding: str, tmp_path: Path) -> None:
    mark = {"utf-16-le": b"\xff\xfe", "utf-16-be": b"\xfe\xff"}.get(encoding, b"")
    role_file = load(tmp_path, mark + "title: Head of Maths\n".encode(encoding))
    assert outcome(role_file) == ["no role", f"JD009 error 1:1-1:1 This file is saved as UTF-16. {UTF8}"]


@pytest.mark.parametrize(
    "start", [b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-1.7", b"{\\rtf1"], ids=["docx", "doc", "pdf", "rtf"]
)
def test_files_of_other_programs(start: bytes, tmp_path: Path) -> None:
    message = "JD009 error 1:1-1:1 This is not a text file. Is it a Word document or a PDF? A role file is plain text."
    assert outcome(load(tmp_path, start + b"\x00\x01\xff rest")) == ["no role", message]


def test_a_picture(tmp_path: Path) -> None:
    message = "JD009 error 1:1-1:1 This is not a text file. Is it a Word document or a PDF? A role file is plain text."
    assert outcome(load(tmp_path, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")) == ["no role", message]


ROLE = "title: Café manager\npurpose: |\n  One\n\n  - two\n  - three\nduties:\n  - Teach\n"


@pytest.mark.parametrize(
    "save",
    [
        lambda text: text.encode(),
        lambda text: text.encode("utf-8-sig"),
        lambda text: text.replace("\n", "\r\n").encode(),
        lambda text: text.replace("\n", "\r").encode(),
        lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
        lambda text: text.rstrip("\n").encode(),
    ],
    ids=["plain", "BOM", "CRLF", "CR", "BOM and CRLF", "no last line end"],
)
def test_one_role_saved_in_several_ways_is_one_role(save: Callable[[str], bytes], tmp_path: Path) -> None:
    plain, other = load(tmp_path, ROLE), load(tmp_path, save(ROLE))
    assert plain.role is not None
    assert plain.role.purpose == "One\n\n- two\n- three"
    assert other.role == plain.role
    assert other.findings == ()
    assert other.span(("duties", 0)) == plain.span(("duties", 0)) == Span("role.yaml", 8, 5, 8, 10)


def test_no_reading_depends_on_the_locale(tmp_path: Path) -> None:
    (tmp_path / "role.yaml").write_bytes("title: Café\nsalery: £5\n".encode())
    run = run_check(tmp_path, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0", PYTHONIOENCODING="utf-8")
    assert run.returncode == 1, run.stderr
    assert "salery: £5" in run.stdout.decode()


# Characters


@pytest.mark.parametrize(
    ("character", "words"),
    [
        ("\x0b", "a vertical tab, which Word uses for a line break (U+000B)"),
        ("\x0c", "a page break character (U+000C)"),
        ("\x1b", "an escape character (U+001B)"),
        ("\x00", "a character that stands for nothing (U+0000)"),
        ("\x7f", "a delete character (U+007F)"),
        ("\x85", "a next-line character (U+0085)"),
        ("\x9f", "a control character (U+009F)"),
        ("\u2028", "a line separator character (U+2028)"),
        ("\u2029", "a paragraph separator character (U+2029)"),
        ("\ufffe", "a control character (U+FFFE)"),
        *(
            (c, f"an unseen control that changes the order of the text (U+{ord(c):04X})")
            for c in "\u202a\u202e\u2066\u2069"
        ),
    ],
)
def test_forbidden_characters_are_refused_at_their_place(character: str, words: str, tmp_path: Path) -> None:
    assert outcome(load(tmp_path, f"title: ab{character}cd\nsalery: 3\n")) == [
        "no role",
        f"JD010 error 1:10-1:11 There is {words} at character 10 of this line. Delete it.",
        'JD003 error 2:1-2:7 [salery] "salery" is not something a role can have. Did you mean "salary"?',
    ]


@pytest.mark.parametrize("number", [*range(0x202A, 0x202F), *range(0x2066, 0x206A)], ids="U+{:04X}".format)
def test_every_bidi_control(number: int, tmp_path: Path) -> None:
    assert codes(load(tmp_path, f"title: a{chr(number)}b\n")) == ["JD010"]


@pytest.mark.parametrize(
    ("character", "words"),
    [
        ("\u200b", "a zero-width space (U+200B)"),
        ("\u2060", "a word joiner (U+2060)"),
        ("\u00ad", "a soft hyphen (U+00AD)"),
        ("\ufeff", "a byte order mark inside the text (U+FEFF)"),
        ("\uf0b7", "a private symbol that most fonts do not have, such as a bullet copied from Word (U+F0B7)"),
    ],
)
def test_unseen_characters_are_told_of_and_kept(character: str, words: str, tmp_path: Path) -> None:
    role_file = load(tmp_path, f"title: ab{character}cd\n")
    message = f"JD015 warning 1:10-1:11 There is {words} at character 10 of this line. Delete it unless it is meant."
    assert outcome(role_file) == ["a role", message]
    assert role_file.role is not None
    assert role_file.role.title == f"ab{character}cd"


def test_half_a_character_saved_as_bytes(tmp_path: Path) -> None:
    message = "JD010 error 2:10-2:11 There is half of a character (U+D83D) here. No document can hold it: delete it."
    assert outcome(load(tmp_path, "title: Café\nsalary: a\ud83d\n")) == ["no role", message]


@pytest.mark.parametrize(
    "text",
    [
        "מורה למתמטיקה",
        "مدرس الرياضيات",
        "数学老师",
        "👩‍🏫 Teacher 🎉",
        "e\u0301te\u0301",
        "&<>\"'|#*`",
        "C# A*s R&D <KS3>",
        "a\u00a0b",
    ],
)
def test_text_of_every_kind_arrives_as_typed(text: str, tmp_path: Path) -> None:
    quoted = text.replace("'", "''")
    role_file = load(tmp_path, f"title: '{quoted}'\n")
    assert outcome(role_file) == ["a role"]
    assert role_file.role is not None
    assert role_file.role.title == text


def test_many_characters_are_counted_rather_than_listed(tmp_path: Path) -> None:
    role_file = load(tmp_path, "title: a\npurpose: " + "\x01" * 100_000 + "\n")
    assert codes(role_file) == ["JD024", *["JD010"] * 20]
    assert role_file.findings[0].message == "There are 99,980 more characters like these in this file."


def test_decode_and_read_hold_on_to_what_was_typed() -> None:
    text = decode(b"title: a\x0bb\n", "role.yaml")
    content = read(text)
    assert content.lines == ["title: a\x0bb", ""]
    assert content.findings[0].excerpt == "title: a\x0bb"
    assert read_text(Path("none.yaml"), "none.yaml").text is None
