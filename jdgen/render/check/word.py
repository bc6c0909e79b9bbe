"""Checking a Word template: what compiling it finds, what its tags do on sample data, each at its place in the document."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from markupsafe import escape

from jdgen.findings import Finding
from jdgen.pictures.picture import Picture
from jdgen.render.check.tried import Checked, Samples, try_tags
from jdgen.render.environment import PackEnvironment
from jdgen.render.faults import TemplateFaults, template_finding
from jdgen.render.markup import visible_text
from jdgen.render.word import WordTemplate
from jdgen.render.word.compiled import CompiledPart
from jdgen.render.word.layout import Layout, layout_of
from jdgen.render.word.looks import Looks
from jdgen.render.word.package import Package, read_package
from jdgen.render.word.places import Guide
from jdgen.render.word.sites import Site
from jdgen.render.word.styles import list_styles
from jdgen.render.word.usual_names import with_usual_names
from jdgen.render.word.values import Drawing
from jdgen.render.word.xml import TEXT_PART, clean_root, own_texts, parse_part, w

__all__ = ["check_word"]


def check_word(path: Path, file: str, samples: Samples) -> Checked:
    """Check a Word template. ``file`` is its name as findings show it."""
    found: list[Finding] = []
    template = None
    parts: Sequence[CompiledPart]
    try:
        template = WordTemplate.compile(path, file)
        parts = template.parts
    except TemplateFaults as faults:
        found, parts = list(faults.findings), faults.parts
    if not parts:
        return Checked(tuple(found))
    tried = [_tried(part, samples, file) for part in parts if part.tags]
    for checked in tried:
        found += checked.findings
    if template is not None and not found:
        found += _rendered(template, samples)
    text = re.sub("<[^>]*>", " ", "\n".join(checked.text for checked in tried))
    return Checked(tuple(_in_order(dict.fromkeys(found), with_usual_names(read_package(path)))), html.unescape(text))


def _tried(part: CompiledPart, samples: Samples, file: str) -> Checked:
    drawing, site = Drawing(list_styles({}), []), Site(Looks(None))

    def draw(value: Any) -> Any:
        # Its words tell whether a picture is printed: drawn, they would go with the rest of its XML.
        return escape(visible_text(value.alt)) if isinstance(value, Picture) else drawing.draw(value, site)

    environment = PackEnvironment(draw, place=lambda value, _number: drawing.place(value, site))
    tried = try_tags([part.tags[number] for number in part.order], environment, samples)
    findings = (
        template_finding(code, message, part.files.get(part.order[index], file), where=part.where(part.order[index]))
        for index, code, message in tried.problems
    )
    return Checked(tuple(findings), tried.text)


def _rendered(template: WordTemplate, samples: Samples) -> list[Finding]:
    """What goes wrong when a template with good tags is filled after all."""
    try:
        template.render(samples.full)
    except TemplateFaults as faults:
        return faults.findings
    return []


def _in_order(found: dict[Finding, None], package: Package) -> list[Finding]:
    """Findings in the order in which their paragraphs stand in the document; those of the whole file come first."""
    places = list(dict.fromkeys(_places(package, layout_of(package))))
    order = {place: number for number, place in enumerate(places)}

    def position(finding: Finding) -> int:
        said = finding.message
        ends = [match.start() for match in re.finditer(", the tag |: ", said)] + [len(said)]
        return max((order.get(said[:end], -1) for end in ends), default=-1)

    return sorted(found, key=position)


def _places(package: Package, layout: Layout) -> Iterator[str]:
    """The place of every paragraph in words, as a tag among others has it and as one that is alone, and of properties."""
    names = sorted((n for n in package if TEXT_PART.fullmatch(n)), key=lambda n: (n != "word/document.xml", n))
    for name in names:
        guide = Guide(layout)
        root = clean_root(parse_part(package[name], name), name)
        for element in root.iter(w("p")) if name.startswith("word/") else root.iter("*"):
            words = "".join(text.text or "" for text in own_texts(element)) if name.startswith("word/") else ""
            guide.pass_paragraph(element, words)
            place = guide.place(name, element, words, "")
            yield place.in_words()
            yield replace(place, tag=place.words).in_words()
