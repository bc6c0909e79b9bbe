"""Placeholder pictures: pictures of a template whose alternative text is a tag, which gives way to the picture it names.

Somebody who edits a template in Word can so put the picture where it belongs, at its largest, wrapped and aligned as
they like, and see one in its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass, replace

from lxml import etree
from markupsafe import escape

from jdgen.pictures.picture import EMU_A_CM, EMU_A_PIXEL, EMU_A_POINT, EMU_AN_INCH, Picture
from jdgen.render.markup import visible_text
from jdgen.render.word.pictures import WP, A, drawing, extent, graphic
from jdgen.render.word.tags import MARK, Tag, find_tags
from jdgen.render.word.xml import R, w

__all__ = ["Placeholder", "placeholders", "relations_in", "replace_placeholder"]

_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_V = "urn:schemas-microsoft-com:vml"
_PICTURE = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP14 = "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing"
_SLOT = re.compile(r"jdgen-(width|height|words|graphic|drawing)-slot")
_LENGTH = re.compile(r"(?:^|;)\s*(width|height)\s*:\s*([0-9.]+)\s*(pt|in|cm|mm|px)", re.I)
_UNITS = {"pt": EMU_A_POINT, "in": EMU_AN_INCH, "cm": EMU_A_CM, "mm": EMU_A_CM // 10, "px": EMU_A_PIXEL}


@dataclass(frozen=True, slots=True)
class Placeholder:
    """What stands around a placeholder picture, as XML with slots, and the box that a picture in its place fits in."""

    xml: str
    width: int
    height: int

    def filled(self, picture: Picture, relate: Callable[[Picture], str]) -> str:
        """The XML with a picture in it."""
        size = extent(picture, self.width, self.height)
        made: Mapping[str, Callable[[], str]] = {
            "width": lambda: str(size[0]),
            "height": lambda: str(size[1]),
            "words": lambda: str(escape(visible_text(picture.alt))),
            "graphic": lambda: graphic(picture, size, relate),
            "drawing": lambda: drawing(picture, size, relate),
        }
        return re.sub(r"<jdgen-\w+-slot[^>]*/>|jdgen-\w+-slot", lambda slot: _fill(slot[0], made), self.xml)


def _fill(slot: str, made: Mapping[str, Callable[[], str]]) -> str:
    found = _SLOT.search(slot)
    return made[found[1]]() if found else slot


def placeholders(root: etree._Element) -> Iterator[tuple[etree._Element, etree._Element, Tag]]:
    """The placeholder pictures of a part: the paragraph of each, its drawing or VML picture, and its tag."""
    for words in [*root.iter(f"{{{WP}}}docPr"), *root.iter(f"{{{_V}}}shape")]:
        text = words.get("descr") or words.get("alt") or ""
        tag = _only_tag(text)
        parent = words.getparent()
        holder = None if parent is None or tag is None else parent if parent.tag == w("pict") else parent.getparent()
        if tag is None or holder is None or not _is_picture(holder):
            continue
        paragraph = next(holder.iterancestors(w("p")), None)
        if paragraph is not None and next(holder.iterancestors(f"{{{_MC}}}AlternateContent"), None) is None:
            yield paragraph, holder, tag


def _only_tag(text: str) -> Tag | None:
    """The tag, if it is all that an alternative text holds."""
    if "{{" not in text:
        return None
    found, stray = find_tags(text)
    if len(found) != 1 or stray or (text[: found[0].start] + text[found[0].end :]).strip():
        return None
    tag = found[0].tag
    return replace(tag, kind="picture") if tag.prints and not tag.kind and tag.body else None


def _is_picture(holder: etree._Element) -> bool:
    if holder.tag == w("drawing"):
        return len(list(holder.iter(f"{{{_PICTURE}}}pic"))) == 1
    return holder.tag == w("pict") and len(list(holder.iter(f"{{{_V}}}imagedata"))) == 1


def replace_placeholder(holder: etree._Element, number: int) -> Placeholder:
    """Put a tag's mark in place of a placeholder picture, and of the run or link that holds nothing else."""
    width, height = _open_slots(holder) if holder.tag == w("drawing") else _open_drawing(holder)
    outer = holder
    for parent in holder.iterancestors():
        rest = [child for child in parent if child is not outer and child.tag != w("rPr")]
        if parent.tag not in (w("r"), w("hyperlink")) or rest:
            break
        outer = parent
    copy = deepcopy(outer)
    copy.tail = None
    etree.cleanup_namespaces(copy)
    text = etree.tostring(copy, encoding="unicode")
    outer.addprevious(etree.ProcessingInstruction(MARK, str(number)))
    above = outer.getparent()
    assert above is not None
    above.remove(outer)
    return Placeholder(text, width, height)


def _open_slots(holder: etree._Element) -> tuple[int, int]:
    """Open slots in a drawing for the size, the words and the picture. What places it on the page stays."""
    (frame,) = holder
    size, words, shown = frame.find(f"{{{WP}}}extent"), frame.find(f"{{{WP}}}docPr"), frame.find(f"{{{A}}}graphic")
    assert size is not None
    assert words is not None
    assert shown is not None
    box = (_whole(size.get("cx")), _whole(size.get("cy")))
    size.set("cx", "jdgen-width-slot")
    size.set("cy", "jdgen-height-slot")
    words.set("descr", "jdgen-words-slot")
    words.attrib.pop("title", "")
    for attribute in [name for name in frame.attrib if str(name).startswith(f"{{{_WP14}}}")]:
        del frame.attrib[attribute]
    # A shadow is as large as the placeholder was, and a size relative to the page would win over the picture's own.
    for name in (f"{{{WP}}}effectExtent", f"{{{_WP14}}}sizeRelH", f"{{{_WP14}}}sizeRelV"):
        for child in frame.findall(name):
            frame.remove(child)
    frame.replace(shown, etree.Element("jdgen-graphic-slot"))
    return box


def _open_drawing(holder: etree._Element) -> tuple[int, int]:
    """Open a slot for a whole drawing in place of an old one in VML."""
    shape = next(holder.iter(f"{{{_V}}}shape"))
    lengths = {
        name.lower(): float(n) * _UNITS[unit.lower()] for name, n, unit in _LENGTH.findall(shape.get("style", ""))
    }
    holder.clear()
    holder.tag = "jdgen-drawing-slot"
    return round(lengths.get("width", 0)) or 2 * EMU_A_CM, round(lengths.get("height", 0)) or 2 * EMU_A_CM


def _whole(text: str | None) -> int:
    return max(int(text), 1) if text and text.isdecimal() else 2 * EMU_A_CM


def relations_in(element: etree._Element) -> set[str]:
    """The ids of relationships that an element, or anything in it, refers to."""
    return {
        str(value)
        for inner in element.iter("*")
        for name, value in inner.attrib.items()
        if str(name).startswith(f"{{{R}}}")
    }
