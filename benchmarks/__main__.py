"""``python -m benchmarks``: the race on two templates, where the time goes, composing, starting, and memory."""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from pathlib import Path

from benchmarks.composing import composing
from benchmarks.contestants import ALWAYS, BUILD, BUILDS, ENGINE, PEERS
from benchmarks.memory import peaks
from benchmarks.race import race, set_up
from benchmarks.show import show_composed, show_memory, show_outcome, show_shares, show_started, show_where
from benchmarks.stages import build_stages, engine_stages
from benchmarks.start_up import start_up


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--rounds", type=int, default=12, help="turns of each contestant; the best one counts")
    parser.add_argument("--packs", type=int, default=5000, help="packs made to see that memory stays flat")
    return parser.parse_args()


def main() -> None:
    options = _options()
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    show_where()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        heavy, light = set_up(folder / "heavy", light=False), set_up(folder / "light", light=True)
        everybody = (*ALWAYS, *PEERS, *BUILDS)
        show_outcome("heavy template", race(everybody, heavy, options.rounds))
        show_outcome("light template", race(everybody, light, options.rounds))
        role, data = heavy.template.parent / "role.yaml", json.loads(heavy.data.read_bytes())
        show_shares("one more pack by the engine, heavy template", engine_stages(heavy.template, data, 300))
        stages = build_stages(role, heavy.template, folder / "stages", 100)
        show_shares("one more pack by the whole of build, heavy template", stages)
        show_composed(composing(folder / "workspace", 100))
        show_started(start_up(role, options.rounds))
        print("\nmemory, heavy template")
        for contestant in (ENGINE, BUILD):
            show_memory(contestant.name, *peaks(contestant, heavy, options.packs), options.packs)


if __name__ == "__main__":
    main()
