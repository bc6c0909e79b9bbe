"""A Word template: compiled once, filled many times."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from jinja2 import Template
from lxml import etree
from markupsafe import Markup

from jdgen.findings import Finding
from jdgen.render.environment import Fault, PackEnvironment, TemplateSyntaxError
from jdgen.render.faults import TemplateFaults, describe_error, template_finding
from jdgen.render.word.compile import CompiledPart, compile_part
from jdgen.render.word.package import BadPackage, Package, read_package, store_part, write_package
from jdgen.render.word.places import Guide
from jdgen.render.word.repair import repaired
from jdgen.render.word.styles import heading_styles, list_styles, with_numberings
from jdgen.render.word.values import Drawing, Site
from jdgen.render.word.xml import parse_part

__all__ = ["WordTemplate"]

_TEXT_PART = re.compile(
    r"word/(document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml|docProps/(core|custom|app)\.xml"
)
_NUMBERING = "word/numbering.xml"
_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


class WordTemplate:
    """A Word file with Jinja tags in its text, in docxtpl's syntax.

    Knows nothing of roles: any Word file and any plain data will do. Values may be :class:`~jdgen.model.text.Line` or
    :class:`~jdgen.model.text.Prose`, whose marks become Word's own formatting, or plain text and numbers.
    """

    def __init__(self, package: Package, file: str) -> None:
        """Compile an unpacked Word file. ``file`` is its name as findings show it. Raises :class:`TemplateFaults`."""
        self._file = file
        self._drawing: Drawing
        self._sites: list[Site] = []
        self._environment = PackEnvironment()
        self._environment.filters["_draw"] = self._draw
        parts = self._compile(package)
        faults = [fault for part in parts for fault in self._problems(part)]
        self._templates: dict[str, tuple[CompiledPart, Template]] = {}
        for part in parts:
            try:
                self._templates[part.name] = part, self._environment.from_string(part.source)
            except TemplateSyntaxError as error:
                faults.append(self._finding(part, Fault(error.lineno, "JD602", describe_error(error))))
        if faults:
            raise TemplateFaults(faults)
        self._package = package
        self._stored = {name: store_part(name, data) for name, data in package.items()}

    @classmethod
    def compile(cls, source: Path | str | bytes, file: str | None = None) -> Self:
        """Read and compile a Word file, given as a path or as its bytes.

        Raises :class:`TemplateFaults`, which carries every fault found, each with its place in the document.
        """
        path = Path(source) if isinstance(source, str) else source
        name = file or (str(path) if isinstance(path, Path) else "template.docx")
        try:
            return cls(read_package(path), name)
        except BadPackage as error:
            raise TemplateFaults([template_finding("JD601", f"This template cannot be used. {error}", name)]) from error

    def render(self, data: Mapping[str, Any]) -> bytes:
        """Fill the template and answer the Word file. The same data makes the same bytes.

        Raises :class:`TemplateFaults` with all the tags that the data cannot fill.
        """
        changed: dict[str, bytes] = {}
        numberings: list[tuple[int, str, int]] = []
        faults: list[Finding] = []
        for name, (part, template) in self._templates.items():
            self._drawing = Drawing(self._styles, numberings)
            self._environment.faults.clear()
            text = self._environment.fill(template, data)
            faults += [self._finding(part, fault) for fault in self._environment.faults]
            changed[name] = repaired(text).encode()
            if self._drawing.links:
                rels = _rels_name(name)
                changed[rels] = _with_links(self._package.get(rels), self._drawing.links)
        if faults:
            raise TemplateFaults(faults)
        if numberings:
            changed[_NUMBERING] = with_numberings(self._package[_NUMBERING], numberings)
        stored = {
            **self._stored,
            **{name: store_part(name, changed[name]) for name in changed if name not in self._stored},
        }
        return write_package(stored, changed)

    def _compile(self, package: Package) -> list[CompiledPart]:
        headings = heading_styles(package.get("word/styles.xml"))
        self._styles = list_styles(package.get("word/styles.xml"), package.get(_NUMBERING))
        parts = []
        for name, data in package.items():
            if not _TEXT_PART.fullmatch(name) or b"{" not in data:
                continue
            part = compile_part(name, parse_part(data, name), len(self._sites), Guide(headings))
            if part is not None:
                self._sites += part.sites
                parts.append(part)
        return parts

    def _draw(self, value: Any, site: int) -> Markup:
        return self._drawing.draw(value, self._sites[site])

    def _problems(self, part: CompiledPart) -> list[Finding]:
        return [
            template_finding("JD602", message, self._file, where=place.in_words()) for place, message in part.problems
        ]

    def _finding(self, part: CompiledPart, fault: Fault) -> Finding:
        place = part.place_of_line(fault.line)
        return template_finding(fault.code, fault.message, self._file, where=place.in_words() if place else "")


def _rels_name(part: str) -> str:
    folder, _, file = part.rpartition("/")
    return f"{folder}/_rels/{file}.rels"


def _with_links(rels: bytes | None, links: Mapping[str, str]) -> bytes:
    """A part's relationships with the addresses of the links that its text brought in."""
    namespace = "http://schemas.openxmlformats.org/package/2006/relationships"
    root = (
        parse_part(rels, "relationships")
        if rels
        else etree.Element(f"{{{namespace}}}Relationships", nsmap={None: namespace})  # type: ignore[dict-item]
    )
    for address, relation in links.items():
        etree.SubElement(
            root, f"{{{namespace}}}Relationship", Id=relation, Type=_LINK, Target=address, TargetMode="External"
        )
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
