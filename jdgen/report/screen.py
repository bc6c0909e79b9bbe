"""Putting lines on the screen: with colour on a terminal that wants it, plain everywhere else."""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections.abc import Iterable, Sequence
from typing import TextIO

__all__ = ["Piece", "cell_width", "printable", "show", "width"]

Piece = tuple[str, str]
"""A stretch of text and the name of its style, which may be empty."""

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
_WIDEST = 100


def printable(text: str) -> str:
    """The text with nothing in it that a terminal would act on: tabs are spaces, other controls are written as codes."""
    return _UNSEEN.sub(lambda match: f"\\u{ord(match.group()):04x}", text.replace("\t", " "))


def cell_width(text: str) -> int:
    """How many columns of a terminal a text takes: wide characters take two, combining marks none."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def width() -> int:
    """The columns to lay text out in: those of the terminal, up to what is easy to read."""
    return max(40, min(shutil.get_terminal_size((80, 24)).columns, _WIDEST))


def show(lines: Iterable[Sequence[Piece]], stream: TextIO) -> None:
    """Write lines to a stream. User text is never read as markup."""
    if not _wants_colour(stream):
        for line in lines:
            stream.write("".join(text for text, _ in line).rstrip() + "\n")
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*line), end="\n")


def _wants_colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
