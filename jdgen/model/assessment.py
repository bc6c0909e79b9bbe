"""How a criterion is assessed: the known methods, the names people give them, and the short form after a criterion."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from typing import TYPE_CHECKING, Annotated, Any

from pydantic_core import core_schema

from jdgen.findings import short
from jdgen.model.text import LINE_SCHEMA, one_line, wrong

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

__all__ = ["METHODS", "AssessedBy", "Methods", "method_label", "refuse_round_brackets", "split_methods"]

METHODS: tuple[str, ...] = (
    "application",
    "interview",
    "task",
    "lesson observation",
    "presentation",
    "references",
    "certificates",
)
"""The methods every role may name; a person specification may add its own under ``methods``."""

_ALSO_CALLED = {
    "application form": "application",
    "applications": "application",
    "certificate": "certificates",
    "interviews": "interview",
    "lesson observations": "lesson observation",
    "observation": "lesson observation",
    "observed lesson": "lesson observation",
    "presentations": "presentation",
    "reference": "references",
    "tasks": "task",
}
_LETTERS = {
    **{"a": "application", "af": "application", "app": "application", "i": "interview", "int": "interview"},
    **{"r": "references", "ref": "references", "refs": "references", "t": "task", "c": "certificates"},
    **{"cert": "certificates", "certs": "certificates", "p": "presentation", "pres": "presentation"},
    **{"l": "lesson observation", "lo": "lesson observation", "obs": "lesson observation", "o": "lesson observation"},
}
_IN_ROUND = re.compile(r"^.*\S\s*\((?P<methods>[^()]+)\)$", re.DOTALL)
_TRAILING = re.compile(r"^(?P<text>.*\S)\s*\[(?P<methods>[^\[\]]+)\]$", re.DOTALL)


def _known(name: str, own: Mapping[str, str]) -> str | None:
    if name in own or name in METHODS:
        return name
    plain = re.sub(r"[\s_-]+", " ", name).strip().lower()
    plain = _ALSO_CALLED.get(plain, plain)
    return plain if plain in METHODS else None


def method_label(method: str, own: Mapping[str, str]) -> str:
    """How a method is printed: the words of the role's own key, else its name with a capital."""
    return own.get(method) or method[:1].upper() + method[1:]


def split_methods(text: str, own: Mapping[str, str]) -> tuple[str, list[str]]:
    """Take a trailing list of methods off a criterion: ``GCSE maths [application, interview]``.

    Brackets that name no method belong to the text. A list that mixes known methods with other words is taken as a list,
    so that the odd one is reported.
    """
    match = _TRAILING.match(text)
    if not match:
        return text, []
    names = _names(match["methods"], own)
    likely = [n for n in names if _known(n, own) or _meant(n) or get_close_matches(n.lower(), METHODS, 1, 0.8)]
    return (match["text"], names) if likely else (text, [])


def refuse_round_brackets(text: str, own: Mapping[str, str]) -> None:
    """Refuse methods in round brackets, which would be printed: ``GCSE maths (A, I)``."""
    match = _IN_ROUND.match(text)
    names = _names(match["methods"], own) if match else []
    words = [name if name in own else _known(name, own) or _meant(name) for name in names]
    if len(words) > 1 and all(words):
        better = f"[{', '.join(word for word in words if word)}]"
        raise wrong(
            "JD019", f"Ways of assessing stand in square brackets. Write {better} at the end instead of the round ones."
        )


def _names(text: str, own: Mapping[str, str]) -> list[str]:
    """The methods in a text that has commas or other signs between them."""
    names = [name.strip() for name in text.split(",")]
    if all(name in own or name in METHODS for name in names):
        return names
    return [part for n in names for part in ([n] if n in own else map(str.strip, re.split(r"[/;&+]", n))) if part]


def _meant(name: str) -> str | None:
    """The method that a letter or a short word probably stands for."""
    return _LETTERS.get(name.lower()) if len(name) > 1 or name.isupper() else None


class Methods:
    """Marks a list of assessment methods: written as a list, or as one text with commas."""

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        method = core_schema.with_info_plain_validator_function(_check)
        methods = core_schema.tuple_schema([method], variadic_item_index=0)
        split = core_schema.with_info_before_validator_function(
            lambda value, info: _names(value, _own(info)) if isinstance(value, str) else value, methods
        )
        return core_schema.no_info_after_validator_function(lambda found: tuple(dict.fromkeys(found)), split)

    def __get_pydantic_json_schema__(self, _core: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [dict(LINE_SCHEMA), {"type": "array", "items": dict(LINE_SCHEMA)}]}


def _own(info: Any) -> Mapping[str, str]:
    return (info.context or {}).get("methods", {})  # type: ignore[no-any-return]


def _check(value: Any, info: Any) -> str:
    name = one_line(value)
    own = _own(info)
    method = _known(name, own)
    if method is None:
        raise wrong("JD019", _unknown(name, own))
    return method


def _unknown(name: str, own: Mapping[str, str]) -> str:
    meant = _meant(name)
    if meant:
        return (
            f'"{name}" is not explained anywhere. Write {meant} instead, or explain it in the person specification with '
            f'a line "methods:" and below it "{name}: {method_label(meant, own)}".'
        )
    inside = _methods_in(name, own)
    if len(inside) > 1:
        return f'"{short(name)}" has more than one way of assessing in it. Write [{", ".join(inside)}].'
    choices = [*METHODS, *own]
    close = get_close_matches(name[:60].lower(), choices, 1, 0.7) or inside
    if close:
        return f'"{name}" is not a way of assessing that jdgen knows. Did you mean "{close[0]}"?'
    return (
        f'"{name}" is not a way of assessing that jdgen knows ({", ".join(choices)}). '
        "To use it, add it to the person specification under methods, with the words to print."
    )


def _methods_in(text: str, own: Mapping[str, str]) -> list[str]:
    """The methods named in a text, one after another, in the order they come in."""
    words = re.findall(r"[\w-]+", text[:200])
    found: list[str] = []
    at = 0
    while at < len(words):
        names = ((n, _known(" ".join(words[at : at + n]), own)) for n in (3, 2, 1))
        taken, method = next(((n, method) for n, method in names if method), (1, None))
        found += [method] if method and method not in found else []
        at += taken
    return found


AssessedBy = Annotated[tuple[str, ...], Methods()]
