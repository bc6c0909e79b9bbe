"""Putting a mark in place of each tag of a part, wherever in it a tag may stand, and noting where it stood.

All tags are marked before anything is moved, as their places are told by what stands around them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from jdgen.render.word.addresses import address_tags
from jdgen.render.word.compiled import CompiledPart
from jdgen.render.word.includes import Included
from jdgen.render.word.joins import Marked
from jdgen.render.word.looks import Looks
from jdgen.render.word.placeholders import placeholders, relations_in, replace_placeholder
from jdgen.render.word.places import Guide
from jdgen.render.word.problems import Problem
from jdgen.render.word.sites import Site
from jdgen.render.word.tags import MARK, Stray, Tag, mark_tags
from jdgen.render.word.xml import R, own_texts, w

__all__ = ["marked_elements", "marked_tags"]

Links = Mapping[str, str]
"""The addresses with tags in them among a part's links, by id."""
_LINKED = "A picture that stands for another one cannot lead to an address with a tag. Take the link off the picture."


def marked_tags(
    part: CompiledPart, included: Included, guide: Guide, links: Links
) -> tuple[dict[int, Site], list[Marked]]:
    """Mark the tags of a part's paragraphs. Answers the sites of those outside the text, and each paragraph's tags."""
    sites: dict[int, Site] = {}
    marked = []
    held = list(placeholders(included.root))
    unused: set[str] = set()
    for paragraph in list(included.root.iter(w("p"))):
        file, first = included.files.get(paragraph, ""), len(part.tags)
        numbers = _mark(part, paragraph, guide, file)
        marked.append((paragraph, numbers))
        for holder, tag in [(holder, tag) for around, holder, tag in held if around is paragraph]:
            unused |= relations_in(holder)
            sites |= _mark_placeholder(part, paragraph, holder, tag, guide)
            if links.keys() & unused:
                part.problem(len(part.tags) - 1, "JD602", _LINKED)
        sites |= _mark_links(part, paragraph, guide, links) if links else {}
        part.files |= dict.fromkeys(range(first, len(part.tags)), file) if file else {}
    if unused:
        part.unused = frozenset(unused - relations_in(included.root))
    return sites, marked


def _mark(part: CompiledPart, paragraph: etree._Element, guide: Guide, file: str) -> list[int]:
    """Mark the tags of a paragraph's text and note their places."""
    texts = list(own_texts(paragraph))
    words = "".join(text.text or "" for text in texts)
    guide.pass_paragraph(paragraph, words)
    numbers, stray = mark_tags(texts, part.tags)
    if numbers or stray:
        place = guide.place(part.name, paragraph, words, "")
        part.places |= {number: replace(place, tag=part.tags[number].text) for number in numbers}
        for braces in stray:
            part.problems.append(Problem(replace(place, tag=braces.text).in_words(), "JD602", _stray(braces), file))
    return numbers


def _mark_placeholder(
    part: CompiledPart, paragraph: etree._Element, holder: etree._Element, tag: Tag, guide: Guide
) -> dict[int, Site]:
    """Put a mark in place of a placeholder picture. Answers its site."""
    number = len(part.tags)
    part.tags.append(tag)
    words = "".join(text.text or "" for text in own_texts(paragraph))
    part.places[number] = guide.place(part.name, paragraph, words, tag.text)
    return {number: Site(Looks(None), placeholder=replace_placeholder(holder, number))}


def _mark_links(part: CompiledPart, paragraph: etree._Element, guide: Guide, links: Links) -> dict[int, Site]:
    """Mark what in a paragraph leads to an address with tags. Answers the sites of those addresses."""
    sites: dict[int, Site] = {}
    for element in paragraph.iter("*"):
        target = links.get(element.get(f"{{{R}}}id", ""))
        if target is None or next(element.iterancestors(w("p")), None) is not paragraph:
            continue
        tag, inside, problem = address_tags(target)
        words = "".join(text.text or "" for text in element.iter(w("t")))
        place = guide.place(part.name, paragraph, words, tag.text)
        first = len(part.tags)
        part.tags += [*inside, tag]
        part.places |= dict.fromkeys(range(first, len(part.tags)), place)
        number = len(part.tags) - 1
        element.set(f"{{{R}}}id", f"{MARK}-{number}")
        sites[number] = Site(Looks(None), makes="address")
        if problem:
            part.problem(number, "JD602", problem)
    return sites


def marked_elements(part: CompiledPart, root: etree._Element, guide: Guide) -> Iterator[int]:
    """Mark the tags of a part without paragraphs, such as the file's properties, whose elements stand alone."""
    for element in list(root.iter("*")):
        numbers, stray = mark_tags([element], part.tags) if element.text else ([], [])
        for number in numbers:
            part.places[number] = guide.place(part.name, element, "", part.tags[number].text)
        for braces in stray:
            where = guide.place(part.name, element, "", braces.text).in_words()
            part.problems.append(Problem(where, "JD602", _stray(braces)))
        yield from numbers


def _stray(braces: Stray) -> str:
    if braces.opens:
        closing = {"{{": "}}", "{%": "%}", "{#": "#}"}[braces.text[:2]]
        return f"This tag is not closed: it needs {closing} in the same paragraph."
    return f"{braces.text[-2:]} closes a tag that is not opened in this paragraph."
