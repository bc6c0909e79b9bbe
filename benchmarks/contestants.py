"""Who takes part, and the processes they run in."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Self

__all__ = ["ALWAYS", "BUILDS", "PEERS", "Contestant", "Process", "missing"]

ROOT = Path(__file__).parent.parent
TOOLS = Path(__file__).parent / "tools"


@dataclass(frozen=True)
class Contestant:
    """A way to make a pack. ``tool`` is the folder of ``benchmarks/tools`` that has to be there for it."""

    name: str
    module: str
    function: str = ""
    tool: str = ""

    @property
    def on_node(self) -> bool:
        """Whether it runs on node, and reads a template with tags of its own."""
        return not self.function


DOCXTPL = Contestant("docxtpl, a new object a pack", "by_docxtpl", "new_object")
ENGINE = Contestant("jdgen, the engine", "by_jdgen", "engine")
FLOOR = Contestant("floor: plain Jinja, nothing compressed", "floor", "rendered_and_stored")
ZIP = Contestant("the zip alone: finished parts, nothing compressed", "floor", "stored")
ALWAYS = (
    DOCXTPL,
    Contestant("docxtpl, the same object", "by_docxtpl", "same_object"),
    Contestant("python-docx, built directly", "by_python_docx", "built"),
    ENGINE,
    FLOOR,
    ZIP,
)
# Two of the peers are imported as docxtpl, so each is installed in a folder of its own.
PEERS = (
    Contestant("docxtpl-ng, the same object", "by_docxtpl", "same_object", "docxtpl-ng"),
    Contestant("rust-docxtpl, a new object a pack", "by_docxtpl", "new_object", "rust-docxtpl"),
    Contestant("rust-docxtpl, the same object", "by_docxtpl", "same_object", "rust-docxtpl"),
    Contestant("docxtemplater, on node", "by_docxtemplater.js", "", "node_modules"),
)
COMPILING = Contestant("jdgen, compiling the template", "by_jdgen", "compiling")
BUILD = Contestant("jdgen, the whole of build: this template", "by_jdgen", "whole_build")
BOTH = Contestant("jdgen, the whole of build: standard, Word and Markdown", "by_jdgen", "whole_build_with_markdown")
UNSYNCED = Contestant("jdgen, the whole of build, not waiting for the disk", "by_jdgen", "whole_build_without_waiting")
BUILDS = (COMPILING, BUILD, UNSYNCED, BOTH)


def missing(contestant: Contestant) -> str:
    """Why a contestant cannot take part, if it cannot."""
    if contestant.tool and not (TOOLS / contestant.tool).is_dir():
        return f"benchmarks/tools/install brings {contestant.tool}"
    if contestant.on_node and not shutil.which("node"):
        return "there is no node"
    return ""


class Process:
    """A contestant at work."""

    def __init__(self, contestant: Contestant, template: Path, data: Path) -> None:
        way = Path(__file__).parent / "ways" / contestant.module
        if contestant.on_node:
            command = ["node", str(way), str(template), str(data)]
        else:
            module = (contestant.module, contestant.function)
            # Without the site packages, a peer has what was installed with it and nothing else.
            options = ["-S"] if contestant.tool else []
            command = [sys.executable, *options, "-m", "benchmarks.worker", *module, str(template), str(data)]
        there = os.environ | {"BENCHMARK_TOOLS": str(TOOLS)}
        if contestant.tool and not contestant.on_node:
            there |= {"PYTHONPATH": str(TOOLS / contestant.tool)}
        self._name = contestant.name
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=there, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._answer()

    def ask(self, request: str) -> str:
        """Send one request and wait for the answer."""
        assert self._process.stdin is not None
        self._process.stdin.write(request + "\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> str:
        assert self._process.stdout is not None
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self._name} stopped; its own message is above.")
        return answer.strip()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()
