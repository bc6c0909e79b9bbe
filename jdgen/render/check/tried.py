"""Trying the tags of a template on sample data, and what is found: tags that are wrong, and tags that some role breaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from jdgen.findings import Finding
from jdgen.render.check.mend import Mended, mended
from jdgen.render.environment import PackEnvironment
from jdgen.render.environment.rehearse import Rehearsal, can_run, is_endless
from jdgen.render.faults import Fault
from jdgen.render.word.tags import Tag

__all__ = ["Checked", "Samples", "Tried", "try_tags"]

_NAME = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*")
_DOTTED = re.compile(r"[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+")
_CODE = "JD630"


@dataclass(frozen=True, slots=True)
class Samples:
    """What templates are tried on: all there can be, and the same with less of it."""

    full: Mapping[str, Any]
    smaller: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in one template, in reading order, and the text of all that its tags can print."""

    findings: tuple[Finding, ...]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Tried:
    """What is wrong with tags: the number, the code and the words. ``text`` is all that they can print."""

    problems: tuple[tuple[int, str, str], ...]
    text: str
    mended: Mended


def try_tags(tags: Sequence[Tag], environment: PackEnvironment, samples: Samples) -> Tried:
    """Run tags through every branch, and then as they are on every sample, however wrong some of them are."""
    made = mended(tags, partial(can_run, environment))
    if made.too_deep:
        return Tried((), "", made)
    text, faults = Rehearsal(environment, made.source, every=True, strangers=made.strangers).run(samples.full)
    left_out: dict[int, set[str]] = {}
    found = dict.fromkeys(fault for fault in faults if not fault.left_out)
    if made.whole and not any(map(is_endless, faults)):
        plain = Rehearsal(environment, made.source)
        for data in (samples.full, *samples.smaller):
            for fault in plain.run(data)[1]:
                # What cannot be done with less, but with all there can be, is the doing of what is left out.
                kind = fault.left_out or ("field" if data is not samples.full and fault.code == "JD605" else "")
                if kind:
                    left_out.setdefault(fault.line - 1, set()).add(kind)
                else:
                    found[fault] = None
    problems = [(fault.line - 1, fault.code, fault.message) for fault in _once(found)]
    wrong = {number for number, _, _ in problems}
    for number, kinds in left_out.items():
        if number not in wrong and 0 <= number < len(tags):
            problems.append((number, _CODE, _needs(tags[number], kinds)))
    return Tried(tuple(sorted(problems, key=lambda problem: problem[0])), text, made)


def _once(found: Iterable[Fault]) -> Iterator[Fault]:
    """Each fault of a tag once, though it may have been met in several ways."""
    seen: set[tuple[int, str]] = set()
    for fault in found:
        if (fault.line, fault.message) not in seen:
            seen.add((fault.line, fault.message))
            yield fault


def _needs(tag: Tag, kinds: set[str]) -> str:
    """What to do about a tag that prints what a role may leave out."""
    if kinds == {"item"}:
        return (
            "A role may have fewer items than this tag asks for, and its pack is then not built. Put the tag in an if."
        )
    name = (_NAME.match(tag.body) if tag.prints else None) or _DOTTED.search(tag.body)
    if name is None:
        return "A role may leave this out, and its pack is then not built. Put the tag in an if."
    field, owner = name[0], name[0].rpartition(".")[0]
    asked = {"field": field, "owner": owner, "item": field}
    guard = " and ".join(asked[kind] for kind in ("owner", "field") if kind in kinds and asked[kind])
    said = field if "field" in kinds else owner
    return (
        f'A role may leave out "{said}", and its pack is then not built. Put {{% if {guard} %}} before this tag and '
        "{% endif %} after it."
    )
