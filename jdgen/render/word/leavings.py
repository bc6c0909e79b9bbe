"""What Word notes in a template of the people and computers that made it, which is no part of what the template prints.

Each pack would be published with it: the names of those who edited the template, the template they started from, the
numbers of their editing sessions, a picture of the first page with its tags, data that forms would show over the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from posixpath import dirname, join, normpath

from jdgen.render.word.external import relations
from jdgen.render.word.package import Package
from jdgen.render.word.relations import ids_of_kinds, rels_name, without_relations
from jdgen.render.word.unused import without_unused
from jdgen.render.word.xml import DOCUMENT, parse_part, w, write_part

__all__ = ["without_leavings"]

_TYPES = "[Content_Types].xml"
_TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
_UNWANTED = {"": ("thumbnail", "customXml"), DOCUMENT: ("people", "customXml")}
_SESSIONS = ("word/settings.xml", "word/styles.xml", "word/numbering.xml", "word/glossary/settings.xml")
# Counts and dates are those of the template; a pack has its own.
_PROPERTIES = {
    "docProps/core.xml": ("creator", "lastModifiedBy", "lastPrinted"),
    "docProps/app.xml": (
        *("Manager", "Company", "Template", "HyperlinkBase", "TotalTime", "Pages", "Words", "Characters", "Lines"),
        *("Paragraphs", "CharactersWithSpaces", "TitlesOfParts", "HeadingPairs", "HLinks", "HyperlinksChanged"),
    ),
}
_TAG = re.compile(r"\{\{|\{%")


def without_leavings(package: Package) -> Package:
    """A file without what Word noted for itself, as an ordinary document even where it was saved as a template (.dotx).

    A property with a tag stays: it was typed to be printed. Parts with nothing of the kind keep their very bytes.
    """
    unwanted = {part: ids_of_kinds(package, part, kinds) for part, kinds in _UNWANTED.items()}
    kept = without_unused(package, unwanted)
    for name in _SESSIONS:
        if b"rsid" in kept.get(name, b""):
            kept[name] = _without(kept[name], name, (w("rsids"), w("rsid")))
    for name, words in _PROPERTIES.items():
        if name in kept:
            kept[name] = _without(kept[name], name, [f"{{*}}{word}" for word in words])
    _drop_relations_to_nothing(kept)
    if _TEMPLATE.encode() in kept[_TYPES]:
        kept[_TYPES] = kept[_TYPES].replace(_TEMPLATE.encode(), _TEMPLATE.replace("template", "document").encode())
    return kept


def _drop_relations_to_nothing(kept: Package) -> None:
    """Word passes over a relationship to a part that is not there; other programs do not open the file.

    One that the text uses stays: without it, Word would not open the file either.
    """
    for owner in ("", *kept):
        rels = rels_name(owner)
        if rels not in kept:
            continue
        gone = [
            found.id
            for found in relations(parse_part(kept[rels], rels))
            if not found.outside
            and normpath(join("/", dirname(owner), found.target)).lstrip("/") not in kept
            and f'"{found.id}"'.encode() not in kept.get(owner, b"")
        ]
        if gone:
            kept[rels] = without_relations(kept[rels], gone)


def _without(data: bytes, name: str, tags: Iterable[str]) -> bytes:
    """A part without some elements, but for those with tags of the template in them."""
    root = parse_part(data, name)
    gone = [element for element in root.iter(*tags) if not _TAG.search("".join(map(str, element.itertext())))]
    for element in gone:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    return write_part(root) if gone else data
