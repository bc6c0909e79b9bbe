"""One way to make packs, in a process of its own: ``python -m benchmarks.worker MODULE FUNCTION TEMPLATE DATA``.

It says ``ready`` and then takes requests, one a line: ``time N`` makes N packs and answers the milliseconds they took,
``write PATH`` writes one pack to a file, ``peak`` answers the most memory the process has used, in MiB (on Linux).
"""

from __future__ import annotations

import importlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

__all__: list[str] = []


def _answer(make: Callable[[], object], word: str, rest: str) -> object:
    if word == "time":
        start = perf_counter()
        for _ in range(int(rest)):
            make()
        return (perf_counter() - start) * 1000
    if word == "write":
        made = make()
        return Path(rest).write_bytes(made) if isinstance(made, bytes) else "no file"
    # Not getrusage: its figure is that of the process which started this one, where that was larger.
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def main(module: str, function: str, template: str, data: str) -> None:
    way = getattr(importlib.import_module(f"benchmarks.ways.{module}"), function)
    make = way(Path(template), json.loads(Path(data).read_bytes()))
    print("ready", flush=True)
    for line in sys.stdin:
        word, _, rest = line.strip().partition(" ")
        print(_answer(make, word, rest), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
