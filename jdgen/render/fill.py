"""Filling in the tags of a role's own text, such as ``{{ organisation.name }}``, so that shared text never names one school.

Text runs in the same sandbox as templates, with the same bounds. A line of which nothing is left, as its ``if`` does not
hold, goes from its list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from jdgen.findings import Path
from jdgen.model.fault import Fault
from jdgen.model.part import Part
from jdgen.model.role import Role
from jdgen.model.text import Line, Prose
from jdgen.render.environment import Compiled, PackEnvironment
from jdgen.render.faults import BadSource, cannot_print

__all__ = ["fill_role", "has_tags"]

_TOP = ("role", "organisation", "contract", "vacancy")
_GONE = object()
# A statement on a line of its own leaves none behind; one among words takes no end of a line or paragraph with it.
_ALONE = re.compile(r"^[ \t]*(\{%(?:(?!%\})[^\n])*%\})[ \t]*\n", re.MULTILINE)
_NOTHING_LEFT = "Nothing is left of this text when its tags are filled in, and it cannot be left out."
_NOT_ENDED = (
    "A tag in this text has no end. A tag ends with }} or %}, and {% if %} has its {% endif %} further on in the same "
    "text."
)
_IN_TEXT = {
    "a field a template can use here": "a field that text can use",
    "A template cannot use": "Text cannot use",
    "which a template may not do": "which text may not do",
}
_LISTS = ("items", "groups", "essential", "desirable", "criteria", "sections")
_TWICE = "This text is filled in with text that has tags itself. Write the words out there."


def has_tags(text: str) -> bool:
    """Whether a text has tags to fill in."""
    return "{{" in text or "{%" in text


def fill_role(role: Role, data: Mapping[str, Any]) -> tuple[Role, list[Fault]]:
    """The role with the tags in its texts filled in, and what is wrong with those that cannot be.

    ``data`` is what text may use: the fields that templates use, of the role as it was before.
    """
    filler = _Filler()
    known = {name: _first_filled(filler, data, value) if name in _TOP else value for name, value in data.items()}
    filler.faults.clear()
    filled = filler.part(role, (), known)
    assert isinstance(filled, Role)
    return filled, filler.faults


def _first_filled(filler: _Filler, data: Mapping[str, Any], value: Any) -> Any:
    """Fields that text may use, with their own tags filled in."""
    if isinstance(value, dict):
        return type(value)((name, _first_filled(filler, data, inner)) for name, inner in value.items())
    if isinstance(value, (Line, Prose)) and has_tags(value):
        filled = filler.text(value, (), data)
        return None if filled is _GONE else filled
    return value


def _words(value: Any) -> Markup:
    if isinstance(value, bool) or not isinstance(value, (str, int, float, Decimal)):
        cannot_print(value)
    return Markup(str(value))


class _Filler:
    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def part(self, part: Part, path: Path, data: Mapping[str, Any]) -> Part:
        """A part of the role, filled in; the same one where there is nothing to fill in."""
        changed = {}
        for name in type(part).model_fields:
            value = getattr(part, name)
            new = self._value(value, (*path, name), data)
            if new is _GONE:
                self._say("JD605", _NOTHING_LEFT, (*path, name))
            elif new is not value:
                changed[name] = new
        return part.model_copy(update=changed) if changed else part

    def _value(self, value: Any, path: Path, data: Mapping[str, Any]) -> Any:
        if isinstance(value, (Line, Prose)):
            return self.text(value, path, data) if has_tags(value) else value
        if isinstance(value, Part):
            return self.part(value, path, data)
        if isinstance(value, tuple):
            return self._list(value, path, data)
        if isinstance(value, Mapping) and path[-1:] != ("custom",):
            new = {key: self._value(inner, (*path, key), data) for key, inner in value.items()}
            return value if all(new[key] is inner for key, inner in value.items()) else _without_gone(new)
        return value

    def _list(self, values: tuple[Any, ...], path: Path, data: Mapping[str, Any]) -> tuple[Any, ...]:
        new = []
        for index, value in enumerate(values):
            if self._is_gone(value, (*path, index), data):
                continue
            filled = self._value(value, (*path, index), data)
            if not _is_left_empty(value, filled):
                new.append(filled)
        same = len(new) == len(values) and all(one is two for one, two in zip(new, values, strict=True))
        return values if same else tuple(item for item in new if item is not _GONE)

    def _is_gone(self, value: Any, path: Path, data: Mapping[str, Any]) -> bool:
        """Whether an item of a list says nothing any more: its text, or the heading or category that it stands under."""
        names = ("text", "heading", "category") if isinstance(value, Part) else ()
        text = next((said for name in names if (said := getattr(value, name, None))), None) if names else value
        if not isinstance(text, (Line, Prose)) or not has_tags(text):
            return False
        before = list(self.faults)
        gone = self.text(text, path, data) is _GONE
        self.faults[:] = before
        return gone

    def text(self, value: Line | Prose, path: Path, data: Mapping[str, Any]) -> Any:
        """A text filled in: one of its own kind, or ``_GONE``."""
        environment, compiled = _compiled(str(value))
        if not isinstance(compiled, Compiled):
            self._say(*compiled, path)
            return value
        text, faults = environment.fill(compiled, data)
        for fault in faults:
            self._say(fault.code, fault.message, path)
        if has_tags(text):
            self._say("JD605", _TWICE, path)
        text = ", ".join(text.split("\n")) if isinstance(value, Line) else text
        return value if faults else type(value)(text.strip()) if text.strip() else _GONE

    def _say(self, code: str, message: str, path: Path) -> None:
        said = message
        for of_template, of_text in _IN_TEXT.items():
            said = said.replace(of_template, of_text)
        if code == "JD602" and "end of template" in message.lower():
            said = _NOT_ENDED
        self.faults.append(Fault(code, said, path))


def _is_left_empty(before: Any, after: Any) -> bool:
    """Whether all that stood under a heading went, so that nothing but the heading is left."""
    if before is after or not isinstance(before, Part) or getattr(before, "text", None):
        return False
    lists = [name for name in _LISTS if getattr(before, name, ())]
    return bool(lists) and not any(getattr(after, name) for name in lists)


def _without_gone(values: Mapping[str, Any]) -> Mapping[str, Any]:
    return {key: value for key, value in values.items() if value is not _GONE}


@lru_cache(maxsize=1)
def _environment() -> PackEnvironment:
    draw: Callable[..., Any] = _words
    return PackEnvironment(draw, trimmed=False)


# The same shared text stands in every role that includes it.
@lru_cache(maxsize=4096)
def _compiled(text: str) -> tuple[PackEnvironment, Compiled | tuple[str, str]]:
    environment = _environment()
    try:
        return environment, environment.prepare(_ALONE.sub(r"\1", text))
    except BadSource as error:
        return environment, (error.fault.code, error.fault.message)
