"""Whether the statements of a part fit together: every one known, every ``for`` with its ``endfor``, nothing cut across."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from jdgen.render.faults import did_you_mean
from jdgen.render.word.cells import CELL_WORDS
from jdgen.render.word.tags import MAX_TAG, Tag

__all__ = [
    "ENDS",
    "MAX_DEPTH",
    "MIDDLE",
    "PAIRS",
    "check_balance",
    "is_short_set",
    "never_closed",
    "not_opened",
    "snippet",
]

MAX_DEPTH = 15
"""The most statements inside each other: Python itself stops at 20."""

PAIRS = {name: f"end{name}" for name in ("if", "for", "macro", "call", "filter", "with", "set")}
"""Statements that have an end, with the word of it."""
ENDS = frozenset(PAIRS.values())
MIDDLE = {"elif": ("if",), "else": ("if", "for")}
"""Words that stand between a statement and its end, with the statements they may belong to."""
_REFUSED = ("import", "from", "extends", "block", "raw", "autoescape")
_ACROSS = (
    "This tag and {other} stand in places that cannot be joined, such as a table's cell and the text around the table. "
    "Put both in the same paragraph, or in rows or paragraphs of their own."
)

Problem = tuple[int, str, str]
"""A tag's number, the code and the words of what is wrong with it."""


@dataclass(slots=True)
class _Open:
    """A statement that waits for its end: its word, its number, and the mark of its latest part, such as its ``else``."""

    word: str
    number: int
    latest: etree._Element
    fence: bool = False


def check_balance(root: etree._Element, tags: Sequence[Tag]) -> Iterator[Problem]:
    """What does not fit together among the marked tags of a part."""
    opened: list[_Open] = []
    for mark in root.iter(etree.ProcessingInstruction):
        number = int(mark.text or 0)
        tag = tags[number]
        if tag.wants_loop and not any(one.word in ("for", "macro") for one in opened):
            yield number, "JD602", "This tag joins the cells of a loop, but it does not stand in one."
        if tag.braces != "{%":
            continue
        if tag.word in PAIRS and not is_short_set(tag):
            opened.append(_Open(tag.word, number, mark, tag.fence))
            if len(opened) == MAX_DEPTH + 1:
                yield number, "JD604", f"There are more than {MAX_DEPTH} statements inside each other here."
        elif tag.word in MIDDLE or tag.word in ENDS:
            yield from _close(mark, tag.word, opened, tags)
    for left in opened:
        yield _unclosed(left)


def _close(mark: etree._Element, word: str, opened: list[_Open], tags: Sequence[Tag]) -> Iterator[Problem]:
    number = int(mark.text or 0)
    openers = MIDDLE.get(word) or (word.removeprefix("end"),)
    # An included file closes what it opened, and no more.
    fence = max((index for index, one in enumerate(opened) if one.fence), default=-1)
    inside = (index for index in reversed(range(fence + 1, len(opened))) if opened[index].word in openers)
    depth = fence if tags[number].fence else next(inside, -1)
    if depth < 0:
        yield number, "JD602", not_opened(word)
        return
    # What was opened in between and not closed never will be.
    for left in opened[depth + 1 :]:
        yield _unclosed(left)
    del opened[depth + 1 :]
    if not _joins(opened[depth].latest, mark):
        yield number, "JD602", _ACROSS.format(other=tags[int(opened[depth].latest.text or 0)].text)
    if word in MIDDLE:
        opened[depth].latest = mark
    else:
        opened.pop()


def _unclosed(left: _Open) -> Problem:
    return left.number, "JD602", never_closed(left.word)


def never_closed(word: str) -> str:
    """What is wrong with a statement that has no end."""
    return f"This tag is never closed: {{% {PAIRS[word]} %}} is missing."


def not_opened(word: str) -> str:
    """What is wrong with an end or a middle that belongs to nothing."""
    openers = MIDDLE.get(word) or (word.removeprefix("end"),)
    return f"There is no {{% {' or '.join(openers)} %}} before this tag for it to belong to."


def _joins(one: etree._Element, other: etree._Element) -> bool:
    """Whether what stands between two marks can go, or come twice, and leave elements that open and close in pairs."""
    above = [list(reversed(list(mark.iterancestors()))) for mark in (one, other)]
    shared = 0
    while shared < min(map(len, above)) and above[0][shared] is above[1][shared]:
        shared += 1
    return [element.tag for element in above[0][shared:]] == [element.tag for element in above[1][shared:]]


def is_short_set(tag: Tag) -> bool:
    """Whether a tag is a ``set`` that needs no end."""
    return tag.word == "set" and "=" in tag.body


def snippet(tag: Tag) -> tuple[str, str]:
    """A tag as a whole small template, to be checked on its own; or, second, what is wrong before it comes to that."""
    word = tag.word
    if tag.comments or tag.holds or (tag.silent and tag.wants_loop):
        return "", ""
    if len(tag.text) > MAX_TAG:
        return "", f"This tag is longer than {MAX_TAG:,} characters."
    if tag.kind == "picture":
        return f"{{{{ ({tag.body})|_place(0) }}}}", ""
    if tag.silent:
        return f"{{% if {tag.body} %}}{{% endif %}}", ""
    if tag.prints:
        return f"{{{{ {tag.body} }}}}", "" if tag.body else "This tag is empty: it needs the name of what it prints."
    if word in CELL_WORDS or word == "include":
        return "", "This tag brings whole paragraphs: give it a paragraph of its own." if word == "include" else ""
    if word in _REFUSED:
        return "", f"A Word template cannot use {{% {word} %}}."
    if word in ENDS or word == "else":
        rest = tag.body.removeprefix(word).strip()
        return "", f'This tag should be {{% {word} %}} alone, without "{rest}".' if rest else ""
    if word == "elif":
        return f"{{% if x %}}{{% {tag.body} %}}{{% endif %}}", ""
    if word in PAIRS:
        return f"{{% {tag.body} %}}" + ("" if is_short_set(tag) else f"{{% {PAIRS[word]} %}}"), ""
    known = [*PAIRS, *ENDS, *MIDDLE, *CELL_WORDS, "include"]
    return "", f'There is no tag called "{word}".' + did_you_mean(word, known) if word else "This tag is empty."
