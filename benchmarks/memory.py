"""Memory: the most that a process has used after 100 packs, and after all of them."""

from __future__ import annotations

from benchmarks.contestants import Contestant, Process
from benchmarks.race import Setting

__all__ = ["peaks"]


def peaks(contestant: Contestant, setting: Setting, packs: int) -> tuple[float, float]:
    """Peak MiB after 100 packs and after ``packs``."""
    with Process(contestant, setting.template, setting.data) as process:
        process.ask("time 100")
        first = float(process.ask("peak"))
        process.ask(f"time {packs - 100}")
        return first, float(process.ask("peak"))
