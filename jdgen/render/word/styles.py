"""What a template's own styles offer: its headings, and the lists that prose is set in."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from jdgen.render.word.values import ListStyles
from jdgen.render.word.xml import parse_part, w

__all__ = ["heading_styles", "list_styles", "with_numberings"]


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
    nums = parse_part(numbering, "word/numbering.xml").findall(w("num"))
    abstract = {num.get(w("numId"), ""): num.find(w("abstractNumId")).get(w("val"), "") for num in nums}  # type: ignore[union-attr]
    numbers = _series(by_name, "list number")
    numbered = [_numbering_id(style) for style in numbers]
    return ListStyles(
        bullets=tuple(_id(style) for style in _series(by_name, "list bullet")),
        numbers=tuple(_id(style) for style, number in zip(numbers, numbered, strict=True) if number in abstract),
        abstract=tuple(abstract[number] for number in numbered if number in abstract),
        next_number=max((int(number) for number in abstract if number.isdigit()), default=0) + 1,
    )


def with_numberings(numbering: bytes, wanted: Sequence[tuple[int, str, int]]) -> bytes:
    """The numbering part with a numbering for each numbered list: its id, what it is a copy of, and its first number."""
    root = parse_part(numbering, "word/numbering.xml")
    after = root.findall(w("num"))[-1]
    for number, abstract, start in wanted:
        num = etree.Element(w("num"))
        num.set(w("numId"), str(number))
        etree.SubElement(num, w("abstractNumId")).set(w("val"), abstract)
        override = etree.SubElement(num, w("lvlOverride"))
        override.set(w("ilvl"), "0")
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


def _series(by_name: dict[str, etree._Element], name: str) -> list[etree._Element]:
    """``List Bullet``, ``List Bullet 2``, ``List Bullet 3``: as many as there are, without a gap."""
    found = []
    for wanted in (name, f"{name} 2", f"{name} 3"):
        if wanted not in by_name:
            break
        found.append(by_name[wanted])
    return found


def _id(style: etree._Element) -> str:
    return style.get(w("styleId"), "")


def _numbering_id(style: etree._Element) -> str:
    number = style.find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    return "" if number is None else number.get(w("val"), "")
