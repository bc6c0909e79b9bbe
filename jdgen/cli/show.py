"""``jdgen show``: a role in one piece, as YAML."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from jdgen.cli.streams import in_utf8
from jdgen.findings import UsageProblem
from jdgen.report.screen import emit, show
from jdgen.report.text import findings_as_lines, summary_line
from jdgen.source.composed_text import composed_text
from jdgen.source.role_file import load_role
from jdgen.source.workspace import Workspaces

__all__ = ["run"]

_SUFFIXES = (".yaml", ".yml")


def run(path: Path, sources: bool) -> int:
    """Print the role, or report what keeps it from being put together."""
    workspaces = Workspaces()
    _see_that_it_is_there(path, workspaces)
    role_file = load_role(path, workspaces=workspaces)
    if role_file.role is None:
        show([*findings_as_lines(role_file.findings), [(summary_line(role_file.findings), "")]], sys.stdout)
        return 1
    in_utf8(sys.stdout)
    emit(composed_text(role_file, sources), sys.stdout)
    return 0


def _see_that_it_is_there(path: Path, workspaces: Workspaces) -> None:
    # Not Path.is_dir and Path.exists: they raise for a name too long for the system.
    if os.path.isdir(path):  # noqa: PTH112
        raise UsageProblem(f"{path} is a folder. Name one role file in it.")
    if os.path.lexists(path):
        return
    meant = ""
    if path.name == str(path) and "\0" not in path.name:
        root = workspaces.of(path).root or Path()
        named = (root / "roles" / f"{path.name}{suffix}" for suffix in _SUFFIXES)
        found = next((place for place in named if os.path.isfile(place)), None)  # noqa: PTH113
        meant = f" Did you mean {os.path.relpath(found)}?" if found else ""
    raise UsageProblem(f"There is no file called {path}.{meant}")
