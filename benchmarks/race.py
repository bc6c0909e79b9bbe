"""The race: every contestant makes some packs, in turn, for a number of rounds, and its best round counts.

Each has a process of its own; all share one core. The others' work in between falls on all alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from benchmarks.agree import assert_same_text
from benchmarks.contestants import COMPILING, Contestant, Process, missing
from benchmarks.sample import write_data, write_role
from benchmarks.templates import make_template

__all__ = ["Outcome", "Setting", "race", "set_up"]


@dataclass(frozen=True)
class Setting:
    """The files of one race."""

    template: Path
    on_node: Path
    data: Path


@dataclass(frozen=True)
class Outcome:
    """The best times in milliseconds a pack, how many paragraphs the documents share, and how large they are."""

    times: dict[Contestant, float]
    paragraphs: int
    sizes: dict[Contestant, int]


def set_up(folder: Path, light: bool) -> Setting:
    """Write the role, its data and the template into a folder, which is a template set too."""
    folder.mkdir(parents=True)
    beside = folder.parent / f"{folder.name}-on-node.docx"
    role = write_role(folder / "role.yaml")
    template = make_template(folder / "job-pack.docx", light)
    return Setting(template, make_template(beside, light, jinja=False), write_data(role, folder / "data.json"))


def race(contestants: Sequence[Contestant], setting: Setting, rounds: int, least: float = 60) -> Outcome:
    """Each turn is at least ``least`` milliseconds of work: one pack may be lucky, or meet the collector of garbage.

    Raises ``AssertionError`` when the documents do not say the same."""
    documents: dict[str, bytes] = {}
    sizes: dict[Contestant, int] = {}
    times: dict[Contestant, float] = {}
    there = [contestant for contestant in contestants if not missing(contestant)]
    with ExitStack() as stack:
        running, turns = {}, {}
        for each in there:
            template = setting.on_node if each.on_node else setting.template
            running[each] = ask = stack.enter_context(Process(each, template, setting.data)).ask
            # The first packs warm up, and what is compared was made by an object that had been used.
            ask("time 3")
            turns[each] = max(1, round(least * 3 / float(ask("time 3"))))
            if each is not COMPILING:
                made = setting.template.with_suffix(".made")
                ask(f"write {made}")
                documents[each.name] = made.read_bytes()
                sizes[each] = len(documents[each.name])
        same = assert_same_text({n: d for n, d in documents.items() if "standard" not in n})
        for _ in range(rounds):
            for each, ask in running.items():
                taken = float(ask(f"time {turns[each]}")) / turns[each]
                times[each] = min(taken, times.get(each, taken))
    return Outcome(times, same, sizes)
