"""``{% include 'other.docx' %}``: the text of another Word file of the same folder, put in place before tags are looked for.

The included text becomes part of the template, so its tags are compiled and filled with the rest. As in Jinja, what it
sets stays its own, and its statements must fit together among themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from lxml import etree

from jdgen.render.word.borrow import Borrowing
from jdgen.render.word.controls import controls_freed
from jdgen.render.word.folder import BadInclude, missing, named, path_of
from jdgen.render.word.forbidden import forbidden_matter
from jdgen.render.word.guest import FORBIDDEN_ANYWAY, Guest, bookmarks_renumbered
from jdgen.render.word.holders import take_out
from jdgen.render.word.host import Host
from jdgen.render.word.layout import Layout, layout_of
from jdgen.render.word.package import BadPackage, Package, read_package
from jdgen.render.word.places import Guide, TagPlace
from jdgen.render.word.problems import Problem
from jdgen.render.word.refused import private_matter
from jdgen.render.word.tags import MARK, Tag, find_tags
from jdgen.render.word.usual_names import with_usual_names
from jdgen.render.word.xml import DOCUMENT, own_texts, w, with_names

__all__ = ["Included", "Includes"]

_MOST, _LARGEST = 100, 20_000_000
"""The most files that a template may include, each counted as often as it is included, and the most bytes."""
_FIRST_BOOKMARK = 900_000


@dataclass(slots=True)
class Included:
    """A part with the files it includes put in place.

    ``tags`` are the tags around them, whose marks are in the tree already, with their ``places``; ``files`` tells which
    file a paragraph came from, if not the template's own.
    """

    root: etree._Element
    tags: list[Tag] = field(default_factory=list)
    places: list[TagPlace] = field(default_factory=list)
    files: dict[etree._Element, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


class Includes:
    """All the files that one template includes."""

    def __init__(self, package: Package, layout: Layout, path: Path | None, file: str) -> None:
        """Take the template's package and layout, its path if it has one, and its name as findings show it."""
        self._host = Host(package)
        self._layout = layout
        self._path = path
        self._folder = None if path is None else path.parent
        self._file = file
        self._guests: dict[Path, Guest] = {}
        self._count = self._size = 0
        self._bookmark = _FIRST_BOOKMARK

    @property
    def any(self) -> bool:
        """Whether anything was included."""
        return self._count > 0

    def package(self) -> Package:
        """The template's package with what the included files brought."""
        return self._host.write()

    def put(self, part: str, root: etree._Element) -> Included:
        """A part of the template with the files it includes in place."""
        made = Included(root)
        paragraphs = [p for p in root.iter(w("p")) if _mentions(p)]
        if paragraphs:
            guide = Guide(self._layout)
            self._expand(made, part, root, guide, "", () if self._path is None else (self._path,))
            made.root = _with_all_names(root, self._guests.values())
        return made

    def _expand(
        self, made: Included, part: str, root: etree._Element, guide: Guide, file: str, stack: tuple[Path, ...]
    ) -> None:
        """Put the files in place that the paragraphs under an element include."""
        for paragraph in list(root.iter(w("p"))):
            words = "".join(text.text or "" for text in own_texts(paragraph))
            guide.pass_paragraph(paragraph, words)
            tags = [found.tag for found in find_tags(words)[0]] if "include" in words else []
            wanted = next((tag for tag in tags if tag.braces == "{%" and tag.word == "include"), None)
            if wanted is None:
                continue
            place = guide.place(part, paragraph, words.strip(), wanted.text)
            try:
                if wanted.text != words.strip() or wanted.kind not in ("", "p"):
                    raise BadInclude("JD602", "This tag brings whole paragraphs: give it a paragraph of its own.")
                self._include(made, part, paragraph, wanted, place, stack)
            except BadInclude as problem:
                made.problems.append(Problem(place.in_words(), problem.code, str(problem), file))

    def _include(
        self,
        made: Included,
        part: str,
        paragraph: etree._Element,
        tag: Tag,
        place: TagPlace,
        stack: tuple[Path, ...],
    ) -> None:
        name, optional = named(tag)
        path = path_of(self._folder, name)
        children: list[etree._Element] = []
        if path is not None:
            guest = self._guest(path, name, stack)
            made.problems += self._unfit(guest)
            if any(problem.file == guest.file for problem in made.problems):
                path = None
        elif not optional and self._folder is not None:
            raise BadInclude("JD601", missing(self._folder, name))
        if path is not None:
            content = guest.content(self._host, part)
            controls_freed(content)
            self._bookmark = bookmarks_renumbered(content, self._bookmark)
            made.files |= dict.fromkeys(content.iter(w("p")), guest.file)
            inner = Guide(self._layout)
            self._expand(made, part, content, inner, guest.file, (*stack, path))
            children = list(content)
        opening, closing = (self._fence(made, body, tag, place) for body in ("with", "endwith"))
        for child in (opening, *children, closing):
            paragraph.addprevious(child)
        take_out(paragraph, keep_before=False)

    def _guest(self, path: Path, name: str, stack: tuple[Path, ...]) -> Guest:
        self._count += 1
        self._size += path.stat().st_size
        if any(path.samefile(other) for other in stack if other.exists()):
            names = " includes ".join(f'"{other.name}"' for other in (*stack[-3:], path))
            raise BadInclude("JD604", f"This include has no end: {names}.")
        if self._count > _MOST or self._size > _LARGEST:
            raise BadInclude("JD604", "Too much is included: a template takes at most 100 files, of 20 MB together.")
        if path not in self._guests:
            try:
                package = with_usual_names(read_package(path))
                file = str(PurePath(self._file).parent / name)
                self._guests[path] = guest = Guest(package, file, Borrowing(package, self._host))
                guest.forbidden = forbidden_matter(package, layout_of(package))
            except BadPackage as problem:
                raise BadInclude("JD601", f'"{name}" cannot be included. {problem}') from problem
        return self._guests[path]

    def _unfit(self, guest: Guest) -> Iterator[Problem]:
        """What of an included file must not be published, and what of it cannot be brought along."""
        layout = layout_of(guest.package)
        guide = Guide(layout)
        for where, what in guest.forbidden:
            yield Problem(where, "JD604", what, guest.file)
        for where, what in private_matter(DOCUMENT, guest.root, guide, layout.hidden):
            yield Problem(where, "JD604", what, guest.file)
        for element, what in guest.not_brought():
            if guest.forbidden and what in FORBIDDEN_ANYWAY:
                continue
            paragraph = next((e for e in (element, *element.iterancestors(w("p"))) if e.tag == w("p")), element)
            words = "".join(text.text or "" for text in own_texts(paragraph))
            where = guide.place(DOCUMENT, paragraph, words, "").in_words()
            message = (
                f"There is {what}, which cannot be brought into the template that includes this file. Take it out."
            )
            yield Problem(where, "JD604", message, guest.file)

    def _fence(self, made: Included, body: str, tag: Tag, place: TagPlace) -> etree._Element:
        """The mark of a tag that keeps what the included file sets from what comes after it."""
        made.tags.append(Tag(tag.text, "{%", "", body, fence=True))
        made.places.append(place)
        return etree.ProcessingInstruction(MARK, str(len(made.tags) - 1))


def _mentions(paragraph: etree._Element) -> bool:
    return "include" in "".join(text.text or "" for text in own_texts(paragraph))


def _with_all_names(root: etree._Element, guests: Iterable[Guest]) -> etree._Element:
    """The part with the names declared that the included files use, as what their tags print is written with them."""
    for guest in guests:
        root = with_names(root, guest.root)
    return root
