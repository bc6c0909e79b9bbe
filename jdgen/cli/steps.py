"""What to do next, in numbered steps, with commands that are safe to type."""

from __future__ import annotations

import os
import shlex
from collections.abc import Iterator, Sequence
from pathlib import Path

from jdgen.report.screen import Piece, fill, printable, width

__all__ = ["next_steps", "typed"]


def next_steps(steps: Sequence[tuple[str, str]]) -> Iterator[list[Piece]]:
    """The lines that tell of steps, each a sentence and a command; the command may be empty."""
    yield []
    yield [("Next:", "bold")]
    for number, (said, command) in enumerate(steps, 1):
        for index, line in enumerate(fill(said, width() - 5)):
            yield [(f"  {number}. " if not index else "     ", ""), (line, "")]
        if command:
            yield [("     ", ""), (command, "bold")]


def typed(folder: Path) -> str:
    """A folder as it is typed after a command: never taken for an option or for the name of something in jdgen."""
    path = printable(str(folder))
    if len(folder.parts) == 1 and not folder.is_absolute():
        path = os.path.join(".", path)  # noqa: PTH118 - a Path would drop the dot
    return f'"{path}"' if os.name == "nt" and " " in path else shlex.quote(path) if os.name != "nt" else path
