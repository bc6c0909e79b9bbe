"""Draws crest.png, the crest of the invented Aldermere High School: an alder leaf over a mere, on a blue shield.

Run it with ``python draw_crest.py``. It needs nothing but Python.
"""

from __future__ import annotations

import struct
import zlib
from math import pi, sin
from pathlib import Path

WIDTH, HEIGHT = 400, 480
FINER = 4  # each pixel is the mean of so many by so many points
BLUE, WHITE, GREEN = (27, 58, 107), (255, 255, 255), (124, 179, 108)
NOTHING = None


def shield(x: float, y: float, inset: float = 0.0) -> bool:
    """Whether a point is on the shield. ``x`` runs from -1 to 1, ``y`` down from 0 to 2.4."""
    half = 1 - inset
    if y < inset or abs(x) > half:
        return False
    if y <= 1.15:
        return True
    down = (y - 1.15) / (1.22 - 1.25 * inset)
    return down < 1 and abs(x) <= half * (1 - down**2.1) ** 0.62


def leaf(x: float, y: float) -> bool:
    """A round leaf with a small notch at its top, as an alder's is, with its stalk."""
    down = (y - 0.3) / 1.0
    if 0 <= down <= 1:
        half = 0.43 * sin(pi * down**0.8) ** 0.62
        notch = 0.1 - abs(x) * 0.75
        return abs(x) < half and down > notch
    return abs(x) < 0.026 and 1.2 < y < 1.46


def vein(x: float, y: float) -> bool:
    """The rib of the leaf and the veins that leave it on both sides."""
    if abs(x) < 0.022 and 0.45 < y < 1.3:
        return True
    return any(abs(y - (start - abs(x) * 0.75)) < 0.017 and abs(x) < 0.34 for start in (0.72, 0.9, 1.08, 1.22))


def water(x: float, y: float) -> bool:
    """Three waves."""
    return any(abs(y - (middle + 0.035 * sin(x * 9))) < 0.032 for middle in (1.6, 1.78, 1.96))


def colour(x: float, y: float) -> tuple[int, int, int] | None:
    """The colour at a point, or none outside the shield."""
    if not shield(x, y):
        return NOTHING
    if shield(x, y, 0.05) and not shield(x, y, 0.085):
        return WHITE
    if leaf(x, y):
        return BLUE if vein(x, y) else GREEN
    return WHITE if water(x, y) and shield(x, y, 0.17) else BLUE


def pixel(column: int, row: int) -> bytes:
    """A pixel as red, green, blue and how far it covers what is behind it."""
    found = []
    for i in range(FINER * FINER):
        x = (column + (i % FINER + 0.5) / FINER) / WIDTH * 2.02 - 1.01
        y = (row + (i // FINER + 0.5) / FINER) / HEIGHT * 2.42 - 0.02
        if (at := colour(x, y)) is not None:
            found.append(at)
    if not found:
        return b"\0\0\0\0"
    mean = [round(sum(channel) / len(found)) for channel in zip(*found, strict=True)]
    return bytes((*mean, round(255 * len(found) / FINER**2)))


def chunk(name: bytes, content: bytes) -> bytes:
    """A part of a PNG."""
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def main() -> None:
    """Write the picture beside this script."""
    rows = (b"".join(pixel(column, row) for column in range(WIDTH)) for row in range(HEIGHT))
    packed = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    header = struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 6, 0, 0, 0)
    density = struct.pack(">IIB", 11811, 11811, 1)  # 300 dots an inch
    parts = chunk(b"IHDR", header) + chunk(b"pHYs", density) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    Path(__file__).with_name("crest.png").write_bytes(b"\x89PNG\r\n\x1a\n" + parts)


if __name__ == "__main__":
    main()
