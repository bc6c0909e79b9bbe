"""Pictures and shapes: words in their place, in the line of the text, and no text that is only a picture."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.word_checks.document import Document
from tests.word_checks.names import WP, A, Element, R, V, first, number, value, w
from tests.word_checks.problems import Problem

__all__ = ["alternative_text", "in_line_with_text", "no_pictures_of_text"]

_DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_NAME_OF_A_FILE = re.compile(r"\.(png|jpe?g|gif|svg|[ew]mf|bmp|tiff?|webp)$", re.IGNORECASE)
_SAYS_NOTHING = re.compile(r"^(an?\s+|the\s+)?(image|picture|photo(graph)?|graphic)\s+of\b", re.IGNORECASE)
_LONGEST = 150
_MANY_WORDS = 20
_WIDE = 0.6
_TWIP = 635
_WATERMARK = "PowerPlusWaterMarkObject"
_VML_SHAPES = tuple(f"{{{V}}}{name}" for name in ("shape", "rect", "oval", "roundrect", "line", "image"))


def alternative_text(document: Document) -> list[Problem]:
    """Every drawing says in words what it shows, or is marked as decoration."""
    drawings = [(name, _text(found), _is_decorative(found)) for name, found in document.each(f"{{{WP}}}docPr")]
    shapes = [(name, (found.get("alt") or "").strip(), False) for name, found in document.each(*_VML_SHAPES)]
    return [problem for name, text, plain in [*drawings, *shapes] for problem in _text_problems(name, text, plain)]


def _text(properties: Element) -> str:
    return (properties.get("descr") or "").strip()


def _is_decorative(properties: Element) -> bool:
    found = next(properties.iter(_DECORATIVE), None)
    return found is not None and found.get("val") in {"1", "true"}


def _text_problems(name: str, text: str, decorative: bool) -> Iterator[Problem]:
    if decorative:
        if text:
            yield Problem("A12", "E", f"{name}: a drawing is marked as decoration and has the text “{text}”")
    elif not text:
        yield Problem("A12", "E", f"{name}: a drawing has no alternative text")
    elif _NAME_OF_A_FILE.search(text) or _SAYS_NOTHING.search(text):
        yield Problem("A12", "E", f"{name}: “{text}” does not say what a drawing shows")
    elif len(text) > _LONGEST:
        yield Problem("A12", "W", f"{name}: the alternative text “{text[:40]}…” is over {_LONGEST} characters")


def in_line_with_text(document: Document) -> list[Problem]:
    """Nothing floats: no anchored drawing, text box, frame, WordArt or watermark."""
    found = document.each(f"{{{WP}}}anchor", w("txbxContent"), f"{{{V}}}textbox", f"{{{V}}}textpath", f"{{{V}}}shape")
    floating = [f"{name}: {what}" for name, element in found if (what := _floats(element))]
    frames = [
        name
        for name, found in document.all_paragraphs()
        if first(document.styles.paragraph(found), "framePr") is not None
    ]
    return [
        Problem("A13", "E", message)
        for message in [*floating, *(f"{name}: a paragraph is in a frame" for name in frames)]
    ]


def _floats(element: Element) -> str:
    name = element.tag.rpartition("}")[2]
    if name == "shape":
        return "a watermark" if _WATERMARK in (element.get("id") or "") else ""
    return {
        "anchor": "a drawing is not in line with the text",
        "txbxContent": "a text box",
        "textbox": "a text box in the old drawing language",
        "textpath": "WordArt or a watermark",
    }[name]


def no_pictures_of_text(document: Document) -> list[Problem]:
    """No picture that is most of the page's width needs many words: it is probably text."""
    width = _text_width(document)
    return [
        Problem("A26", "W", f"{name}: a wide picture has so many words that it may be text: “{_text(found)[:40]}…”")
        for name, found in document.each(f"{{{WP}}}docPr")
        if len(_text(found).split()) > _MANY_WORDS
        and _width(found) > _WIDE * width
        and _is_bitmap(document, name, found)
    ]


def _text_width(document: Document) -> int:
    section = next(document.body.iter(w("sectPr")), None)
    page = number(value(section, "pgSz", "w"), 0)
    return (page - number(value(section, "pgMar", "left"), 0) - number(value(section, "pgMar", "right"), 0)) * _TWIP


def _width(properties: Element) -> int:
    holder = properties.getparent()
    extent = None if holder is None else holder.find(f"{{{WP}}}extent")
    return 0 if extent is None else number(extent.get("cx"), 0)


def _is_bitmap(document: Document, part: str, properties: Element) -> bool:
    holder = properties.getparent()
    blips = [] if holder is None else list(holder.iter(f"{{{A}}}blip"))
    used = {blip.get(f"{{{R}}}embed") for blip in blips}
    targets = [link.target.lower() for link in document.package.relationships(part) if link.id in used]
    return any(target.endswith((".png", ".jpg", ".jpeg")) for target in targets)
