"""The words of a paragraph as a reader meets them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.word_checks.names import Element, child, is_on, local, w

__all__ = ["cells", "clean", "paragraphs", "quote", "rows", "runs", "text_of"]

_PIECES = tuple(w(name) for name in ("t", "tab", "ptab", "br", "cr", "noBreakHyphen", "sym"))
_WRAPPERS = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))
_FIXED = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}


def text_of(element: Element) -> str:
    """The text in document order, tabs and line breaks as characters; field codes and deleted text left out."""
    return "".join(_piece(node) for node in element.iter(*_PIECES))


def _piece(node: Element) -> str:
    parent = node.getparent()
    if parent is None or parent.tag != w("r"):
        return ""
    name = local(node)
    if name == "t":
        return node.text or ""
    if name == "br":
        return "\n" if node.get(w("type"), "textWrapping") == "textWrapping" else ""
    if name == "sym":
        return chr(int(node.get(w("char"), "FFFD"), 16))
    return _FIXED[name]


def clean(text: str) -> str:
    """Text with every run of spaces and breaks as one space, and none at the ends."""
    return " ".join(text.split())


def quote(element: Element) -> str:
    """The beginning of an element's text, to find it by."""
    text = clean(text_of(element))
    return f"“{text[:40]}{'…' if len(text) > 40 else ''}”"


def paragraphs(root: Element) -> list[Element]:
    """Every paragraph below an element, in document order."""
    return list(root.iter(w("p")))


def runs(root: Element) -> list[Element]:
    """Every run below an element that shows text; hidden and blank ones are left out."""
    return [run for run in root.iter(w("r")) if _shows(run)]


def _shows(run: Element) -> bool:
    if is_on(child(run, "rPr/vanish")):
        return False
    return bool(re.search(r"\S", "".join(node.text or "" for node in run.iter(w("t")))))


def rows(table: Element) -> list[Element]:
    """The rows of a table itself, also inside content controls, not those of a table within it."""
    return list(_inside(table, w("tr")))


def cells(row: Element) -> list[Element]:
    """The cells of a row, also inside content controls."""
    return list(_inside(row, w("tc")))


def _inside(element: Element, tag: str) -> Iterator[Element]:
    for node in element:
        if node.tag == tag:
            yield node
        elif node.tag in _WRAPPERS:
            yield from _inside(node, tag)
