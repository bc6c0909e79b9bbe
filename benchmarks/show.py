"""Printing."""

from __future__ import annotations

import platform
import sys
from collections.abc import Mapping
from datetime import date
from importlib.metadata import version

from benchmarks.composing import Composed
from benchmarks.contestants import BUILD, COMPILING, DOCXTPL, ENGINE, FLOOR, PEERS, UNSYNCED, ZIP, missing
from benchmarks.race import Outcome
from benchmarks.start_up import Started

__all__ = ["show_composed", "show_memory", "show_outcome", "show_shares", "show_started", "show_where"]

_LIBRARIES = ("docxtpl", "python-docx", "jinja2", "lxml", "pydantic")


def show_where() -> None:
    versions = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    print(f"{date.today()}, Python {platform.python_version()}, {platform.machine()}, one core; {versions}")
    for peer in PEERS:
        if missing(peer):
            print(f"skipped: {peer.name} ({missing(peer)})")


def show_outcome(name: str, outcome: Outcome) -> None:
    """The times of one race, each beside docxtpl's, and what becomes of the bars."""
    one = outcome.times[DOCXTPL]
    print(f"\n{name}; all {len(outcome.sizes)} documents agree in their {outcome.paragraphs} paragraphs")
    for contestant, taken in sorted(outcome.times.items(), key=lambda item: -item[1]):
        size = f"{outcome.sizes[contestant] / 1000:6.0f} kB" if contestant in outcome.sizes else ""
        print(f"  {contestant.name:<56}{taken:8.2f} ms {one / taken:7.2f}x docxtpl {size}")
    engine, floor = outcome.times[ENGINE], outcome.times[FLOOR]
    if "heavy" in name:
        _bar("the engine, to docxtpl", one / engine, 25, least=True)
    _bar("the engine, to the floor with Jinja", engine / floor, 2.5)
    _bar("the engine, to the zip of parts already rendered", engine / outcome.times[ZIP], 2.5)
    _bar("compiling, to one pack by docxtpl", outcome.times[COMPILING] / one, 3)
    _bar("the whole of build, to docxtpl", one / outcome.times[BUILD], 10, least=True)
    _bar("the whole of build, not waiting for the disk", one / outcome.times[UNSYNCED], 10, least=True)


def show_started(started: list[Started]) -> None:
    print("\nstarting, whole processes")
    for each in started:
        _bar(f"{each.name}: {each.taken:.0f} ms", each.taken / each.against, float(each.bar.split()[-1][:-1]))


def show_composed(composed: Composed) -> None:
    """What putting a role together costs, beside reading the same text from one file."""
    print(f"\ncomposing from {composed.includes} includes and a school of a trust; {composed.kilobytes:.0f} kB of YAML")
    print(f"  {'the same text from one file':<56}{composed.single:8.2f} ms")
    print(f"  {'its own file, the shared ones read once':<56}{composed.more:8.2f} ms a role")
    print(f"  {'all of its files read for it alone':<56}{composed.first:8.2f} ms")
    _bar("composing one role alone, to reading the same text", composed.first / composed.single, 2)
    _bar("composing one more role of a run, to reading the same text", composed.more / composed.single, 2)


def show_shares(name: str, stages: Mapping[str, float]) -> None:
    """The stages of something, in hundredths of the whole."""
    whole = sum(stages.values())
    print(f"\n{name}, {whole:.2f} ms")
    for stage, taken in stages.items():
        print(f"  {stage:<56}{taken:8.3f} ms {taken / whole:7.0%}")


def show_memory(name: str, first: float, last: float, packs: int) -> None:
    print(f"  {name:<56}{first:6.1f} MiB after 100 packs, {last:.1f} after {packs:,}: {last / first:.2f}x")


def _bar(name: str, value: float, bar: float, least: bool = False) -> None:
    holds = value >= bar if least else value <= bar
    words = f"at {'least' if least else 'most'} {bar:g}x"
    print(f"  bar: {name:<62}{value:7.2f}x {words:<14} {'holds' if holds else 'MISSED'}")
    sys.stdout.flush()
