"""What a reader sees of a Word file's layout: which header stands in which section, and what number a footnote has."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from jdgen.render.word.hidden import HiddenStyles, hidden_styles
from jdgen.render.word.package import Package
from jdgen.render.word.relations import rels_name
from jdgen.render.word.rooms import text_width
from jdgen.render.word.styles import heading_styles
from jdgen.render.word.xml import DOCUMENT, R, parse_part, w

__all__ = ["Layout", "layout_of"]

_SHOWN_ON = {"default": "", "first": ", first page", "even": ", even pages"}
_REFERENCES = {"header": w("headerReference"), "footer": w("footerReference")}


@dataclass(frozen=True, slots=True)
class Layout:
    """What tells the places of a Word file apart.

    ``headings`` are the ids of the styles that make a paragraph a heading. ``stories`` are headers and footers in words,
    by the name of the part: ``header of section 2``. ``notes`` are the numbers that a reader sees, by the element of the
    note (``footnote``, ``endnote``) and its id. ``hidden`` are the ids of styles that hide text, ``width`` is that of the
    pages' text in EMU.
    """

    headings: frozenset[str] = frozenset()
    stories: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[tuple[str, str], int] = field(default_factory=dict)
    hidden: HiddenStyles = frozenset()
    width: int = 0


def layout_of(package: Package) -> Layout:
    """The layout of an unpacked Word file."""
    document = parse_part(package[DOCUMENT], DOCUMENT)
    notes = {
        (kind, id_): number
        for kind in ("footnote", "endnote")
        for number, id_ in enumerate(_referred(document, kind), 1)
    }
    styles = package.get("word/styles.xml")
    stories, width = _stories(package, document), text_width(document)
    return Layout(heading_styles(styles), stories, notes, hidden_styles(styles), width)


def _referred(document: etree._Element, kind: str) -> Iterator[str]:
    """The ids of the notes in the order of their numbers; a note with a sign of its own has none."""
    for reference in document.iter(w(f"{kind}Reference")):
        if reference.get(w("customMarkFollows"), "0") in ("0", "false", "off"):
            yield reference.get(w("id"), "")


def _stories(package: Package, document: etree._Element) -> dict[str, str]:
    targets = _targets(package.get(rels_name(DOCUMENT)))
    sections = [s for s in document.iter(w("sectPr")) if (p := s.getparent()) is None or p.tag != w("sectPrChange")]
    uses: dict[str, dict[tuple[str, str], list[int]]] = {}
    # A section that names no header of its own shows that of the section before.
    standing: dict[tuple[str, str], str] = {}
    for number, section in enumerate(sections, 1):
        for kind, tag in _REFERENCES.items():
            for reference in section.findall(tag):
                part = targets.get(reference.get(f"{{{R}}}id", ""), "")
                standing[kind, reference.get(w("type"), "default")] = part
        for use, part in standing.items():
            uses.setdefault(part, {}).setdefault(use, []).append(number)
    return {
        part: " and ".join(_story(kind, shown_on, numbers, len(sections)) for (kind, shown_on), numbers in used.items())
        for part, used in uses.items()
    }


def _story(kind: str, shown_on: str, numbers: list[int], sections: int) -> str:
    return kind + _of_sections(numbers, sections) + _SHOWN_ON.get(shown_on, "")


def _of_sections(numbers: list[int], sections: int) -> str:
    if sections < 2:
        return ""
    if len(numbers) == sections:
        return " of all sections"
    if len(numbers) == 1:
        return f" of section {numbers[0]}"
    return f" of sections {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"


def _targets(rels: bytes | None) -> dict[str, str]:
    """The parts that the document refers to, by the id of the reference."""
    if rels is None:
        return {}
    return {
        relation.get("Id", ""): posixpath.normpath(posixpath.join("/word", relation.get("Target", ""))).lstrip("/")
        for relation in parse_part(rels, "relationships")
    }
