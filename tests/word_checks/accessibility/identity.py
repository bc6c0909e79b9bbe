"""What a document says of itself: its title and its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.word_checks.document import Document
from tests.word_checks.names import DC, Element, value, w
from tests.word_checks.problems import Problem
from tests.word_checks.text import clean

__all__ = ["language_is_declared", "title_is_set"]

_NAME_OF_A_FILE = re.compile(
    r"\.(docx?|dot[mx]?|pdf|md|html?|ya?ml|j2)$|^(document ?\d*|untitled|template|job[-_ ]pack|normal)$", re.IGNORECASE
)


def _core(document: Document, name: str) -> str:
    names = document.package.related("", "core-properties")
    root = document.package.trees.get(names[0]) if names else None
    return "" if root is None else clean(root.findtext(f"{{{DC}}}{name}") or "")


def title_is_set(document: Document) -> list[Problem]:
    """The title in the properties is the pack's own, neither missing nor the name of a file."""
    title = _core(document, "title")
    if not title:
        return [Problem("A1", "E", "the document has no title in its properties")]
    if _NAME_OF_A_FILE.search(title):
        return [Problem("A1", "E", f"the title “{title}” is the name of a file or template")]
    if title != document.title:
        return [Problem("A1", "E", f"the title is “{title}”, not “{document.title}”")]
    return []


def language_is_declared(document: Document) -> list[Problem]:
    """The defaults, the settings and the properties name the document's language, and nothing names an undeclared one."""
    own = document.languages[0]
    declared = {
        "the document defaults (docDefaults, w:lang)": value(document.style_part, "docDefaults/rPrDefault/rPr/lang"),
        "the settings (w:themeFontLang)": value(document.settings, "themeFontLang"),
        "the properties (dc:language)": _core(document, "language"),
    }
    wrong = [f"{place} say {found or 'nothing'}, not {own}" for place, found in declared.items() if found != own]
    other = [f"{place} is in {found}" for place, found in _languages(document) if found not in document.languages]
    return [Problem("A2", "E", message) for message in [*wrong, *dict.fromkeys(other)]]


def _languages(document: Document) -> Iterator[tuple[str, str]]:
    for name, root in document.package.word_trees().items():
        for lang in root.iter(w("lang")):
            found = lang.get(w("val"))
            if found and not _is_default(lang):
                yield name, found


def _is_default(lang: Element) -> bool:
    return next(lang.iterancestors(w("docDefaults")), None) is not None
