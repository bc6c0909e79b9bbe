"""What a template's own styles offer: its headings, and the lists that prose is set in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lxml import etree

from jdgen.render.word.package import Package
from jdgen.render.word.relations import part_of_kind
from jdgen.render.word.xml import DOCUMENT, W, fragment, parse_part, w, write_part

__all__ = ["ListStyle", "ListStyles", "Numbering", "heading_styles", "list_styles", "with_numberings"]

Numbering = tuple[int, str, int, int]
"""A numbering to be made: its id, the abstract numbering it is a copy of, the level it starts anew, and its first number."""

_STEP = 360


@dataclass(frozen=True, slots=True)
class ListStyle:
    """A list style: its id, the abstract numbering, the numbering and the level behind it, and its indent as XML.

    ``made`` says what of it the template does not have: the whole style, or only the numbering, so that each item needs
    to be told of it.
    """

    id: str
    abstract: str = ""
    level: int = 0
    indent: str = ""
    number: int = 0
    made: Literal["", "style", "numbering"] = ""


@dataclass(frozen=True, slots=True)
class ListStyles:
    """The list styles for depths 1, 2, 3, and the parts they stand in; ``next_number`` is the first free numbering id."""

    bullets: tuple[ListStyle, ...] = ()
    numbers: tuple[ListStyle, ...] = ()
    next_number: int = 1
    styles_part: str = "word/styles.xml"
    numbering_part: str = "word/numbering.xml"


def heading_styles(styles: bytes | None) -> frozenset[str]:
    """The ids of the heading styles, whatever language Word made them in: built-in styles keep their English names."""
    if styles is None:
        return frozenset()
    root = parse_part(styles, "word/styles.xml")
    return frozenset(_id(style) for name, style in _by_name(root).items() if name.startswith("heading "))


def list_styles(package: Package) -> ListStyles:
    """The styles of bulleted and numbered lists: the template's own, and for those it lacks ones to be made."""
    names = [part_of_kind(package, DOCUMENT, kind) or f"word/{kind}.xml" for kind in ("styles", "numbering")]
    styles, numbering = (
        parse_part(package[name], name) if name in package else etree.Element(w(kind))
        for name, kind in zip(names, ("styles", "numbering"), strict=True)
    )
    abstract = _next(numbering, "abstractNum", "abstractNumId")
    number = _next(numbering, "num", "numId")
    found = []
    for kind, name in enumerate(("list bullet", "list number")):
        made = ListStyle("", str(abstract + kind), number=number + kind)
        found.append(tuple(_series(styles, name, numbering, made)))
    some = any(style.made for styles in found for style in styles)
    return ListStyles(found[0], found[1], number + 2 * some, *names)


def _next(numbering: etree._Element, name: str, attribute: str) -> int:
    """The first id that no numbering has. Numberings are counted from 1: nought stands for none."""
    known = [child.get(w(attribute), "") for child in numbering.findall(w(name))]
    return max((int(id_) for id_ in known if id_.isdecimal()), default=0) + 1


def with_numberings(numbering: bytes, wanted: Sequence[Numbering]) -> bytes:
    """The numbering part with the wanted numberings added."""
    root = parse_part(numbering, "word/numbering.xml")
    last = sum(child.tag != w("numIdMacAtCleanup") for child in root)
    for place, (number, abstract, level, start) in enumerate(wanted, last):
        num = etree.Element(w("num"))
        num.set(w("numId"), str(number))
        etree.SubElement(num, w("abstractNumId")).set(w("val"), abstract)
        override = etree.SubElement(num, w("lvlOverride"))
        override.set(w("ilvl"), str(level))
        etree.SubElement(override, w("startOverride")).set(w("val"), str(start))
        root.insert(place, num)
    return write_part(root)


def _by_name(root: etree._Element) -> dict[str, etree._Element]:
    named = {}
    for style in root.findall(w("style")):
        name = style.find(w("name"))
        if name is not None:
            named[name.get(w("val"), "").lower()] = style
    return named


def _series(styles: etree._Element, name: str, numbering: etree._Element, made: ListStyle) -> Iterator[ListStyle]:
    """``List Bullet``, ``List Bullet 2``, ``List Bullet 3``: the template's own, or made."""
    by_name = _by_name(styles)
    by_id = {_id(style): style for style in styles.findall(w("style"))}
    for depth, wanted in enumerate((name, f"{name} 2", f"{name} 3")):
        indent = f'<w:ind w:left="{_STEP * (depth + 1)}" w:firstLine="0"/>'
        lacking = replace(made, level=depth, indent=indent)
        if wanted not in by_name:
            id_ = wanted.title().replace(" ", "")
            while id_ in by_id:
                id_ += "s"
            yield replace(lacking, id=id_, made="style")
            continue
        own = _list_style(by_name[wanted], numbering, by_id)
        yield own if own.abstract else replace(lacking, id=own.id, made="numbering")


def _list_style(style: etree._Element, numbering: etree._Element, by_id: Mapping[str, etree._Element]) -> ListStyle:
    number = _value(_inherited(style, "numPr/numId", by_id))
    level = _value(_inherited(style, "numPr/ilvl", by_id)) or "0"
    abstract = _value(_with_id(numbering, "num", "numId", number, "abstractNumId"))
    definition = _with_id(numbering, "abstractNum", "abstractNumId", abstract)
    indent = None if definition is None else _with_id(definition, "lvl", "ilvl", level, "pPr", "ind")
    own = _inherited(style, "ind", by_id)
    return ListStyle(_id(style), abstract, int(level), _hung(own if own is not None else indent), int(number or 0))


def _inherited(style: etree._Element | None, path: str, by_id: Mapping[str, etree._Element]) -> etree._Element | None:
    """A property of a style's paragraphs, its own or that of the style it is based on."""
    for _ in by_id:
        found = None if style is None else style.find("/".join(map(w, ("pPr", *path.split("/")))))
        if found is not None or style is None:
            return found
        style = by_id.get(_value(style.find(w("basedOn"))))
    return None


def _with_id(root: etree._Element, name: str, attribute: str, value: str, *path: str) -> etree._Element | None:
    """The child of a name whose id is the value, or what lies on a path inside it."""
    found = next((child for child in root.findall(w(name)) if child.get(w(attribute)) == value), None)
    return found if found is None or not path else found.find("/".join(map(w, path)))


def _value(element: etree._Element | None) -> str:
    return "" if element is None else element.get(w("val"), "")


def _hung(indent: etree._Element | None) -> str:
    """The indent of an item's words, for a paragraph without a bullet."""
    if indent is None:
        return ""
    kept = etree.Element(w("ind"), nsmap={"w": W})
    for side in ("left", "start", "right", "end"):
        if indent.get(w(side)):
            kept.set(w(side), str(indent.get(w(side))))
    kept.set(w("firstLine"), "0")
    return fragment(kept)


def _id(style: etree._Element) -> str:
    return style.get(w("styleId"), "")
