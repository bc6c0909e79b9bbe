"""The two kinds of text in a role: a line, and prose.

Both hold what was typed, less the spaces around it. A small part of Markdown means formatting (``**bold**``,
``*italic*``, ``[words](address)``; in prose also paragraphs and lists); everything else is printed as it stands.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jdgen.findings import short

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

__all__ = [
    "ID_SCHEMA",
    "LINE_SCHEMA",
    "MAX_TITLE",
    "PROSE_SCHEMA",
    "REFERENCE_SCHEMA",
    "TITLE_SCHEMA",
    "Line",
    "Prose",
    "TextRule",
    "check_id",
    "check_number",
    "check_reference",
    "check_title",
    "has_colon",
    "longer_text",
    "one_line",
    "wrong",
]

MAX_TITLE = 100
"""The most characters a title or heading may have: longer ones cannot be found their way by in a screen reader."""

# Text in the JSON Schema: an editor reads ``07`` and ``no`` as a number and a boolean, which here are text.
_TEXT = {"type": ["string", "number", "boolean"]}
LINE_SCHEMA: dict[str, Any] = {**_TEXT, "pattern": r"^\s*\S[^\n\r]*\s*$"}
PROSE_SCHEMA: dict[str, Any] = {**_TEXT, "pattern": r"\S"}
TITLE_SCHEMA: dict[str, Any] = {**_TEXT, "pattern": rf"^\s*\S[^\n\r]{{0,{MAX_TITLE - 1}}}\s*$"}


class Line(str):
    """Text of one line."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        def line(value: Any) -> Line:
            # Nearly all, by the short way.
            if type(value) is str and "\n" not in value and "\r" not in value:
                return cls(value.strip())
            return cls(one_line(value))

        return _plain(line)

    @classmethod
    def __get_pydantic_json_schema__(cls, _core: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(LINE_SCHEMA)


class Prose(str):
    """Text of one or more paragraphs and lists, separated by blank lines."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return _plain(lambda value: cls(_prose(value).strip()))

    @classmethod
    def __get_pydantic_json_schema__(cls, _core: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(PROSE_SCHEMA)


@dataclass(frozen=True, eq=False)
class TextRule:
    """Marks a field whose text must pass a check, which answers the value or raises; and what an editor is told of it."""

    check: Callable[[str], Any]
    schema: Mapping[str, Any]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return _plain(lambda value: self.check(one_line(value)))

    def __get_pydantic_json_schema__(self, _core: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self.schema)


def _plain(check: Callable[[Any], Any]) -> CoreSchema:
    from pydantic_core import core_schema

    return core_schema.no_info_plain_validator_function(check)


def wrong(code: str, message: str) -> Exception:
    """An error that carries a finding's code and words through validation."""
    from pydantic_core import PydanticCustomError

    return PydanticCustomError(code, "{message}", {"message": message})


def has_colon(key: str, rest: str) -> Exception:
    """What to say of text that YAML took for a field because of a colon in it.

    How it was typed, between quotes, is for somebody to add who has the file.
    """
    from pydantic_core import PydanticCustomError

    context = {"message": "The text here has a colon in it, so it needs quotes: ", "example": f"{key}: {rest}".strip()}
    return PydanticCustomError("JD005", "{message}", context)


def longer_text(name: str | int) -> str:
    """How longer text is written, in a field of this name or as an item of a list."""
    if isinstance(name, int):
        return 'Write "- |", and put its text on the lines below, each two spaces further in than the dash.'
    name = short(name, 30)
    return f'Write "{name}: |", and put its text on the lines below, each two spaces further in than "{name}".'


def _prose(value: Any) -> str:
    """Longer text. What it should be written as depends on its field's name, which is for others to know."""
    if isinstance(value, str) or (isinstance(value, dict) and [type(rest) for rest in value.values()] == [str]):
        return _text(value)
    from pydantic_core import PydanticCustomError

    kind = "a list" if isinstance(value, list) else "fields"
    message = f"This should be text, but it is read as {kind}."
    raise PydanticCustomError("JD005", "{message}", {"message": message, "longer": "yes"})


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
    if isinstance(value, list):
        raise wrong("JD005", "This should be text, but it is a list. Write it after the colon, on one line.")
    if isinstance(value, dict) and len(value) == 1:
        ((key, rest),) = value.items()
        if isinstance(rest, str):
            raise has_colon(key, rest)
    raise wrong("JD005", "This should be text, but it has fields of its own.")


def one_line(value: Any) -> str:
    """The text of a value that must be a line of text, less the spaces around it."""
    text = _text(value).strip()
    if "\n\n" in text:
        raise wrong(
            "JD017",
            "This has to be one line, but there is an empty line in it. Write it on one line, or give what follows the "
            "empty line a place of its own.",
        )
    if "\n" in text:
        raise wrong("JD017", "This has to be one line. Join the lines; if they are kept apart by |, use > instead.")
    return text


def check_title(text: str) -> Line:
    """A title or heading: a line of at most :data:`MAX_TITLE` characters."""
    if len(text) > MAX_TITLE:
        raise wrong("JD018", f"This is {len(text):,} characters long. A title or heading may have at most {MAX_TITLE}.")
    return Line(text)


_ID_PATTERN = "[a-z0-9]+(-[a-z0-9]+)*"
_RESERVED_PATTERN = "(con|prn|aux|nul|com[0-9]|lpt[0-9])"
_ID = re.compile(_ID_PATTERN)
_RESERVED = re.compile(_RESERVED_PATTERN)
ID_SCHEMA: dict[str, Any] = {
    "type": ["string", "integer", "boolean"],
    "minimum": 0,
    "pattern": rf"^\s*(?!{_RESERVED_PATTERN}\s*$)(?=.{{1,64}}\s*$){_ID_PATTERN}\s*$",
}


def check_id(text: str) -> str:
    """A name for use in files and folders: small letters, digits and hyphens, at most 64."""
    if not _ID.fullmatch(text) or len(text) > 64:
        raise wrong(
            "JD021",
            "An id may have small letters, digits and single hyphens only, such as maths-teacher, and at most 64 of them.",
        )
    if _RESERVED.fullmatch(text):
        raise wrong("JD021", f'Windows keeps the name "{text}" for itself. Choose another id.')
    return text


REFERENCE_SCHEMA: dict[str, Any] = {
    "type": ["string", "integer", "boolean"],
    "pattern": rf"^\s*({_ID_PATTERN}\.)?{_ID_PATTERN}\s*$",
}


def check_reference(text: str) -> str:
    """The id of something in another file, alone or after the file's own id and a point: ``class-teacher.marking``."""
    for part in text.split(".", 1):
        check_id(part)
    return text


_NUMBER = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?|\.[0-9]{1,6}")


def check_number(text: str) -> Any:
    """A plain decimal number, not negative, as a :class:`~decimal.Decimal`."""
    from decimal import Decimal

    if re.fullmatch(r"[0-9]{1,3},[0-9]{1,2}", text):
        raise wrong("JD006", f'A number has a point here, not a comma: write "{text}" as {text.replace(",", ".")}.')
    if not _NUMBER.fullmatch(text):
        raise wrong("JD006", f'This should be a number in digits, such as 0.6 or 37.5, not "{short(text, 40)}".')
    return Decimal(text)
