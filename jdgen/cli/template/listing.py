"""``jdgen template list``: the sets that come with jdgen, what each looks like, and what it makes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from jdgen.report.screen import Piece, fill, show, width
from jdgen.shipped import shipped, shipped_sets, templates_in

__all__ = ["run"]


def run() -> int:
    """Show the sets."""
    show(_lines(), sys.stdout)
    return 0


def _lines() -> Iterator[list[Piece]]:
    names = shipped_sets()
    room = max(map(len, names), default=0) + 2
    for name in names:
        folder = shipped("templates") / name
        made = ", ".join(path.name.removesuffix(".j2") for path in templates_in(folder))
        lead = name.ljust(room)
        for text, style in ((_described(folder), ""), (f"Makes {made}.", "dim")):
            for line in fill(text, width() - room) if text else ():
                yield [(lead, "bold"), (line, style)]
                lead = " " * room
        yield []
    yield from ([(line, "")] for line in fill("Use one with: jdgen build role.yaml --template NAME", width()))
    yield from ([(line, "")] for line in fill("Start one of your own with: jdgen template copy NAME FOLDER", width()))


def _described(folder: Path) -> str:
    """What the set's own README begins with, below its heading."""
    try:
        lines = (folder / "README.md").read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return ""
    said = [line.strip() for line in lines if line.strip()]
    return next((line for line in said if not line.startswith("#")), said[0].lstrip("# ") if said else "")
