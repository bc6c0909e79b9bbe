"""The files of pictures in a Word file: once each, under a name made of what is in them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from lxml import etree

from jdgen.pictures.picture import Kind, Picture
from jdgen.render.word.package import StoredPart, store_part
from jdgen.render.word.xml import parse_part, write_part

__all__ = ["CONTENT_TYPES", "media_name", "stored_media", "with_kinds", "with_override", "without_parts"]

CONTENT_TYPES = "[Content_Types].xml"
_NAMESPACE = "http://schemas.openxmlformats.org/package/2006/content-types"
_TYPES: dict[str, str] = {"png": "image/png", "jpeg": "image/jpeg", "svg": "image/svg+xml"}


def media_name(picture: Picture) -> str:
    """The name of the part that holds a picture."""
    return _name(picture.data, picture.kind)


# A pack has one logo or two, and a run the same ones over and over.
@lru_cache(maxsize=16)
def _name(data: bytes, kind: Kind) -> str:
    return f"word/media/picture-{hashlib.sha256(data).hexdigest()[:16]}.{kind}"


def stored_media(picture: Picture) -> StoredPart:
    """The part that holds a picture, ready to be written."""
    return _stored(media_name(picture), picture.data)


@lru_cache(maxsize=16)
def _stored(name: str, data: bytes) -> StoredPart:
    return store_part(name, data)


def with_kinds(content_types: bytes, kinds: Iterable[str]) -> bytes:
    """The content types with those of these kinds of picture, for the endings that :func:`media_name` gives."""
    root = parse_part(content_types, CONTENT_TYPES)
    defaults = root.findall(f"{{{_NAMESPACE}}}Default")
    known = {default.get("Extension", "").lower(): default for default in defaults}
    for kind in sorted(set(kinds)):
        if kind in known:
            known[kind].set("ContentType", _TYPES[kind])
        else:
            added = etree.Element(f"{{{_NAMESPACE}}}Default", {"Extension": kind, "ContentType": _TYPES[kind]})
            root.insert(len(defaults), added)
    return write_part(root)


def with_override(content_types: bytes, name: str, kind: str) -> bytes:
    """The content types with that of one part."""
    root = parse_part(content_types, CONTENT_TYPES)
    etree.SubElement(root, f"{{{_NAMESPACE}}}Override", {"PartName": f"/{name}", "ContentType": kind})
    return write_part(root)


def without_parts(content_types: bytes, names: Iterable[str]) -> bytes:
    """The content types without those that were said of single parts."""
    root = parse_part(content_types, CONTENT_TYPES)
    gone = {f"/{name}" for name in names}
    found = [override for override in root.findall(f"{{{_NAMESPACE}}}Override") if override.get("PartName") in gone]
    for override in found:
        root.remove(override)
    if not found:
        return content_types
    return write_part(root)
