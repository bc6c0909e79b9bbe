"""Paragraphs of text that YAML folds, and lines that Markdown folds into the item of a list above them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from jdgen.source.places import Place

__all__ = ["glued_to_items", "with_paragraphs"]

_BLANK_LINES = re.compile(r"\n+")
_FOLDED = re.compile(r"^([^ \t\n][^\n]*)\n(?=[^ \t\n])", re.MULTILINE)
_IN_DOUBLE_QUOTES = re.compile(r"(?<![\\ \t\n])[ \t]*\n[ \t]*\n[ \t\n]*")
_ITEM = re.compile(r"(?P<lead>[ \t]*)(?:[-*+]|(?P<number>[0-9]{1,2})[.)])[ \t]+\S")

_TAG_ALONE = re.compile(r"[ \t]*\{%[^\n]*%\}[ \t]*")


def with_paragraphs(text: str, style: str | None, place: Place, lines: list[str]) -> str:
    """The text with two line ends wherever its writer left an empty line: YAML keeps one only.

    Text that starts with ``|`` has the lines it was typed in, and is left alone.
    """
    if style == "|" or "\n" not in text:
        return text
    if style == ">":
        # Between two lines that do not start with a space, YAML keeps a line end only where an empty line was.
        return _FOLDED.sub(r"\1\n\n", text)
    if style == '"':
        return _in_double_quotes(text, place, lines)
    return _BLANK_LINES.sub("\n\n", text)


def _in_double_quotes(text: str, place: Place, lines: list[str]) -> str:
    """The same for text in which a line end may also come from a code, which says what it means."""
    typed = lines[place.line - 1 : place.end_line]
    typed[-1] = typed[-1][: place.end_column - 1]
    typed[0] = typed[0][place.column - 1 :]
    marked = _IN_DOUBLE_QUOTES.sub(r"\\n\\n", "\n".join(typed))
    parser = CParser(marked)
    try:
        while (event := parser.get_event()) is not None:
            if isinstance(event, yaml.ScalarEvent):
                return str(event.value)
    except yaml.YAMLError:
        pass
    return text


def glued_to_items(text: str) -> Iterator[int]:
    """The lines (counted from 0) of a text that Markdown reads as part of the item of a list above them.

    They stand right below an item, and no further in than it. Only the first of several is given.
    """
    item_at: int | None = None
    above = ""
    for row, line in enumerate(text.split("\n")):
        if not line.strip():
            item_at = None
        elif _TAG_ALONE.fullmatch(line):
            continue
        elif (item := _ITEM.match(line)) and _starts_list(item, item_at, above):
            item_at = len(item["lead"])
        elif item_at is not None and len(line) - len(line.lstrip()) <= item_at:
            yield row
            item_at = None
        above = line


def _starts_list(item: re.Match[str], item_at: int | None, above: str) -> bool:
    """Whether a line is an item: within a paragraph, a number other than 1 is only a number."""
    return item["number"] in (None, "1") or item_at is not None or not above.strip()
