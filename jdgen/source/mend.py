"""Reading on after a mistake, so that everything else wrong with a file is told in the same run.

A slip in one line is mended and the reading begins again. Where lines do not fit together nobody can say what was meant:
then the whole top field they belong to is left out, and nothing in it is reported but the mistake itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import yaml

from jdgen.findings import Finding, Span, finding
from jdgen.source.events import parse
from jdgen.source.layout import named_without_colon
from jdgen.source.lines import Mistake, block_of, line_above, starts_field
from jdgen.source.mistakes import explain
from jdgen.source.parsed import Parsed
from jdgen.source.slips import glued

__all__ = ["Mended", "field_slip", "parse_mending"]

_MOST_MENDED = 50


@dataclass(slots=True)
class Mended:
    """What a file says as far as it can be read, and which of its rows (from 0) are not to be believed."""

    lines: list[str]
    parsed: Parsed = field(default_factory=Parsed)
    mistakes: list[Finding] = field(default_factory=list)
    doubtful: set[int] = field(default_factory=set)

    def believes(self, found: Finding) -> bool:
        """Whether a finding holds of the file as it was typed, and not only of a mended line."""
        if found.span.line - 1 in self.doubtful and found.code != "JD010":
            return False
        name = found.path.rpartition(".")[2]
        return found.code != "JD004" or not any(starts_field(self.lines[row], name) for row in self.doubtful)


def field_slip(lines: list[str], row: int) -> Mistake | None:
    """The slip in a line that was meant as a field, but has no colon or no space after it."""
    from jdgen.model.fields import field_names

    return glued(lines, row, field_names()) or named_without_colon(lines, row, field_names())


def parse_mending(text: str, file: str, lines: list[str]) -> Mended:
    """Parse, mending as often as it helps."""
    mended = Mended(lines)
    current = list(lines)
    names: frozenset[str] | None = None
    for _ in range(_MOST_MENDED):
        try:
            mended.parsed = parse(text, file)
            break
        except yaml.YAMLError as error:
            if names is None:
                from jdgen.model.fields import field_names

                names = field_names()
            mistake = explain(error, current, names)
        rows = _apply(mistake, current, mended, file)
        if not rows:
            break
        text = "\n".join(current)
    mended.parsed.findings = [f for f in mended.parsed.findings if mended.believes(f)]
    return mended


def _apply(mistake: Mistake, current: list[str], mended: Mended, file: str) -> bool:
    """Mend the lines for one mistake; False when that changes nothing, so that reading on is of no use."""
    row = mistake.line - 1
    # A line that does not fit in below a mended one says that the mending was wrong, and no more.
    known = row in mended.doubtful or (not mistake.sure and line_above(current, row) in mended.doubtful)
    if not known:
        end = max(mistake.end_column, mistake.column + 1)
        span = Span(file, mistake.line, mistake.column, mistake.line, end)
        mended.mistakes.append(finding(mistake.code, mistake.message, span))
    block = set(block_of(current, row if mistake.lost_from is None else mistake.lost_from))
    if not mistake.sure:
        mended.doubtful |= block
    if not known and any(current[r] != line for r, line in mistake.mended.items()):
        mended.doubtful.update(mistake.mended)
        for r, line in mistake.mended.items():
            current[r] = line
        return True
    changes = any(current[r] for r in block)
    mended.doubtful |= block
    for r in block:
        current[r] = ""
    return changes
