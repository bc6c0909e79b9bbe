"""How text looks: alignment, size, font, contrast and emphasis."""

from __future__ import annotations

from collections import Counter

from tests.word_checks.colour import contrast
from tests.word_checks.document import Document
from tests.word_checks.names import Element, child, first, value, w
from tests.word_checks.problems import Problem
from tests.word_checks.text import quote, runs

__all__ = [
    "contrast_is_enough",
    "large_sans_serif",
    "left_aligned",
    "no_hard_to_read_emphasis",
    "not_by_colour_alone",
]

_FONTS = frozenset(["Arial", "Helvetica", "Calibri", "Aptos", "Verdana", "Carlito", "Liberation Sans"])
_JUSTIFIED = frozenset(["both", "distribute", "thaiDistribute"])
_BODY_SIZE = 12
_MARGIN_SIZE = 10


def _runs(document: Document) -> list[tuple[str, Element]]:
    return [(name, run) for name, root in document.stories.items() for run in runs(root)]


def left_aligned(document: Document) -> list[Problem]:
    """No paragraph is justified; only headings may be centred."""
    problems = []
    for name, paragraph in document.all_paragraphs():
        alignment = value(first(document.styles.paragraph(paragraph), "jc"))
        if alignment in _JUSTIFIED:
            problems.append(Problem("A15", "E", f"{name}: {quote(paragraph)} is justified"))
        elif alignment == "center" and document.styles.outline_level(paragraph) is None:
            problems.append(Problem("A15", "W", f"{name}: {quote(paragraph)} is centred"))
    return problems


def large_sans_serif(document: Document) -> list[Problem]:
    """Body text is at least 12 points, headers, footers and notes 10, and all of it in a plain sans serif font."""
    problems = []
    for name, run in _runs(document):
        size, least, level = document.size(run), _MARGIN_SIZE, "W"
        if document.is_page_text(name):
            least, level = _BODY_SIZE, "E"
        if size < least:
            problems.append(Problem("A16", "E" if level == "E" else "W", f"{name}: {quote(run)} is {size:g} points"))
        for font in sorted(document.fonts(run) - _FONTS):
            problems.append(Problem("A16", "E", f"{name}: {quote(run)} is in {font or 'an unknown font'}"))
    return list(dict.fromkeys(problems))


def contrast_is_enough(document: Document) -> list[Problem]:
    """Text stands out from what it is printed on: 4.5 to 1, or 3 to 1 where it is large."""
    problems = []
    for name, run in _runs(document):
        front, back = document.colour(run), document.background(run)
        found, least = contrast(front, back), 3.0 if _is_large(document, run) else 4.5
        if found < least:
            message = f"{name}: {quote(run)}, {front} on {back}, has a contrast of {found:.2f}, not {least}"
            problems.append(Problem("A17", "E", message))
    return problems


def _is_large(document: Document, run: Element) -> bool:
    size = document.size(run)
    return size >= 18 or (size >= 14 and document.styles.toggled(run, "b"))


def no_hard_to_read_emphasis(document: Document) -> list[Problem]:
    """No capitals by formatting, whole paragraphs in italics, underlining but for links, or anything that moves."""
    slanted = [
        f"{name}: {quote(paragraph)} is wholly in italics"
        for name, paragraph in document.all_paragraphs()
        if (found := runs(paragraph)) and all(document.styles.toggled(run, "i") for run in found)
    ]
    other = [f"{name}: {quote(run)} is {fault}" for name, run in _runs(document) for fault in _emphasis(document, run)]
    return [Problem("A21", "W", message) for message in [*slanted, *other]]


def _emphasis(document: Document, run: Element) -> list[str]:
    levels = document.styles.run(run)
    faults = ["in capitals"] if document.styles.toggled(run, "caps") else []
    linked = next(run.iterancestors(w("hyperlink")), None) is not None
    if value(first(levels, "u")) not in {None, "none"} and not linked:
        faults.append("underlined")
    if value(first(levels, "effect")) not in {None, "none"} or first(levels, "blink") is not None:
        faults.append("moving")
    return faults


def not_by_colour_alone(document: Document) -> list[Problem]:
    """No words within a paragraph are picked out by nothing but their colour or a highlight."""
    problems = []
    for name, paragraph in document.all_paragraphs():
        shown = [run for run in runs(paragraph) if not _is_marked(document, run)]
        weight = Counter[str]()
        for run in shown:
            weight[document.colour(run)] += len(run.findtext(w("t")) or "")
        usual = weight.most_common(1)[0][0] if weight else ""
        odd = [run for run in shown if document.colour(run) != usual or child(run, "rPr/highlight") is not None]
        problems += [Problem("A22", "W", f"{name}: {quote(run)} is picked out by colour alone") for run in odd]
    return problems


def _is_marked(document: Document, run: Element) -> bool:
    linked = next(run.iterancestors(w("hyperlink")), None) is not None
    return linked or document.styles.toggled(run, "b") or document.styles.toggled(run, "i")
