"""Quotes and spaces that Word types in place of those on the keyboard."""

from __future__ import annotations

__all__ = ["straightened"]

_QUOTES = {"“": '“”"„', "”": '”"', "„": '“”"', "‘": "’", "’": "’", '"': '"', "'": "'"}
_BLANKS = "\u00a0\u202f\u2007\u200b\ufeff\n\r\t"


def straightened(text: str) -> str:
    """The text as typed before Word made its quotes round and its spaces fixed; what stands in quotes is left alone."""
    pieces = []
    position = 0
    while position < len(text):
        character = text[position]
        end = _closing_quote(text, position) if character in _QUOTES else -1
        if end > 0:
            quote = '"' if character in '“”„"' else "'"
            pieces.append(quote + text[position + 1 : end] + quote)
            position = end + 1
        else:
            pieces.append(" " if character in _BLANKS else character)
            position += 1
    return "".join(pieces)


def _closing_quote(text: str, start: int) -> int:
    """Where the quote that opens at ``start`` closes: an apostrophe inside a word does not close one."""
    closing = _QUOTES[text[start]]
    for index in range(start + 1, len(text)):
        inside_word = text[index] == "’" and text[index + 1 : index + 2].isalnum()
        if text[index] in closing and not inside_word:
            return index
    return -1
