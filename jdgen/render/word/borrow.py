"""What the text of an included file stands on, brought to the file that includes it: its styles and its numberings.

A style goes by its name: where the host has one of that name, the host's look is used; else the style is copied, with what
it is based on. Numberings are copied, as a list's number in one file means another list in the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from jdgen.render.word.host import NUMBERING, STYLES, Host
from jdgen.render.word.package import Package
from jdgen.render.word.xml import parse_part, w

__all__ = ["Borrowing"]

_STYLED = tuple(map(w, ("pStyle", "rStyle", "tblStyle")))
_NAMED = tuple(map(w, ("basedOn", "next", "link")))


class Borrowing:
    """The styles and numberings that one included file has borrowed from so far."""

    def __init__(self, guest: Package, host: Host) -> None:
        """Take the included file and the one that includes it."""
        self._host = host
        self._styles = _by_id(guest.get(STYLES))
        self._numbering = parse_part(guest[NUMBERING], NUMBERING) if NUMBERING in guest else None
        self._ids: dict[str, str] = {}
        self._copied: set[str] = set()
        self._style_numbers: dict[str, str] = {}

    def settle(self, content: etree._Element) -> None:
        """Put the ids of styles and numberings in a text right. Each text has numberings of its own."""
        for reference in list(content.iter(*_STYLED)):
            self._refer(reference)
        numbers: dict[str, str] = {}
        for reference in list(content.iter(w("numId"))):
            self._number(reference, numbers)

    # Styles

    def _refer(self, reference: etree._Element) -> None:
        """Let a reference name the style as the host does; one to a style there is not goes."""
        style = self._style(reference.get(w("val"), ""))
        parent = reference.getparent()
        if style:
            reference.set(w("val"), style)
        elif parent is not None:
            parent.remove(reference)

    def _style(self, id_: str) -> str:
        """The host's id of a style of the included file."""
        if id_ not in self._ids and id_ in self._styles:
            style = self._styles[id_]
            known = next((s for s in self._host.styles.iter(w("style")) if _key(s) == _key(style)), None)
            if known is not None:
                self._ids[id_] = known.get(w("styleId"), "")
            else:
                self._copy(id_, style)
        return self._ids.get(id_, "")

    def _copy(self, id_: str, style: etree._Element) -> None:
        taken = {s.get(w("styleId")) for s in self._host.styles.iter(w("style"))}
        free, number = id_, 1
        while free in taken:
            number += 1
            free = f"{id_}{number}"
        self._ids[id_] = free
        self._copied.add(free)
        copy = deepcopy(style)
        copy.set(w("styleId"), free)
        copy.attrib.pop(w("default"), "")
        for child in copy.findall(w("rsid")):
            copy.remove(child)
        # In the tree before what it names, so that two styles may name each other.
        self._host.styles.append(copy)
        for reference in [child for child in copy if child.tag in _NAMED]:
            self._refer(reference)
        for reference in list(copy.iter(w("numId"))):
            self._number(reference, self._style_numbers)

    # Numberings

    def _number(self, reference: etree._Element, numbers: dict[str, str]) -> None:
        """Let a reference name the copy of its numbering; one to a numbering there is not goes."""
        wanted = reference.get(w("val"), "")
        if wanted == "0":
            return
        if wanted not in numbers:
            numbers[wanted] = self._copied_number(wanted)
        properties = reference.getparent()
        if numbers[wanted]:
            reference.set(w("val"), numbers[wanted])
        elif properties is not None and (parent := properties.getparent()) is not None:
            parent.remove(properties)

    def _copied_number(self, id_: str) -> str:
        num = _of(self._numbering, "num", "numId", id_)
        abstract = None if num is None else self._abstract(_value(num.find(w("abstractNumId"))))
        if num is None or abstract is None:
            return ""
        root = self._host.numbering
        made, copy = str(_highest(root, "abstractNum", "abstractNumId") + 1), deepcopy(abstract)
        copy.set(w("abstractNumId"), made)
        for name in ("styleLink", "numStyleLink"):
            for child in copy.findall(w(name)):
                copy.remove(child)
        # Word joins lists of one "nsid", which is all it knows them by when text is pasted.
        for child in copy.findall(w("nsid")):
            child.set(w("val"), f"{0x4A440000 + int(made):08X}")
        number = deepcopy(num)
        number.set(w("numId"), str(_highest(root, "num", "numId") + 1))
        for child in number.findall(w("abstractNumId")):
            child.set(w("val"), made)
        _insert(root, copy, ("numPicBullet", "abstractNum"))
        _insert(root, number, ("numPicBullet", "abstractNum", "num"))
        for level in (*copy.iter(w("lvl")), *number.iter(w("lvl"))):
            self._settle_level(level)
        return number.get(w("numId"), "")

    def _abstract(self, id_: str) -> etree._Element | None:
        """An abstract numbering; where it only points to a style of lists, the one behind that style."""
        found = _of(self._numbering, "abstractNum", "abstractNumId", id_)
        link = None if found is None else found.find(w("numStyleLink"))
        if found is None or link is None or self._numbering is None:
            return found
        wanted = _value(link)
        behind = (a for a in self._numbering.iter(w("abstractNum")) if _value(a.find(w("styleLink"))) == wanted)
        return next(behind, found)

    def _settle_level(self, level: etree._Element) -> None:
        for reference in level.findall(w("pStyle")):
            self._refer(reference)
            # A style of the host has its own numbering already.
            if reference.getparent() is not None and reference.get(w("val")) not in self._copied:
                level.remove(reference)
        for reference in list(level.iter(w("rStyle"))):
            self._refer(reference)
        for picture in level.findall(w("lvlPicBulletId")):
            level.remove(picture)


def _by_id(styles: bytes | None) -> dict[str, etree._Element]:
    root = None if styles is None else parse_part(styles, STYLES)
    return {} if root is None else {style.get(w("styleId"), ""): style for style in root.iter(w("style"))}


def _key(style: etree._Element) -> tuple[str, str]:
    """What makes two styles the same: their kind and name, as Word writes names in capitals or not."""
    return style.get(w("type"), ""), _value(style.find(w("name"))).lower()


def _of(root: etree._Element | None, name: str, attribute: str, value: str) -> etree._Element | None:
    found: Iterator[etree._Element] = iter(()) if root is None else root.iterchildren(w(name))
    return next((child for child in found if child.get(w(attribute)) == value), None)


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(w("val"), "")


def _highest(root: etree._Element, name: str, attribute: str) -> int:
    numbers = (child.get(w(attribute), "") for child in root.iterchildren(w(name)))
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def _insert(root: etree._Element, child: etree._Element, after: tuple[str, ...]) -> None:
    """Put a child where the schema wants it: behind all of these names."""
    names = tuple(map(w, after))
    root.insert(max((index for index, c in enumerate(root, 1) if c.tag in names), default=0), child)
