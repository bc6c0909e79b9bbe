"""Reading finished Markdown of plain structure: headings, paragraphs, lists and tables, as jdgen's templates write them.

CommonMark whole is the reference (:func:`jdgen.render.markup.paragraphs_of_markdown`), but reading a pack with it costs
more than making the pack. This reader knows only lines whose meaning nothing around them can change. At the first line
of another kind, such as HTML, a fence or a quotation, it gives up, and whoever asked must go to the reference.
"""

from __future__ import annotations

import re

from jdgen.render.markup import words_of_markdown

__all__ = ["paragraphs_of_plain"]

_HEADING = re.compile(r"#{1,6} +(.*[^#\s])\s*$", re.ASCII)
_ITEM = re.compile(r"( *)([-*+]|1[.)]) ( {0,3})(?=[^\s])(.*)$", re.ASCII)
_NUMBERED = re.compile(r"( *)(\d{1,9}[.)]) ( {0,3})(?=[^\s])(.*)$", re.ASCII)
_RULE = re.compile(r"\|(?: *:?-+:? *\|)+ *$", re.ASCII)
_CELL = re.compile(r"(?<!\\)\|")
# What may open a line of a paragraph: nothing that opens a block of another kind, a rule, or a table without bars.
_WORDS = re.compile(
    r" {0,3}(?![-+=#>|:]|\d{1,9}[.)](?:\s|$)|`{3}|[~<]|\[(?!.*\]\()|\*(?:[\s*_-]*$|\s)|_)[^\s]", re.ASCII
)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
# An ampersand that no name or number follows, and an exclamation mark before no bracket, are themselves.
_INLINE = re.compile(r"[`*_\[\]<~]|&(?=[#A-Za-z])|\\(?![!-/:-@\[-`{-~])")
_LABEL = re.compile(r"\*\*(?=[^\s])([^*]*[^\s*\\])\*\*")


def paragraphs_of_plain(document: str) -> list[str] | None:
    """The paragraphs, list items and table cells of a document, in order, or None where its structure is not plain."""
    return _Reader().read(document.split("\n"))


class _NotPlain(Exception):  # noqa: N818
    """A line that this reader does not know."""


class _Reader:
    def __init__(self) -> None:
        self._found: list[str] = []
        self._open: list[str] = []
        self._indents: list[int] = []
        self._columns = 0
        self._rule_follows = False

    def read(self, lines: list[str]) -> list[str] | None:
        try:
            for number, line in enumerate(lines):
                self._line(line, lines[number + 1] if number + 1 < len(lines) else "")
            self._close()
        except _NotPlain:
            return None
        return self._found

    def _line(self, line: str, after: str) -> None:
        if not line.strip(" \t"):
            self._close()
            self._columns = 0
        elif line.startswith("|"):
            self._row(line, after)
        elif self._columns:
            raise _NotPlain
        elif line.startswith("#"):
            self._heading(line)
        elif (item := self._opens_item(line)) is not None:
            self._item(item)
        else:
            self._words(line)

    def _opens_item(self, line: str) -> re.Match[str] | None:
        """Inside a paragraph a number other than 1 opens no item, unless it stands at the margin of a list around it."""
        numbered = None if _ITEM.match(line) else _NUMBERED.match(line)
        if numbered and self._open and not (self._indents and len(numbered[1]) < self._indents[-1]):
            return None
        return numbered or _ITEM.match(line)

    def _close(self) -> None:
        if self._open:
            self._found.append(_words("\n".join(self._open).strip()))
            self._open = []

    def _heading(self, line: str) -> None:
        heading = _HEADING.match(line)
        if heading is None:
            raise _NotPlain
        self._close()
        self._indents = []
        self._found.append(_words(heading[1]))

    def _item(self, item: re.Match[str]) -> None:
        """An item stands at the margin of a list around it, or opens a list in the item before it."""
        indent = len(item[1])
        while self._indents and indent < self._indents[-1]:
            self._indents.pop()
        if indent != (self._indents[-1] if self._indents else 0) or not _WORDS.match(item[4]):
            raise _NotPlain
        self._close()
        self._indents.append(item.start(4))
        self._open = [item[4]]

    def _words(self, line: str) -> None:
        indent = len(line) - len(line.lstrip(" "))
        if not _WORDS.match(line.lstrip(" ")) or line.startswith("\t"):
            raise _NotPlain
        if not self._open:
            while self._indents and indent < self._indents[-1]:
                self._indents.pop()
            if indent != (self._indents[-1] if self._indents else 0):
                raise _NotPlain
        self._open.append(line.strip(" "))

    def _row(self, line: str, after: str) -> None:
        """A row of a table, whose second row is the rule: cells beyond those of the first row are not shown."""
        if self._open or not line.rstrip().endswith("|"):
            raise _NotPlain
        cells = _CELL.split(line.rstrip())[1:-1]
        if not self._columns:
            if not _RULE.match(after) or len(_CELL.split(after.rstrip())) - 2 != len(cells):
                raise _NotPlain
            self._columns = len(cells)
            self._indents = []
            self._rule_follows = True
        elif self._rule_follows:
            self._rule_follows = False
            return
        shown = cells[: self._columns] + [""] * (self._columns - len(cells))
        self._found += [_words(cell.strip().replace("\\|", "|")) for cell in shown]


def _words(text: str) -> str:
    """The words of a paragraph, without the backslashes that keep characters literal."""
    label = _LABEL.fullmatch(text)
    text = label[1] if label else text
    escaped = _ESCAPE.sub("", text)
    if _INLINE.search(escaped):
        return words_of_markdown(label[0] if label else text)
    return _ESCAPE.sub(r"\1", text).replace("\n", " ")
