"""``jdgen build``: role files in, documents out."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from jdgen.build import FORMATS, JobPack, build_pack, open_set
from jdgen.check import has_errors, id_clashes, load_roles
from jdgen.findings import Finding
from jdgen.output import check_folder
from jdgen.report.screen import Piece, printable, show
from jdgen.report.text import findings_as_lines, summary_line

__all__ = ["run"]


def run(paths: Sequence[Path], out: Path, formats: tuple[str, ...], template: str, force: bool) -> int:
    """Build every role that the paths name. One that cannot be built does not stop the others."""
    templates = open_set(template)
    check_folder(out)
    roles, findings = load_roles(paths)
    clashes = id_clashes(roles)
    clashing = {finding.span.file for finding in clashes}
    findings += clashes
    packs = []
    for role_file in roles:
        if role_file.file in clashing:
            continue
        pack = build_pack(role_file, templates, out, formats or FORMATS, force)
        findings += pack.findings
        packs.append(pack)
        show([_made(line) for line in _lines(pack)], sys.stdout)
    _report(findings, len(roles))
    return 1 if has_errors(findings) else 0


def _lines(pack: JobPack) -> list[tuple[str, Path]]:
    words = {"written": "Built", "unchanged": "Unchanged"}
    return [(words[w.outcome], w.path) for w in pack.written if w.outcome in words]


def _made(line: tuple[str, Path]) -> list[Piece]:
    return [(f"{line[0]} {printable(str(line[1]))}", "")]


def _report(findings: list[Finding], files: int) -> None:
    if not findings:
        return
    show([*findings_as_lines(findings), [(summary_line(findings, files), "")]], sys.stdout)
