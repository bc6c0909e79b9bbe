"""Putting lines on the screen: with colour on a terminal that wants it, plain everywhere else."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from jdgen.findings import CannotGoOn

__all__ = ["Piece", "cell_width", "emit", "fill", "printable", "show", "width"]

Piece = tuple[str, str]
"""A stretch of text and the name of its style, which may be empty."""

_WIDEST = 100
_BREAK = re.compile(r"(?<!:) (?![^{}]{0,80}[%}]\})")
_NARROWEST = 40
# Marks that join letters in several scripts and in emoji, and the no-break space: not printable to Python, yet harmless.
_HARMLESS = frozenset("\u00a0\u200c\u200d\u202f")


def printable(text: str) -> str:
    """The text with nothing in it that a terminal would act on, and nothing that cannot be seen.

    Tabs are spaces; controls, marks that turn the writing direction and the like are written as their codes.
    """
    if text.isprintable():
        return text
    return "".join(map(_shown, text))


def _shown(character: str) -> str:
    if character == "\t" or unicodedata.category(character) == "Zs":
        return character if character in _HARMLESS else " "
    if character.isprintable() or character in _HARMLESS:
        return character
    number = ord(character)
    return f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def cell_width(text: str) -> int:
    """How many columns of a terminal a text takes: wide characters take two, combining marks none."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def fill(text: str, columns: int) -> list[str]:
    """Lay a text out in lines of so many columns, at least one line. A word is broken only when no line can hold it.

    What follows a colon stays with it where it can, and so does what stands in braces: ``id: maths-teacher`` and
    ``{% if role.salary %}`` are there to be copied.
    """
    lines = [""]
    for part in _parts(text, columns):
        longer = f"{lines[-1]} {part}" if lines[-1] else part
        if cell_width(longer) <= columns:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def _parts(text: str, columns: int) -> Iterator[str]:
    for kept in _BREAK.split(re.sub(" +", " ", text.strip(" "))):
        for word in [kept] if cell_width(kept) <= columns else kept.split(" "):
            yield from _broken(word, columns)


def _broken(word: str, columns: int) -> Iterator[str]:
    while cell_width(word) > columns:
        taken = 1
        while cell_width(word[: taken + 1]) <= columns:
            taken += 1
        yield word[:taken]
        word = word[taken:]
    yield word


def width() -> int:
    """The columns to lay text out in: those of the terminal, within what is easy to read."""
    return max(_NARROWEST, min(shutil.get_terminal_size((80, 24)).columns, _WIDEST))


def show(lines: Iterable[Sequence[Piece]], stream: TextIO) -> None:
    """Write lines to a stream, as :func:`emit` does. User text is never read as markup."""
    with _until_nobody_reads(stream):
        _write(lines, stream)


def emit(text: str, stream: TextIO) -> None:
    """Write a text to a stream as it stands.

    When whoever was reading has gone, as with ``| head``, the rest goes nowhere and the run goes on: packs are still
    built, and the exit code still tells the truth. Raises :class:`CannotGoOn` when the stream takes nothing.
    """
    with _until_nobody_reads(stream):
        stream.write(text)


@contextlib.contextmanager
def _until_nobody_reads(stream: TextIO) -> Iterator[None]:
    try:
        yield
        stream.flush()
    except OSError as error:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
        # Windows calls a reader that has gone an invalid argument.
        if error.errno not in (errno.EPIPE, errno.EINVAL):
            raise CannotGoOn(f"What was found could not be shown: {error.strerror}.") from error


def _write(lines: Iterable[Sequence[Piece]], stream: TextIO) -> None:
    if not _wants_colour(stream):
        stream.writelines("".join(text for text, _ in line).rstrip() + "\n" for line in lines)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*line), end="\n")


def _wants_colour(stream: TextIO) -> bool:
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
