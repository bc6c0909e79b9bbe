"""Text of several lines under a field, written without the ``|`` that keeps YAML from reading fields and lists in it."""

from __future__ import annotations

import re
from collections.abc import Set

from jdgen.findings import short
from jdgen.model.text import longer_text
from jdgen.source.layout import named_without_colon
from jdgen.source.lines import FIELD, ITEM, Mistake, block_of, indent
from jdgen.source.slips import glued

__all__ = ["text_without_bar"]

_FIRST_OF_ITEM = frozenset(["category", "heading", "text"])
_OTHER_FORM = ("|", ">", "[", "{")


def text_without_bar(lines: list[str], row: int, names: Set[str]) -> Mistake | None:
    """The lines of a longer text, of which the one in a row cannot be read as it stands."""
    base = next((r for r in range(row, -1, -1) if (m := FIELD.match(lines[r])) and m["name"] in names), None)
    named = FIELD.match(lines[base]) if base is not None else None
    if base is None or named is None or not _is_long(lines, base, named["name"]):
        return None
    value, column = (named["value"] or "").strip(), len(named["lead"])
    if value.startswith(_OTHER_FORM) or (value[:1] in ("'", '"') and value[:1] != value[-1:]):
        return None
    rows = _below(lines, base, column, with_items=column == 0 or named["name"] == "text")
    if any(re.search(r"\S #", lines[r]) for r in (base, *rows)):
        return None  # The # has cut the text off, which is another matter.
    if not rows or not base <= row <= rows[-1] or any(_may_be_field(lines, r, names) for r in rows):
        return None
    lead = " " * (column + 1)
    mended = {base: f"{named['lead']}{named['name']}: |1"}
    mended.update((r, lead + lines[r].lstrip()) for r in rows if indent(lines[r]) <= column)
    message = f'{_where(rows)} to "{short(named["name"])}", and cannot be read so. {longer_text(named["name"])}'
    return Mistake(message, base + 1, column + 1, len(lines[base].rstrip()) + 1, mended)


def _where(rows: list[int]) -> str:
    first, last = rows[0] + 1, rows[-1] + 1
    if first == last:
        return f"Line {first} belongs"
    return f"Lines {first} {'and' if last == first + 1 else 'to'} {last} belong"


def _is_long(lines: list[str], base: int, name: str) -> bool:
    from jdgen.model.fields import prose_names

    if name == "text":
        return re.match(r"sections:|statements:", lines[block_of(lines, base).start]) is not None
    return name in prose_names()


def _below(lines: list[str], base: int, column: int, with_items: bool) -> list[int]:
    """The rows below a field that may be its text: further in than it, or beside it without being fields.

    Items of a list beside it are of its text only ``with_items``: they may be another list's.
    """
    rows = []
    for row in range(base + 1, len(lines)):
        line = lines[row]
        if not line.strip():
            continue
        here = indent(line)
        beside = here == column and not FIELD.match(line) and line.lstrip()[0] != "#"
        if here <= column and not (beside and (with_items or not line.lstrip().startswith("- "))):
            break
        if here == 0 and line.rstrip() in ("---", "..."):
            break
        rows.append(row)
    return rows


def _may_be_field(lines: list[str], row: int, names: Set[str]) -> bool:
    """Whether a line gives a field that there is, or was meant to."""
    named = FIELD.match(lines[row])
    if named:
        return named["name"] in names
    if ITEM.match(lines[row]):
        names = names & _FIRST_OF_ITEM  # "- kind" is rather an item than a field.
    slip = named_without_colon(lines, row, names) or glued(lines[row : row + 1], 0, names)
    return slip is not None
