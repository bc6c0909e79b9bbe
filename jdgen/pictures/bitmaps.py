"""PNG and JPEG: whether a file is whole, and how large its picture is. Nothing is decoded."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator

from jdgen.pictures.picture import EMU_A_PIXEL, EMU_AN_INCH, BadPicture

__all__ = ["MAX_PIXELS", "jpeg_size", "png_size"]

MAX_PIXELS = 50_000_000
"""The most pixels of a picture: a few bytes can unpack to more than a computer holds."""

_AGAIN = "Open it in a picture program and save it again as PNG."
_PNG_DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
# In the packed part of a JPEG, FF is followed by 00 or by a restart mark; anything else is the next part.
_NEXT_PART = re.compile(rb"\xff+(?![\x00\xd0-\xd7\xff])", re.DOTALL)
_STARTS_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_USUAL = (0xC0, 0xC1, 0xC2)
_MARK = re.compile(rb"\xff+([^\x00\xff])", re.DOTALL)


def _damaged() -> BadPicture:
    return BadPicture("JD041", f"is damaged or cut short. {_AGAIN}")


def png_size(data: bytes) -> tuple[int, int]:
    """The size of a PNG in EMU. Raises :class:`BadPicture` unless every part of it is there and has its checksum."""
    width = height = colours = 0
    dots = (0, 0)
    seen: list[bytes] = []
    for name, content in _chunks(data):
        if not seen and name != b"IHDR":
            raise _damaged()
        if name == b"IHDR":
            width, height, colours = _header(content, first=not seen)
        elif name == b"pHYs" and len(content) == 9 and content[8] == 1:
            dots = struct.unpack(">II", content[:8])
        seen.append(name)
    if b"IDAT" not in seen or seen[-1] != b"IEND" or (colours == 3 and b"PLTE" not in seen):
        raise _damaged()
    return _emu(width, dots[0] * 0.0254), _emu(height, dots[1] * 0.0254)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 8
    while position + 12 <= len(data):
        length, name = struct.unpack_from(">I4s", data, position)
        end = position + 8 + length
        if end + 4 > len(data) or zlib.crc32(data[position + 4 : end]) != int.from_bytes(data[end : end + 4], "big"):
            raise _damaged()
        yield name, data[position + 8 : end]
        if name == b"IEND":
            return
        position = end + 4
    raise _damaged()


def _header(content: bytes, first: bool) -> tuple[int, int, int]:
    if not first or len(content) != 13:
        raise _damaged()
    width, height, depth, colours, packing, filtering, interlace = struct.unpack(">IIBBBBB", content)
    if depth not in _PNG_DEPTHS.get(colours, ()) or packing or filtering or interlace > 1:
        raise _damaged()
    _check_pixels(width, height)
    return width, height, colours


def jpeg_size(data: bytes) -> tuple[int, int]:
    """The size of a JPEG in EMU. Raises :class:`BadPicture` unless its parts follow each other to its end."""
    size = (0, 0)
    dots = (0.0, 0.0)
    scanned = False
    for marker, content in _segments(data):
        if marker in _STARTS_OF_FRAME:
            if marker not in _USUAL:
                raise BadPicture("JD041", f"is a JPEG of an unusual kind. {_AGAIN}")
            if len(content) < 6:
                raise _damaged()
            height, width = struct.unpack(">HH", content[1:5])
            _check_pixels(width, height)
            size = (width, height)
        elif marker == 0xE0 and content[:5] == b"JFIF\0" and len(content) >= 12:
            unit, across, down = struct.unpack(">BHH", content[7:12])
            factor = {1: 1.0, 2: 2.54}.get(unit, 0.0)
            dots = (across * factor, down * factor)
        scanned = scanned or marker == 0xDA
    if not scanned or size == (0, 0):
        raise _damaged()
    return _emu(size[0], dots[0]), _emu(size[1], dots[1])


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """The parts of a JPEG with their marks, to the end of the picture."""
    position = 2
    while True:
        mark = _MARK.match(data, position)  # any number of FF may stand before one
        if mark is None:
            raise _damaged()
        marker, position = mark[1][0], mark.end()
        if marker == 0xD9:
            return
        length = int.from_bytes(data[position : position + 2], "big")
        end = position + length
        if length < 2 or end > len(data):
            raise _damaged()
        yield marker, data[position + 2 : end]
        position = end
        if marker == 0xDA:
            following = _NEXT_PART.search(data, position)
            if following is None:
                raise _damaged()
            position = following.start()


def _check_pixels(width: int, height: int) -> None:
    if not width or not height:
        raise _damaged()
    if width * height > MAX_PIXELS:
        size = f"{width:,} by {height:,} pixels"
        raise BadPicture("JD041", f"is {size}, which is too large for a document. Save it smaller, such as 1,000 wide.")


def _emu(pixels: int, dots_an_inch: float) -> int:
    """A length in EMU. Densities that no printer or screen has are taken for not given."""
    return round(pixels * EMU_AN_INCH / dots_an_inch) if 10 <= dots_an_inch <= 10_000 else pixels * EMU_A_PIXEL
