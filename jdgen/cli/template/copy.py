"""``jdgen template copy``: the start of a house style."""

from __future__ import annotations

import os
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from jdgen.report.screen import Piece, fill, printable, show, width
from jdgen.template_copy import copy_set

__all__ = ["run"]


def run(source: str, folder: Path, force: bool, clean: bool) -> int:
    """Copy a set, and say what to do next."""
    show(_next(copy_set(source, folder, force, clean), folder), sys.stdout)
    return 0


def _next(names: list[str], folder: Path) -> Iterator[list[Piece]]:
    word = next((name for name in names if name.endswith(".docx")), names[0])
    yield from ([(f"Made {printable(str(folder / name))}", "")] for name in names)
    yield []
    yield [("Next:", "bold")]
    what = (
        f"Open {printable(str(folder / word))} in Word and make it your own. The words in braces are tags; keep them."
    )
    steps = (
        (what, ""),
        ("See that nothing is wrong with it:", f"jdgen template check {_typed(folder)}"),
        ("Build with it:", f"jdgen build role.yaml --template {_typed(folder)}"),
    )
    for number, (said, command) in enumerate(steps, 1):
        for index, line in enumerate(fill(said, width() - 5)):
            yield [(f"  {number}. " if not index else "     ", ""), (line, "")]
        if command:
            yield [("     ", ""), (command, "bold")]


def _typed(folder: Path) -> str:
    """A folder as it is typed after a command: never taken for the name of a set that comes with jdgen."""
    path = printable(str(folder))
    if len(folder.parts) == 1 and not folder.is_absolute():
        path = os.path.join(".", path)  # noqa: PTH118 - a Path would drop the dot
    return f'"{path}"' if os.name == "nt" and " " in path else shlex.quote(path) if os.name != "nt" else path
