"""Findings for people: the file, then each finding with its line, a sentence, the line itself and a caret."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from jdgen.findings import Finding, Severity
from jdgen.report.screen import Piece, cell_width, printable, width

__all__ = ["findings_as_lines", "summary_line"]

_PLACE = 12
_CODE = 7
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}


def findings_as_lines(findings: Sequence[Finding]) -> Iterator[list[Piece]]:
    """The findings as lines for the screen, in the order given, under a heading for each file."""
    for file, group in groupby(findings, key=lambda f: f.span.file):
        yield [(printable(file), "bold")]
        yield []
        for found in group:
            yield from _finding(found)
            yield []


def _finding(found: Finding) -> Iterator[list[Piece]]:
    place = f"line {found.span.line}" if found.span.line else found.severity.word
    columns = width() - _PLACE - _CODE - 2
    first, *rest = textwrap.wrap(printable(found.message), columns, break_long_words=True) or [""]
    gap = " " * max(columns - cell_width(first) + 2, 2)
    style = _STYLES[found.severity]
    yield [("  " + place.ljust(_PLACE - 2), style), (first, ""), (gap + found.code, "dim")]
    for line in rest:
        yield [(" " * _PLACE + line, "")]
    if found.excerpt.strip() and found.span.line:
        yield from _excerpt(found)


def _excerpt(found: Finding) -> Iterator[list[Piece]]:
    """The line of the file, cut to the screen around the place, and carets under it."""
    span = found.span
    line = found.excerpt
    start = max(span.column - 1, 0)
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(min(end, len(line)), start + 1)
    columns = width() - 11
    skipped = 0
    if len(line) > columns:
        skipped = max(0, min(start - columns // 3, len(line) - columns))
    shown = printable(line[skipped : skipped + columns])
    lead = ("..." if skipped else "") + ""
    before = cell_width(printable(line[skipped:start])) + len(lead)
    marked = max(cell_width(printable(line[start : min(end, skipped + columns)])), 1)
    yield [(f"{span.line:>7} | ", "dim"), (lead + shown.rstrip(), "")]
    yield [(" " * 7 + " | ", "dim"), (" " * before + "^" * min(marked, columns), _STYLES[found.severity])]


def summary_line(findings: Iterable[Finding], files: int) -> str:
    """How many problems there are, and of what kind: ``3 problems in 1 file: 2 errors, 1 warning.``"""
    listed = list(findings)
    if not listed:
        return f"No problems found in {_count(files, 'file')}."
    counts = [(sum(f.severity is s for f in listed), s.word) for s in sorted(Severity, reverse=True)]
    kinds = ", ".join(_count(count, word) for count, word in counts if count)
    concerned = len({f.span.file for f in listed})
    return f"{_count(len(listed), 'problem')} in {_count(concerned, 'file')}: {kinds}."


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
