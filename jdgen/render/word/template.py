"""A Word template: compiled once, filled many times."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Self

from markupsafe import Markup

from jdgen.findings import Finding
from jdgen.pictures.picture import Picture
from jdgen.render.environment import Compiled, PackEnvironment
from jdgen.render.faults import BadSource, Fault, TemplateFaults, template_finding
from jdgen.render.word.balance import snippet
from jdgen.render.word.compile import CompiledPart, compile_part
from jdgen.render.word.ids import Ids, has_ids
from jdgen.render.word.layout import layout_of
from jdgen.render.word.made_lists import parts_with_lists
from jdgen.render.word.media import CONTENT_TYPES, stored_media, with_kinds
from jdgen.render.word.package import BadPackage, Package, read_package, store_part, write_package
from jdgen.render.word.relations import free_prefix, rels_name, with_relations
from jdgen.render.word.repair import grids_fitted, repaired
from jdgen.render.word.sites import Site
from jdgen.render.word.styles import Numbering, list_styles, with_numberings
from jdgen.render.word.tags import Tag
from jdgen.render.word.unused import without_unused
from jdgen.render.word.values import Drawing
from jdgen.render.word.xml import TEXT_PART, clean_root, parse_part

__all__ = ["WordTemplate"]


class WordTemplate:
    """A Word file with Jinja tags in its text, in docxtpl's syntax.

    Knows nothing of roles: any Word file and any plain data will do. Values may be :class:`~jdgen.model.text.Line` or
    :class:`~jdgen.model.text.Prose`, whose marks become Word's own formatting, or plain text and numbers. One template
    fills one document at a time.
    """

    def __init__(self, package: Package, file: str) -> None:
        """Compile an unpacked Word file. ``file`` is its name as findings show it. Raises :class:`TemplateFaults`."""
        self._file = file
        self._package = package
        self._environment = PackEnvironment(self._draw, by_site=True, place=self._place)
        self._sites: list[Site] = []
        self._styles = list_styles(package)
        self._drawing = Drawing(self._styles, [])
        parts = list(self._read())
        self._templates = self._compiled(parts)
        self._package = package = without_unused(package, {part.name: part.unused for part in parts if part.unused})
        self._stored = {name: store_part(name, data) for name, data in package.items()}
        self._prefixes = {part.name: free_prefix(package.get(rels_name(part.name))) for part, _ in self._templates}
        filled = {part.name for part, _ in self._templates}
        self._keeps_ids = any(has_ids(part.source) for part, _ in self._templates)
        others = [
            package[name].decode(errors="replace")
            for name in package
            if TEXT_PART.fullmatch(name) and name not in filled
        ]
        self._elsewhere = [text for text in others if has_ids(text)]

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

    @property
    def parts(self) -> list[CompiledPart]:
        """The parts with tags."""
        return [part for part, _ in self._templates]

    def render(self, data: Mapping[str, Any]) -> bytes:
        """Fill the template and answer the Word file. The same data makes the same bytes.

        Raises :class:`TemplateFaults` with all the tags that the data cannot fill.
        """
        changed: dict[str, bytes] = {}
        numberings: list[Numbering] = []
        made: set[str] = set()
        media: dict[str, Picture] = {}
        related: dict[str, tuple[dict[str, str], dict[str, str]]] = {}
        findings: list[Finding] = []
        ids = Ids(self._elsewhere)
        for part, template in self._templates:
            self._drawing = drawing = Drawing(self._styles, numberings, made, media, self._prefixes[part.name])
            text, faults = self._environment.fill(template, data)
            findings += [self._finding(part, fault) for fault in faults]
            if faults:
                continue
            text = repaired(text)
            text = grids_fitted(text) if part.grids else text
            changed[part.name] = (ids.made_unique(text) if self._keeps_ids or drawing.pictures else text).encode()
            if drawing.links or drawing.pictures:
                related[rels_name(part.name)] = (drawing.links, drawing.pictures)
        if findings:
            raise TemplateFaults(findings)
        base = {**self._package, **self._with_lists} if made else self._package
        changed |= self._with_lists if made else {}
        changed |= {name: with_relations(base.get(name), *brought) for name, brought in related.items()}
        if numberings:
            numbering = self._styles.numbering_part
            changed[numbering] = with_numberings(base[numbering], numberings)
        if media:
            kinds = frozenset(picture.kind for picture in media.values())
            changed[CONTENT_TYPES] = with_kinds(base[CONTENT_TYPES], kinds)
        files = {name: stored_media(picture) for name, picture in media.items()}
        return write_package({**self._stored, **files}, changed)

    def _read(self) -> Iterator[CompiledPart]:
        layout = layout_of(self._package)
        for name, data in self._package.items():
            if TEXT_PART.fullmatch(name):
                root = clean_root(parse_part(data, name), name)
                part = compile_part(name, root, len(self._sites), layout)
                self._sites += part.sites
                yield part

    def _compiled(self, parts: list[CompiledPart]) -> list[tuple[CompiledPart, Compiled]]:
        """The parts with tags, ready to be filled. Jinja stops at the first fault; then each tag is looked at by itself."""
        refused: list[Finding] = []
        compiled = []
        for part in parts:
            try:
                if part.source:
                    compiled.append((part, self._environment.prepare(part.source)))
            except BadSource as error:
                refused.append(self._finding(part, error.fault))
        if refused or any(part.problems or any(map(self._is_suspect, part.tags)) for part in parts):
            raise TemplateFaults([fault for part in parts for fault in self._problems(part)] or refused, parts)
        return compiled

    def _is_suspect(self, tag: Tag) -> bool:
        """Whether a tag is ill written in a way that the source around it may hide, such as ``{{ a) if (b }}``."""
        source, message = snippet(tag)
        return bool(message) or (")" in tag.body and bool(self._environment.problems_of(source)))

    def _problems(self, part: CompiledPart) -> Iterator[Finding]:
        """All that is wrong with a part: tags where they cannot be, and tags that are not well written."""
        for where, code, message in part.problems:
            yield template_finding(code, message, self._file, where=where)
        for number, tag in enumerate(part.tags):
            source, message = snippet(tag)
            said = [message] if message else [fault.message for fault in self._environment.problems_of(source)]
            for words in said:
                yield template_finding("JD602", words, self._file, where=part.places[number].in_words())

    def _draw(self, value: Any, site: int) -> Markup:
        return self._drawing.draw(value, self._sites[site])

    def _place(self, value: Any, site: int) -> Markup:
        return self._drawing.place(value, self._sites[site])

    @cached_property
    def _with_lists(self) -> Package:
        return parts_with_lists(self._package, self._styles)

    def _finding(self, part: CompiledPart, fault: Fault) -> Finding:
        return template_finding(fault.code, fault.message, self._file, where=part.place_of_line(fault.line))
