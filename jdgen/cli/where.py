"""``jdgen where``: what uses a block, role, organisation, statement or pay scale."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from jdgen.findings import Finding, UsageProblem, short
from jdgen.model.parts import an
from jdgen.report.screen import Piece, emit, fill, printable, show, width
from jdgen.report.text import count, findings_as_lines, summary_line
from jdgen.role_files import is_something_else
from jdgen.source.settings import SETTINGS
from jdgen.source.uses import Thing, Use, Uses
from jdgen.source.workspace import Workspaces
from jdgen.source.workspace_files import WorkspaceFile, files_under

__all__ = ["run"]


def run(name: str, path: Path, report: str) -> int:
    """List the uses of a name. A file that cannot be read whole may hide some, and makes the exit code 1."""
    name = name.strip()
    if not name:
        raise UsageProblem("Give the name of a block, role, organisation, statement or pay scale.")
    if not os.path.isdir(path):  # noqa: PTH112 - a Path's own raises for a name that is too long
        raise UsageProblem(f"There is no folder called {path}.")
    workspace = Workspaces().of(path / SETTINGS)
    files = [file for file in files_under(workspace.root or path, workspace.root is not None) if _is_ours(file)]
    uses = Uses(files, workspace)
    things, found = uses.things(name), uses.of(name)
    unread = [finding for file in files for finding in file.findings]
    if not things and not found and not unread:
        raise UsageProblem(_unknown(name, uses.names()))
    if report == "json":
        emit(_as_json(name, things, found, unread, len(files)), sys.stdout)
    else:
        said = _lines(name, things, found) if things or found else _filled(_unknown(name, uses.names()), "")
        show([*said, *_unread(unread)], sys.stdout)
    return 1 if unread else 0


def _is_ours(file: WorkspaceFile) -> bool:
    """Whether a file is one of the workspace's, and not some other YAML file that stands about."""
    return file.kind != "role" or not file.parts or not all(is_something_else(part.value) for part in file.parts)


def _unknown(name: str, names: Sequence[str]) -> str:
    folded = {known.casefold(): known for known in names}
    close = get_close_matches(name.casefold(), folded, 1, 0.7)
    meant = f' Did you mean "{folded[close[0]]}"?' if close else ""
    return f'There is no block, role, organisation, statement or pay scale called "{short(name)}" here.{meant}'


def _lines(name: str, things: Sequence[Thing], found: Sequence[Use]) -> Iterator[list[Piece]]:
    for thing in things:
        yield from _filled(f"{printable(name)} is {an(thing.kind)}{_home(thing)}.", "bold")
    if not found:
        yield [("Nothing uses it.", "")]
        return
    if things:
        yield []
    for use in found:
        yield from _filled(f"{printable(use.file)}, line {use.line}: {printable(use.says)}", "")
    yield []
    yield [(f"{count(len(found), 'use')} in {count(len({use.file for use in found}), 'file')}.", "")]


def _home(thing: Thing) -> str:
    if thing.file is not None:
        return f", in {printable(thing.file)}"
    return " that comes with jdgen" if thing.shipped else " that an organisation has words for"


def _filled(text: str, style: str) -> Iterator[list[Piece]]:
    first, *rest = fill(text, width())
    yield [(first, style)]
    for line in fill(" ".join(rest), width() - 4) if rest else ():
        yield [("    ", ""), (line, style)]


def _unread(findings: Sequence[Finding]) -> Iterator[list[Piece]]:
    if findings:
        yield []
        yield from _filled("Some of the files could not be read whole, and may use it too:", "")
        yield []
        yield from findings_as_lines(findings)
        yield [(summary_line(findings), "")]


def _as_json(name: str, things: Sequence[Thing], found: Sequence[Use], unread: Sequence[Finding], files: int) -> str:
    from jdgen.report.json import findings_as_json

    more = {
        "name": name,
        "is": [{"kind": thing.kind, "file": thing.file, "shipped": thing.shipped} for thing in things],
        "uses": [
            {"file": use.file, "line": use.line, "how": use.how, "through": list(use.through), "message": use.says}
            for use in found
        ],
    }
    return findings_as_json(unread, files, more) + "\n"
