"""``jdgen template check``: what is wrong with templates, and what they leave out."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from jdgen.findings import Severity, worst
from jdgen.report.screen import Piece, emit, fill, printable, show, width
from jdgen.report.text import findings_as_lines, summary_line
from jdgen.template_check import CheckedTemplate, check_templates

__all__ = ["run"]


def run(paths: Sequence[Path], report: str, fail_on: str) -> int:
    """Check and report. The exit code is the same whatever the format of the report."""
    checked = check_templates(paths)
    findings = [found for template in checked for found in template.findings]
    if report == "json":
        from jdgen.report.json import findings_as_json

        not_printed = {template.file: _full_names(template) for template in checked}
        emit(findings_as_json(findings, len(checked), {"not_printed": not_printed}) + "\n", sys.stdout)
    else:
        lines = [*findings_as_lines(findings), *_all_left_out(checked), [(summary_line(findings, len(checked)), "")]]
        show(lines, sys.stdout)
    level = worst(findings)
    return 1 if level is not None and level >= Severity[fail_on.upper()] else 0


def _full_names(template: CheckedTemplate) -> list[str]:
    return [f"{owner}.{name}" if owner else name for owner, names in template.not_printed.items() for name in names]


def _all_left_out(checked: Sequence[CheckedTemplate]) -> Iterator[list[Piece]]:
    for template in checked:
        if template.not_printed:
            yield from _left_out(template)
            yield []


def _left_out(template: CheckedTemplate) -> Iterator[list[Piece]]:
    """The fields that a template does not print, which may be as it should be."""
    said = f"{printable(template.file)} does not print these fields. That is no fault if you do not need them."
    yield from ([(line, "")] for line in fill(said, width()))
    for owner, names in template.not_printed.items():
        lead = f"{owner}: " if owner else "nothing of: "
        first, *rest = fill(lead + ", ".join(names), width() - 4)
        yield [("  " + first[: len(lead)], "dim"), (first[len(lead) :], "")]
        yield from ([("    " + line, "")] for line in rest)
