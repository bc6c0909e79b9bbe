"""``jdgen build``: role files in, documents out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from jdgen.findings import CannotGoOn, Finding, in_reading_order, told_once
from jdgen.job_pack import FORMATS, JobPack, TemplateSets, build_pack
from jdgen.output import check_folder
from jdgen.report.screen import Piece, printable, show
from jdgen.report.text import count, findings_as_lines, summary_line
from jdgen.role_files import has_errors, id_clashes, load_roles

__all__ = ["run"]

_OUTCOMES = ("built", "unchanged", "left alone", "not built")
_WORDS = {"written": "Built", "unchanged": "Unchanged"}


def run(paths: Sequence[Path], out: Path, formats: tuple[str, ...], template: str, force: bool) -> int:
    """Build every role that the paths name. One that cannot be built does not stop the others."""
    templates = TemplateSets(template, formats or FORMATS)
    check_folder(out)
    roles, findings = load_roles(paths)
    clashes = id_clashes(roles)
    packs: list[JobPack | None] = []
    try:
        for role_file in roles:
            if role_file.key in clashes:
                findings += in_reading_order([*role_file.findings, *clashes[role_file.key]])
                packs.append(None)
                continue
            pack = build_pack(role_file, templates.of(role_file), out, formats or FORMATS, force)
            findings += pack.findings
            packs.append(pack)
            show(_made(pack), sys.stdout)
    except CannotGoOn:
        _report(findings, packs)
        raise
    _report(findings, packs)
    return 1 if has_errors(findings) else 0


def _made(pack: JobPack) -> Iterator[list[Piece]]:
    for written in pack.written:
        if written.outcome in _WORDS:
            yield [(f"{_WORDS[written.outcome]} {printable(str(written.path))}", "")]


def _report(findings: Sequence[Finding], packs: Sequence[JobPack | None]) -> None:
    """What was found, and for several packs, or one that was not built, what became of them."""
    # Each role meets the faults of a template and of shared files anew; once is enough.
    found = told_once(findings)
    lines = list(findings_as_lines(found))
    if lines:
        something_above = any(pack and any(_made(pack)) for pack in packs)
        lines = [*([[]] if something_above else []), *lines, [(summary_line(found), "")]]
    closing = _closing(Counter(map(_outcome, packs)))
    if closing:
        lines.append([(closing, "")])
    show(lines, sys.stdout)


def _outcome(pack: JobPack | None) -> str:
    kinds = {written.outcome for written in pack.written} if pack else ()
    if not kinds:
        return "not built"
    return "left alone" if "kept" in kinds else "built" if "written" in kinds else "unchanged"


def _closing(outcomes: Counter[str]) -> str:
    if outcomes.total() < 2 and not (outcomes["left alone"] or outcomes["not built"]):
        return ""
    numbers = [(outcomes[outcome], outcome) for outcome in _OUTCOMES if outcomes[outcome]]
    first, *rest = numbers
    return ", ".join([f"{count(first[0], 'pack')} {first[1]}", *(f"{n:,} {outcome}" for n, outcome in rest)]) + "."
