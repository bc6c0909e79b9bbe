"""The Word file that others are included in: its parts, opened when they are needed and written back once."""

from __future__ import annotations

import posixpath

from lxml import etree

from jdgen.render.word.package import Package
from jdgen.render.word.relations import rels_name
from jdgen.render.word.xml import DOCUMENT, W, parse_part, w, write_part

__all__ = ["NUMBERING", "STYLES", "Host"]

STYLES = "word/styles.xml"
NUMBERING = "word/numbering.xml"

_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class Host:
    """A package that takes up what included files bring: styles, numberings, pictures and links."""

    def __init__(self, package: Package) -> None:
        """Take the package; it changes with :meth:`write` only."""
        self.package = package
        self._trees: dict[str, etree._Element] = {}
        self._media: dict[tuple[bytes, str], str] = {}
        self.added: Package = {}

    @property
    def styles(self) -> etree._Element:
        """The root of the styles."""
        return self._word_tree(STYLES)

    @property
    def numbering(self) -> etree._Element:
        """The root of the numberings."""
        return self._word_tree(NUMBERING)

    def _word_tree(self, name: str) -> etree._Element:
        """The root of a part, which is made, and made known, if the file has none."""
        if name not in self._trees:
            kind = name.partition("/")[2].removesuffix(".xml")
            if name in self.package:
                self._trees[name] = parse_part(self.package[name], name)
            else:
                self._trees[name] = etree.Element(w(kind), nsmap={"w": W})
                self._override(name, f"{_WORD_TYPE}.{kind}+xml")
                self.relation(DOCUMENT, f"{_OFFICE}/{kind}", f"{kind}.xml", external=False)
        return self._trees[name]

    def _tree(self, name: str, empty: etree._Element | None = None) -> etree._Element:
        if name not in self._trees:
            data = self.package.get(name)
            if data is None and empty is not None:
                self._trees[name] = empty
            else:
                self._trees[name] = parse_part(data or b"", name)
        return self._trees[name]

    def relation(self, part: str, kind: str, target: str, external: bool) -> str:
        """The id by which a part refers to a target; one it refers to already keeps its id."""
        empty = etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})  # type: ignore[dict-item]
        root = self._tree(rels_name(part), empty)
        ids = set()
        for relation in root:
            if (relation.get("Type"), relation.get("Target")) == (kind, target):
                return relation.get("Id", "")
            ids.add(relation.get("Id"))
        number = 1
        while f"rIdInc{number}" in ids:
            number += 1
        made = etree.SubElement(root, f"{{{_RELATIONS}}}Relationship")
        made.attrib.update({"Id": f"rIdInc{number}", "Type": kind, "Target": target})
        if external:
            made.set("TargetMode", "External")
        return f"rIdInc{number}"

    def picture(self, data: bytes, name: str, kind: str) -> str:
        """Take up a picture of a content type. Answers its name, as seen from the part that shows it."""
        ending = posixpath.splitext(name)[1].lower().lstrip(".")
        if (data, ending) not in self._media:
            number = 1
            while (made := f"word/media/included{number}.{ending}") in self.package or made in self.added:
                number += 1
            self.added[made] = data
            self._media[data, ending] = made
            self._type(made, ending, kind)
        return posixpath.relpath(self._media[data, ending], "word")

    def _type(self, name: str, ending: str, kind: str) -> None:
        types = self._tree(_TYPES)
        known = {e.get("Extension", "").lower(): e.get("ContentType") for e in types.iterchildren("{*}Default")}
        if ending not in known:
            default = etree.Element(types.tag.replace("}Types", "}Default"))
            default.attrib.update({"Extension": ending, "ContentType": kind})
            types.insert(0, default)
        elif known[ending] != kind:
            self._override(name, kind)

    def _override(self, name: str, kind: str) -> None:
        types = self._tree(_TYPES)
        made = etree.SubElement(types, types.tag.replace("}Types", "}Override"))
        made.attrib.update({"PartName": f"/{name}", "ContentType": kind})

    def write(self) -> Package:
        """The package with all that was taken up."""
        trees = {name: write_part(root) for name, root in self._trees.items()}
        return {**self.package, **trees, **self.added}
