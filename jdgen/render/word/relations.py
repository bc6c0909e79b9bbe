"""The relationships of a part: what its links lead to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lxml import etree

from jdgen.render.word.xml import parse_part

__all__ = ["free_prefix", "rels_name", "with_links"]

_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_DEFAULT: Any = {None: _NAMESPACE}
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def rels_name(part: str) -> str:
    """The name of the part that holds a part's relationships."""
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def free_prefix(rels: bytes | None) -> str:
    """The beginning of ids that no relationship of a part has."""
    prefix = "rIdLink"
    while rels is not None and prefix.encode() in rels:
        prefix += "s"
    return prefix


def with_links(rels: bytes | None, links: Mapping[str, str]) -> bytes:
    """A part's relationships with the addresses of the links that its text brought in, by the id of each."""
    root = parse_part(rels, "relationships") if rels else etree.Element(_tag("Relationships"), nsmap=_DEFAULT)
    for address, id_ in links.items():
        attributes = {"Id": id_, "Type": _LINK, "Target": address, "TargetMode": "External"}
        etree.SubElement(root, _tag("Relationship"), attributes)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"
