"""Lines of two files that differ by a word or two: one of them was changed and the other forgotten, or both say the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from jdgen.findings import Finding, finding, short
from jdgen.source.compose.duties import words_of
from jdgen.source.compose.nodes import Node, child, items_of

__all__ = ["nearly_the_same"]

_WORD = re.compile(r"\w+")
_FEWEST = 5
"""The fewest words of a line that can be nearly another: of short ones, one word is all the difference there is."""
_MOST_APART = 2


def nearly_the_same(composed: Node, file: str) -> Iterator[Finding]:
    """A finding for each line that is nearly one of another file, among the duties and among the criteria."""
    yield from _among(list(_duties(child(composed, "duties"))), file)
    specification = child(composed, "person_specification")
    categories = items_of(child(specification, "categories")) if specification else []
    yield from _among([line for category in categories for line in _criteria(category)], file)


def _duties(node: Node | None) -> Iterator[Node]:
    for group in items_of(node):
        yield from _items(child(group, "items"))
        yield from _duties(child(group, "groups"))


def _items(node: Node | None) -> Iterator[Node]:
    for item in items_of(node):
        yield item
        yield from _items(child(item, "items"))


def _criteria(category: Node) -> Iterator[Node]:
    for level in ("essential", "desirable", "criteria"):
        yield from items_of(child(category, level))


def _among(nodes: Sequence[Node], file: str) -> Iterator[Finding]:
    files = [node.place.origin.file if node.place.origin else file for node in nodes]
    if len(set(files)) < 2:
        return
    lines = [_words(words_of(node.value)) for node in nodes]
    by_word: dict[str, list[int]] = {}
    for index, (words, distinct, long) in enumerate(lines):
        if len(words) < _FEWEST:
            continue
        # Of any three words of a line, one at least is in each line that differs by two: so look at three rare ones.
        met = sorted([by_word.get(word, ()) for word in long], key=len)[: _MOST_APART + 1]
        for other in sorted(set().union(*met)):
            if files[other] != files[index] and len(distinct - lines[other][1]) <= _MOST_APART:  # noqa: SIM102
                if 0 < _apart(lines[other][0], words) <= _MOST_APART:
                    yield _finding(nodes[index], nodes[other], file, files[other])
                    break
        for word in distinct:
            by_word.setdefault(word, []).append(index)


# The lines of shared files are met again in every role that includes them.
@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[tuple[str, ...], frozenset[str], tuple[str, ...]]:
    """The words of a line, each word once, and the longest of them, which are likely to be rare."""
    words = tuple(_WORD.findall(text.casefold()))
    distinct = frozenset(words)
    return words, distinct, tuple(sorted(distinct, key=len, reverse=True)[:8])


def _apart(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words have to be changed, put in or taken out to make one line of the other; not more than a few."""
    if abs(len(one) - len(other)) > _MOST_APART:
        return _MOST_APART + 1
    row = list(range(len(other) + 1))
    for i, word in enumerate(one, 1):
        before, row[0] = row[0], i
        for j, second in enumerate(other, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (word != second))
        if min(row) > _MOST_APART:
            return _MOST_APART + 1
    return row[-1]


def _finding(node: Node, other: Node, file: str, other_file: str) -> Finding:
    message = (
        f'This is nearly the same as "{short(words_of(other.value), 50)}" in {other_file}, line {other.place.line}. '
        "Write both in the same words, and the document has one, or leave one out."
    )
    return finding("JD705", message, node.place.span(file))
