"""Times of day as people write them."""

from __future__ import annotations

import datetime
import re
from typing import Any

from jdgen.findings import short
from jdgen.model.text import wrong

__all__ = ["CLOCK_SCHEMA", "Clock", "check_clock"]


def _any_case(word: str) -> str:
    return "".join(f"[{letter}{letter.upper()}]" for letter in word)


# The patterns are the JSON Schema's too, so they keep to what every dialect of regular expressions has.
_MINUTES = r"[.:][0-5][0-9]"
_HALF = rf"({_any_case('a')}|{_any_case('p')})(\.{_any_case('m')}\.|{_any_case('m')})"
_TWELVE = r"(1[0-2]|0?[1-9])"
_SAID = rf"(?!12([.:]00)? ?[aApP]){_TWELVE}({_MINUTES})? ?{_HALF}"
_DIGITS = r"([01][0-9]|2[0-3]):[0-5][0-9](:00)?"
_NOON = f"(12 ?)?({_any_case('noon')}|{_any_case('midday')})"
_MIDNIGHT = f"(12 ?)?{_any_case('midnight')}"

CLOCK_SCHEMA: dict[str, Any] = {"type": "string", "pattern": rf"^\s*({_SAID}|{_DIGITS}|{_NOON}|{_MIDNIGHT})\s*$"}
"""What an editor is told of a time of day."""

_LIKE_SAID = re.compile(r"(?i)([0-9]{1,2})(?:[.:]([0-9]{2}))? ?([ap])(?:\.m\.|m)")
_LIKE_DIGITS = re.compile(r"([0-9]{1,2})(?:[.:]?([0-9]{2}))?(?::[0-9]{2})? ?(?:h|hrs?|hours|o'?clock|o’clock)?", re.I)
_CURE = "Write it as 9am, 4.30pm, 12 noon, midnight or 17:00."


class Clock(datetime.time):
    """A time of day, to the minute."""

    __slots__ = ()

    def __str__(self) -> str:
        """The time as it is printed: ``9am``, ``9.30am``, ``12 noon``, ``midnight``."""
        if self.minute == 0 and self.hour in (0, 12):
            return "12 noon" if self.hour else "midnight"
        minutes = f".{self.minute:02}" if self.minute else ""
        return f"{(self.hour - 1) % 12 + 1}{minutes}{'am' if self.hour < 12 else 'pm'}"


def check_clock(text: str) -> Clock:
    """A time of day, written with am or pm, in words, or as four digits with a colon."""
    if re.fullmatch(_NOON, text):
        return Clock(12)
    if re.fullmatch(_MIDNIGHT, text):
        return Clock(0)
    said = _LIKE_SAID.fullmatch(text)
    if said and re.fullmatch(_SAID, text):
        return Clock(int(said[1]) % 12 + (12 if said[3] in "pP" else 0), int(said[2] or 0))
    if re.fullmatch(_DIGITS, text):
        return Clock(int(text[:2]), int(text[3:5]))
    raise wrong("JD006", _cure(text, said))


def _cure(text: str, said: re.Match[str] | None) -> str:
    """What to say of a text that is no time of day, or may be two."""
    given = short(text, 40)
    if said and int(said[1]) == 12 and said[2] in (None, "00"):
        return f'"{given}" is noon to some and midnight to others. Write 12 noon or midnight.'
    if said:
        return f'There is no such time as "{given}". {_CURE}'
    digits = _LIKE_DIGITS.fullmatch(text)
    if digits is None:
        return f'"{given}" is not a time jdgen can read. {_CURE}'
    hour, minute = int(digits[1]), int(digits[2] or 0)
    if hour > 23 or minute > 59:
        return f'There is no such time as "{given}". {_CURE}'
    if hour > 12 or hour == 0:
        return f'"{given}" is not written as jdgen reads times. Write it as {Clock(hour, minute)}.'
    minutes = f".{minute:02}" if minute else ""
    return f'"{given}" may be in the morning or in the afternoon. Write {_either(hour, minutes)}.'


def _either(hour: int, minutes: str) -> str:
    if hour == 12:
        return f"12{minutes}pm or 12{minutes}am" if minutes else "12 noon or midnight"
    return f"{hour}{minutes}am or {hour}{minutes}pm"
