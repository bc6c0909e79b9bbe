"""The relationships of a part: what its links lead to."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from posixpath import normpath
from typing import Any

from lxml import etree

from jdgen.render.word.xml import parse_part, write_part

__all__ = [
    "free_prefix",
    "ids_of_kinds",
    "part_of_kind",
    "rels_name",
    "targets",
    "with_part",
    "with_relations",
    "without_relations",
]

_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/relationships"
_DEFAULT: Any = {None: _NAMESPACE}
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_LINK = f"{_OFFICE}hyperlink"
_IMAGE = f"{_OFFICE}image"


def rels_name(part: str) -> str:
    """The name of the part that holds a part's relationships, or, for no part, those of the whole file."""
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels".lstrip("/")


def free_prefix(rels: bytes | None) -> str:
    """The beginning of ids that no relationship of a part has."""
    prefix = "rIdLink"
    while rels is not None and prefix.encode() in rels:
        prefix += "s"
    return prefix


def with_relations(rels: bytes | None, links: Mapping[str, str], pictures: Mapping[str, str]) -> bytes:
    """A part's relationships with those that its text brought in: ids by the address of a link or the part of a picture."""
    root = parse_part(rels, "relationships") if rels else etree.Element(_tag("Relationships"), nsmap=_DEFAULT)
    for address, id_ in links.items():
        attributes = {"Id": id_, "Type": _LINK, "Target": address, "TargetMode": "External"}
        etree.SubElement(root, _tag("Relationship"), attributes)
    for name, id_ in pictures.items():
        attributes = {"Id": id_, "Type": _IMAGE, "Target": name.removeprefix("word/")}
        etree.SubElement(root, _tag("Relationship"), attributes)
    return write_part(root)


def with_part(rels: bytes | None, name: str, kind: str) -> bytes:
    """A part's relationships with one to another part beside it."""
    root = parse_part(rels, "relationships") if rels else etree.Element(_tag("Relationships"), nsmap=_DEFAULT)
    known = {child.get("Id") for child in root}
    id_ = next(id_ for n in range(1, len(known) + 2) if (id_ := f"rIdMade{n}") not in known)
    target = name.removeprefix("word/")
    etree.SubElement(root, _tag("Relationship"), {"Id": id_, "Type": f"{_OFFICE}{kind}", "Target": target})
    return write_part(root)


def part_of_kind(package: Mapping[str, bytes], part: str, kind: str) -> str | None:
    """The name of the part that another refers to as its styles, its numbering or the like."""
    data = package.get(rels_name(part))
    for relation in parse_part(data, "relationships") if data else ():
        if relation.get("Type", "").endswith(f"/relationships/{kind}") and relation.get("TargetMode") != "External":
            name = normpath("/" + _from(part.rpartition("/")[0] + "/", relation.get("Target", ""))).lstrip("/")
            return name if name in package else None
    return None


def ids_of_kinds(package: Mapping[str, bytes], part: str, kinds: Collection[str]) -> set[str]:
    """The ids of a part's relationships of some kinds, such as that to its comments, whoever named the kind."""
    data = package.get(rels_name(part))
    found = parse_part(data, "relationships") if data else ()
    return {str(r.get("Id")) for r in found if r.get("Type", "").rpartition("/")[2] in kinds}


def without_relations(rels: bytes, ids: Collection[str]) -> bytes:
    """A part's relationships without some of them."""
    root = parse_part(rels, "relationships")
    for relation in [child for child in root if child.get("Id") in ids]:
        root.remove(relation)
    return write_part(root)


def targets(package: Mapping[str, bytes]) -> set[str]:
    """The names of the parts that any relationship of a package leads to."""
    found = set()
    for name, data in package.items():
        if name.endswith(".rels"):
            folder = name.removesuffix(name.rpartition("_rels/")[2]).removesuffix("_rels/")
            for relation in parse_part(data, name):
                if relation.get("TargetMode") != "External":
                    found.add(normpath("/" + _from(folder, relation.get("Target", ""))).lstrip("/"))
    return found


def _from(folder: str, target: str) -> str:
    return target if target.startswith("/") else folder + target


def _tag(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"
