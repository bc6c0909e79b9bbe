"""``jdgen init``: a workspace to begin with."""

from __future__ import annotations

import sys
from pathlib import Path

from jdgen.cli.steps import next_steps, typed
from jdgen.new_workspace import lay_out
from jdgen.report.screen import printable, show

__all__ = ["run"]


def run(folder: Path, force: bool) -> int:
    """Lay out a workspace, and say what to do next."""
    names = lay_out(folder, force)
    here = typed(folder) if folder.parts else "."
    school = printable(str(folder / "organisations" / "our-school.yaml"))
    steps = (
        (f"Put your school's name and details in {school}.", ""),
        ("See that nothing is wrong:", f"jdgen check {here}"),
        ("Build the documents:", f"jdgen build {here}"),
    )
    made = [[(f"Made {printable(str(folder / name))}", "")] for name in names]
    show([*made, *next_steps(steps)], sys.stdout)
    return 0
