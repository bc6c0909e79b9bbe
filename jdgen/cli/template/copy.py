"""``jdgen template copy``: the start of a house style."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from jdgen.cli.steps import next_steps, typed
from jdgen.report.screen import Piece, printable, show
from jdgen.template_copy import copy_set

__all__ = ["run"]


def run(source: str, folder: Path, force: bool, clean: bool) -> int:
    """Copy a set, and say what to do next."""
    show(_next(copy_set(source, folder, force, clean), folder), sys.stdout)
    return 0


def _next(names: list[str], folder: Path) -> Iterator[list[Piece]]:
    word = next((name for name in names if name.endswith(".docx")), names[0])
    yield from ([(f"Made {printable(str(folder / name))}", "")] for name in names)
    what = (
        f"Open {printable(str(folder / word))} in Word and make it your own. The words in braces are tags; keep them."
    )
    steps = (
        (what, ""),
        ("See that nothing is wrong with it:", f"jdgen template check {typed(folder)}"),
        ("Build with it:", f"jdgen build role.yaml --template {typed(folder)}"),
    )
    yield from next_steps(steps)
