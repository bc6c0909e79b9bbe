"""SVG: a drawing in XML, which is let in only where it is nothing but a drawing.

An SVG can hold programs, fetch other files and unpack to more than a computer holds. Word shows it to whoever opens the
pack, and the file is written beside the Markdown: so one with anything of that kind is refused.
"""

from __future__ import annotations

import re
from typing import Any
from xml.parsers import expat

from jdgen.pictures.picture import EMU_A_CM, EMU_A_PIXEL, EMU_A_POINT, EMU_AN_INCH, BadPicture

__all__ = ["is_svg", "svg_size"]

_SVG = "http://www.w3.org/2000/svg"
_DEEPEST = 100
_REFUSED = frozenset(
    [
        "script",
        "foreignobject",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "handler",
        "listener",
        "a",
        "set",
        "animate",
        "animatemotion",
        "animatetransform",
        "animatecolor",
        "discard",
    ]
)
# A reference to a part of the same drawing, or to a bitmap that the drawing holds itself.
_INSIDE = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|jpg);base64,)", re.I)
_URL = re.compile(r"url\(\s*[\"']?\s*([^)]*)", re.I)
_IMPORT = re.compile(r"@import|javascript:|expression\s*\(|\\", re.I)
_UNITS = {"": EMU_A_PIXEL, "px": EMU_A_PIXEL, "pt": EMU_A_POINT, "pc": 12 * EMU_A_POINT, "mm": EMU_A_CM // 10}
_UNITS |= {"cm": EMU_A_CM, "in": EMU_AN_INCH}
_LENGTH = re.compile(r"\s*\+?([0-9]*\.?[0-9]+(?:e[-+]?[0-9]{1,2})?)\s*(px|pt|pc|mm|cm|in|)\s*", re.I)
_START = re.compile(rb"<(?:\?xml|!--|!DOCTYPE|svg[\s>/]|\w+:svg[\s>])", re.I)
_LARGEST = 100 * EMU_AN_INCH
_CURE = "Export it again as a plain SVG, or save it as PNG."


def is_svg(data: bytes) -> bool:
    """Whether the bytes begin as an SVG does."""
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.decode("utf-16", "ignore").encode()
    return bool(_START.match(start)) and b"svg" in start.lower()


def svg_size(data: bytes) -> tuple[int, int]:
    """The size of an SVG in EMU, or nought where it does not say. Raises :class:`BadPicture` unless it is only a drawing."""
    reader = _Reader()
    try:
        reader.read(data)
    except expat.ExpatError as error:
        raise _not_whole() from error
    return reader.size


def _not_whole() -> BadPicture:
    return BadPicture("JD041", f"is not a whole SVG drawing. {_CURE}")


class _Reader:
    def __init__(self) -> None:
        self.size = (0, 0)
        self._depth = 0
        self._styles = 0
        self._words: list[str] = []

    def read(self, data: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(data, True)

    def _doctype(self, *_: Any) -> None:
        raise BadPicture("JD041", f"is an SVG with a document type (DOCTYPE), which can hide other files. {_CURE}")

    def _instruction(self, *_: Any) -> None:
        raise BadPicture("JD041", f"is an SVG with an instruction for other programs in it. {_CURE}")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if not self._depth:
            if (space, local) != (_SVG, "svg"):
                raise _not_whole()
            self.size = _size(attributes)
        self._depth += 1
        if self._depth > _DEEPEST:
            raise BadPicture("JD041", f"is an SVG with too many parts inside each other. {_CURE}")
        if local.lower() in _REFUSED:
            raise BadPicture("JD041", f"is an SVG with more than a drawing in it (<{local[:30]}>). {_CURE}")
        for attribute, value in attributes.items():
            self._attribute(attribute.rpartition(" ")[2].lower(), value)
        self._styles += local == "style"

    def _attribute(self, name: str, value: str) -> None:
        if name.startswith("on"):
            raise BadPicture("JD041", f"is an SVG with a program in it ({name[:30]}). {_CURE}")
        if (name in ("href", "src", "base") and not _INSIDE.match(value)) or _leads_out(value, name == "style"):
            raise BadPicture("JD041", f"is an SVG that fetches something from elsewhere. {_CURE}")

    def _text(self, words: str) -> None:
        if self._styles:
            self._words.append(words)

    def _end(self, name: str) -> None:
        self._depth -= 1
        if name.endswith(" style") and self._styles:
            self._styles -= 1
            if _leads_out("".join(self._words), style=True):
                raise BadPicture("JD041", f"is an SVG that fetches something from elsewhere. {_CURE}")
            self._words.clear()


def _leads_out(text: str, style: bool) -> bool:
    """Whether a style refers to something outside the drawing, or is written so that nobody can tell."""
    return bool(style and _IMPORT.search(text)) or any(not _INSIDE.match(url) for url in _URL.findall(text))


def _size(attributes: dict[str, str]) -> tuple[int, int]:
    sizes = [_LENGTH.fullmatch(attributes.get(side, "")) for side in ("width", "height")]
    if sizes[0] and sizes[1]:
        found = tuple(float(size[1]) * _UNITS[size[2].lower()] for size in sizes if size)
    else:
        box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
        lengths = [_LENGTH.fullmatch(length) for length in box[2:]]
        if len(box) != 4 or not all(lengths):
            return 0, 0
        found = tuple(float(length[1]) * EMU_A_PIXEL for length in lengths if length)
    width, height = found
    if not (width > 0 and height > 0):
        return 0, 0
    shrunk = min(1.0, _LARGEST / max(width, height))
    return max(1, round(width * shrunk)), max(1, round(height * shrunk))
