"""Characters that text may not have, or that nobody can see.

A Word document is XML 1.0, whose ``Char`` production leaves out most control characters, lone surrogates, U+FFFE and
U+FFFF (Extensible Markup Language 1.0, fifth edition, section 2.2). The rest of the list is jdgen's own: controls that
reorder text on the page, and line breaks that only some programs see.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

__all__ = ["describe", "forbidden", "invisible", "without_forbidden"]

_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
_INVISIBLE = re.compile("[\u00ad\u200b\u2060\ufeff\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd]")

_WORDS = {
    "\x00": "a character that stands for nothing",
    "\x08": "a backspace character",
    "\x0b": "a vertical tab, which Word uses for a line break",
    "\x0c": "a page break character",
    "\x1b": "an escape character",
    "\x7f": "a delete character",
    "\x85": "a next-line character",
    "\u2028": "a line separator character",
    "\u2029": "a paragraph separator character",
    "\u00ad": "a soft hyphen",
    "\u200b": "a zero-width space",
    "\u2060": "a word joiner",
    "\ufeff": "a byte order mark inside the text",
}


def forbidden(text: str) -> Iterator[tuple[int, str]]:
    """Each character that may not stand in any text, with its index."""
    return ((match.start(), match.group()) for match in _FORBIDDEN.finditer(text))


def invisible(text: str) -> Iterator[tuple[int, str]]:
    """Each character that prints as nothing or as an empty box, with its index."""
    return ((match.start(), match.group()) for match in _INVISIBLE.finditer(text))


def without_forbidden(text: str) -> str:
    """The text with a question mark in a box for each forbidden character, for reading on: places stay as they are."""
    return _FORBIDDEN.sub("\ufffd", text)


def describe(character: str) -> str:
    """Name a character for a reader: what it is, and its Unicode number."""
    number = f"U+{ord(character):04X}"
    if character in _WORDS:
        return f"{_WORDS[character]} ({number})"
    if "\ud800" <= character <= "\udfff":
        return f"half of a character ({number})"
    if "\ue000" <= character <= "\uf8ff" or character >= "\U000f0000":
        return f"a private symbol that most fonts do not have, such as a bullet copied from Word ({number})"
    if "\u202a" <= character <= "\u2069":
        return f"an unseen control that changes the order of the text ({number})"
    return f"{unicodedata.name(character, 'a control character').lower()} ({number})"
