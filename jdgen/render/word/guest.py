"""An included Word file: its text, made fit to stand in another file, and what in it cannot be brought along."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from jdgen.render.word.borrow import Borrowing
from jdgen.render.word.host import Host
from jdgen.render.word.package import Package
from jdgen.render.word.relations import rels_name
from jdgen.render.word.xml import DOCUMENT, R, clean_root, parse_part, w

__all__ = ["FORBIDDEN_ANYWAY", "Guest", "bookmarks_renumbered"]

_NOT_BROUGHT = {
    "footnoteReference": "a footnote",
    "endnoteReference": "an endnote",
    "altChunk": "another file",
    "subDoc": "another file",
    "object": "an embedded object",
    "control": "an ActiveX control",
    "contentPart": "ink",
}
_PARTS = {"chart": "a chart", "chartEx": "a chart", "oleObject": "an embedded object", "package": "an embedded object"}
_OUTSIDE = "a picture that is kept outside the file"
FORBIDDEN_ANYWAY = frozenset(["another file", "an embedded object", "an ActiveX control", _OUTSIDE])
"""What a file must not hold even where it is no guest."""
_DIAGRAM = "a SmartArt diagram"


@dataclass(slots=True)
class Guest:
    """An included file. ``file`` is its name as findings show it, ``forbidden`` what no file may bring."""

    package: Package
    file: str
    borrowing: Borrowing
    root: etree._Element = field(init=False)
    rels: dict[str, etree._Element] = field(init=False)
    forbidden: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Read the document. Raises ``BadPackage``."""
        self.root = clean_root(parse_part(self.package[DOCUMENT], DOCUMENT), DOCUMENT)
        rels = self.package.get(rels_name(DOCUMENT))
        found = [] if rels is None else parse_part(rels, "relationships").iterchildren("{*}Relationship")
        self.rels = {relation.get("Id", ""): relation for relation in found}

    def not_brought(self) -> Iterator[tuple[etree._Element, str]]:
        """The first of each kind of thing that cannot be brought along, and what it is."""
        seen = set()
        in_sections = {child for section in self.root.iter(w("sectPr")) for child in section.iterdescendants()}
        for element in self.root.iter("*"):
            what = "" if element in in_sections else self._what(element)
            if what and what not in seen:
                seen.add(what)
                yield element, what

    def _what(self, element: etree._Element) -> str:
        name = etree.QName(element).localname
        if name in _NOT_BROUGHT:
            return _NOT_BROUGHT[name]
        if name == "sectPr":
            parent = element.getparent()
            return "a section break" if parent is not None and parent.tag == w("pPr") else ""
        return next((what for _, id_ in _references(element) if (what := self._leads_to(id_))), "")

    def _leads_to(self, id_: str) -> str:
        """What a relationship leads to, if it is nothing that can be brought along."""
        relation = self.rels.get(id_)
        if relation is None:
            return "something that the file does not hold"
        kind = relation.get("Type", "").rpartition("/")[2]
        outside = relation.get("TargetMode") == "External"
        if kind == "hyperlink" and outside:
            return ""
        if kind == "image":
            held = not outside and self._part(relation) in self.package
            return "" if held else _OUTSIDE
        return _DIAGRAM if kind.startswith("diagram") else _PARTS.get(kind, "something beside its text")

    def _part(self, relation: etree._Element) -> str:
        return posixpath.normpath(posixpath.join("/word", relation.get("Target", ""))).lstrip("/")

    def content(self, host: Host, part: str) -> etree._Element:
        """The file's text for a part of the host, under an element of its own, with all that it names renamed."""
        body = deepcopy(self.root).find(w("body"))
        content = etree.Element(w("body")) if body is None else body
        for section in content.findall(w("sectPr")):
            content.remove(section)
        self.borrowing.settle(content)
        made: dict[str, str] = {}
        for element in content.iter("*"):
            for attribute, id_ in _references(element):
                if id_ not in made:
                    made[id_] = self._brought(id_, host, part)
                element.set(attribute, made[id_])
        return content

    def _brought(self, id_: str, host: Host, part: str) -> str:
        """The host's id for what a relationship leads to, which is brought along."""
        relation = self.rels[id_]
        kind, target = relation.get("Type", ""), relation.get("Target", "")
        if relation.get("TargetMode") == "External":
            return host.relation(part, kind, target, external=True)
        name = self._part(relation)
        return host.relation(part, kind, host.picture(self.package[name], name, self._type(name)), external=False)

    def _type(self, name: str) -> str:
        types = parse_part(self.package["[Content_Types].xml"], "[Content_Types].xml")
        for element in types:
            if element.get("PartName") == f"/{name}":
                return element.get("ContentType", "")
        ending = posixpath.splitext(name)[1].lower().lstrip(".")
        return next((e.get("ContentType", "") for e in types if e.get("Extension", "").lower() == ending), "image/png")


def bookmarks_renumbered(content: etree._Element, first: int) -> int:
    """Give the bookmarks of a text ids that no other text of the document has. Answers the next free id."""
    numbers: dict[str, int] = {}
    for bookmark in content.iter(w("bookmarkStart"), w("bookmarkEnd")):
        number = numbers.setdefault(bookmark.get(w("id"), ""), first + len(numbers))
        bookmark.set(w("id"), str(number))
    return first + len(numbers)


def _references(element: etree._Element) -> list[tuple[str, str]]:
    """The attributes by which an element refers to relationships, and their ids."""
    found = [(str(name), str(id_)) for name, id_ in element.attrib.items()]
    return [(name, id_) for name, id_ in found if id_ and (name.startswith(f"{{{R}}}") or name.endswith("}relid"))]
