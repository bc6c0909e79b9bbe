"""Small pictures made byte by byte, so that each part of them can be spoilt."""

from __future__ import annotations

import struct
import zlib

__all__ = ["SVG", "chunk", "jpeg", "png", "segment"]

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 30 20"><path fill="#123" d="M0 0h30v20H0z"/></svg>'


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def png(width: int = 30, height: int = 20, more: bytes = b"", rows: int | None = None) -> bytes:
    """A PNG of one colour; ``more`` are chunks before the picture itself, ``rows`` fewer rows than it says it has."""
    pixels = (b"\0" + b"\x1b\x3a\x6b" * min(width, 1000)) * (height if rows is None else rows)
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + more + chunk(b"IDAT", zlib.compress(pixels)) + chunk(b"IEND", b"")


def segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


def jpeg(width: int = 30, height: int = 20, start: int = 0xC0, dots: int = 0) -> bytes:
    """The frame of a JPEG: all its parts, with a picture in it that no program would draw."""
    app = segment(0xE0, b"JFIF\0\1\1" + struct.pack(">BHH", 1 if dots else 0, dots or 1, dots or 1) + b"\0\0")
    frame = segment(start, struct.pack(">BHHB", 8, height, width, 1) + b"\1\x11\0")
    scan = segment(0xDA, b"\1\1\0\0\x3f\0") + b"\x12\xff\x00\x34\xff\xd0\x56"
    return b"\xff\xd8" + app + segment(0xDB, b"\0" + b"\1" * 64) + frame + scan + b"\xff\xd9"
