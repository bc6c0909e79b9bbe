"""Finding Jinja tags in the text of a Word part, wherever Word has split them.

Word cuts a paragraph's text into runs as it likes: a spell-check mark, a change of look or an edit in the middle of a tag
is enough. Tags are therefore found in the paragraph's whole text, and each is put back together where it starts.

A tag becomes a processing instruction in the tree, whose number is the tag's place in the list of tags. When the tree is
written out, the instructions are where the text is cut.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from jdgen.render.word.xml import own_texts, w

__all__ = ["MARK", "Tag", "mark_tags", "mark_text"]

MARK = "jdgen"
"""The target of the processing instructions that stand for tags."""

_TAG = re.compile(
    r"\{\{(?P<print_kind>(?:tr|tc|p|r)(?=\s+[^\s}]))?(?P<print>.*?)\}\}"
    r"|\{%(?P<dash>[-+]?)(?P<block_kind>(?:tr|tc|p|r)(?=\s))?(?P<block>.*?)%\}"
    r"|\{#.*?#\}",
    re.DOTALL,
)
_TYPED_BY_WORD = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "\u00a0": " ", "\n": " ", "\t": " "})
_HOLDERS = {"p": "p", "tr": "tr", "tc": "tc", "r": "r"}


@dataclass(slots=True)
class Tag:
    """One tag as it stands in the template.

    ``kind`` is ``p``, ``tr``, ``tc`` or ``r`` for a tag that takes the place of the paragraph, row, cell or run around
    it, else empty. ``prints`` tells ``{{ }}`` from ``{% %}``. ``body`` is what stands between the braces.
    """

    text: str
    kind: str
    prints: bool
    body: str


@dataclass(slots=True)
class _Found:
    start: int
    end: int
    tag: Tag | None


def mark_tags(paragraph: etree._Element, tags: list[Tag]) -> list[int]:
    """Put a mark in place of each tag of a paragraph, adding the tags to ``tags``. Answers their numbers, in order."""
    texts = list(own_texts(paragraph))
    whole = "".join(element.text or "" for element in texts)
    if "{" not in whole:
        return []
    found = _find(whole)
    if not found:
        return []
    numbers = _number(found, tags)
    _rebuild(texts, found, numbers)
    return [number for number in numbers if number >= 0]


def mark_text(element: etree._Element, tags: list[Tag]) -> list[int]:
    """The same for an element whose text stands on its own, such as the title in a file's properties."""
    found = _find(element.text or "")
    numbers = _number(found, tags)
    if found:
        _rebuild([element], found, numbers)
    return [number for number in numbers if number >= 0]


def _find(text: str) -> list[_Found]:
    return [_Found(m.start(), m.end(), _tag(m)) for m in _TAG.finditer(text)]


def _tag(match: re.Match[str]) -> Tag | None:
    """The tag a match is, or None for a comment, which prints nothing."""
    text = match.group()
    if text.startswith("{#"):
        return None
    prints = text.startswith("{{")
    kind = match["print_kind" if prints else "block_kind"] or ""
    body = match["print" if prints else "block"].translate(_TYPED_BY_WORD)
    return Tag(text, kind, prints, body)


def _number(found: list[_Found], tags: list[Tag]) -> list[int]:
    numbers = []
    for item in found:
        numbers.append(len(tags) if item.tag else -1)
        if item.tag:
            tags.append(item.tag)
    return numbers


def _rebuild(texts: list[etree._Element], found: list[_Found], numbers: list[int]) -> None:
    """Write the text elements anew: what stands outside tags stays where it is, each tag's mark goes where it starts."""
    offset = 0
    for element in texts:
        text = element.text or ""
        start, end = offset, offset + len(text)
        offset = end
        pieces: list[str | int] = []
        position = start
        for item, number in zip(found, numbers, strict=True):
            if item.end <= start or item.start >= end:
                continue
            if item.start >= position:
                pieces += (text[position - start : item.start - start], number)
            position = max(position, item.end)
        pieces.append(text[position - start :] if position < end else "")
        if len(pieces) > 1 or position > start:
            _fill(element, pieces)


def _fill(element: etree._Element, pieces: list[str | int]) -> None:
    element.text = ""
    last: etree._Element | None = None
    for piece in pieces:
        if isinstance(piece, int):
            if piece >= 0:
                last = etree.ProcessingInstruction(MARK, str(piece))
                element.append(last)
        elif last is None:
            element.text = (element.text or "") + piece
        else:
            last.tail = (last.tail or "") + piece
    if element.tag == w("t"):
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def holder(element: etree._Element, kind: str) -> etree._Element | None:
    """The paragraph, row, cell or run around an element that a tag of this kind takes the place of."""
    return next(element.iterancestors(w(_HOLDERS[kind])), None)
