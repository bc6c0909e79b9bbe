"""The page, and what a file forbids or asks of Word."""

from __future__ import annotations

from tests.word_checks.document import Document
from tests.word_checks.names import Element, child, number, value, w
from tests.word_checks.problems import Problem

__all__ = ["current_word", "nothing_is_locked", "page_is_a4"]

_A4 = ("11906", "16838")
_LEAST_MARGIN = 720
_CURRENT = 15


def page_is_a4(document: Document) -> list[Problem]:
    """Every section is A4, upright, in one column, with margins of at least half an inch."""
    found = [fault for section in document.body.iter(w("sectPr")) for fault in _page_faults(section)]
    if next(document.body.iter(w("sectPr")), None) is None:
        found = ["no section says how large the page is"]
    return [Problem("A18", "E", message) for message in found]


def _page_faults(section: Element) -> list[str]:
    size = value(section, "pgSz", "w"), value(section, "pgSz", "h")
    margins = {side: value(section, "pgMar", side) for side in ("top", "right", "bottom", "left")}
    faults = [] if size == _A4 else [f"the page is {size[0]} by {size[1]} twentieths of a point, not A4"]
    if value(section, "cols", "num") not in {None, "1"}:
        faults.append(f"the text is in {value(section, 'cols', 'num')} columns")
    narrow = [side for side, width in margins.items() if abs(number(width, 0)) < _LEAST_MARGIN]
    return [*faults, *(f"the {side} margin is {margins[side]} twentieths of a point" for side in narrow)]


def nothing_is_locked(document: Document) -> list[Problem]:
    """Nobody is kept from changing how the document looks to them."""
    locks = [name for name in ("documentProtection", "writeProtection") if child(document.settings, name) is not None]
    return [Problem("A19", "E", f"the document is protected (w:{name})") for name in locks]


def current_word(document: Document) -> list[Problem]:
    """Word does not fall back to what it was in 2010."""
    settings = child(document.settings, "compat")
    entries = [] if settings is None else settings.findall(w("compatSetting"))
    written = [value(entry) for entry in entries if value(entry, attribute="name") == "compatibilityMode"]
    mode = next((int(number) for number in written if number and number.isdigit()), 0)
    return [] if mode >= _CURRENT else [Problem("A25", "W", f"the compatibility mode is {mode}, not {_CURRENT}")]
