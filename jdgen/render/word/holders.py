"""Tags that stand for the paragraph, row, cell or run around them: ``{%p %}``, ``{%tr %}``, ``{%tc %}``, ``{%r %}``."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from jdgen.render.word.tags import MARK, Tag
from jdgen.render.word.xml import w

__all__ = ["replace_holders", "replace_with_mark", "take_out"]

_HELD = {"p": "paragraph", "tr": "table row", "tc": "table cell", "r": "run of text"}
_LOST = "There is {what} beside this tag, which would be lost. Give the tag a {thing} of its own."
_NO_HOLDER = {
    "p": "This tag is not in a paragraph.",
    "tr": "This tag stands for a table's row, but it does not stand in a table.",
    "tc": "This tag stands for a table's cell, but it does not stand in a table.",
    "r": "This tag is not in a run of text.",
}
_SHOWN = {
    w("drawing"): "a picture",
    w("pict"): "a picture",
    w("object"): "an object",
    w("fldChar"): "a field",
    w("fldSimple"): "a field",
    w("footnoteReference"): "a footnote",
    w("endnoteReference"): "an endnote",
    w("sym"): "a symbol",
}
_RANGES = (w("bookmarkStart"), w("bookmarkEnd"))


def replace_holders(marks: Sequence[etree._Element], tags: Sequence[Tag]) -> list[tuple[int, str]]:
    """Put each tag with a kind in place of what it stands for. Answers the numbers of tags that cannot, and why."""
    problems: list[tuple[int, str]] = []
    replaced: dict[etree._Element, str] = {}
    for mark in marks:
        number = int(mark.text or 0)
        tag = tags[number]
        if not tag.kind or (tag.prints and tag.kind == "r"):
            continue
        element = next(mark.iterancestors(w(tag.kind)), None)
        if element is None:
            problems.append((number, _NO_HOLDER[tag.kind]))
            continue
        if element not in replaced:
            replaced[element] = _lost(element, tags)
        if replaced[element]:
            problems.append((number, _LOST.format(what=replaced[element], thing=_HELD[tag.kind])))
        element.addprevious(_copy(mark))
    for element in replaced:
        first = element.getprevious()
        closes = first is None or tags[int(first.text or 0)].word.startswith(("end", "el"))
        take_out(element, keep_before=not closes)
    return problems


def replace_with_mark(paragraph: etree._Element, mark: etree._Element) -> None:
    """Put a tag in place of its paragraph, which its value brings with it."""
    paragraph.addprevious(_copy(mark))
    take_out(paragraph, keep_before=True)


def _lost(element: etree._Element, tags: Sequence[Tag]) -> str:
    """What a reader would miss if the element went: text, another tag, or something else that shows."""
    for text in element.iter(w("t")):
        if (text.text or "").strip() or any((child.tail or "").strip() for child in text):
            return "other text"
    for child in element.iter():
        if child.tag in _SHOWN:
            return _SHOWN[child.tag]
        if isinstance(child, etree._ProcessingInstruction):
            tag = tags[int(child.text or 0)]
            if tag.kind == "picture":
                return "a picture"
            if not tag.kind and not tag.comments:
                return "another tag"
    return ""


def _copy(mark: etree._Element) -> etree._Element:
    return etree.ProcessingInstruction(MARK, mark.text or "")


def take_out(element: etree._Element, keep_before: bool) -> None:
    """Remove an element, but not the end of a section or half a bookmark, which belong to more than this element.

    They go before the tag that opens something and after one that closes it, so that they are there whatever it prints.
    """
    kept = _halves(element)
    section = element.find(f"{w('pPr')}/{w('sectPr')}")
    if section is not None:
        paragraph = etree.Element(w("p"))
        etree.SubElement(paragraph, w("pPr")).append(section)
        kept.append(paragraph)
    first = element
    while keep_before and isinstance(before := first.getprevious(), etree._ProcessingInstruction):
        first = before
    for part in kept:
        first.addprevious(part)
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _halves(element: etree._Element) -> list[etree._Element]:
    """The starts of bookmarks that end elsewhere, and the ends of those that start elsewhere."""
    ranges = list(element.iter(*_RANGES))
    ids = [child.get(w("id")) for child in ranges]
    return [child for child in ranges if ids.count(child.get(w("id"))) == 1]
