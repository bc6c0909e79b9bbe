"""From a file to text: read it whole, decode it as UTF-8, and refuse what no document can hold."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path as FilePath

from jdgen.findings import Finding, Span, finding
from jdgen.source.characters import describe, forbidden, invisible

__all__ = ["MAX_BYTES", "Text", "decode", "read_bytes", "read_text"]

MAX_BYTES = 1_000_000
"""The largest role file read, in bytes. A whole pack of 60 duties and 40 criteria is about 18,000."""

_MOST_SHOWN = 20
_NOT_TEXT = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-", b"{\\rtf")
_NOT_PLAIN = "This is not a text file. Is it a Word document or a PDF? A role file is plain text."
_CURE = "Save the file as UTF-8: in Notepad, File, Save as, Encoding UTF-8."
_ODD = re.compile("[^\t\n\x20-\x7e\u00a1-\u00ac\u00ae-\u1fff]")
_NOT_UTF8 = re.compile("[\udc80-\udcff]")
_HALF = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file with ``\\n`` line ends, and what was found wrong while reading it.

    ``text`` is None when the file cannot be read as text at all. A file in an old Windows encoding has a text, for
    reading on, and an error.
    """

    file: str
    text: str | None
    findings: tuple[Finding, ...] = ()


def read_text(path: FilePath, file: str) -> Text:
    """Read a file as text. ``file`` is its name as findings show it. Never raises for a bad file."""
    data = read_bytes(path, file)
    return Text(file, None, (data,)) if isinstance(data, Finding) else decode(data, file)


def read_bytes(path: FilePath, file: str, most: int = MAX_BYTES, what: str = "role file") -> bytes | Finding:
    """The bytes of a file of at most so many, or why it cannot be read. ``what`` is what it is meant to be."""
    try:
        return _read_bytes(path, most, what)
    except _Refused as refused:
        return finding(refused.code, str(refused), Span(file))
    except (OSError, ValueError) as error:
        return finding("JD001", _why_unreadable(error, path), Span(file))


class _Refused(Exception):  # noqa: N818
    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def _read_bytes(path: FilePath, most: int, what: str) -> bytes:
    # Opened without waiting and looked at afterwards: opening a named pipe would otherwise wait for ever.
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    status = os.fstat(descriptor)
    if not stat.S_ISREG(status.st_mode):
        os.close(descriptor)
        is_folder = stat.S_ISDIR(status.st_mode)
        raise _Refused(
            "JD001", _FOLDER if is_folder else f"This is not an ordinary file, so it cannot be read as a {what}."
        )
    with os.fdopen(descriptor, "rb") as stream:
        data = stream.read(most + 1)
    if len(data) > most:
        size = max(status.st_size, len(data)) / 1_000_000
        message = f"This file is {size:,.1f} MB. A {what} may be at most {most // 1_000_000} MB; is it the right file?"
        raise _Refused("JD012", message)
    return data


_FOLDER = "This is a folder, not a file."


def _why_unreadable(error: OSError | ValueError, path: FilePath) -> str:
    if isinstance(error, ValueError):
        return "This file cannot be read: its name has a character that no file name can have."
    if isinstance(error, PermissionError):
        # Windows answers so for a folder, too.
        return _FOLDER if path.is_dir() else "This file cannot be opened: you do not have permission to read it."
    if isinstance(error, FileNotFoundError):
        return "This file does not exist."
    return f"This file cannot be read: {error.strerror or 'the system gave no reason'}."


def decode(data: bytes, file: str) -> Text:
    """Decode the bytes of a file, with or without a byte order mark. A file that is not UTF-8 is never accepted."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _refused(f"This file is saved as UTF-16. {_CURE}", file)
    if data.startswith(_NOT_TEXT):
        return _refused(_NOT_PLAIN, file)
    text = data.decode("utf-8-sig", "surrogateescape").replace("\r\n", "\n").replace("\r", "\n")
    wrong = _NOT_UTF8.search(text)
    if wrong is None:
        return Text(file, text, _odd_characters(text, file))
    if b"\x00" in data[:4096]:
        return _refused(_NOT_PLAIN, file)
    half = _half_character(text, wrong.start(), file)
    if half:
        return Text(file, None, (half,))
    old = _from_windows(text)
    message = (
        f"Line {text.count(chr(10), 0, wrong.start()) + 1} has a character saved in an old Windows encoding"
        f"{_shown(old[wrong.start()])}. {_CURE}"
    )
    found = _at("JD009", message, wrong.start(), old, file)
    # What the characters are is a guess, good enough to read on for whatever else is wrong with a text, but not for
    # a file that has other characters no text has.
    readable = None if next(forbidden(old), None) else old
    return Text(file, readable, (found,))


def _refused(message: str, file: str) -> Text:
    return Text(file, None, (finding("JD009", message, Span(file, 1, 1, 1, 1)),))


def _half_character(text: str, index: int, file: str) -> Finding | None:
    """Some programs save half of a character that is written in two halves, such as an emoji."""
    raw = text[index : index + 3].encode("utf-8", "surrogateescape")
    if not _HALF.fullmatch(raw):
        return None
    character = raw.decode("utf-8", "surrogatepass")
    message = f"There is {describe(character)} here. No document can hold it: delete it."
    return _at("JD010", message, index, _from_windows(text), file)


def _from_windows(text: str) -> str:
    """The text with each byte that is not UTF-8 read as Windows-1252."""
    return _NOT_UTF8.sub(lambda match: bytes([ord(match.group()) - 0xDC00]).decode("cp1252", "replace"), text)


def _shown(character: str) -> str:
    return f" ({character})" if character.isprintable() and character != "\ufffd" else ""


def _odd_characters(text: str, file: str) -> tuple[Finding, ...]:
    plain = text.isascii() and text.replace("\n", "").replace("\t", "").isprintable()
    if plain or not _ODD.search(text):
        return ()
    return (
        *_characters("JD010", forbidden(text), "Delete it.", text, file),
        *_characters("JD015", invisible(text), "Delete it unless it is meant.", text, file),
    )


def _characters(code: str, characters: Iterator[tuple[int, str]], cure: str, text: str, file: str) -> Iterator[Finding]:
    for index, character in islice(characters, _MOST_SHOWN):
        column = index - text.rfind("\n", 0, index)
        message = f"There is {describe(character)} at character {column} of this line. {cure}"
        yield _at(code, message, index, text, file)
    more = sum(1 for _ in characters)
    if more:
        yield finding("JD024", f"There are {more:,} more characters like these in this file.", Span(file))


def _at(code: str, message: str, index: int, text: str, file: str) -> Finding:
    """A finding at one character of a text."""
    line = text.count("\n", 0, index) + 1
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    column = index - start + 1
    excerpt = text[start : end if end >= 0 else len(text)]
    return finding(code, message, Span(file, line, column, line, column + 1), excerpt=excerpt)
