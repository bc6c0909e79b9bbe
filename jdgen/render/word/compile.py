"""From a part of a Word file to the source of a Jinja template that makes the same part with its tags filled.

Each tag opens a new line of the source, inside its braces where Jinja does not care, and nothing else does: so the line
of any fault says which tag it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from jdgen.render.word.balance import check_balance
from jdgen.render.word.holders import replace_holders, replace_with_mark
from jdgen.render.word.layout import Layout
from jdgen.render.word.looks import Looks
from jdgen.render.word.placeholders import placeholders, relations_in, replace_placeholder
from jdgen.render.word.places import Guide, TagPlace
from jdgen.render.word.refused import private_matter, tags_out_of_reach
from jdgen.render.word.rooms import Rooms
from jdgen.render.word.sites import Site, holds_one_paragraph, plain_site, site_of
from jdgen.render.word.tags import MARK, Stray, Tag, mark_tags
from jdgen.render.word.xml import W, own_texts, part_text, w

__all__ = ["MAX_TAGS", "CompiledPart", "compile_part"]

MAX_TAGS = 2_000
"""The most tags a part may have."""
_MARKED = re.compile(rf"<\?{MARK} (\d+)\?>")


@dataclass(slots=True)
class CompiledPart:
    """A part with tags: the Jinja source that makes it, its tags, and for each its place and, if it prints, its site.

    ``sequence`` holds the numbers of the tags in the order of the source's lines. ``problems`` are tags that cannot stand
    where they do, and private matter: the place in words, the code and the reason. ``grids`` says that the part repeats
    cells, so that its tables' columns must be counted again. ``unused`` are the ids of relationships that only its
    placeholder pictures had.
    """

    name: str
    tags: list[Tag] = field(default_factory=list)
    places: dict[int, TagPlace] = field(default_factory=dict)
    sites: list[Site] = field(default_factory=list)
    problems: list[tuple[str, str, str]] = field(default_factory=list)
    sequence: list[int] = field(default_factory=list)
    source: str = ""
    unused: frozenset[str] = frozenset()

    @property
    def grids(self) -> bool:
        """Whether the part repeats or leaves out cells, so that its tables' columns must be counted anew."""
        return any(tag.kind == "tc" for tag in self.tags)

    def place_of_line(self, line: int) -> str:
        """Where the tag stands that is on a line of the source, in words."""
        known = 0 <= line - 2 < len(self.sequence)
        return self.places[self.sequence[line - 2]].in_words() if known else ""

    def problem(self, number: int, code: str, message: str) -> None:
        """Take down what is wrong with a tag."""
        self.problems.append((self.places[number].in_words(), code, message))


def compile_part(name: str, root: etree._Element, first_site: int, layout: Layout) -> CompiledPart:
    """Compile one part; without tags its source is empty. The tree is used up.

    ``first_site`` is the number of the part's first site in the whole template.
    """
    part = CompiledPart(name)
    private = private_matter(name, root, Guide(layout), layout.hidden)
    part.problems += [(where, "JD604", what) for where, what in private]
    guide, rooms = Guide(layout), Rooms(root, layout.width)
    paragraphs = list(root.iter(w("p")))
    sites = dict(_take_placeholders(part, root, Guide(layout)))
    marked = [_mark(part, paragraph, guide) for paragraph in paragraphs]
    if sites:
        sites, marked = _in_order(part, root, sites, marked)
    if len(part.tags) + len(part.problems) > MAX_TAGS:
        part.problems = [(TagPlace(name, "").in_words(), "JD604", f"There are more than {MAX_TAGS:,} tags.")]
        part.tags = []
        return part
    for paragraph, numbers in zip(paragraphs, marked, strict=True):
        if numbers:
            sites.update(_place(part, paragraph, numbers, rooms.of(paragraph)))
    if _is_plain(root):
        sites.update((number, plain_site()) for number in _mark_elements(part, root, Guide(layout)))
    _check(part, root, Guide(layout))
    if part.tags and not part.problems:
        order = sorted(sites)
        part.sites = [sites[number] for number in order]
        numbering = {number: first_site + index for index, number in enumerate(order)}
        placed = frozenset(number for number, site in sites.items() if site.placeholder)
        part.source = _source(part, part_text(_tidied(root)), numbering, placed)
    return part


def _mark(part: CompiledPart, paragraph: etree._Element, guide: Guide) -> list[int]:
    """Mark the tags of a paragraph and note their places, before anything is moved."""
    texts = list(own_texts(paragraph))
    words = "".join(text.text or "" for text in texts)
    guide.pass_paragraph(paragraph, words)
    numbers, stray = mark_tags(texts, part.tags)
    if numbers or stray:
        place = guide.place(part.name, paragraph, words, "")
        part.places |= {number: replace(place, tag=part.tags[number].text) for number in numbers}
        part.problems += [(replace(place, tag=braces.text).in_words(), "JD602", _stray(braces)) for braces in stray]
    return numbers


def _take_placeholders(part: CompiledPart, root: etree._Element, guide: Guide) -> Iterator[tuple[int, Site]]:
    """Put marks in place of placeholder pictures. What only they referred to is not needed any more."""
    found = list(placeholders(root))
    unused: set[str] = set()
    for paragraph in root.iter(w("p")) if found else ():
        words = "".join(text.text or "" for text in own_texts(paragraph))
        guide.pass_paragraph(paragraph, words)
        for holder, tag in [(holder, tag) for around, holder, tag in found if around is paragraph]:
            number = len(part.tags)
            part.tags.append(tag)
            part.places[number] = guide.place(part.name, paragraph, words, tag.text)
            unused |= relations_in(holder)
            yield number, Site(Looks(None), placeholder=replace_placeholder(holder, number))
    if unused:
        part.unused = frozenset(unused - relations_in(root))


def _in_order(
    part: CompiledPart, root: etree._Element, sites: dict[int, Site], marked: list[list[int]]
) -> tuple[dict[int, Site], list[list[int]]]:
    """Number the tags anew, in the order in which they stand: a placeholder may stand in a loop."""
    marks = list(root.iter(etree.ProcessingInstruction))
    order = [int(mark.text or 0) for mark in marks]
    new = {number: index for index, number in enumerate(order)}
    for index, mark in enumerate(marks):
        mark.text = str(index)
    part.tags = [part.tags[number] for number in order]
    part.places = {new[number]: place for number, place in part.places.items()}
    return {new[number]: site for number, site in sites.items()}, [[new[n] for n in numbers] for numbers in marked]


def _stray(braces: Stray) -> str:
    if braces.opens:
        closing = {"{{": "}}", "{%": "%}", "{#": "#}"}[braces.text[:2]]
        return f"This tag is not closed: it needs {closing} in the same paragraph."
    return f"{braces.text[-2:]} closes a tag that is not opened in this paragraph."


def _is_plain(root: etree._Element) -> bool:
    """Whether a part has no paragraphs by its nature, as the file's properties: each element's text is filled as it is."""
    return etree.QName(root).namespace != W


def _mark_elements(part: CompiledPart, root: etree._Element, guide: Guide) -> Iterator[int]:
    """Mark the tags of a part without paragraphs, such as the file's properties, whose elements stand alone."""
    for element in list(root.iter("*")):
        numbers, stray = mark_tags([element], part.tags) if element.text else ([], [])
        for number in numbers:
            part.places[number] = guide.place(part.name, element, "", part.tags[number].text)
        for braces in stray:
            part.problems.append((guide.place(part.name, element, "", braces.text).in_words(), "JD602", _stray(braces)))
        yield from numbers


def _place(part: CompiledPart, paragraph: etree._Element, numbers: list[int], room: int) -> Iterator[tuple[int, Site]]:
    """Put a paragraph's marks where their tags take effect. Answers the sites of the tags that print."""
    own = set(numbers)
    marks = [mark for mark in paragraph.iter(etree.ProcessingInstruction) if int(mark.text or 0) in own]
    kinds = [part.tags[number].kind for number in numbers]
    acting = [mark for mark, number in zip(marks, numbers, strict=True) if not part.tags[number].comments]
    alone = len(acting) == 1 and not any(kinds) and part.tags[int(acting[0].text or 0)].prints and _is_all(paragraph)
    alone = alone and not holds_one_paragraph(paragraph)
    for mark, number in zip(marks, numbers, strict=True):
        if part.tags[number].prints:
            yield number, site_of(mark, paragraph, whole=alone or part.tags[number].kind == "p", room=room)
    if alone:
        replace_with_mark(paragraph, acting[0])
    elif any(kinds):
        for number, reason in replace_holders(marks, part.tags):
            part.problem(number, "JD602", reason)


def _is_all(paragraph: etree._Element) -> bool:
    """Whether a tag is all that its paragraph prints, with nothing else in it that must stay."""
    for child in paragraph:
        if child.tag == w("pPr"):
            if child.find(w("sectPr")) is not None:
                return False
        elif child.tag == w("r"):
            if any(_must_stay(part) for part in child):
                return False
        elif child.tag != w("proofErr"):
            return False
    return True


def _must_stay(part: etree._Element) -> bool:
    if part.tag == w("t"):
        return bool((part.text or "").strip()) or any((child.tail or "").strip() for child in part)
    return part.tag not in (w("rPr"), w("lastRenderedPageBreak"))


def _check(part: CompiledPart, root: etree._Element, guide: Guide) -> None:
    for element, text in tags_out_of_reach(root, _is_plain(root)):
        paragraph = next(element.iterancestors(w("p")), element)
        words = "".join(t.text or "" for t in own_texts(paragraph))
        where = guide.place(part.name, paragraph, words, text).in_words()
        part.problems.append((where, "JD602", "A tag cannot stand here, in what is not the document's own text."))
    for number, code, message in check_balance(root, part.tags):
        part.problem(number, code, message)


def _source(part: CompiledPart, text: str, numbering: dict[int, int], placed: frozenset[int]) -> str:
    pieces = _MARKED.split(text)
    source = [_literal(pieces[0])]
    for number, literal in zip(map(int, pieces[1::2]), pieces[2::2], strict=True):
        tag = part.tags[number]
        part.sequence.append(number)
        how = "_place" if number in placed else "_draw"
        prints = f"{{{{\n({tag.body})|{how}({numbering[number]})}}}}" if tag.prints else ""
        source.append(prints or ("{#\n#}" if tag.comments else f"{{%\n{tag.body} %}}"))
        source.append(_literal(literal))
    return "".join(source)


def _literal(text: str) -> str:
    """The XML between two tags, as Jinja text: on one line, and with nothing in it that Jinja would read."""
    text = text.replace("\n", " ")
    return re.sub(r"\{(?=[{%#])", "{{'{'}}", text) if "{" in text else text


def _tidied(root: etree._Element) -> etree._Element:
    """Without the white space between elements, which would break the rule of one line a tag."""
    for element in root.iter("*"):
        if element.tag != w("t") and element.text and not element.text.strip() and len(element):
            element.text = None
        parent = element.getparent()
        if parent is not None and parent.tag != w("t") and element.tail and not element.tail.strip():
            element.tail = None
    return root
