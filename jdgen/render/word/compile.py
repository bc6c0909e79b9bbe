"""From a part of a Word file to a Jinja template that makes the same part with its tags filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from jdgen.render.word.balance import check_balance
from jdgen.render.word.cells import CellTags
from jdgen.render.word.compiled import CompiledPart
from jdgen.render.word.controls import controls_freed
from jdgen.render.word.holders import replace_holders, replace_with_mark
from jdgen.render.word.includes import Included
from jdgen.render.word.joins import Marked, joined
from jdgen.render.word.layout import Layout
from jdgen.render.word.looks import Looks
from jdgen.render.word.marking import marked_elements, marked_tags
from jdgen.render.word.places import Guide, TagPlace
from jdgen.render.word.problems import Problem
from jdgen.render.word.refused import private_matter, tags_out_of_reach
from jdgen.render.word.rooms import Rooms
from jdgen.render.word.sites import Site, holds_one_paragraph, plain_site, site_of
from jdgen.render.word.source import write_source
from jdgen.render.word.tags import MARK, Tag
from jdgen.render.word.xml import R, W, own_texts, w

__all__ = ["MAX_TAGS", "compile_part"]

MAX_TAGS = 2_000
"""The most tags a part may have."""


def compile_part(
    name: str, included: Included, first_site: int, layout: Layout, links: Mapping[str, str]
) -> CompiledPart:
    """Compile one part, with the files it includes in place; without tags its source is empty. The tree is used up.

    ``first_site`` is the number of the part's first site in the whole template. ``links`` are the addresses with tags
    among the part's links, by id.
    """
    root = included.root
    part = CompiledPart(name, list(included.tags), dict(enumerate(included.places)), problems=list(included.problems))
    private = private_matter(name, root, Guide(layout), layout.hidden)
    part.problems += [Problem(where, "JD604", what) for where, what in private]
    controls_freed(root)
    rooms = Rooms(root, layout.width)
    sites, marked = marked_tags(part, included, Guide(layout), links)
    if len(part.tags) + len(part.problems) > MAX_TAGS:
        part.problems = [Problem(TagPlace(name, "").in_words(), "JD604", f"There are more than {MAX_TAGS:,} tags.")]
        part.tags = []
        return part
    marked = joined(marked, part.tags)
    sites |= _place_cells(part, marked)
    for paragraph, numbers in marked:
        if numbers:
            sites.update(_place(part, paragraph, numbers, rooms))
    if _is_plain(root):
        sites.update((number, plain_site()) for number in marked_elements(part, root, Guide(layout)))
    part.order = _order(root, part.tags)
    _check(part, root, Guide(layout))
    if part.tags and not part.problems:
        order = sorted(sites)
        part.sites = [sites[number] for number in order]
        numbering = {number: first_site + index for index, number in enumerate(order)}
        placed = frozenset(number for number, site in sites.items() if site.placeholder)
        write_source(part, root, numbering, placed)
    return part


def _place_cells(part: CompiledPart, marked: Sequence[Marked]) -> dict[int, Site]:
    """Put the tags for cells where they act. Answers the sites of the properties they make."""
    cells = CellTags.of(marked, part.tags)
    for copy, number in cells.copies.items():
        part.places[copy] = part.places[number]
        if number in part.files:
            part.files[copy] = part.files[number]
    for number, reason in cells.problems:
        part.problem(number, "JD602", reason)
    return {number: Site(Looks(None), makes=name) for number, name in cells.prints.items()}


def _order(root: etree._Element, tags: Sequence[Tag]) -> list[int]:
    """The numbers of tags as their marks stand, each address behind the tags inside it; tags that lost theirs come last."""
    order: list[int] = []
    for element in root.iter():
        if isinstance(element, etree._ProcessingInstruction):
            order.append(int(element.text or 0))
        elif (id_ := element.get(f"{{{R}}}id", "")).startswith(f"{MARK}-"):
            number = int(id_.removeprefix(f"{MARK}-"))
            order += range(number - tags[number].holds, number + 1)
    found = set(order)
    return order + [number for number in range(len(tags)) if number not in found]


def _is_plain(root: etree._Element) -> bool:
    """Whether a part has no paragraphs by its nature, as the file's properties: each element's text is filled as it is."""
    return etree.QName(root).namespace != W


def _place(
    part: CompiledPart, paragraph: etree._Element, numbers: list[int], rooms: Rooms
) -> Iterator[tuple[int, Site]]:
    """Put a paragraph's marks where their tags take effect. Answers the sites of the tags that print."""
    own = set(numbers)
    marks = [mark for mark in paragraph.iter(etree.ProcessingInstruction) if int(mark.text or 0) in own]
    kinds = [part.tags[number].kind for number in numbers]
    acting = [mark for mark, number in zip(marks, numbers, strict=True) if not part.tags[number].comments]
    alone = len(acting) == 1 and not any(kinds) and part.tags[int(acting[0].text or 0)].prints and _is_all(paragraph)
    alone = alone and not holds_one_paragraph(paragraph)
    for mark, number in zip(marks, numbers, strict=True):
        if part.tags[number].prints:
            whole, kind = alone or part.tags[number].kind == "p", part.tags[number].kind
            yield number, site_of(mark, paragraph, whole, rooms.of(paragraph), kind)
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
        part.problems.append(Problem(where, "JD602", _out_of_reach(element)))
    for number, code, message in check_balance(root, part.tags):
        part.problem(number, code, message)


def _out_of_reach(element: etree._Element) -> str:
    if element.tag == w("instrText") or element.get(w("instr")) is not None:
        return "A tag cannot stand in the code of a field. Put it in the text, or make the field an ordinary link."
    return "A tag cannot stand here, in what is not the document's own text."
