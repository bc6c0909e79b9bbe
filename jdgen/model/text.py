"""The two kinds of text in a role: a line, and prose.

Both hold what was typed, less the spaces around it. A small part of Markdown means formatting (``**bold**``,
``*italic*``, ``[words](address)``; in prose also paragraphs and lists); everything else is printed as it stands.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

__all__ = ["MAX_TITLE", "Day", "Line", "Prose", "TextRule", "check_day", "check_id", "check_number", "check_title"]

MAX_TITLE = 100
"""The most characters a title or heading may have: longer ones cannot be found their way by in a screen reader."""

TEXT_SCHEMA: dict[str, Any] = {"type": ["string", "number", "boolean"]}
"""Text in the JSON Schema: an editor reads ``07`` and ``no`` as a number and a boolean, which here are text."""


class Line(str):
    """Text of one line."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return _plain(lambda value: cls(one_line(value)))

    @classmethod
    def __get_pydantic_json_schema__(cls, _core: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(TEXT_SCHEMA)


class Prose(str):
    """Text of one or more paragraphs and lists, separated by blank lines."""

    __slots__ = ()

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return _plain(lambda value: cls(_text(value).strip()))

    @classmethod
    def __get_pydantic_json_schema__(cls, _core: CoreSchema, _handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(TEXT_SCHEMA)


class Day(datetime.date):
    """A calendar day, written ``2026-12-12`` or ``12 December 2026``."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"{self.day} {_MONTHS[self.month - 1].capitalize()} {self.year}"


@dataclass(frozen=True, eq=False)
class TextRule:
    """Marks a field whose text must pass a check, which answers the value or raises; and what an editor is told of it."""

    check: Callable[[str], Any]
    schema: tuple[tuple[str, Any], ...] = (("type", "string"),)

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


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        raise wrong("JD005", "This should be text, but it is a list. Write it after the colon, on one line.")
    if isinstance(value, dict) and len(value) == 1:
        ((key, rest),) = value.items()
        if isinstance(rest, str):
            raise wrong("JD005", f'The text here has a colon in it, so it needs quotes: "{key}: {rest}"')
    raise wrong("JD005", "This should be text, but it has fields of its own.")


def one_line(value: Any) -> str:
    text = _text(value).strip()
    if "\n" in text:
        raise wrong("JD017", "This has to be one line. Join the lines; if they are kept apart by |, use > instead.")
    return text


def check_title(text: str) -> Line:
    """A title or heading: a line of at most :data:`MAX_TITLE` characters."""
    if len(text) > MAX_TITLE:
        raise wrong("JD018", f"This is {len(text):,} characters long. A title or heading may have at most {MAX_TITLE}.")
    return Line(text)


_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


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


_NUMBER = re.compile(r"\d{1,9}(?:\.\d{1,6})?")


def check_number(text: str) -> Any:
    """A plain decimal number, not negative, as a :class:`~decimal.Decimal`."""
    from decimal import Decimal

    if not _NUMBER.fullmatch(text):
        raise wrong("JD006", f'This should be a number in digits, such as 0.6 or 37.5, not "{_shorten(text)}".')
    return Decimal(text)


_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]+) (\d{4})")


def looks_like_day(text: str) -> bool:
    """Whether the text is laid out as a date, possible or not."""
    words = _WORDS.fullmatch(text)
    return bool(_ISO.fullmatch(text) or (words and _month(words[2])))


def check_day(text: str) -> Day:
    """A date that exists, written year-month-day in digits or day month year in words."""
    iso, words = _ISO.fullmatch(text), _WORDS.fullmatch(text)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
    elif words and _month(words[2]):
        day, month, year = int(words[1]), _month(words[2]), int(words[3])
    else:
        raise wrong("JD006", f'"{_shorten(text)}" is not a date jdgen can read. Write it as 12 December 2026.')
    try:
        return Day(year, month, day)
    except ValueError:
        raise wrong("JD006", f'There is no such day as "{text}". Check the day and the month.') from None


def _month(word: str) -> int:
    lowered = word.lower()
    return next((i for i, name in enumerate(_MONTHS, 1) if name == lowered or name[:3] == lowered), 0)


def _shorten(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."
