"""Calendar days as people write them."""

from __future__ import annotations

import contextlib
import datetime
import re

from jdgen.findings import short
from jdgen.model.text import wrong

__all__ = ["NO_DAY_SCHEMA", "Day", "check_day", "looks_like_day"]

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july",
    "august", "september", "october", "november", "december",
)  # fmt: skip
_NUMBERS = {word: i for i, name in enumerate(_MONTHS, 1) for word in (name, name[:3])}
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_SHORT_PATTERN = r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4}|[0-9]{2})"
_SHORT = re.compile(_SHORT_PATTERN)
NO_DAY_SCHEMA = {"type": "string", "pattern": rf"^\s*{_SHORT_PATTERN}\s*$"}
"""In the JSON Schema: text that is a date in digits alone, which may be read in two ways."""
_WORDS = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)? ([A-Za-z]+) ([0-9]{4})")


class Day(datetime.date):
    """A calendar day, written ``2026-12-12`` or ``12 December 2026``."""

    __slots__ = ()

    def __str__(self) -> str:
        return f"{self.day} {_MONTHS[self.month - 1].capitalize()} {self.year}"


def looks_like_day(text: str) -> bool:
    """Whether the text is laid out as a date, possible or not."""
    words = _WORDS.fullmatch(text)
    return bool(_ISO.fullmatch(text) or _SHORT.fullmatch(text) or (words and _month(words[2])))


def check_day(text: str) -> Day:
    """A date that exists, written year-month-day in digits or day month year in words."""
    iso, words = _ISO.fullmatch(text), _WORDS.fullmatch(text)
    if iso:
        year, month, day = (int(part) for part in iso.groups())
    elif words and _month(words[2]):
        day, month, year = int(words[1]), _month(words[2]), int(words[3])
    else:
        if _SHORT.fullmatch(text):
            raise wrong("JD006", _which_day(text))
        raise wrong("JD006", f'"{short(text, 40)}" is not a date jdgen can read. Write it as 12 December 2026.')
    try:
        return Day(year, month, day)
    except ValueError:
        raise wrong("JD006", f'There is no such day as "{text}". Check the day and the month.') from None


def _which_day(text: str) -> str:
    """What a date in digits may mean."""
    match = _SHORT.fullmatch(text)
    assert match is not None
    first, second, year = (int(part) for part in match.groups())
    year += 2000 if year < 100 else 0
    days = []
    for day, month in dict.fromkeys([(first, second), (second, first)]):
        with contextlib.suppress(ValueError):
            days.append(str(Day(year, month, day)))
    if not days:
        return f'There is no such day as "{text}". Check the day and the month.'
    if len(days) == 1:
        return f'"{text}" is not written as jdgen reads dates. Write it as {days[0]}.'
    return f'"{text}" can be read as {days[0]} or as {days[1]}. Write the month in words.'


def _month(word: str) -> int:
    return _NUMBERS.get(word.lower(), 0)
