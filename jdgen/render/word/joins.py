"""``{%-`` and ``-%}``: tags on lines of their own that are printed as one line with the text before or after them.

A template's writer may spread a long sentence over several lines, one to each tag, so that it can be read. As in docxtpl,
``{%-`` joins its line to the one before, and ``-%}`` to the one after, whether the lines are paragraphs or lines of one
paragraph. Text on the tag's own line stays; only the white space between it and the tag goes, as in Jinja itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from jdgen.render.word.tags import Tag
from jdgen.render.word.xml import w

__all__ = ["Marked", "drop", "joined"]

Marked = tuple[etree._Element, list[int]]
"""A paragraph and the numbers of its tags, in order."""

# Not the no-break space, which is typed where a space is wanted at the edge of a line.
_BLANKS = " \t\r\n"
_NOTHING = tuple(map(w, ("pPr", "rPr", "proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak", "sdtPr")))
_AROUND = tuple(map(w, ("r", "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml")))


@dataclass(slots=True)
class _Atom:
    """One thing on a paragraph's lines: ``text``, held by an element as its text or its tail, a ``mark``, a ``break``."""

    kind: str
    element: etree._Element
    tail: bool = False

    @property
    def text(self) -> str:
        return (self.element.tail if self.tail else self.element.text) or ""

    @text.setter
    def text(self, text: str) -> None:
        if self.tail:
            self.element.tail = text
        else:
            self.element.text = text


def joined(marked: Sequence[Marked], tags: Sequence[Tag]) -> list[Marked]:
    """The paragraphs with their tags' numbers, those that belong together made one."""
    if not any(any(tag.dashes) for tag in tags):
        return list(marked)
    held = {paragraph: list(numbers) for paragraph, numbers in marked}
    for paragraph, numbers in marked:
        for number in numbers:
            tag = tags[number]
            if not tag.kind and any(tag.dashes):
                _Joiner(held, tags).join(paragraph, number)
    return list(held.items())


class _Joiner:
    def __init__(self, held: dict[etree._Element, list[int]], tags: Sequence[Tag]) -> None:
        self._held = held
        self._tags = tags

    def join(self, paragraph: etree._Element, number: int) -> None:
        """Do what the dashes of one tag ask for."""
        tag = self._tags[number]
        for dash, forward in zip(tag.dashes, (False, True), strict=True):
            # An earlier tag may have moved this one into the paragraph before.
            home = paragraph if paragraph in self._held else self._home(number)
            if dash and tag.braces == "{%":
                self._join_line(home, number, forward)
            elif dash:
                _trim(_beside(home, number, forward), forward)

    def _home(self, number: int) -> etree._Element:
        return next(paragraph for paragraph, numbers in self._held.items() if number in numbers)

    def _join_line(self, paragraph: etree._Element, number: int, forward: bool) -> None:
        atoms = _beside(paragraph, number, forward)
        line = _line(atoms)
        if len(line) < len(atoms) and atoms[len(line)].kind != "break":
            _trim(atoms, forward)
            return
        while True:
            for atom in atoms:
                if atom.kind == "break":
                    drop(atom.element)
                elif atom.kind == "text" and not atom.text.strip(_BLANKS):
                    atom.text = ""
                else:
                    return
            one = self._one(paragraph, forward)
            if one is None:
                return
            paragraph = one
            atoms = _beside(paragraph, number, forward)

    def _one(self, paragraph: etree._Element, forward: bool) -> etree._Element | None:
        """The paragraph made one with its neighbour, or None when it has none that it can be one with."""
        other = paragraph.getnext() if forward else paragraph.getprevious()
        if other is None or other not in self._held:
            return None
        first, second = (paragraph, other) if forward else (other, paragraph)
        if any(self._tags[n].kind for one in (first, second) for n in self._held[one]):
            return None
        sections = [one.find(f"{w('pPr')}/{w('sectPr')}") for one in (first, second)]
        if sections[0] is not None and sections[1] is not None:
            return None
        _move(first, second, sections[1])
        self._held[first] += self._held.pop(second)
        return first


def _move(first: etree._Element, second: etree._Element, section: etree._Element | None) -> None:
    """Put the second paragraph's content after the first one's, whose properties stay, but for the end of a section."""
    if section is not None:
        properties = first.find(w("pPr"))
        if properties is None:
            properties = etree.Element(w("pPr"))
            first.insert(0, properties)
        properties.append(section)
    first.extend([child for child in second if child.tag != w("pPr")])
    parent = second.getparent()
    if parent is not None:
        parent.remove(second)


def _line(atoms: Sequence[_Atom]) -> list[_Atom]:
    """The white space beside a tag, up to the first thing that is none."""
    line = []
    for atom in atoms:
        if atom.kind != "text" or atom.text.strip(_BLANKS):
            break
        line.append(atom)
    return line


def _trim(atoms: Sequence[_Atom], forward: bool) -> None:
    """Take out the white space right beside a tag, in text that stands there."""
    if atoms and atoms[0].kind == "text":
        atoms[0].text = atoms[0].text.lstrip() if forward else atoms[0].text.rstrip()


def _beside(paragraph: etree._Element, number: int, forward: bool) -> list[_Atom]:
    """What stands on one side of a tag in its paragraph, the nearest first."""
    atoms = list(_atoms(paragraph))
    at = next(i for i, atom in enumerate(atoms) if atom.kind == "mark" and atom.element.text == str(number))
    return atoms[at + 1 :] if forward else atoms[:at][::-1]


def _atoms(element: etree._Element) -> Iterator[_Atom]:
    for child in element:
        if child.tag == w("t"):
            if child.text:
                yield _Atom("text", child)
            for mark in child:
                yield _Atom("mark", mark)
                if mark.tail:
                    yield _Atom("text", mark, tail=True)
        elif child.tag in (w("br"), w("cr")) and child.get(w("type"), "textWrapping") == "textWrapping":
            yield _Atom("break", child)
        elif child.tag in _AROUND:
            yield from _atoms(child)
        elif child.tag not in _NOTHING:
            yield _Atom("other", child)


def drop(element: etree._Element) -> None:
    """Take an element out of its parent, and leave the text behind it."""
    parent, before = element.getparent(), element.getprevious()
    if parent is None:
        return
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)
