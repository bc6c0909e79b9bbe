"""Accepting tracked changes: what was put in stays, what was taken out goes, and nothing says that anything was changed."""

from __future__ import annotations

import re

from lxml import etree

from jdgen.render.word.xml import w

__all__ = ["accept_changes", "drop", "has_changes"]

_GONE = (w("del"), w("moveFrom"))
_STAYS = (w("ins"), w("moveTo"))
_CELLS = (w("cellIns"), w("cellDel"), w("cellMerge"))
# Where a mark stands in properties it says what became of the paragraph, row or cell that they belong to.
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}ctrlPr"
_PROPERTIES = (*map(w, ("rPr", "trPr", "tcPr", "numPr", "pPr")), _MATH)
_CHANGE = re.compile(r"(\w+Change)|customXml(Ins|Del|MoveFrom|MoveTo)Range(Start|End)|move(From|To)Range(Start|End)")
_RANGES = (w("bookmarkStart"), w("bookmarkEnd"))
_BEFORE_MERGE = tuple(map(w, ("cnfStyle", "tcW", "gridSpan", "hMerge")))


def has_changes(root: etree._Element) -> bool:
    """Whether a part has tracked changes."""
    return any(e.tag in (*_GONE, *_STAYS, *_CELLS) or _is_note(e) for e in root.iter("*"))


def _is_note(element: etree._Element) -> bool:
    name = etree.QName(element)
    return element.tag.startswith(w("")) and bool(_CHANGE.fullmatch(name.localname))


def accept_changes(root: etree._Element) -> bool:
    """Accept all tracked changes of a part. Answers whether a row has lost a cell, so that its table must be fitted."""
    for mark in [mark for mark in root.iter(w("del")) if _stands_in(mark, "trPr")]:
        drop(_owner(mark))
    cells = list(root.iter(w("cellDel")))
    for mark in cells:
        drop(_owner(mark))
    for change in [e for e in root.iter(*_GONE) if not _in_properties(e)]:
        drop(change)
    for paragraph in [p for p in root.iter(w("p")) if _is_without_end(p)]:
        _join_with_next(paragraph)
    for change in [e for e in root.iter(*_STAYS) if not _in_properties(e)]:
        _unwrap(change)
    for merge in list(root.iter(w("cellMerge"))):
        _merge(merge)
    for note in [e for e in root.iter("*") if e.tag in (*_GONE, *_STAYS, *_CELLS) or _is_note(e)]:
        drop(note)
    return bool(cells)


def _stands_in(mark: etree._Element, properties: str) -> bool:
    parent = mark.getparent()
    return parent is not None and parent.tag == w(properties)


def _owner(mark: etree._Element) -> etree._Element:
    """What the properties belong to that a mark stands in."""
    return next(above for above in mark.iterancestors() if above.tag not in _PROPERTIES)


def _in_properties(mark: etree._Element) -> bool:
    parent = mark.getparent()
    return parent is not None and parent.tag in _PROPERTIES


def drop(element: etree._Element) -> None:
    """Remove an element, and the link or table that is empty without it. Halves of bookmarks inside it stay."""
    parent = element.getparent()
    if parent is None:
        return
    ranges = list(element.iter(*_RANGES))
    ids = [half.get(w("id")) for half in ranges]
    for half in ranges:
        if ids.count(half.get(w("id"))) == 1:
            element.addprevious(half)
    parent.remove(element)
    rest = {w("hyperlink"): w("r"), w("tbl"): w("tr"), w("tr"): w("tc")}.get(parent.tag)
    if rest and next(parent.iter(rest), None) is None:
        drop(parent)


def _unwrap(change: etree._Element) -> None:
    for child in list(change):
        change.addprevious(child)
    drop(change)


def _is_without_end(paragraph: etree._Element) -> bool:
    """Whether the end of a paragraph was taken out, so that the next one goes on where it stops."""
    look = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return look is not None and any(child.tag in _GONE for child in look)


def _join_with_next(paragraph: etree._Element) -> None:
    """Join a paragraph with the next, whose look the two then have, as in Word: a paragraph's look is in its end."""
    following = next((e for e in paragraph.itersiblings() if e.tag not in _RANGES and not _is_note(e)), None)
    inside = [child for child in paragraph if child.tag != w("pPr")]
    if following is not None and following.tag == w("p"):
        properties = following.find(w("pPr"))
        for place, child in enumerate(inside, 0 if properties is None else 1):
            following.insert(place, child)
    elif following is None or following.tag == w("sectPr") or any(child.tag not in _RANGES for child in inside):
        return
    drop(paragraph)


def _merge(mark: etree._Element) -> None:
    """Say in Word's ordinary way that a cell is one with that above it."""
    properties = mark.getparent()
    if properties is None:
        return
    state = mark.get(w("vMerge"))
    if state in ("cont", "rest"):
        for old in properties.findall(w("vMerge")):
            properties.remove(old)
        merged = etree.Element(w("vMerge"))
        if state == "rest":
            merged.set(w("val"), "restart")
        properties.insert(sum(child.tag in _BEFORE_MERGE for child in properties), merged)
