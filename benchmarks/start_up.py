"""Starting: whole processes of the command line, against Python importing what they rest on."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

__all__ = ["Started", "start_up"]


@dataclass(frozen=True)
class Started:
    """The best times of the command line and of what it is held against, in milliseconds."""

    name: str
    taken: float
    against: float
    bar: str


def start_up(role: Path, rounds: int) -> list[Started]:
    """Time ``jdgen --version`` and one ``jdgen build``, in turn with the imports."""
    commands = {
        "typer": ("-c", "import typer"),
        "four": ("-c", "import typer, yaml, jinja2, pydantic"),
        "version": ("-m", "jdgen", "--version"),
        "build": ("-m", "jdgen", "build", str(role), "--out", str(role.parent / "started")),
    }
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, words in commands.items():
            start = perf_counter()
            subprocess.run([sys.executable, *words], capture_output=True, check=True)
            times[name].append((perf_counter() - start) * 1000)
    least = {name: min(taken) for name, taken in times.items()}
    return [
        Started("jdgen --version, to import typer", least["version"], least["typer"], "at most 1.5x"),
        Started("one jdgen build, to import typer, yaml, jinja2, pydantic", least["build"], least["four"], "under 3x"),
    ]
