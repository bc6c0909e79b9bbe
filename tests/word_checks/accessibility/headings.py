"""Headings: one for the title, no level left out, none faked, and contents where a document is long."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

from tests.word_checks.document import Document
from tests.word_checks.names import Element, is_on, local, value, w
from tests.word_checks.problems import Problem
from tests.word_checks.text import clean, quote, runs, text_of

__all__ = [
    "headings_can_be_told_apart",
    "levels_step_by_one",
    "long_documents_have_contents",
    "no_fake_headings",
    "one_title_heading",
]

_LONGEST = 100
_LARGE = 14
_NOT_FAKE = frozenset(["Title", "Subtitle"])
_MANY_SECTIONS = 5
_MANY_PAGES = 3


def one_title_heading(document: Document) -> list[Problem]:
    """Exactly one heading of level 1, the first of all, which says the title."""
    top = [heading for heading in document.headings if heading.level == 1]
    if len(top) != 1:
        return [Problem("A3", "E", f"there are {len(top)} headings of level 1, not one")]
    if document.headings[0] is not top[0]:
        return [Problem("A3", "E", f"the first heading is “{document.headings[0].text}”, not the title")]
    if top[0].text != document.title:
        return [Problem("A3", "E", f"the heading of level 1 is “{top[0].text}”, not “{document.title}”")]
    return []


def levels_step_by_one(document: Document) -> list[Problem]:
    """No heading is more than one level below the one before it."""
    steps = pairwise(document.headings)
    return [
        Problem("A4", "E", f"“{after.text}” (level {after.level}) follows “{before.text}” (level {before.level})")
        for before, after in steps
        if after.level > before.level + 1
    ]


def headings_can_be_told_apart(document: Document) -> list[Problem]:
    """Every heading has text, of a length one can hear, and no other of its level says the same."""
    empty = [f"a heading of level {found.level} has no text" for found in document.headings if not found.text]
    long = [
        f"the heading “{found.text[:40]}…” is too long" for found in document.headings if len(found.text) > _LONGEST
    ]
    count = Counter((found.level, found.text.casefold()) for found in document.headings if found.text)
    twice = [f"“{text}” is {times} headings of level {level}" for (level, text), times in count.items() if times > 1]
    return [Problem("A5", "E", message) for message in [*empty, *long, *twice]]


def no_fake_headings(document: Document) -> list[Problem]:
    """No short paragraph before body text is made to look like a heading without being one."""
    found = [paragraph for paragraph in document.paragraphs if _is_fake(document, paragraph)]
    return [Problem("A5b", "W", f"{quote(paragraph)} looks like a heading and is none") for paragraph in found]


def _is_fake(document: Document, paragraph: Element) -> bool:
    after = paragraph.getnext()
    return (
        _stands_out(document, paragraph)
        and len(clean(text_of(paragraph))) <= _LONGEST
        and after is not None
        and after.tag == w("p")
        and _is_body(document, after)
        and not _stands_out(document, after)
    )


def _is_body(document: Document, paragraph: Element) -> bool:
    return document.styles.outline_level(paragraph) is None and bool(clean(text_of(paragraph)))


def _stands_out(document: Document, paragraph: Element) -> bool:
    shown = runs(paragraph)
    if not shown or not _is_body(document, paragraph) or document.style_id(paragraph) in _NOT_FAKE:
        return False
    if document.styles.numbering(paragraph) is not None:
        return False
    bold = all(document.styles.toggled(run, "b") for run in shown)
    return bold or all(document.size(run) >= _LARGE for run in shown)


def long_documents_have_contents(document: Document) -> list[Problem]:
    """More than five sections or three pages: a table of contents, whose entries are the headings."""
    sections = sum(heading.level == 2 for heading in document.headings)
    codes = [code for code in _fields(document) if code.startswith("TOC")]
    if not codes:
        if sections <= _MANY_SECTIONS and _pages(document) <= _MANY_PAGES:
            return []
        return [Problem("A23", "W", f"{sections} sections, {_pages(document)} pages and no table of contents")]
    low, high = _levels(codes[0])
    expected = [heading.text for heading in document.headings if low <= heading.level <= high]
    if _entries(document) == expected:
        return []
    return [Problem("A23", "W", f"the table of contents says {_entries(document)}, the headings are {expected}")]


def _fields(document: Document) -> list[str]:
    """The codes of the main document's fields; a code may be split over several runs."""
    found, open_code = [field.get(w("instr"), "").strip() for field in document.body.iter(w("fldSimple"))], ""
    for node in document.body.iter(w("fldChar"), w("instrText")):
        if local(node) == "instrText":
            open_code += node.text or ""
        elif open_code:
            found.append(open_code.strip())
            open_code = ""
    return found


def _levels(code: str) -> tuple[int, int]:
    written = re.search(r'\\o\s+"(\d)-(\d)"', code)
    return (int(written[1]), int(written[2])) if written else (1, 9)


def _entries(document: Document) -> list[str]:
    lines = [line for line in document.paragraphs if re.fullmatch(r"TOC\d", document.style_id(line))]
    return [clean(text_of(line).partition("\t")[0]) for line in lines]


def _pages(document: Document) -> int:
    """The greatest of what the properties say and what explicit and remembered page breaks amount to."""
    names = document.package.related("", "extended-properties")
    root = document.package.trees.get(names[0]) if names else None
    written = "" if root is None else root.findtext("{*}Pages") or ""
    breaks = sum(value(node, attribute="type") == "page" for node in document.body.iter(w("br")))
    breaks += sum(is_on(node) for node in document.body.iter(w("pageBreakBefore")))
    remembered = sum(1 for _ in document.body.iter(w("lastRenderedPageBreak")))
    return max(int(written) if written.isdigit() else 1, breaks + 1, remembered + 1)
