"""A .docx as the accessibility checks look at it: stories, headings, fonts and colours resolved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from tests.word_checks.colour import HIGHLIGHTS, Palette
from tests.word_checks.names import MC, A, Element, child, first, number, value, w
from tests.word_checks.package import NotAPackage, Package
from tests.word_checks.styles import Styles
from tests.word_checks.text import clean, paragraphs, text_of

__all__ = ["Document", "Heading"]

_NO_STORY = frozenset(["hdr", "ftr", "footnotes", "endnotes", "comments"])


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the main document; the level counts from 1."""

    paragraph: Element
    level: int
    text: str


class Document:
    """The parts a check asks about, and the title and languages the file was meant to have.

    Raises :class:`NotAPackage` where there is no main document to look at. What Word shows in place of something it does
    not know (``mc:Fallback``) is taken out, as it says everything twice.
    """

    def __init__(self, data: bytes, title: str, languages: Sequence[str]) -> None:
        self.package = Package(data)
        self.title = clean(title)
        self.languages = languages
        self.stories = {name: root for name, root in self.package.stories().items() if root.tag != w("comments")}
        for root in self.stories.values():
            _drop_fallbacks(root)
        if self.package.main not in self.package.trees:
            raise NotAPackage(f"its main document cannot be read: {self.package.broken.get(self.package.main)}")
        self.main = self.package.trees[self.package.main]
        self.settings = self.package.one("settings")
        self.style_part = self.package.one("styles")
        self.styles = Styles(self.style_part)
        self._theme = self.package.one("theme")
        self.palette = Palette(self._theme, self.settings)

    @property
    def body(self) -> Element:
        """What stands on the page between header and footer."""
        body = child(self.main, "body")
        return self.main if body is None else body

    @cached_property
    def paragraphs(self) -> list[Element]:
        """Every paragraph of the main document."""
        return paragraphs(self.body)

    @cached_property
    def headings(self) -> list[Heading]:
        """The headings of the main document, by outline level: a large or bold paragraph is none."""
        levels = ((paragraph, self.styles.outline_level(paragraph)) for paragraph in self.paragraphs)
        return [Heading(found, level + 1, clean(text_of(found))) for found, level in levels if level is not None]

    def all_paragraphs(self) -> Iterator[tuple[str, Element]]:
        """The paragraphs of every story, each with its part's name."""
        return ((name, found) for name, root in self.stories.items() for found in paragraphs(root))

    def each(self, *tags: str) -> Iterator[tuple[str, Element]]:
        """The elements of every story with one of some full names, each with its part's name."""
        return ((name, found) for name, root in self.stories.items() for found in root.iter(*tags))

    def is_page_text(self, part: str) -> bool:
        """Whether a part's text is body text: not a header, a footer or a note."""
        return self.stories[part].tag not in {w(name) for name in _NO_STORY}

    def style_id(self, paragraph: Element) -> str:
        """The id of a paragraph's style; empty for the default."""
        return value(paragraph, "pPr/pStyle") or ""

    def size(self, run: Element) -> float:
        """The size in points; 10 where nothing says (ISO/IEC 29500-1, 17.3.2.38)."""
        return number(value(first(self.styles.run(run), "sz")), 20) / 2

    def fonts(self, run: Element) -> set[str]:
        """The fonts of Latin text, names of the theme resolved."""
        return {self._font(self.styles.run(run), slot) for slot in ("ascii", "hAnsi")}

    def _font(self, levels: list[Element], slot: str) -> str:
        for fonts in (child(level, "rFonts") for level in levels):
            theme, name = value(fonts, attribute=f"{slot}Theme"), value(fonts, attribute=slot)
            if theme:
                return self._theme_font("majorFont" if theme.startswith("major") else "minorFont")
            if name:
                return name
        return "Times New Roman"

    def _theme_font(self, name: str) -> str:
        fonts = None if self._theme is None else next(self._theme.iter(f"{{{A}}}{name}"), None)
        latin = None if fonts is None else fonts.find(f"{{{A}}}latin")
        return "" if latin is None else latin.get("typeface", "")

    def colour(self, run: Element) -> str:
        """The colour of a run's text; automatic counts as black."""
        return self.palette.resolve(first(self.styles.run(run), "color")) or "000000"

    def background(self, run: Element) -> str:
        """What a run's text stands on: highlight, its own shading, its paragraph's, its cell's, its table's, the page."""
        return next((colour for colour in self._backgrounds(run) if colour), "FFFFFF")

    def _backgrounds(self, run: Element) -> Iterator[str | None]:
        levels = self.styles.run(run)
        yield HIGHLIGHTS.get(value(first(levels, "highlight")) or "")
        yield self.palette.shade(first(levels, "shd"))
        for above in run.iterancestors(w("p"), w("tc"), w("tbl")):
            yield self.palette.shade(first(self._levels(above), "shd"))
        yield self.palette.resolve(child(self.main, "background"), "color")

    def _levels(self, element: Element) -> list[Element]:
        if element.tag == w("p"):
            return self.styles.paragraph(element)
        return self.styles.cell(element) if element.tag == w("tc") else self.styles.table(element)


def _drop_fallbacks(root: Element) -> None:
    for fallback in list(root.iter(f"{{{MC}}}Fallback")):
        parent = fallback.getparent()
        if parent is not None:
            parent.remove(fallback)
