"""WordprocessingML with lxml: names, careful parsing, and XML text for use inside a larger text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from jdgen.render.word.package import BadPackage

__all__ = [
    "DOCUMENT",
    "TEXT_PART",
    "R",
    "W",
    "clean_root",
    "fragment",
    "is_on",
    "own_texts",
    "parse_part",
    "part_text",
    "text_boxes_apart",
    "w",
    "with_names",
    "write_part",
]

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
DOCUMENT = "word/document.xml"
TEXT_PART = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|docProps/(core|custom|app)\.xml"
)
"""The parts whose text a reader sees, in the document or in its properties."""
_NOTED = re.compile(r"\}(rsid\w*|paraId|textId)$")
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
    if root.getroottree().docinfo.internalDTD is not None:
        raise BadPackage(f"Its part {name} has a document type, which no Word file has.")
    return root


def write_part(root: etree._Element) -> bytes:
    """The bytes of a part, as Word writes one: what :func:`parse_part` reads."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def clean_root(root: etree._Element, name: str) -> etree._Element:
    """A part as the rest of this package wants it: ``w`` for Word's own names, and without what Word notes for itself.

    Word numbers paragraphs and editing sessions; repeated in a loop, the numbers of paragraphs would be there twice.
    """
    if name == DOCUMENT and root.tag != w("document"):
        raise BadPackage('It is saved as "Strict Open XML". In Word, save it as an ordinary Word document (.docx).')
    if etree.QName(root).namespace == W and root.prefix != "w":
        root = _with_usual_prefix(root)
    for element in root.iter(*map(w, ("p", "r", "tr", "tc", "tbl", "sectPr"))):
        for attribute in [name for name in element.attrib if _NOTED.search(str(name))]:
            del element.attrib[attribute]
    # Word no longer looks at smart tags, and in their midst a paragraph cannot be divided.
    etree.strip_elements(root, w("smartTagPr"))
    etree.strip_tags(root, w("smartTag"))
    for start in list(root.iter(w("bookmarkStart"))):
        if start.get(w("name")) == "_GoBack":
            _drop_bookmark(root, start)
    return root


def _with_usual_prefix(root: etree._Element) -> etree._Element:
    """The same part with ``w`` for Word's names, whatever its writer called them: what tags print is written so."""
    names = {str(prefix): name for prefix, name in root.nsmap.items() if name != W and prefix not in ("w", None)}
    usual = etree.Element(root.tag, {str(k): str(v) for k, v in root.attrib.items()}, nsmap={**names, "w": W})
    usual.extend(list(root))
    return usual


def with_names(root: etree._Element, other: etree._Element) -> etree._Element:
    """A part that declares the names of another as well, and says of them, too, which an old program may pass over."""
    names: Any = {**other.nsmap, **root.nsmap}
    ignorable = f"{{{_MC}}}Ignorable"
    passed = [prefix for one in (root, other) for prefix in one.get(ignorable, "").split()]
    known = [prefix for prefix in dict.fromkeys(passed) if prefix in names]
    if names != root.nsmap:
        wider = etree.Element(root.tag, {str(k): str(v) for k, v in root.attrib.items()}, nsmap=names)
        wider.text = root.text
        wider.extend(list(root))
        root = wider
    if known:
        root.set(ignorable, " ".join(known))
    return root


def _drop_bookmark(root: etree._Element, start: etree._Element) -> None:
    ends = [end for end in root.iter(w("bookmarkEnd")) if end.get(w("id")) == start.get(w("id"))]
    for element in (start, *ends):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)


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


def is_on(element: etree._Element | None) -> bool:
    """Whether a switch such as ``w:b`` is there and not turned off."""
    return element is not None and element.get(w("val"), "1") not in ("0", "false", "off")


def text_boxes_apart(root: etree._Element) -> Iterator[etree._Element]:
    """A part without its text boxes, and then each of these: what is in one stands in no paragraph of the part.

    Word writes a text box twice, the second time for old programs; that one is left out. The tree is taken apart.
    """
    for fallback in list(root.iter(f"{{{_MC}}}Fallback")):
        parent = fallback.getparent()
        if parent is not None:
            parent.remove(fallback)
    boxes = list(root.iter(w("txbxContent")))
    for box in reversed(boxes):
        parent = box.getparent()
        if parent is not None:
            parent.remove(box)
    return iter((root, *boxes))
