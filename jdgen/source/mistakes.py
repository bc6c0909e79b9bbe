"""What a YAML error means, in a reader's words, and the lines as they were probably meant.

libyaml stops at the first mistake. Where a mistake is one of the common ones, the line is mended *for reading on only*,
so that every other problem of the file is reported in the same run; the mistake itself stays an error.
"""

from __future__ import annotations

from collections.abc import Set
from typing import Any

import yaml

from jdgen.source.bullets import missing_items, pasted_list
from jdgen.source.layout import continued, misaligned, no_colon, stray
from jdgen.source.lines import Mistake, indent
from jdgen.source.long_text import text_without_bar
from jdgen.source.slips import bracket, escape, glued, open_quote, tab, value_mistake

__all__ = ["explain"]


def explain(error: yaml.YAMLError, lines: list[str], names: Set[str]) -> Mistake:
    """Say what a YAML error means.

    ``lines`` is the file's text, which may already be mended elsewhere; ``names`` are the names that fields can have.
    """
    from jdgen.model.fields import list_names

    row, column = _mark(getattr(error, "problem_mark", None), lines)
    start, start_column = _mark(getattr(error, "context_mark", None), lines)
    problem = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    if "document start" in problem:
        start = next((i for i, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#")), row)
        start_column = indent(lines[start])
    if "escape" in problem or "hexdecimal" in problem:
        return escape(lines, row, column)
    lists = list_names()
    return (
        tab(lines, (row, start))
        or (None if "quoted" in context else text_without_bar(lines, row, names))
        or next((found for r in (row, start) if (found := pasted_list(lines, r, lists, names))), None)
        or open_quote(lines, row, start if "quoted scalar" in context else None)
        or (bracket(lines, start, row, start_column) if "flow" in context else None)
        or glued(lines, row, names)
        or (no_colon(lines, start, names) if "simple key" in context else None)
        or value_mistake(lines, row, column)
        or missing_items(lines, row)
        or stray(lines, row, problem)
        or (continued(lines, row, names) if "mapping values" in problem else None)
        or misaligned(lines, row, start, start_column)
    )


def _mark(mark: Any, lines: list[str]) -> tuple[int, int]:
    """A mark of libyaml's as row and column counted from 0, on a line that has words."""
    if mark is None:
        return 0, 0
    row = min(mark.line, len(lines) - 1)
    # The end of the file is reported one line too far; the last line with words on it is the one to show.
    while row > 0 and not lines[row].strip():
        row -= 1
    return row, mark.column if row == mark.line else len(lines[row])
