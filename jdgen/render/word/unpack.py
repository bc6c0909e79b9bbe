"""Unpacking a Word file that anybody may have made: with limits on every count and size, and one part for each name.

What a zip file says of itself may be a lie, so what is really unpacked is counted. The limits are far above those of any
document that people write, and low enough that a file beyond them is refused in a fraction of a second.
"""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib

from jdgen.findings import short

__all__ = ["MAX_FILE", "BadPackage", "Package", "looks_like_xml", "unpack"]

MAX_FILE = 100_000_000
MAX_PART = 50_000_000
MAX_TOTAL = 100_000_000
"""The largest file, the largest part and all parts together, in bytes; parts count as they are unpacked."""
MAX_PARTS = 2_000
MAX_MARKS = 500_000
"""The most parts, and the most "<" in a part that is XML: an element takes up hundreds of times its bytes."""
MAX_RATIO = 100
RATIO_COUNTS_FROM = 1_000_000
"""How many times smaller than itself a part of a million bytes may be packed."""

_TYPES = "[Content_Types].xml"
_OLD = b"\xd0\xcf\x11\xe0"
_AGAIN = "Open it in Word and save it again."
# What zipfile raises for bytes that are no zip, cut short, encrypted, or packed in a way it does not know.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
_MARKS = b"\xef\xbb\xbf\xff\xfe\0 \t\r\n"
_DECLARED = re.compile(r"\ufeff?\s*<\?xml[^>]*\?>")
_BAD_STEPS = ("", ".", "..")
_UNUSABLE = re.compile(r"[\\\x00-\x1f]|^[A-Za-z]:")

Package = dict[str, bytes]
"""The parts of a Word file by name, unpacked, the content types first."""


class BadPackage(Exception):  # noqa: N818
    """The bytes are not a Word file that can be used; the text says why, in a reader's words."""


def unpack(source: bytes) -> Package:
    """The parts of a Word file. Raises :class:`BadPackage` when it is none, or is larger than any real one."""
    if source.startswith(_OLD):
        raise BadPackage(_old(source))
    if len(source) > MAX_FILE:
        raise BadPackage(f"It is larger than {MAX_FILE // 1_000_000} MB, which no real template is.")
    # Each part has one of these; zipfile would list millions before anybody could count them.
    if source.count(b"PK\x01\x02") > 2 * MAX_PARTS:
        raise BadPackage(f"It has more than {MAX_PARTS:,} parts, which no real Word file has.")
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            parts = _unpacked(archive, len(source))
    except _DAMAGED as error:
        raise BadPackage(f"It is not a Word file, or it is damaged. {_AGAIN}") from error
    if _TYPES not in parts or not {"word/document.xml", "_rels/.rels"} & parts.keys():
        raise BadPackage("It is a zip file, but not a Word document. Open it in Word and save it as .docx.")
    return {_TYPES: parts.pop(_TYPES), **parts}


def looks_like_xml(data: bytes) -> bool:
    """Whether bytes begin as XML does, in any encoding that a Word file may have."""
    return data[:64].lstrip(_MARKS).startswith(b"<")


def _old(source: bytes) -> str:
    """Say which of two things a file is that Word keeps in its old container."""
    if "EncryptedPackage".encode("utf-16-le") in source:
        return "It has a password. In Word, take it off: File, Info, Protect Document, Encrypt with Password; and save."
    if "WordDocument".encode("utf-16-le") in source:
        return "It is an old .doc file, whatever its name. In Word: File, Save As, Word Document (.docx)."
    return "It is an old .doc file or has a password. Save it in Word as .docx, without a password."


def _unpacked(archive: zipfile.ZipFile, size: int) -> Package:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MAX_PARTS:
        raise BadPackage(f"It has {len(entries):,} parts; a Word file has at most {MAX_PARTS:,}.")
    parts: Package = {}
    names: dict[str, str] = {}
    total = 0
    for entry in entries:
        _check_name(entry.filename)
        with archive.open(entry) as stream:
            data = stream.read(MAX_PART + 1)
        total += len(data)
        _check_size(entry, data, total, size)
        _check_double(entry.filename, data, parts, names)
        parts[entry.filename] = _as_utf_8(data)
    return parts


def _as_utf_8(data: bytes) -> bytes:
    """XML in UTF-16, which Word reads too, as UTF-8: what is looked for among bytes is then found."""
    start = data[:4]
    if b"\0" not in start or not looks_like_xml(data):
        return data
    encoding = (
        "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-16-be" if start[:1] == b"\0" else "utf-16-le"
    )
    try:
        return _DECLARED.sub("", data.decode(encoding), count=1).removeprefix("\ufeff").encode()
    except UnicodeError:
        return data


def _check_name(name: str) -> None:
    if _UNUSABLE.search(name) or any(step in _BAD_STEPS for step in name.split("/")):
        raise BadPackage(f'It has a part called "{short(name)}", as no file made by Word has. {_AGAIN}')


def _check_size(entry: zipfile.ZipInfo, data: bytes, total: int, size: int) -> None:
    if len(data) > MAX_PART or total > MAX_TOTAL:
        raise BadPackage("It unpacks to more than any real Word file holds.")
    # A part may claim bytes that are not its own, so all parts are measured by the file as well.
    for unpacked, packed in ((len(data), entry.compress_size), (total, size)):
        if unpacked > RATIO_COUNTS_FROM and unpacked > MAX_RATIO * packed:
            raise BadPackage(
                f'It unpacks to more than any real Word file holds, by its part "{short(entry.filename)}".'
            )
    if looks_like_xml(data) and data.count(b"<") > MAX_MARKS:
        raise BadPackage(f'Its part "{short(entry.filename)}" has more in it than any real document: divide it.')


def _check_double(name: str, data: bytes, parts: Package, names: dict[str, str]) -> None:
    """Refuse a part that is there twice, as programs do not agree on which one counts.

    Properties are the exception: some programs write them twice, and what is made of the file has them once.
    """
    before = names.setdefault(name.casefold(), name)
    if before == name and (name not in parts or parts[name] == data or name.startswith("docProps/")):
        return
    raise BadPackage(f'It is damaged: it has two parts called "{short(name)}". {_AGAIN}')
