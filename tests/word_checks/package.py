"""A .docx taken apart: the names in the zip, the parts, their relationships, and the XML of every part.

The XML is parsed without entities, DTDs or the network, and without comments, so that every node is an element.
"""

from __future__ import annotations

import posixpath
import struct
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from tests.word_checks.names import PKG_RELS, Element, namespace
from tests.word_checks.names import W as WORD

__all__ = ["NotAPackage", "Package", "Relationship", "rels_of"]

_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    NotImplementedError,
    RuntimeError,
    EOFError,
    OSError,
    ValueError,
    OverflowError,
)
_STORIES = ("header", "footer", "footnotes", "endnotes", "comments")


class NotAPackage(Exception):  # noqa: N818 (it says what the bytes are)
    """The bytes are no zip, or a zip without a main document."""


@dataclass(frozen=True, slots=True)
class Relationship:
    """One entry of a .rels part; ``target`` is a part's name, or the address as written where it is external."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of the type: ``hyperlink``, ``image``, ``styles``."""
        return self.type.rpartition("/")[2]


def rels_of(name: str) -> str:
    """The name of the part that holds a part's relationships; of the package's own for an empty name."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


class Package:
    """A .docx that could be unzipped; raises :class:`NotAPackage` otherwise.

    ``names`` has every name in the order of the zip, twice if it is there twice. A part that ought to be XML and is not
    is in ``broken``, with the reason, and not in ``trees``.
    """

    def __init__(self, data: bytes) -> None:
        self.names: list[str] = []
        self.parts: dict[str, bytes] = {}
        self._unzip(data)
        self.trees: dict[str, Element] = {}
        self.broken: dict[str, str] = {}
        for name, content in self.parts.items():
            if name.endswith((".xml", ".rels", ".vml")):
                self._parse(name, content)
        mains = self.related("", "officeDocument")
        if not mains or mains[0] not in self.parts:
            raise NotAPackage("it has no main document")
        self.main = mains[0]

    def _unzip(self, data: bytes) -> None:
        try:
            with zipfile.ZipFile(BytesIO(data)) as archive:
                for entry in archive.infolist():
                    self.names.append(entry.filename)
                    self.parts[entry.filename] = archive.read(entry)
        except _UNREADABLE as error:
            raise NotAPackage(f"it cannot be unzipped: {error}") from error

    def _parse(self, name: str, content: bytes) -> None:
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
        )
        try:
            root = etree.fromstring(content, parser)
        except etree.XMLSyntaxError as error:
            self.broken[name] = str(error)
            return
        declared: str = root.getroottree().docinfo.doctype  # type: ignore[union-attr]  # the stubs do not know it
        if declared:
            self.broken[name] = "it declares a document type"
        else:
            self.trees[name] = root

    def relationships(self, source: str) -> list[Relationship]:
        """What a part refers to; an empty name asks for the package's own."""
        root = self.trees.get(rels_of(source))
        if root is None:
            return []
        return [_relationship(source, entry) for entry in root.iter(f"{{{PKG_RELS}}}Relationship")]

    def related(self, source: str, kind: str) -> list[str]:
        """The parts a part refers to with one kind of relationship."""
        return [link.target for link in self.relationships(source) if link.kind == kind and not link.external]

    def one(self, kind: str) -> Element | None:
        """The XML of the part the main document refers to with a kind such as ``styles``, if there is one."""
        return next((self.trees[name] for name in self.related(self.main, kind) if name in self.trees), None)

    def stories(self) -> dict[str, Element]:
        """The parts that hold paragraphs a reader sees, the main document first."""
        names = [self.main, *(name for kind in _STORIES for name in self.related(self.main, kind))]
        return {name: self.trees[name] for name in names if name in self.trees}

    def word_trees(self) -> dict[str, Element]:
        """Every part written in WordprocessingML: the stories, and styles, numbering and settings."""
        return {name: root for name, root in self.trees.items() if namespace(root) == WORD}


def _relationship(source: str, entry: Element) -> Relationship:
    target, external = entry.get("Target", ""), entry.get("TargetMode") == "External"
    if not external:
        path = unquote(target.partition("#")[0])
        folder = posixpath.dirname(source)
        target = path.lstrip("/") if path.startswith("/") else posixpath.normpath(posixpath.join(folder, path))
    return Relationship(entry.get("Id", ""), entry.get("Type", ""), target, external)
