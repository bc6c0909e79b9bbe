"""What a template may hold that must not be published: tracked changes, comments, hidden text, and tags nothing fills."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from jdgen.render.word.places import Guide
from jdgen.render.word.xml import is_on, own_texts, w

__all__ = ["private_matter", "tags_out_of_reach"]

_CHANGES = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")))
_CHANGED = re.compile(r"(pPr|rPr|tblPr|trPr|tcPr|sectPr|tblGrid|numbering|tblPrEx)Change")
_TAG = re.compile(r"\{\{|\{%|\{#")


def private_matter(name: str, root: etree._Element, guide: Guide) -> Iterator[tuple[str, str]]:
    """Each kind of private matter a part has: where it stands first, and what to do about it."""
    found: dict[str, str] = {}
    for element in root.iter("*"):
        what = _private(element)
        if what and what not in found:
            paragraph = element if element.tag == w("p") else next(element.iterancestors(w("p")), None)
            words = "" if paragraph is None else "".join(text.text or "" for text in own_texts(paragraph))
            found[what] = guide.place(name, element if paragraph is None else paragraph, words, "").in_words()
    for what, where in found.items():
        yield where, what


def _private(element: etree._Element) -> str:
    tag = str(element.tag)
    if tag in _CHANGES or _CHANGED.fullmatch(etree.QName(element).localname):
        return "There are tracked changes, which would be published. In Word, accept or reject all changes, and save."
    if tag in (w("comment"), w("commentReference"), w("commentRangeStart")):
        return "There are comments, which would be published. In Word, delete all comments, and save."
    if tag == w("vanish") and is_on(element) and _hides_text(element):
        return "There is hidden text, which anybody could show. In Word, delete it, or show it again, and save."
    return ""


def _hides_text(vanish: etree._Element) -> bool:
    properties = vanish.getparent()
    run = None if properties is None else properties.getparent()
    return run is not None and run.tag == w("r") and run.find(w("t")) is not None


def tags_out_of_reach(root: etree._Element, plain: bool) -> Iterator[tuple[etree._Element, str]]:
    """Tags left in places that are not filled, such as a picture's alternative text or a field's code.

    In a ``plain`` part every element's text is filled, in others the text of paragraphs.
    """
    for element in root.iter("*"):
        filled = plain or (element.tag == w("t") and next(element.iterancestors(w("p")), None) is not None)
        for text in (*element.attrib.values(), element.tail, None if filled else element.text):
            if text and _TAG.search(text):
                yield element, text
