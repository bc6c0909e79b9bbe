"""Findings for programs: the JSON that other tools may rely on (DESIGN.md section 5)."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from jdgen.findings import Finding, Severity

__all__ = ["findings_as_json"]


def findings_as_json(findings: Sequence[Finding], files: int, more: Mapping[str, Any] | None = None) -> str:
    """One JSON document: version, findings in the order given, a summary with counts, and what ``more`` a command has.

    It is in ASCII, so that it is the same document whatever a terminal, a pipe or Windows makes of other letters.
    """
    counts = {f"{s.word}s": sum(f.severity is s for f in findings) for s in sorted(Severity, reverse=True)}
    document = {
        "version": 1,
        "findings": [_finding(f) for f in findings],
        "summary": {"files": files, "findings": len(findings), **counts},
        **(more or {}),
    }
    return json.dumps(document, indent=2, allow_nan=False)


def _finding(found: Finding) -> dict[str, Any]:
    span = found.span
    return {
        "code": found.code,
        "name": found.name,
        "severity": found.severity.word,
        "message": found.message,
        "file": span.file,
        "line": span.line or None,
        "column": span.column or None,
        "end_line": span.end_line or None,
        "end_column": span.end_column or None,
        "path": found.path,
        "help": found.help,
        "source": found.source,
        "brought_in_by": list(found.brought_in_by),
    }
