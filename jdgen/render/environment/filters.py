"""Filters that treat a role's text as text: what they change keeps its bold and links, and is escaped once, when printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup, escape

from jdgen.model.text import Line, Prose
from jdgen.pictures.picture import EMU_A_CM, EMU_A_POINT, EMU_AN_INCH, Picture
from jdgen.render.faults import CannotPrint, cannot_print
from jdgen.render.markup import visible_blocks, visible_text

__all__ = ["PICTURE_FILTERS", "REFUSED", "TEXT_FILTERS", "WORD_FILTERS"]

REFUSED = (
    "attr",
    "filesizeformat",
    "pprint",
    "random",
    "safe",
    "striptags",
    "tojson",
    "urlize",
    "xmlattr",
)
"""What Jinja offers that reaches around the data or the escaping, or gives another answer each time."""


def _same(value: Any) -> Any:
    """Escaping is what printing does: a template that asks for it again gets it once."""
    return value


def _keeping(change: Callable[..., str]) -> Callable[..., Any]:
    def changed(value: Any, *args: Any) -> Any:
        if value is None:
            return None  # nothing to change is still nothing to print, which is a fault
        text = change(str(value), *args)
        return type(value)(text) if isinstance(value, (Line, Prose, Markup)) else text

    return changed


def _join(values: Iterable[Any], d: str = "", attribute: str | None = None) -> Any:
    items = [_words(value[attribute] if attribute and isinstance(value, Mapping) else value) for value in values]
    if any(isinstance(item, Markup) for item in items):
        return escape(d).join(escape(item) for item in items)
    text = str(d).join(map(str, items))
    return Line(text) if any(isinstance(item, (Line, Prose)) for item in items) else text


def _words(value: Any) -> Any:
    """A value that has words. Raises :class:`CannotPrint` for others, such as a field that a role leaves out."""
    if isinstance(value, bool) or not isinstance(value, (str, int, float, Decimal, Undefined)):
        cannot_print(value)
    return value


def _plain(value: Any) -> Any:
    """A text without its bold, italics and links: for places that have a look of their own, such as bold in Markdown."""
    if isinstance(value, Prose):
        return "\n".join(visible_blocks(value))
    return visible_text(value).strip() if isinstance(value, Line) else value


_LENGTH = re.compile(r"\s*([0-9]{1,5}(?:\.[0-9]{1,4})?|\.[0-9]{1,4})\s*(cm|mm|in|pt)\s*", re.I)
_UNITS = {"cm": EMU_A_CM, "mm": EMU_A_CM // 10, "in": EMU_AN_INCH, "pt": EMU_A_POINT}
_LARGEST = 100 * EMU_A_CM


def _sized(side: str, value: Any, length: Any = "") -> Any:
    """The picture drawn at most so wide or high. A missing one stays missing, to be told of where it is printed."""
    if isinstance(value, Undefined):
        return str(value)  # which takes note of the fault
    if value is None:
        return None
    if not isinstance(value, Picture):
        raise CannotPrint(f'"{side}" gives a picture its size, and this tag does not name a picture.')
    found = _LENGTH.fullmatch(str(length))
    emu = round(float(found[1]) * _UNITS[found[2].lower()]) if found else 0
    if not 0 < emu <= _LARGEST:
        raise CannotPrint(f"Give \"{side}\" a length with its unit (cm, mm, in or pt), such as {side}('2.5 cm').")
    return replace(value, most_width=emu) if side == "width" else replace(value, most_height=emu)


PICTURE_FILTERS: Mapping[str, Callable[..., Any]] = {
    "width": partial(_sized, "width"),
    "height": partial(_sized, "height"),
}
"""Filters that give a picture its largest size. They raise ``CannotPrint`` for what is no picture or no size."""


def _title(text: str) -> str:
    return re.sub(r"[^\s(\[{<-]+", lambda word: word[0][:1].upper() + word[0][1:].lower(), text)


TEXT_FILTERS: Mapping[str, Callable[..., Any]] = {
    "e": _same,
    "escape": _same,
    "forceescape": _same,
    "join": _join,
    "capitalize": _keeping(str.capitalize),
    "plain": _plain,
    "lower": _keeping(str.lower),
    "replace": _keeping(lambda text, old, new, count=-1: text.replace(old, new, count)),
    "title": _keeping(_title),
    "trim": _keeping(str.strip),
    "upper": _keeping(str.upper),
}
"""Filters in place of Jinja's own of the same names, and ``plain``."""


def _in_words(name: str) -> Callable[..., Any]:
    """The filter, but for a piece of a Word document, such as a macro's, the words changed and not what marks them up."""
    change = TEXT_FILTERS[name]

    def changed(value: Any, *args: Any) -> Any:
        if not isinstance(value, Markup):
            return change(value, *args)
        pieces = re.split(r"(<[^>]*>)", str(value))
        words = [Markup(piece).unescape() for piece in pieces[::2]]
        pieces[::2] = [str(escape(change(text, *args))) if text else "" for text in words]
        return Markup("".join(pieces))

    return changed


WORD_FILTERS: Mapping[str, Callable[..., Any]] = {
    name: _in_words(name) for name in ("capitalize", "lower", "replace", "title", "upper")
}
"""The filters that a Word template needs in another form."""
