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
from jdgen.render.made import Made
from jdgen.render.word.addresses import address_of, tagged_links
from jdgen.render.word.balance import snippet
from jdgen.render.word.cells import cell_property
from jdgen.render.word.compile import compile_part
from jdgen.render.word.compiled import CompiledPart
from jdgen.render.word.forbidden import forbidden_matter
from jdgen.render.word.ids import Ids, has_ids
from jdgen.render.word.includes import Includes
from jdgen.render.word.layout import layout_of
from jdgen.render.word.leavings import without_leavings
from jdgen.render.word.made_lists import parts_with_lists
from jdgen.render.word.media import CONTENT_TYPES, stored_media, with_kinds
from jdgen.render.word.package import BadPackage, Package, read_package, store_part, write_package
from jdgen.render.word.problems import Problem
from jdgen.render.word.relations import free_prefix, rels_name, with_relations
from jdgen.render.word.repair import fits_together, grids_fitted, repaired
from jdgen.render.word.sites import Site
from jdgen.render.word.styles import Numbering, list_styles, with_numberings
from jdgen.render.word.tags import Tag
from jdgen.render.word.unused import without_unused
from jdgen.render.word.usual_names import with_usual_names
from jdgen.render.word.values import Drawing
from jdgen.render.word.xml import DOCUMENT, TEXT_PART, clean_root, parse_part

__all__ = ["WordTemplate"]


_MISFIT = (
    "What this tag makes does not fit where it is printed. Print words with {{ }}, whole paragraphs with {{p }} and rows "
    "with {{tr }}."
)


class WordTemplate:
    """A Word file with Jinja tags in its text, in docxtpl's syntax.

    Knows nothing of roles: any Word file and any plain data will do. Values may be :class:`~jdgen.model.text.Line` or
    :class:`~jdgen.model.text.Prose`, whose marks become Word's own formatting, or plain text and numbers. One template
    fills one document at a time.
    """

    def __init__(self, package: Package, file: str, path: Path | None = None) -> None:
        """Compile an unpacked Word file. ``file`` is its name as findings show it, ``path`` where it was read from.

        Raises :class:`TemplateFaults`, or ``BadPackage`` for a file that cannot be used at all.
        """
        self._file = file
        self._package = without_leavings(with_usual_names(package))
        self._environment = PackEnvironment(self._draw, by_site=True, place=self._place)
        self._sites: list[Site] = []
        parts = list(self._read(path))
        self._templates = self._compiled(parts)
        unused = {part.name: part.unused for part in parts if part.unused}
        self._package = package = without_unused(self._package, unused)
        self._styles = list_styles(package)
        self._drawing = Drawing(self._styles, [])
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

        A file given as a path may include other Word files of its folder.
        Raises :class:`TemplateFaults`, which carries every fault found, each with its place in the document.
        """
        path = Path(source) if isinstance(source, str) else source
        name = file or (str(path) if isinstance(path, Path) else "template.docx")
        try:
            return cls(read_package(path), name, path if isinstance(path, Path) else None)
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
        return self.made(data).document

    def made(self, data: Mapping[str, Any]) -> Made:
        """The same, with the very parts that were packed: who looks at the text need not unpack them."""
        changed: dict[str, bytes] = {}
        numberings: list[Numbering] = []
        made: set[str] = set()
        media: dict[str, Picture] = {}
        related: dict[str, tuple[dict[str, str], dict[str, str]]] = {}
        findings: list[Finding] = []
        ids = Ids(self._elsewhere)
        for number, (part, template) in enumerate(self._templates):
            self._drawing = drawing = Drawing(self._styles, numberings, made, media, self._prefixes[part.name])
            text, faults = self._environment.fill(template, data, goes_on=number > 0)
            findings += [self._finding(part, fault) for fault in faults]
            composed = part.composes or self._drawing.composed
            if not faults and composed and not fits_together(text):
                findings.append(template_finding("JD605", _MISFIT, self._file, where=_first_composer(part)))
                continue
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
        document = write_package({**self._stored, **files}, changed)
        return Made(document, {name: changed.get(name) or base[name] for name in base if TEXT_PART.fullmatch(name)})

    def _read(self, path: Path | None) -> Iterator[CompiledPart]:
        layout = layout_of(self._package)
        includes = Includes(self._package, layout, path, self._file)
        refused = [Problem(where, "JD604", what) for where, what in forbidden_matter(self._package, layout)]
        roots = {}
        for name, data in self._package.items():
            if TEXT_PART.fullmatch(name):
                roots[name] = includes.put(name, clean_root(parse_part(data, name), name))
        if includes.any:
            self._package = includes.package()
            layout = layout_of(self._package)
        roots[DOCUMENT].problems += refused
        for name, included in roots.items():
            rels = rels_name(name)
            links, rest = tagged_links(self._package.get(rels))
            if links and rest is not None:
                self._package = {**self._package, rels: rest}
            part = compile_part(name, included, len(self._sites), layout, links)
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
            found = [fault for part in parts for fault in self._problems(part)]
            # Word keeps a text box twice, for new programs and for old ones.
            raise TemplateFaults(list(dict.fromkeys(found)) or refused, parts)
        return compiled

    def _is_suspect(self, tag: Tag) -> bool:
        """Whether a tag is ill written in a way that the source around it may hide, such as ``{{ a) if (b }}``."""
        source, message = snippet(tag)
        return bool(message) or (")" in tag.body and bool(self._environment.problems_of(source)))

    def _problems(self, part: CompiledPart) -> Iterator[Finding]:
        """All that is wrong with a part: tags where they cannot be, and tags that are not well written."""
        for problem in part.problems:
            yield template_finding(problem.code, problem.message, problem.file or self._file, where=problem.where)
        for number in part.order:
            tag = part.tags[number]
            if tag.word == "include" and part.problems:
                continue  # why it is still there is among the problems
            source, message = snippet(tag)
            faults = [Fault(0, "JD602", message)] if message else self._environment.problems_of(source)
            for fault in faults:
                file = part.files.get(number, self._file)
                yield template_finding(fault.code, fault.message, file, where=part.where(number))

    def _draw(self, value: Any, number: int) -> str:
        site = self._sites[number]
        if not site.makes:
            return self._drawing.draw(value, site)
        if site.makes == "address":
            address = address_of(value)
            return Markup(self._drawing.relation(address) if address else "")
        return cell_property(site.makes, value)

    def _place(self, value: Any, site: int) -> Markup:
        return self._drawing.place(value, self._sites[site])

    @cached_property
    def _with_lists(self) -> Package:
        return parts_with_lists(self._package, self._styles)

    def _finding(self, part: CompiledPart, fault: Fault) -> Finding:
        number = part.number_of_line(fault.line)
        return template_finding(fault.code, fault.message, part.files.get(number, self._file), where=part.where(number))


def _first_composer(part: CompiledPart) -> str:
    """Where a part first makes a piece of itself that is printed elsewhere."""
    words = ("macro", "call", "set", "filter")
    return part.where(next(n for n, tag in enumerate(part.tags) if tag.braces == "{%" and tag.word in words))
