"""``jdgen check``: findings, and an exit code that tells the truth."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from jdgen.findings import Severity, worst
from jdgen.role_files import check_paths

__all__ = ["run"]


def run(paths: Sequence[Path], report: str, fail_on: str) -> int:
    """Check and report. The exit code is the same whatever the format of the report."""
    from jdgen.report.screen import emit, show

    findings, files = check_paths(paths)
    if report == "json":
        from jdgen.report.json import findings_as_json

        emit(findings_as_json(findings, files) + "\n", sys.stdout)
    else:
        from jdgen.report.text import findings_as_lines, summary_line

        show([*findings_as_lines(findings), [(summary_line(findings, files), "")]], sys.stdout)
    level = worst(findings)
    return 1 if level is not None and level >= Severity[fail_on.upper()] else 0
