"""Pictures that a Word file holds already: not whether they are in order, as Word shows them, but whether they do harm."""

from __future__ import annotations

import struct

from jdgen.pictures.bitmaps import MAX_PIXELS, jpeg_size
from jdgen.pictures.picture import BadPicture
from jdgen.pictures.svg import is_svg, svg_size

__all__ = ["harm_of"]


def harm_of(data: bytes) -> str:
    """What is wrong with a picture, to follow its name, or nothing.

    A few bytes can unpack to more than a computer holds, and an SVG can run programs and fetch other files.
    """
    try:
        if is_svg(data):
            svg_size(data)
        elif data.startswith(b"\xff\xd8\xff"):
            jpeg_size(data)
    except BadPicture as bad:
        harmful = is_svg(data) or "too large" in str(bad)
        return str(bad) if harmful else ""
    width, height = _size(data)
    if width * height <= MAX_PIXELS:
        return ""
    return f"is {width:,} by {height:,} pixels, which is too large for a document. Save it smaller, such as 1,000 wide."


def _size(data: bytes) -> tuple[int, int]:
    """The width and height that the beginning of a picture gives, or nought."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) >= 24:
        width, height = struct.unpack_from(">II", data, 16)
    elif data.startswith(b"GIF8") and len(data) >= 10:
        width, height = struct.unpack_from("<HH", data, 6)
    elif data.startswith(b"BM") and len(data) >= 26:
        width, height = map(abs, struct.unpack_from("<ii", data, 18))
    else:
        return 0, 0
    return width, height
