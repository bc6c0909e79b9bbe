"""From a part of a Word file to the source of a Jinja template that makes the same part with its tags filled.

Each tag opens a new line of the source, inside its braces where Jinja does not care, and nothing else does: so the line
of any fault says which tag it was.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from jdgen.render.word.looks import Looks, list_paragraph, paragraph_properties
from jdgen.render.word.places import Guide, TagPlace
from jdgen.render.word.tags import MARK, Tag, holder, mark_tags, mark_text
from jdgen.render.word.values import Site
from jdgen.render.word.xml import own_texts, part_text, w

__all__ = ["CompiledPart", "compile_part"]

_MARKED = re.compile(rf"<\?{MARK} (\d+)\?>")


@dataclass(slots=True)
class CompiledPart:
    """A part with tags: the Jinja source that makes it, and for each tag its place and, if it prints, its site.

    ``first`` is the number of the part's first site in the whole template. ``problems`` are tags that cannot stand where
    they do, with the reason.
    """

    name: str
    source: str
    places: list[TagPlace]
    sites: list[Site]
    problems: list[tuple[TagPlace, str]] = field(default_factory=list)

    def place_of_line(self, line: int) -> TagPlace | None:
        """The tag that stands on a line of the source."""
        return self.places[line - 2] if 0 <= line - 2 < len(self.places) else None


def compile_part(name: str, root: etree._Element, first_site: int, guide: Guide) -> CompiledPart | None:
    """Compile one part, or answer None when it has no tags. The tree is used up."""
    compiler = _Compiler(name, guide, first_site)
    compiler.read(root)
    return compiler.finish(root) if compiler.tags else None


class _Compiler:
    def __init__(self, name: str, guide: Guide, first_site: int) -> None:
        self.tags: list[Tag] = []
        self._name = name
        self._guide = guide
        self._first_site = first_site
        self._sites: dict[int, Site] = {}
        self._places: dict[int, TagPlace] = {}
        self._problems: list[tuple[TagPlace, str]] = []

    def read(self, root: etree._Element) -> None:
        paragraphs = list(root.iter(w("p")))
        for paragraph in paragraphs:
            self._paragraph(paragraph)
        if not paragraphs:
            for element in root.iter("*"):
                if element.text and "{" in element.text:
                    for number in mark_text(element, self.tags):
                        self._sites[number] = Site(Looks(None), plain=True)
                        self._places[number] = TagPlace(self._name, self.tags[number].text)

    def _paragraph(self, paragraph: etree._Element) -> None:
        words = "".join(text.text or "" for text in own_texts(paragraph))
        self._guide.pass_paragraph(paragraph, words)
        numbers = mark_tags(paragraph, self.tags)
        if not numbers:
            return
        for number in numbers:
            self._places[number] = self._guide.place(self._name, paragraph, words, self.tags[number].text)
        marks = [mark for mark in paragraph.iter(etree.ProcessingInstruction) if int(mark.text or 0) in numbers]
        if any(self.tags[int(mark.text or 0)].kind for mark in marks):
            self._replace_holders(paragraph, marks)
            return
        whole = len(numbers) == 1 and self.tags[numbers[0]].prints and _is_all(paragraph, marks[0])
        for mark in marks:
            self._sites[int(mark.text or 0)] = _site(mark, paragraph, whole)
        if whole:
            _replace(paragraph, marks[0])

    def _replace_holders(self, paragraph: etree._Element, marks: list[etree._Element]) -> None:
        """Put ``{%p %}`` and its kin in place of the paragraph, row, cell or run that they stand for."""
        replaced: list[etree._Element] = []
        for mark in marks:
            number = int(mark.text or 0)
            tag = self.tags[number]
            if tag.prints:
                self._sites[number] = _site(mark, paragraph, tag.kind == "p")
            if not tag.kind or (tag.prints and tag.kind == "r"):
                continue
            element = holder(mark, tag.kind)
            if element is None:
                self._problems.append((self._places[number], _NO_HOLDER[tag.kind]))
                continue
            if _has_words(element) or any(
                not self.tags[int(m.text or 0)].kind for m in marks if element in m.iterancestors()
            ):
                self._problems.append((self._places[number], _LOST.format(thing=_HELD[tag.kind])))
            element.addprevious(_copy(mark))
            if element not in replaced:
                replaced.append(element)
        for element in replaced:
            _remove(element)

    def finish(self, root: etree._Element) -> CompiledPart:
        order = sorted(self._sites)
        site_numbers = {number: self._first_site + index for index, number in enumerate(order)}
        source, sequence = self._source(part_text(_tidied(root)), site_numbers)
        places = [self._places[number] for number in sequence]
        return CompiledPart(self._name, source, places, [self._sites[n] for n in order], self._problems)

    def _source(self, text: str, site_numbers: dict[int, int]) -> tuple[str, list[int]]:
        pieces = _MARKED.split(text)
        source = [_literal(pieces[0])]
        sequence = []
        for number, literal in zip(map(int, pieces[1::2]), pieces[2::2], strict=True):
            tag = self.tags[number]
            sequence.append(number)
            if tag.prints:
                source.append(f"{{{{\n({tag.body})|_draw({site_numbers[number]})}}}}")
            else:
                source.append(f"{{%\n{tag.body}%}}")
            source.append(_literal(literal))
        return "".join(source), sequence


_HELD = {"p": "paragraph", "tr": "table row", "tc": "table cell", "r": "run of text"}
_LOST = "There is other text beside this tag, which would be lost. Give the tag a {thing} of its own."
_NO_HOLDER = {
    "p": "This tag is not in a paragraph.",
    "tr": "This tag repeats a table's row, but it does not stand in a table.",
    "tc": "This tag repeats a table's cell, but it does not stand in a table.",
    "r": "This tag is not in a run of text.",
}


def _literal(text: str) -> str:
    """The XML between two tags, as Jinja text: on one line, and with nothing in it that Jinja would read."""
    text = text.replace("\n", " ")
    if "{" not in text:
        return text
    return re.sub(r"\{(?=[{%#])", "{{'{'}}", text)


def _has_words(element: etree._Element) -> bool:
    """Whether there is text in an element besides the marks of its tags."""
    texts = element.iter(w("t"))
    return any((t.text or "").strip() or any((child.tail or "").strip() for child in t) for t in texts)


def _copy(mark: etree._Element) -> etree._Element:
    return etree.ProcessingInstruction(MARK, mark.text or "")


def _replace(element: etree._Element, mark: etree._Element) -> None:
    element.addprevious(_copy(mark))
    _remove(element)


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _is_all(paragraph: etree._Element, mark: etree._Element) -> bool:
    """Whether a tag is all that its paragraph prints, with nothing else in it that must stay."""
    for child in paragraph:
        if child.tag in (w("pPr"), w("proofErr")):
            if child.find(w("sectPr")) is not None:
                return False
            continue
        if child.tag != w("r"):
            return False
        for part in child:
            if part.tag in (w("rPr"), w("lastRenderedPageBreak")):
                continue
            if part.tag != w("t") or (part.text or "").strip() or any((c.tail or "").strip() for c in part):
                return False
    return mark.getparent() is not None


def _site(mark: etree._Element, paragraph: etree._Element, whole: bool) -> Site:
    run = next(mark.iterancestors(w("r")), None)
    looks = Looks(None if run is None else run.find(w("rPr")))
    splits = run is not None and run.getparent() is paragraph
    return Site(looks, paragraph_properties(paragraph), list_paragraph(paragraph), whole=whole, splits=splits)


def _tidied(root: etree._Element) -> etree._Element:
    """Without the white space between elements, which would break the rule of one line a tag."""
    for element in root.iter("*"):
        if element.tag != w("t") and element.text and not element.text.strip() and len(element):
            element.text = None
        parent = element.getparent()
        if parent is not None and parent.tag != w("t") and element.tail and not element.tail.strip():
            element.tail = None
    return root
