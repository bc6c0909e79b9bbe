"""Lists that are lists, and space that is made by styles and not by empty paragraphs, spaces or tabs."""

from __future__ import annotations

import re

from tests.word_checks.document import Document
from tests.word_checks.names import Element, first, w
from tests.word_checks.problems import Problem
from tests.word_checks.text import quote, text_of

__all__ = ["lists_are_lists", "no_empty_paragraphs", "no_layout_by_spaces"]

_TYPED = re.compile(r"^\s*([•●▪·\uF0B7*–-]|\d{1,2}[.)]|[a-z][.)])\s")
_FILLED = frozenset(
    w(name)
    for name in ("drawing", "pict", "object", "br", "sectPr", "separator", "continuationSeparator", "footnoteRef")
)
_BY_SPACES = re.compile(r"\S.* {3,}|^ {3,}\S|\t\s*\t|_{3,}|\.{5,}")


def lists_are_lists(document: Document) -> list[Problem]:
    """No list item has its bullet or number typed, and every item's numbering exists."""
    numbering = document.package.one("numbering")
    known = set() if numbering is None else {number.get(w("numId")) for number in numbering.iter(w("num"))}
    problems = []
    for name, paragraph in document.all_paragraphs():
        number = document.styles.numbering(paragraph)
        if number is None and _TYPED.match(text_of(paragraph)):
            problems.append(Problem("A6", "E", f"{name}: {quote(paragraph)} has a typed bullet or number"))
        elif number is not None and number not in known:
            problems.append(Problem("A6", "E", f"{name}: {quote(paragraph)} is in list {number}, which does not exist"))
    return problems


def no_empty_paragraphs(document: Document) -> list[Problem]:
    """No paragraph holds nothing, but where a cell, header or footer must have one."""
    found = [(name, found) for name, found in document.all_paragraphs() if _is_empty(found) and not _is_required(found)]
    return [Problem("A10", "E", f"{name}: an empty paragraph after {_before(paragraph)}") for name, paragraph in found]


def _is_empty(paragraph: Element) -> bool:
    return not text_of(paragraph).strip() and next(paragraph.iter(*_FILLED), None) is None


def _is_required(paragraph: Element) -> bool:
    parent, before = paragraph.getparent(), paragraph.getprevious()
    if parent is None or paragraph.getnext() is not None:
        return False
    if parent.tag == w("tc"):
        return before is None or before.tag in {w("tcPr"), w("tbl")}
    return parent.tag in {w("hdr"), w("ftr")} and (before is None or before.tag == w("tbl"))


def _before(paragraph: Element) -> str:
    before = paragraph.getprevious()
    return "the beginning" if before is None else quote(before)


def no_layout_by_spaces(document: Document) -> list[Problem]:
    """No runs of spaces or tabs, and no lines to write on made of characters or tab leaders."""
    found = [(name, found) for name, found in document.all_paragraphs() if _is_laid_out(document, found)]
    return [
        Problem("A11", "W", f"{name}: {quote(paragraph)} is laid out with spaces, tabs or lines")
        for name, paragraph in found
    ]


def _is_laid_out(document: Document, paragraph: Element) -> bool:
    text = text_of(paragraph)
    if _BY_SPACES.search(text):
        return True
    if "\t" not in text or document.style_id(paragraph).startswith("TOC"):
        return False
    tabs = first(document.styles.paragraph(paragraph), "tabs")
    return tabs is not None and any(tab.get(w("leader"), "none") != "none" for tab in tabs)
