"""Text of a role as Markdown (CommonMark with GFM tables) in which no value can break the structure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from markupsafe import Markup

from jdgen.model.text import Line, Prose
from jdgen.pictures.picture import Picture
from jdgen.render.faults import cannot_print
from jdgen.render.markup import has_marks, parse_line, parse_prose, runs_of_markdown, visible_text
from jdgen.render.runs import Block, Run

__all__ = ["cell", "line_to_markdown", "prose_to_markdown", "to_markdown"]

# Only what means something where it stands: an ampersand that is no entity, or C#, is left as typed.
_SPECIAL = re.compile(
    r"([\\`*\[\]|~]|&(?=#?\w+;)|<(?=[A-Za-z/!?])|(?<!\S)#|(?<![^\W_])_|_(?![^\W_]))",
)
_AT_START = re.compile(r"(\+(?=\s|$)|-(?=[\s:-]|$)|[=:>]|\d{1,9}(?=[.)](?:\s|$)))", re.ASCII)
_ESCAPED = r"\\\1"
_LINE_BREAK = "\\\n"


def to_markdown(value: Any) -> Any:
    """Turn what a tag prints into Markdown. Raises ``CannotPrint`` for what is no text."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Prose):
        return Markup(prose_to_markdown(value))
    if isinstance(value, str):
        return Markup(line_to_markdown(value) if isinstance(value, Line) else _plain(value))
    if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
        return Markup(_plain(str(value)))
    if isinstance(value, Picture):
        return Markup(f"![{_SPECIAL.sub(_ESCAPED, visible_text(value.alt))}]({value.file_name})")
    return cannot_print(value)


def cell(value: Any) -> Any:
    """A value on one line, for a table: paragraphs and list items are parted by ``<br>``."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return value
    if not isinstance(value, (Line, Prose)):
        return Markup("<br>".join(map(_plain, value.splitlines())))
    blocks = parse_prose(value) if isinstance(value, Prose) else (Block(parse_line(value)),)
    return Markup("<br>".join(_mark(block) + _runs(block.runs, "<br>") for block in blocks))


def _mark(block: Block) -> str:
    if not block.depth or not block.first:
        return ""
    return f"{block.number}\\. " if block.numbered else "• "


def line_to_markdown(text: str) -> str:
    """One line of text, safe at the start of a line, inside one, and in a table cell."""
    return _runs(parse_line(text)) if has_marks(text) else _plain(text)


def prose_to_markdown(text: str) -> str:
    """Prose as paragraphs and lists, parted by blank lines where Markdown needs them."""
    parts: list[str] = []
    marks = _ListMarks()
    widths: list[int] = []
    before: Block | None = None
    for block in parse_prose(text):
        mark, opens = marks.of(block)
        del widths[max(block.depth - 1, 0) :]
        widths += [0] * (block.depth - 1 - len(widths))
        lead = " " * sum(widths)
        if block.depth:
            widths.append(len(mark))
            lead += mark if block.first else " " * len(mark)
        # A numbered list that does not start at 1 cannot follow a paragraph without a blank line between.
        tight = before and before.depth and block.depth and block.first and not (opens and block.depth <= before.depth)
        tight = tight and not (opens and block.number not in (-1, 1))
        parts += ["\n" if tight else "\n\n" if before else "", lead, _runs(block.runs, _LINE_BREAK + " " * len(lead))]
        before = block
    return "".join(parts)


class _ListMarks:
    """The bullet or number of each item. A list that follows another takes the other mark, or Markdown would join them."""

    def __init__(self) -> None:
        # For each depth the list that was there last: its id, whether it is numbered, and whether it has the other mark.
        self._last: list[tuple[int, bool, bool] | None] = []

    def of(self, block: Block) -> tuple[str, bool]:
        """The mark of a block, and whether the block opens a list."""
        del self._last[block.depth :]
        if not block.depth:
            return "", False
        self._last += [None] * (block.depth - len(self._last))
        last = self._last[-1]
        opens = last is None or last[0] != block.list_id
        if opens:
            other = last is not None and last[1] == block.numbered and not last[2]
            last = self._last[-1] = (block.list_id, block.numbered, other)
        odd = last is not None and last[2]
        return f"{block.number}{')' if odd else '.'} " if block.numbered else "* " if odd else "- ", opens


def _plain(text: str) -> str:
    """Text without marks, each line of it safe where a line starts."""
    if "\n" in text or "\r" in text:
        return "\n".join(_line_start(_SPECIAL.sub(_ESCAPED, line.strip())) for line in text.splitlines())
    return _line_start(_SPECIAL.sub(_ESCAPED, text))


def _line_start(text: str) -> str:
    """Keep a value that opens a line from starting a list, a heading's underline or a table's rule."""
    match = _AT_START.match(text)
    if not match:
        return text
    return text[: match.end()] + "\\" + text[match.end() :] if match[1][0].isdigit() else "\\" + text


def _runs(runs: Sequence[Run], line_break: str = _LINE_BREAK) -> str:
    """Runs with marks around those that have them.

    Marks that meet can mean something else than they do apart, so what is written is read back. Underscores for italics
    keep nearly all apart; where not even they do, the words go without their look.
    """
    if not any(run.bold or run.italic or run.link for run in runs):
        return _written(runs, line_break, "*")
    looks = _looks(runs)
    for italic in ("*", "_"):
        if _looks(runs_of_markdown(_written(runs, _LINE_BREAK, italic))) == looks:
            return _written(runs, line_break, italic)
    return _written([Run(run.text) for run in runs], line_break, "*")


def _looks(runs: Sequence[Run]) -> list[tuple[str, bool, bool, str]]:
    return [(character, run.bold, run.italic, run.link) for run in runs for character in run.text]


def _written(runs: Sequence[Run], line_break: str, italic: str) -> str:
    """Runs with their marks opened and closed in pairs, the longest-lasting outermost."""
    text = [""]
    open_marks: list[str] = []
    starts = True
    for index, run in enumerate(runs):
        wanted = _marks_of(run, italic)
        while not set(open_marks) <= wanted:
            text.append(_closing(open_marks.pop()))
        for mark in sorted(wanted - set(open_marks), key=lambda m: (-_lasting(m, runs, index, italic), m)):
            open_marks.append(mark)
            if mark.startswith("[") and text[-1].endswith("!"):
                text[-1] = text[-1][:-1] + "\\!"  # with a bare one before it, a link is a picture
            text.append(mark[:1] if mark.startswith("[") else mark)
            starts = False
        escaped = line_break if run.text == "\n" else _SPECIAL.sub(_ESCAPED, run.text)
        text.append(_line_start(escaped) if starts else escaped)
        starts = run.text == "\n"
    text += [_closing(mark) for mark in reversed(open_marks)]
    return "".join(text)


def _marks_of(run: Run, italic: str) -> set[str]:
    """The marks a run stands in: ``**``, the one for italics, and its link as ``[`` with the address."""
    marks = {"**"} if run.bold else set()
    if run.italic:
        marks.add(italic)
    if run.link:
        marks.add("[" + run.link)
    return marks


def _lasting(mark: str, runs: Sequence[Run], start: int, italic: str) -> int:
    count = 0
    while start + count < len(runs) and mark in _marks_of(runs[start + count], italic):
        count += 1
    return count


def _closing(mark: str) -> str:
    if not mark.startswith("["):
        return mark
    address = mark[1:].replace("&", "&amp;")
    return f"](<{address}>)" if re.search(r"[()\s\\*_\[\]|]", address) else f"]({address})"
