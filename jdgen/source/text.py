"""From a file to text: read it whole, decode it as UTF-8, and refuse what no document can hold."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path as FilePath

from jdgen.findings import Finding, Span, finding
from jdgen.source.characters import describe, forbidden, invisible

__all__ = ["MAX_BYTES", "Text", "decode", "read_text"]

MAX_BYTES = 1_000_000
"""The largest role file read, in bytes. A whole pack of 60 duties and 40 criteria is about 18,000."""

_MOST_SHOWN = 20
_NOT_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-")
_ODD = re.compile("[^\t\n\x20-\x7e\u00a1-\u00ac\u00ae-\u1fff]")


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file with ``\\n`` line ends, and what was found wrong while reading it.

    ``text`` is None when the file cannot be read as text at all.
    """

    file: str
    text: str | None
    findings: tuple[Finding, ...] = ()


def read_text(path: FilePath, file: str) -> Text:
    """Read a file as text. ``file`` is its name as findings show it. Never raises for a bad file."""
    try:
        data = _read_bytes(path)
    except _Refused as refused:
        return Text(file, None, (finding(refused.code, str(refused), Span(file)),))
    except OSError as error:
        return Text(file, None, (finding("JD001", _why_unreadable(error), Span(file)),))
    return decode(data, file)


class _Refused(Exception):  # noqa: N818
    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def _read_bytes(path: FilePath) -> bytes:
    # Opened without waiting and looked at afterwards: opening a named pipe would otherwise wait for ever.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        if stat.S_ISDIR(status.st_mode):
            raise _Refused("JD001", "This is a folder, not a file.")
        if not stat.S_ISREG(status.st_mode):
            raise _Refused("JD001", "This is not an ordinary file, so it cannot be read as a role.")
        data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        size = max(status.st_size, len(data)) / 1_000_000
        raise _Refused(
            "JD012",
            f"This file is {size:,.1f} MB. A role file may be at most {MAX_BYTES // 1_000_000} MB; is it the right file?",
        )
    return data


def _why_unreadable(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "This file cannot be opened: you do not have permission to read it."
    if isinstance(error, FileNotFoundError):
        return "This file does not exist."
    if isinstance(error, IsADirectoryError):
        return "This is a folder, not a file."
    return f"This file cannot be read: {error.strerror or 'the system gave no reason'}."


def decode(data: bytes, file: str) -> Text:
    """Decode the bytes of a file, with or without a byte order mark. A file that is not UTF-8 is never guessed at."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        message = "This file is saved as UTF-16. Save it as UTF-8: in Notepad, File, Save as, Encoding UTF-8."
        return Text(file, None, (finding("JD009", message, Span(file, 1, 1, 1, 1)),))
    if data.startswith(_NOT_TEXT):
        message = "This is not a text file. Is it a Word document or a PDF? A role file is plain text."
        return Text(file, None, (finding("JD009", message, Span(file, 1, 1, 1, 1)),))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Text(file, None, (_not_utf8(data, error.start, file),))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Text(file, text, _odd_characters(text, file))


def _not_utf8(data: bytes, index: int, file: str) -> Finding:
    before = data[:index].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line_start = before.rfind(b"\n") + 1
    line = before.count(b"\n") + 1
    column = len(before[line_start:].decode("utf-8", "replace").lstrip("\ufeff")) + 1
    span = Span(file, line, column, line, column + 1)
    if b"\x00" in data[:4096]:
        return finding("JD009", "This is not a text file. Is it a Word document? A role file is plain text.", span)
    shown = data[index : index + 1].decode("cp1252", "replace")
    quoted = f" ({shown})" if shown.isprintable() and shown != "\ufffd" else ""
    message = (
        f"Line {line} has a character saved in an old Windows encoding{quoted}. "
        "Save the file as UTF-8: in Notepad, File, Save as, Encoding UTF-8."
    )
    rest = data[index:].split(b"\n", 1)[0]
    excerpt = (before[line_start:] + rest).decode("cp1252", "replace").rstrip("\r")
    return finding("JD009", message, span, excerpt=excerpt)


def _odd_characters(text: str, file: str) -> tuple[Finding, ...]:
    if not _ODD.search(text):
        return ()
    bad = [_character_finding("JD010", i, c, text, file) for i, c in forbidden(text)]
    hidden = [_character_finding("JD015", i, c, text, file) for i, c in invisible(text)]
    return (*bad[:_MOST_SHOWN], *hidden[:_MOST_SHOWN])


def _character_finding(code: str, index: int, character: str, text: str, file: str) -> Finding:
    line = text.count("\n", 0, index) + 1
    column = index - text.rfind("\n", 0, index)
    cure = "Delete it." if code == "JD010" else "Delete it unless it is meant."
    message = f"There is {describe(character)} at character {column} of this line. {cure}"
    return finding(code, message, Span(file, line, column, line, column + 1))
