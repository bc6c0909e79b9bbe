"""A Word file as a package of parts: read from a file, and written so that only what changed is compressed again.

A part that no tag touches keeps its compressed bytes from the time the template was compiled, so one more document costs
little more than its own text. Dates, order and attributes are fixed: the same parts make the same bytes.
"""

from __future__ import annotations

import os
import stat
import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jdgen.render.word.unpack import MAX_FILE, BadPackage, Package, unpack

__all__ = ["BadPackage", "Package", "StoredPart", "read_package", "store_part", "write_package"]

_LEVEL = 6
# 1 January 1980, the first day a zip file can name, which Word itself writes for every part.
_DOS_DATE = (0 << 9) | (1 << 5) | 1
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


@dataclass(frozen=True, slots=True)
class StoredPart:
    """One part, ready to be written: its name, checksum, size in bytes and deflated bytes."""

    name: bytes
    checksum: int
    size: int
    deflated: bytes


def read_package(source: bytes | Path) -> Package:
    """Unpack a Word file. Raises :class:`BadPackage` when it is not one, or is larger than any real one."""
    return unpack(_read_file(source) if isinstance(source, Path) else source)


def _read_file(path: Path) -> bytes:
    """The bytes of an ordinary file: a pipe would keep us waiting for ever, and a device never ends."""
    try:
        if not path.is_file():
            raise BadPackage("It is not a file." if path.exists() else "There is no such file.")
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise BadPackage("It is not a file.")
            return stream.read(MAX_FILE + 1)
    except OSError as error:
        raise BadPackage(f"It cannot be read: {error.strerror}.") from error


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
