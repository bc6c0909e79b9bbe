"""The names of WordprocessingML in lxml's form, and the few questions every check asks of an element."""

from __future__ import annotations

from lxml import etree

__all__ = [
    "DC",
    "MC",
    "PKG_RELS",
    "WP",
    "XML_SPACE",
    "A",
    "Element",
    "R",
    "V",
    "W",
    "child",
    "first",
    "is_on",
    "local",
    "namespace",
    "number",
    "value",
    "w",
]

Element = etree._Element

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
V = "urn:schemas-microsoft-com:vml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DC = "http://purl.org/dc/elements/1.1/"
PKG_RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return f"{{{W}}}{name}"


def local(element: Element) -> str:
    """The name without its namespace."""
    return element.tag.rpartition("}")[2]


def namespace(element: Element) -> str:
    """The namespace, or an empty text."""
    return element.tag[1:].partition("}")[0] if element.tag.startswith("{") else ""


def child(element: Element | None, path: str) -> Element | None:
    """The element at a path of WordprocessingML names such as ``pPr/numPr``."""
    if element is None:
        return None
    return element.find("/".join(w(step) for step in path.split("/")))


def value(element: Element | None, path: str = "", attribute: str = "val") -> str | None:
    """An attribute of the element at a path, or None where either is missing."""
    found = child(element, path) if path else element
    return None if found is None else found.get(w(attribute))


def is_on(element: Element | None) -> bool:
    """Whether an on/off property is there and on: without ``w:val`` it is on."""
    return element is not None and element.get(w("val"), "true") in {"1", "true", "on"}


def number(text: str | None, default: int) -> int:
    """A whole number, or the default where the text is missing or is none: that is another check's business."""
    try:
        return default if text is None else int(text)
    except ValueError:
        return default


def first(levels: list[Element], path: str) -> Element | None:
    """The property from the nearest of several levels that has it."""
    return next((found for level in levels if (found := child(level, path)) is not None), None)
