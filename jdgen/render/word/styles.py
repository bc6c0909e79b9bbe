"""What a template's own styles offer: its headings, and the lists that prose is set in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from jdgen.render.word.xml import W, fragment, parse_part, w

__all__ = ["ListStyle", "ListStyles", "Numbering", "heading_styles", "list_styles", "with_numberings"]

Numbering = tuple[int, str, int, int]
"""A numbering to be made: its id, the abstract numbering it is a copy of, the level it starts anew, and its first number."""


@dataclass(frozen=True, slots=True)
class ListStyle:
    """A list style of the template: its id, the abstract numbering and level behind it, and its indent as XML."""

    id: str
    abstract: str = ""
    level: int = 0
    indent: str = ""


@dataclass(frozen=True, slots=True)
class ListStyles:
    """The template's own list styles for depths 1, 2, 3; ``next_number`` is the first free numbering id."""

    bullets: tuple[ListStyle, ...] = ()
    numbers: tuple[ListStyle, ...] = ()
    next_number: int = 1


def heading_styles(styles: bytes | None) -> frozenset[str]:
    """The ids of the heading styles, whatever language Word made them in: built-in styles keep their English names."""
    if styles is None:
        return frozenset()
    root = parse_part(styles, "word/styles.xml")
    return frozenset(_id(style) for name, style in _by_name(root).items() if name.startswith("heading "))


def list_styles(styles: bytes | None, numbering: bytes | None) -> ListStyles:
    """The styles of bulleted and numbered lists, to the depth that the template has them."""
    if styles is None or numbering is None:
        return ListStyles()
    by_name = _by_name(parse_part(styles, "word/styles.xml"))
    root = parse_part(numbering, "word/numbering.xml")
    numbers = [num.get(w("numId"), "") for num in root.findall(w("num"))]
    return ListStyles(
        bullets=tuple(_series(by_name, "list bullet", root)),
        numbers=tuple(style for style in _series(by_name, "list number", root) if style.abstract),
        next_number=max((int(number) for number in numbers if number.isdecimal()), default=0) + 1,
    )


def with_numberings(numbering: bytes, wanted: Sequence[Numbering]) -> bytes:
    """The numbering part with the wanted numberings added."""
    root = parse_part(numbering, "word/numbering.xml")
    after = root.findall(w("num"))[-1]
    for number, abstract, level, start in wanted:
        num = etree.Element(w("num"))
        num.set(w("numId"), str(number))
        etree.SubElement(num, w("abstractNumId")).set(w("val"), abstract)
        override = etree.SubElement(num, w("lvlOverride"))
        override.set(w("ilvl"), str(level))
        etree.SubElement(override, w("startOverride")).set(w("val"), str(start))
        after.addnext(num)
        after = num
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _by_name(root: etree._Element) -> dict[str, etree._Element]:
    named = {}
    for style in root.findall(w("style")):
        name = style.find(w("name"))
        if name is not None:
            named[name.get(w("val"), "").lower()] = style
    return named


def _series(by_name: dict[str, etree._Element], name: str, numbering: etree._Element) -> Iterator[ListStyle]:
    """``List Bullet``, ``List Bullet 2``, ``List Bullet 3``: as many as there are, without a gap."""
    for wanted in (name, f"{name} 2", f"{name} 3"):
        if wanted not in by_name:
            return
        yield _list_style(by_name[wanted], numbering)


def _list_style(style: etree._Element, numbering: etree._Element) -> ListStyle:
    number = _value(style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}"))
    level = _value(style.find(f"{w('pPr')}/{w('numPr')}/{w('ilvl')}")) or "0"
    abstract = _value(_with_id(numbering, "num", "numId", number, "abstractNumId"))
    definition = _with_id(numbering, "abstractNum", "abstractNumId", abstract)
    indent = None if definition is None else _with_id(definition, "lvl", "ilvl", level, "pPr", "ind")
    own = style.find(f"{w('pPr')}/{w('ind')}")
    return ListStyle(_id(style), abstract, int(level), _hung(own if own is not None else indent))


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
