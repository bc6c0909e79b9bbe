"""What stands in what: properties first, the section last, runs in paragraphs, text in text elements."""

from __future__ import annotations

from collections.abc import Iterator

from tests.word_checks.names import Element, W, child, local, namespace, w
from tests.word_checks.package import Package

__all__ = [
    "no_loose_text",
    "nothing_is_in_the_wrong_place",
    "properties_come_first",
    "the_section_comes_last",
]

_FIRST = {"rPr": "r", "pPr": "p", "tcPr": "tc"}
_TEXT = frozenset(w(name) for name in ("t", "instrText", "delText", "delInstrText"))
_RUN_IN = frozenset(["p", "hyperlink", "ins", "del", "moveFrom", "moveTo", "sdtContent", "smartTag", "fldSimple"])
_RUN_ALSO_IN = frozenset(["customXml", "dir", "bdo", "rt", "rubyBase"])
_BLOCK_IN = frozenset(["body", "tc", "hdr", "ftr", "footnote", "endnote", "comment", "txbxContent", "sdtContent"])
_BLOCK_ALSO_IN = frozenset(["customXml", "docPartBody"])


def properties_come_first(package: Package) -> Iterator[str]:
    """``w:rPr`` is first in a run, ``w:pPr`` in a paragraph, ``w:tcPr`` in a cell; there is one at most."""
    for name, root in package.word_trees().items():
        for properties in root.iter(*(w(tag) for tag in _FIRST)):
            parent = properties.getparent()
            is_owner = parent is not None and parent.tag == w(_FIRST[local(properties)])
            if is_owner and properties.getprevious() is not None:
                yield f"{name}:{properties.sourceline}: {local(properties)} is not first"


def the_section_comes_last(package: Package) -> Iterator[str]:
    """The body ends with its one section."""
    body = child(package.trees.get(package.main), "body")
    sections = [] if body is None else body.findall(w("sectPr"))
    if body is None or len(sections) != 1 or body[-1] is not sections[0]:
        yield f"{package.main}: the body does not end with its one section (w:sectPr)"


def nothing_is_in_the_wrong_place(package: Package) -> Iterator[str]:
    """Nothing in text, no paragraph in a paragraph or run, no run outside a paragraph."""
    allowed = {w("r"): _RUN_IN | _RUN_ALSO_IN, w("p"): _BLOCK_IN | _BLOCK_ALSO_IN}
    for name, root in package.word_trees().items():
        for element in root.iter(w("r"), w("p")):
            parent = element.getparent()
            if parent is None or (namespace(parent) == W and local(parent) not in allowed[element.tag]):
                where = "nothing" if parent is None else local(parent)
                yield f"{name}:{element.sourceline}: w:{local(element)} stands in w:{where}"
        for text in root.iter(*_TEXT):
            if len(text) and text[0].tag not in allowed:
                yield f"{name}:{text.sourceline}: w:{local(text)} has w:{local(text[0])} in it"


def no_loose_text(package: Package) -> Iterator[str]:
    """Text stands in the elements that are for text, and those stand in runs."""
    for name, root in package.word_trees().items():
        for element in root.iter(f"{{{W}}}*"):
            if element.tag not in _TEXT and (element.text or "").strip():
                yield f"{name}:{element.sourceline}: “{_short(element.text)}” stands loose in w:{local(element)}"
            if (element.tail or "").strip():
                yield f"{name}:{element.sourceline}: “{_short(element.tail)}” stands loose after w:{local(element)}"
            if element.tag in _TEXT and not _is_in_run(element):
                yield f"{name}:{element.sourceline}: w:{local(element)} stands outside a run"


def _is_in_run(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and parent.tag == w("r")


def _short(text: str | None) -> str:
    return (text or "").strip()[:40]
