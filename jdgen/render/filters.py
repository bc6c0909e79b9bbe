"""Filters that treat a role's text as text: what they change keeps its bold and links, and is escaped once, when printed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from markupsafe import Markup, escape

from jdgen.model.text import Line, Prose
from jdgen.render.markup import visible_blocks, visible_text

__all__ = ["REFUSED", "TEXT_FILTERS"]

REFUSED = (
    "attr",
    "batch",
    "center",
    "filesizeformat",
    "pprint",
    "random",
    "safe",
    "slice",
    "striptags",
    "tojson",
    "urlize",
    "xmlattr",
)
"""What Jinja offers that reaches around the data, makes text without end, or gives another answer each day."""


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
    items = [value[attribute] if attribute and isinstance(value, Mapping) else value for value in values]
    if any(isinstance(item, Markup) for item in items):
        return escape(d).join(escape(item) for item in items)
    text = str(d).join(map(str, items))
    return Line(text) if any(isinstance(item, (Line, Prose)) for item in items) else text


def _plain(value: Any) -> Any:
    """A text without its bold, italics and links: for places that have a look of their own, such as bold in Markdown."""
    if isinstance(value, Prose):
        return "\n".join(visible_blocks(value))
    return visible_text(value).strip() if isinstance(value, Line) else value


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
