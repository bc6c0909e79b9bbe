"""Text of a role as Markdown (CommonMark with GFM tables) in which no value can break the structure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup

from jdgen.model.text import Line, Prose
from jdgen.render.environment import cannot_print
from jdgen.render.markup import Block, Run, has_marks, parse_line, parse_prose

__all__ = ["cell", "line_to_markdown", "prose_to_markdown", "to_markdown"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>&|~#])")
_AT_START = re.compile(r"^(\+(?=\s|$)|-(?=[\s:-]|$)|[=:]|\d{1,9}(?=[.)](?:\s|$)))")


def to_markdown(value: Any) -> Any:
    """Turn what a tag prints into Markdown: the ``finalize`` of the Markdown environment."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Prose):
        return Markup(prose_to_markdown(value))
    if isinstance(value, str):
        return Markup(line_to_markdown(value) if isinstance(value, Line) else _escape_start(_escape(value)))
    if isinstance(value, int) and not isinstance(value, bool):
        return Markup(value)
    return cannot_print(value)


def cell(value: Any) -> Markup:
    """A value on one line, for a table: paragraphs and list items are parted by ``<br>``."""
    if not isinstance(value, str) or isinstance(value, Markup):
        return Markup(to_markdown(value))
    blocks = parse_prose(value) if isinstance(value, Prose) else (Block(parse_line(value)),)
    parts = [_mark(block) + _runs(block.runs, "<br>") for block in blocks]
    return Markup("<br>".join(parts))


def _mark(block: Block) -> str:
    if not block.depth or not block.first:
        return ""
    return f"{block.number}\\. " if block.number else "• "


def line_to_markdown(text: str) -> str:
    """One line of text, safe at the start of a line, inside one, and in a table cell."""
    return _runs(parse_line(text)) if has_marks(text) else _escape_start(_escape(text))


def prose_to_markdown(text: str) -> str:
    """Prose as paragraphs and lists, parted by blank lines where Markdown needs them."""
    blocks = parse_prose(text)
    parts: list[str] = []
    widths: list[int] = []
    for index, block in enumerate(blocks):
        before = blocks[index - 1] if index else None
        mark = _list_mark(block, blocks[:index])
        del widths[max(block.depth - 1, 0) :]
        indent = " " * sum(widths)
        if block.depth:
            widths.append(len(mark))
        lead = indent + (mark if block.first else " " * len(mark)) if block.depth else ""
        hanging = " " * len(lead)
        tight = before is not None and before.depth and block.depth and block.first
        parts.append(("\n" if tight else "\n\n" if before else "") + lead + _runs(block.runs, "\\\n" + hanging))
    return "".join(parts)


def _list_mark(block: Block, before: Sequence[Block]) -> str:
    """The item's bullet or number. A list that follows another takes the other mark, or Markdown would join them."""
    if not block.depth:
        return ""
    lists: dict[int, None] = {}
    for earlier in reversed(before):
        if earlier.depth < block.depth:
            break
        if earlier.depth == block.depth and bool(earlier.number) == bool(block.number):
            lists[earlier.list_id] = None
    lists.pop(block.list_id, None)
    odd = len(lists) % 2
    return f"{block.number}{')' if odd else '.'} " if block.number else ("* " if odd else "- ")


def _escape(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _escape_start(text: str) -> str:
    """Keep a value that opens a line from starting a list, a heading's underline or a table's rule."""
    match = _AT_START.match(text)
    if not match:
        return text
    return text[: match.end()] + "\\" + text[match.end() :] if match[1][0].isdigit() else "\\" + text


_MARKS = (("bold", "**"), ("italic", "*"))


def _runs(runs: Iterable[Run], line_break: str = "\\\n") -> str:
    """Runs with their marks opened and closed in pairs, the longest-lasting outermost."""
    listed = list(runs)
    text = ""
    open_marks: list[str] = []
    for index, run in enumerate(listed):
        wanted = {mark for name, mark in _MARKS if getattr(run, name)} | ({"[" + run.link} if run.link else set())
        while not set(open_marks) <= wanted:
            text += _closing(open_marks.pop())
        fresh = wanted - set(open_marks)
        for mark in sorted(fresh, key=lambda m: (-_lasting(m, listed[index:]), m)):
            open_marks.append(mark)
            text += mark[:1] if mark.startswith("[") else mark
        text += line_break if run.text == "\n" else _escape(run.text)
    while open_marks:
        text += _closing(open_marks.pop())
    return text if listed and (listed[0].bold or listed[0].italic or listed[0].link) else _escape_start(text)


def _lasting(mark: str, runs: list[Run]) -> int:
    name = "link" if mark.startswith("[") else {m: n for n, m in _MARKS}[mark]
    count = 0
    for run in runs:
        if not getattr(run, name) or (name == "link" and run.link != mark[1:]):
            break
        count += 1
    return count


def _closing(mark: str) -> str:
    if not mark.startswith("["):
        return mark
    address = (
        mark[1:].replace("\\", "%5C").replace("<", "%3C").replace(">", "%3E").replace("|", "%7C").replace(" ", "%20")
    )
    return f"](<{address}>)"
