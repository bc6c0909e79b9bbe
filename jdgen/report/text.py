"""Findings for people: the file, then each finding with its line, a sentence, the line itself and a caret."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from jdgen.findings import Finding, Severity
from jdgen.report.excerpt import BLANK, excerpt
from jdgen.report.screen import Piece, cell_width, fill, printable, width

__all__ = ["count", "findings_as_lines", "summary_line"]

_INDENT = 2
_PLACE = 12
_CODE = 7
_GUTTER = 7
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
# Colour alone tells nothing to somebody who does not see it. Most findings are errors, and need no word for it.
_WORDS = {Severity.ERROR: "", Severity.WARNING: "Warning: ", Severity.NOTE: "Note: "}


def findings_as_lines(findings: Sequence[Finding]) -> Iterator[list[Piece]]:
    """The findings as lines for the screen, under a heading for each file; files and findings in the order given."""
    by_file: dict[str, list[Finding]] = {}
    for found in findings:
        by_file.setdefault(found.span.file, []).append(found)
    for file, group in by_file.items():
        if not all(_names_its_file(found) for found in group):
            yield [(printable(file), "bold")]
            yield []
        for found in group:
            yield from _finding(found)
            yield []


def _names_its_file(found: Finding) -> bool:
    return not found.span.line and found.message.startswith(f"{found.span.file} ")


def _finding(found: Finding) -> Iterator[list[Piece]]:
    lead, style = "", _STYLES[found.severity]
    if found.span.line:
        lead = (" " * _INDENT + f"line {found.span.line}").ljust(_PLACE - 2) + "  "
    elif not _names_its_file(found):
        lead = " " * _INDENT
    columns = width() - len(lead) - _CODE
    first, *rest = fill(_WORDS[found.severity] + printable(found.message.replace("\n", " ")), columns)
    yield [(lead, style), (first, ""), (" " * (columns - cell_width(first) + 2) + found.code, "dim")]
    for line in rest:
        yield [(" " * len(lead) + line, "")]
    for line in fill(printable(_brought_in(found.brought_in_by)), columns) if found.brought_in_by else ():
        yield [(" " * len(lead) + line, "dim")]
    if found.span.line and found.excerpt.strip(BLANK):
        yield from _excerpt(found)


def _brought_in(by: Sequence[str]) -> str:
    """Which roles bring in the file that a finding is of: one by its name, and how many there are besides."""
    first, others = by[0], len(by) - 1
    if others == 1:
        return f"Brought in by {first} and {by[1]}."
    return f"Brought in by {first} and {others:,} other roles." if others else f"Brought in by {first}."


def _excerpt(found: Finding) -> Iterator[list[Piece]]:
    shown = excerpt(found, width() - _GUTTER - 3)
    yield [(f"{found.span.line:>{_GUTTER}} | ", "dim"), (shown.line, "")]
    yield [(" " * _GUTTER + " | ", "dim"), (" " * shown.before + "^" * shown.carets, _STYLES[found.severity])]


def summary_line(findings: Iterable[Finding], files: int | None = None) -> str:
    """How many problems there are, and of what kind: ``3 problems in 1 of 60 files: 2 errors, 1 warning.``

    ``files`` is how many were checked, where that is worth saying.
    """
    listed = list(findings)
    if not listed:
        return f"No problems found in {count(files or 0, 'file')}."
    counts = [(sum(f.severity is s for f in listed), s.word) for s in sorted(Severity, reverse=True)]
    kinds = ", ".join(count(number, word) for number, word in counts if number)
    concerned = len({f.span.file for f in listed})
    where = f"{concerned:,} of {count(files, 'file')}" if files and files > concerned else count(concerned, "file")
    return f"{count(len(listed), 'problem')} in {where}: {kinds}."


def count(number: int, thing: str) -> str:
    """A number of things in words: ``1 file``, ``1,493 files``."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
