"""The tags of a template as a small template of their own, one on each line, made fit to run whatever is wrong with them.

What a tag is beside the others needs none of the text between them. So a loop that is never closed hides nothing that is
wrong inside it, and nothing after it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from jdgen.render.word.balance import ENDS, MAX_DEPTH, MIDDLE, PAIRS, is_short_set, never_closed, not_opened, snippet
from jdgen.render.word.tags import Tag

__all__ = ["Mended", "mended"]

_NAME = re.compile(r"[A-Za-z_]\w*")


@dataclass(slots=True)
class Mended:
    """The source, with the tag of number n on line n + 1.

    ``whole`` says that its statements are the template's own, so that it does what the template would do; ``too_deep``
    that they stand so deep inside each other that Python could not run them, or would not end. ``strangers``
    are names in statements that had to be left out, which might have given them a meaning. ``problems`` are tags that
    belong to nothing, or are never closed: the number and the reason.
    """

    lines: list[str] = field(default_factory=list)
    whole: bool = True
    too_deep: bool = False
    strangers: set[str] = field(default_factory=set)
    problems: list[tuple[int, str]] = field(default_factory=list)

    @property
    def source(self) -> str:
        """The small template."""
        return "\n".join(self.lines)


@dataclass(frozen=True, slots=True)
class _Open:
    word: str
    number: int
    runs: bool


def mended(tags: Sequence[Tag], runs: Callable[[str], bool]) -> Mended:
    """Put tags together. ``runs`` says whether a small template is written well enough to be tried."""
    made = Mended()
    opened: list[_Open] = []
    for number, tag in enumerate(tags):
        made.lines.append(_line(made, opened, number, tag, runs))
    made.lines.append("".join(_closed(made, left) for left in reversed(opened)))
    return made


def _line(made: Mended, opened: list[_Open], number: int, tag: Tag, runs: Callable[[str], bool]) -> str:
    if tag.comments:
        return ""
    source, message = snippet(tag)
    body = " ".join(tag.body.split())
    if not tag.prints and tag.word in PAIRS and not is_short_set(tag):
        made.too_deep = made.too_deep or len(opened) >= MAX_DEPTH
        usable = not message and runs(source)
        opened.append(_Open(tag.word, number, usable))
        return f"{{% {body} %}}" if usable else _left_out(made, tag)
    if not tag.prints and (tag.word in MIDDLE or tag.word in ENDS):
        return _ended(made, opened, number, tag, usable=not message and (not source or runs(source)))
    if message or not runs(source):
        return "" if tag.prints else _left_out(made, tag)
    return " ".join(source.split())


def _left_out(made: Mended, tag: Tag) -> str:
    made.whole = False
    made.strangers |= set(_NAME.findall(tag.text))
    return ""


def _ended(made: Mended, opened: list[_Open], number: int, tag: Tag, usable: bool) -> str:
    """An ``end`` or an ``else``, with the ends of what was opened in between and never closed."""
    openers = MIDDLE.get(tag.word) or (tag.word.removeprefix("end"),)
    depth = next((i for i in reversed(range(len(opened))) if opened[i].word in openers), -1)
    if depth < 0:
        made.problems.append((number, not_opened(tag.word)))
        made.whole = False
        return ""
    closing = "".join(_closed(made, left) for left in reversed(opened[depth + 1 :]))
    del opened[depth + 1 :]
    own = f"{{% {' '.join(tag.body.split()) if tag.word in MIDDLE else tag.word} %}}"
    if not opened[depth].runs:
        own = ""
    elif not usable and tag.word in MIDDLE:
        own = _left_out(made, tag)
    if tag.word in ENDS:
        opened.pop()
    return closing + own


def _closed(made: Mended, left: _Open) -> str:
    made.problems.append((left.number, never_closed(left.word)))
    made.whole = False
    return f"{{% {PAIRS[left.word]} %}}" if left.runs else ""
