"""From the path of a picture in a role file to the picture, with all that can be wrong on the way."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path

from jdgen.findings import short
from jdgen.pictures.bitmaps import jpeg_size, png_size
from jdgen.pictures.picture import BadPicture, Picture
from jdgen.pictures.svg import is_svg, svg_size

__all__ = ["MAX_BYTES", "picture_of", "read_picture"]

MAX_BYTES = 10_000_000
"""The largest picture file read, in bytes. A logo is seldom over 200,000."""

_SUFFIXES = (".png", ".jpg", ".jpeg", ".svg")
_SAVE_AS_PNG = "Word packs take PNG, JPEG and SVG. Open it in a picture program and save it as PNG."
_OTHERS = (
    (b"GIF8", 0, "a GIF"),
    (b"WEBP", 8, "a WebP"),
    (b"BM", 0, "a BMP"),
    (b"ftyphei", 4, "a HEIC"),
    (b"ftyphev", 4, "a HEIC"),
    (b"ftypmif1", 4, "a HEIC"),
    (b"ftypavif", 4, "an AVIF"),
    (b"II*\0", 0, "a TIFF"),
    (b"MM\0*", 0, "a TIFF"),
    (b"8BPS", 0, "a Photoshop"),
    (b"\0\0\1\0", 0, "an icon"),
    (b"\xd7\xcd\xc6\x9a", 0, "a Windows metafile"),
    (b"%PDF-", 0, "a PDF"),
    (b"%!PS", 0, "a PostScript"),
)


def read_picture(folder: Path, file: str, fallback: str | None = None) -> Picture:
    """Read and check the picture at a path under a folder; ``fallback`` is the path of the bitmap that goes with an SVG.

    Raises :class:`BadPicture`, whose message is whole sentences. Nothing outside the folder is opened, whatever the path
    or a link on the way says.
    """
    picture = _read(folder, file)
    if picture.kind != "svg":
        return picture
    bitmap = _fallback(folder, file, fallback)
    if not picture.width:
        picture = replace(picture, width=bitmap.width, height=bitmap.height)
    return replace(picture, fallback=bitmap)


def _fallback(folder: Path, file: str, given: str | None) -> Picture:
    beside = [file[:-4] + suffix for suffix in (".png", ".jpg", ".jpeg")] if file[-4:].lower() == ".svg" else []
    named = [given] if given else [name for name in beside if os.path.lexists(folder / name)]
    if not named:
        wanted = beside[0] if beside else "crest.png"
        message = f'"{short(file)}" needs a PNG of the same picture for programs that cannot draw an SVG. '
        raise BadPicture("JD043", f'{message}Save one as "{short(wanted)}", or name it under "fallback".')
    bitmap = _read(folder, named[0])
    if bitmap.kind == "svg":
        raise BadPicture(
            "JD043", f'"{short(named[0])}" is an SVG too. The fallback has to be a PNG or a JPEG.', named[0]
        )
    return bitmap


def _read(folder: Path, file: str) -> Picture:
    try:
        return _open(folder, file)
    except BadPicture as bad:
        code, message = bad.code, f'"{short(file)}" {bad}'
    except PermissionError:
        code, message = "JD041", f'"{short(file)}" cannot be opened: you do not have permission to read it.'
    except (FileNotFoundError, NotADirectoryError):
        code, message = "JD040", f'There is no picture "{short(file)}" {_where(folder, file)}'
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name cannot be that of a file"
        code, message = "JD041", f'"{short(file)}" cannot be read: {reason}.'
    raise BadPicture(code, message, file)


def _where(folder: Path, file: str) -> str:
    """The end of the message that there is no such picture: where it was looked for, and what is there instead."""
    place = (folder / file).parent
    there = _pictures_in(place) if _is_inside(folder, place) else []
    near = get_close_matches(file.rpartition("/")[2], there, 1, 0.6)
    start = file.rpartition("/")[0] + "/" if "/" in file else ""
    if near:
        return f'beside this role file. Did you mean "{start}{near[0]}"?'
    if len(there) == 1:
        return f'beside this role file. There is "{start}{there[0]}".'
    return "beside this role file. Its path starts at the folder that this file is in."


def _pictures_in(folder: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in os.scandir(folder) if entry.name.lower().endswith(_SUFFIXES))
    except OSError:
        return []


def _is_inside(folder: Path, path: Path) -> bool:
    real, root = os.path.realpath(path), os.path.realpath(folder)
    return os.path.commonpath([real, root]) == root


def _open(folder: Path, file: str) -> Picture:
    path = folder / file
    if not _is_inside(folder, path):
        raise BadPicture(
            "JD042", "leads out of the folder that this role file is in. Copy the picture into that folder."
        )
    # A link inside the folder has been followed by now; one put there in the meantime is not.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    if path.is_dir():
        there = _pictures_in(path)
        example = f"{file.rstrip('/')}/{there[0] if there else 'crest.png'}"
        raise BadPicture("JD040", f'is a folder. Name the picture in it, such as "{short(example)}".')
    descriptor = os.open(os.path.realpath(path), flags)
    status = os.fstat(descriptor)
    try:
        if not stat.S_ISREG(status.st_mode):
            raise BadPicture("JD041", "is not an ordinary file.")
        if status.st_size > MAX_BYTES:
            size = f"{status.st_size / 1_000_000:,.1f} MB"
            raise BadPicture(
                "JD041", f"is {size}. A picture may be at most {MAX_BYTES // 1_000_000} MB: save it smaller."
            )
        with os.fdopen(os.dup(descriptor), "rb") as stream:
            return picture_of(stream.read(MAX_BYTES + 1))
    finally:
        os.close(descriptor)


# The roles of a run share the one logo of their school.
@lru_cache(maxsize=8)
def picture_of(data: bytes) -> Picture:
    """A picture by its bytes, which say what kind it is whatever its name. Raises :class:`BadPicture`."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return Picture("png", data, *png_size(data))
    if data.startswith(b"\xff\xd8\xff"):
        return Picture("jpeg", data, *jpeg_size(data))
    for magic, at, kind in _OTHERS:
        if data[at : at + len(magic)] == magic:
            raise BadPicture("JD041", f"is {kind} file. {_SAVE_AS_PNG}")
    if is_svg(data):
        return Picture("svg", data, *svg_size(data))
    what = "is empty" if not data else "is not a picture"
    raise BadPicture("JD041", f"{what}. {_SAVE_AS_PNG}")
