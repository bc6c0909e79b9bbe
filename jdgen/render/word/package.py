"""A Word file as a package of parts: read with care, and written so that only what changed is compressed again.

A part that no tag touches keeps its compressed bytes from the time the template was compiled, so one more document costs
little more than its own text. Dates, order and attributes are fixed: the same parts make the same bytes.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

__all__ = ["BadPackage", "Package", "StoredPart", "read_package", "store_part", "write_package"]

MAX_PART = 50_000_000
MAX_TOTAL = 100_000_000
MAX_PARTS = 2_000
"""The largest part, all parts together (bytes, unpacked), and number of parts a Word file may have."""

_CONTENT_TYPES = "[Content_Types].xml"
_LEVEL = 6
# 1 January 1980, the first day a zip file can name, which Word itself writes for every part.
_DOS_DATE = (0 << 9) | (1 << 5) | 1
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")
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


class BadPackage(Exception):  # noqa: N818
    """The bytes are not a Word file that can be used; the text says why, in a reader's words."""


@dataclass(frozen=True, slots=True)
class StoredPart:
    """One part, ready to be written: its name, checksum, size in bytes and deflated bytes."""

    name: bytes
    checksum: int
    size: int
    deflated: bytes


Package = dict[str, bytes]
"""The parts of a Word file by name, unpacked, the content types first."""


def read_package(source: bytes | Path) -> Package:
    """Unpack a Word file. Raises :class:`BadPackage` when it is not one, or is larger than any real one."""
    if isinstance(source, Path):
        source = _read_file(source)
    if source.startswith(b"\xd0\xcf\x11\xe0"):
        raise BadPackage("It is an old .doc file or has a password. Save it in Word as .docx, without a password.")
    try:
        with zipfile.ZipFile(io.BytesIO(source)) as archive:
            parts = _unpack(archive)
    except _DAMAGED as error:
        raise BadPackage("It is not a Word file, or it is damaged. Open it in Word and save it again.") from error
    if _CONTENT_TYPES not in parts or not {"word/document.xml", "_rels/.rels"} & parts.keys():
        raise BadPackage("It is a zip file, but not a Word document. Open it in Word and save it as .docx.")
    return {_CONTENT_TYPES: parts.pop(_CONTENT_TYPES), **parts}


def _read_file(path: Path) -> bytes:
    if not path.is_file():
        raise BadPackage("It is not a file." if path.exists() else "There is no such file.")
    try:
        return path.read_bytes()
    except OSError as error:
        raise BadPackage(f"It cannot be read: {error.strerror}.") from error


def _unpack(archive: zipfile.ZipFile) -> Package:
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MAX_PARTS:
        raise BadPackage(f"It has {len(entries):,} parts; a Word file has at most {MAX_PARTS:,}.")
    parts: Package = {}
    total = 0
    for entry in entries:
        # The sizes a zip file states may be lies, so what is really unpacked is counted.
        with archive.open(entry) as stream:
            data = stream.read(MAX_PART + 1)
        total += len(data)
        if len(data) > MAX_PART or total > MAX_TOTAL:
            raise BadPackage("It unpacks to more than any real Word file holds.")
        parts[entry.filename] = data
    return parts


def store_part(name: str, data: bytes) -> StoredPart:
    """Compress one part."""
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return StoredPart(name.encode(), zlib.crc32(data), len(data), packer.compress(data) + packer.flush())


def write_package(stored: Mapping[str, StoredPart], changed: Mapping[str, bytes]) -> bytes:
    """Put a Word file together: the stored parts in their order, with the changed ones in their places and new ones last."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for name in dict.fromkeys((*stored, *changed)):
        part = store_part(name, changed[name]) if name in changed else stored[name]
        header = _local_header(part)
        body += (header, part.name, part.deflated)
        directory.append(_central_header(part, offset) + part.name)
        offset += len(header) + len(part.name) + len(part.deflated)
    central = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), len(central), offset, 0)
    return b"".join((*body, central, end))


def _local_header(part: StoredPart) -> bytes:
    sizes = (part.checksum, len(part.deflated), part.size, len(part.name), 0)
    return _LOCAL.pack(b"PK\x03\x04", 20, _flags(part), 8, 0, _DOS_DATE, *sizes)


def _central_header(part: StoredPart, offset: int) -> bytes:
    sizes = (part.checksum, len(part.deflated), part.size, len(part.name), 0, 0, 0, 0, 0, offset)
    return _CENTRAL.pack(b"PK\x01\x02", 20, 20, _flags(part), 8, 0, _DOS_DATE, *sizes)


def _flags(part: StoredPart) -> int:
    """Names beyond ASCII are marked as UTF-8, or readers take them for the code page of old DOS."""
    return 0 if part.name.isascii() else 0x800
