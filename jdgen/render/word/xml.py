"""WordprocessingML with lxml: names, careful parsing, and XML text for use inside a larger text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from jdgen.render.word.package import BadPackage

__all__ = ["DOCUMENT", "R", "W", "fragment", "parse_part", "part_text", "w"]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = "word/document.xml"
_DECLARED = re.compile(r' xmlns(?::\w+)?="[^"]*"')


def w(name: str) -> str:
    """The full name of a WordprocessingML element or attribute."""
    return f"{{{W}}}{name}"


def parse_part(data: bytes, name: str) -> etree._Element:
    """Parse one part. Nothing outside it is read, and a document type is refused: it can only be an attack."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise BadPackage(f"Its part {name} is damaged: {error.msg}. Open it in Word and save it again.") from error
    if b"<!DOCTYPE" in data[:4096] or root.getroottree().docinfo.internalDTD is not None:
        raise BadPackage(f"Its part {name} has a document type, which no Word file has.")
    return root


def part_text(root: etree._Element) -> str:
    """A part as XML text, with its declaration, in one line but for what the text itself holds."""
    return '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + etree.tostring(root, encoding="unicode")


def fragment(element: etree._Element | None) -> str:
    """An element as XML text for use inside its own part, whose root has declared the names already."""
    if element is None:
        return ""
    tail, element.tail = element.tail, None
    text = etree.tostring(element, encoding="unicode")
    element.tail = tail
    return _DECLARED.sub("", text)


def own_texts(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text elements of a paragraph, in order, without those of paragraphs inside it (text boxes)."""
    for child in paragraph:
        if child.tag == w("t"):
            yield child
        elif child.tag != w("p"):
            yield from own_texts(child)
