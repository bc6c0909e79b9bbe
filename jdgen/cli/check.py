"""``jdgen check``: findings, and an exit code that tells the truth."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from jdgen.check import check_paths
from jdgen.findings import Severity, worst

__all__ = ["run"]


def run(paths: Sequence[Path], report: str, fail_on: str) -> int:
    """Check and report. The exit code is the same whatever the format of the report."""
    findings, files = check_paths(paths)
    if report == "json":
        from jdgen.report.json import findings_as_json

        sys.stdout.write(findings_as_json(findings, files) + "\n")
    else:
        from jdgen.report.screen import show
        from jdgen.report.text import findings_as_lines, summary_line

        show([*findings_as_lines(findings), [(summary_line(findings, files), "")]], sys.stdout)
    level = worst(findings)
    return 1 if level is not None and level >= Severity[fail_on.upper()] else 0
