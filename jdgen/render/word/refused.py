"""What a template may hold that must not be published: tracked changes, comments, hidden text, and tags nothing fills."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from jdgen.render.word.hidden import HiddenStyles, hidden_runs, is_hidden_row
from jdgen.render.word.places import Guide
from jdgen.render.word.xml import own_texts, w

__all__ = ["private_matter", "tags_out_of_reach"]

_CHANGES = tuple(map(w, ("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge")))
_CHANGED = re.compile(r"(pPr|rPr|tblPr|trPr|tcPr|sectPr|tblGrid|numbering|tblPrEx)Change")
_HIDDEN = "There is hidden text, which anybody could show. In Word, delete it, or show it again, and save."
_TAG = re.compile(r"\{\{|\{%|\{#")


def private_matter(
    name: str, root: etree._Element, guide: Guide, hidden: HiddenStyles = frozenset()
) -> Iterator[tuple[str, str]]:
    """Each kind of private matter a part has: where it stands first, and what to do about it.

    ``hidden`` are the styles whose text is hidden.
    """
    found: dict[str, str] = {}
    hides = bool(hidden) or next(root.iter(w("vanish"), w("hidden")), None) is not None
    for element in root.iter("*"):
        what = _private(element) or (_HIDDEN if hides and _is_hidden(element, hidden) else "")
        if what and what not in found:
            paragraph = element if element.tag == w("p") else next(element.iterancestors(w("p")), None)
            words = "" if paragraph is None else "".join(text.text or "" for text in own_texts(paragraph))
            found[what] = guide.place(name, element if paragraph is None else paragraph, words, "").in_words()
    for what, where in found.items():
        yield where, what


def _is_hidden(element: etree._Element, hidden: HiddenStyles) -> bool:
    if element.tag == w("p"):
        return bool(hidden_runs(element, hidden))
    return element.tag == w("tr") and is_hidden_row(element)


def _private(element: etree._Element) -> str:
    tag = str(element.tag)
    if tag in _CHANGES or _CHANGED.fullmatch(etree.QName(element).localname):
        return "There are tracked changes, which would be published. In Word, accept or reject all changes, and save."
    if tag in (w("comment"), w("commentReference"), w("commentRangeStart")):
        return "There are comments, which would be published. In Word, delete all comments, and save."
    return ""


def tags_out_of_reach(root: etree._Element, plain: bool) -> Iterator[tuple[etree._Element, str]]:
    """Tags left in places that are not filled, such as a picture's alternative text or a field's code.

    In a ``plain`` part every element's text is filled, in others the text of paragraphs.
    """
    for element in root.iter("*"):
        filled = plain or (element.tag == w("t") and next(element.iterancestors(w("p")), None) is not None)
        for text in (*element.attrib.values(), element.tail, None if filled else element.text):
            if text and _TAG.search(text):
                yield element, text
