"""List styles for a template that has none of its own: a document fresh from Word has no bullets until somebody makes some.

They have Word's own names, so that they are found and changed in Word like any other style.
"""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from jdgen.render.word.media import CONTENT_TYPES, with_override
from jdgen.render.word.package import Package
from jdgen.render.word.relations import rels_name, with_part
from jdgen.render.word.styles import ListStyle, ListStyles
from jdgen.render.word.xml import DOCUMENT, W, parse_part, w, write_part

__all__ = ["parts_with_lists"]

_BULLETS = ("•", "◦", "▪")
_STEP = 360
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.{}+xml"


def parts_with_lists(package: Package, lists: ListStyles) -> Package:
    """The parts of a package that change when the made ones among its list styles are added."""
    changed = {
        lists.styles_part: _with_styles(package.get(lists.styles_part), lists),
        lists.numbering_part: _with_numbering(package.get(lists.numbering_part), lists),
    }
    types, rels = package[CONTENT_TYPES], package.get(rels_name(DOCUMENT))
    for name, kind in ((lists.styles_part, "styles"), (lists.numbering_part, "numbering")):
        if name not in package:
            types = with_override(types, name, _KIND.format(kind))
            rels = with_part(rels, name, kind)
    return {**changed, CONTENT_TYPES: types, **({rels_name(DOCUMENT): rels} if rels else {})}


def _root(data: bytes | None, name: str) -> etree._Element:
    return parse_part(data, name) if data else etree.Element(w(name), nsmap={"w": W})


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    element = etree.SubElement(parent, w(name))
    for attribute, value in attributes.items():
        element.set(w(attribute), value)
    return element


def _with_styles(data: bytes | None, lists: ListStyles) -> bytes:
    root = _root(data, "styles")
    normal = next(
        (
            s
            for s in root.findall(w("style"))
            if s.get(w("default")) in ("1", "true") and s.get(w("type")) == "paragraph"
        ),
        None,
    )
    for name, styles in (("List Bullet", lists.bullets), ("List Number", lists.numbers)):
        for depth, list_style in enumerate(styles, 1):
            if list_style.made != "style":
                continue
            style = _add(root, "style", type="paragraph", styleId=list_style.id)
            _add(style, "name", val=name if depth == 1 else f"{name} {depth}")
            if normal is not None:
                _add(style, "basedOn", val=normal.get(w("styleId"), ""))
            _add(style, "uiPriority", val="99")
            _add(style, "unhideWhenUsed")
            properties = _add(style, "pPr")
            numbering = _add(properties, "numPr")
            _add(numbering, "ilvl", val=str(list_style.level))
            _add(numbering, "numId", val=str(list_style.number))
            _add(properties, "contextualSpacing")
    return write_part(root)


def _with_numbering(data: bytes | None, lists: ListStyles) -> bytes:
    """The numbering part with a list of bullets and one of numbers. Word wants definitions first, then what uses them."""
    root = _root(data, "numbering")
    for styles, signs in ((lists.bullets, _BULLETS), (lists.numbers, ("%1.", "%2.", "%3."))):
        made = next((style for style in styles if style.made), None)
        if made is None:
            continue
        definition = _definition(made, signs)
        root.insert(sum(child.tag in (w("numPicBullet"), w("abstractNum")) for child in root), definition)
        number = etree.Element(w("num"))
        number.set(w("numId"), str(made.number))
        _add(number, "abstractNumId", val=made.abstract)
        root.insert(sum(child.tag != w("numIdMacAtCleanup") for child in root), number)
    return write_part(root)


def _definition(made: ListStyle, signs: Sequence[str]) -> etree._Element:
    definition = etree.Element(w("abstractNum"), nsmap={"w": W})
    definition.set(w("abstractNumId"), made.abstract)
    _add(definition, "multiLevelType", val="hybridMultilevel")
    for level, sign in enumerate(signs):
        described = _add(definition, "lvl", ilvl=str(level))
        _add(described, "start", val="1")
        _add(described, "numFmt", val="decimal" if "%" in sign else "bullet")
        _add(described, "lvlText", val=sign)
        _add(described, "lvlJc", val="left")
        _add(_add(described, "pPr"), "ind", left=str(_STEP * (level + 1)), hanging=str(_STEP))
    return definition
