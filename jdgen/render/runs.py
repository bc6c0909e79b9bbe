"""Text as every kind of document can draw it: blocks, which are paragraphs or parts of lists, of runs of one look."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

__all__ = ["Block", "Run", "Token", "blocks_of", "runs_of"]


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. ``text`` is a single newline where the line is broken."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or a paragraph of a list.

    ``depth`` is 0 outside lists and counts from 1 inside them. ``number`` is the number a numbered item prints, or -1
    outside numbered lists. ``list_id`` tells the lists of one text apart. ``first`` is False for the further paragraphs
    of an item.
    """

    runs: tuple[Run, ...]
    depth: int = 0
    number: int = -1
    list_id: int = 0
    first: bool = True

    @property
    def numbered(self) -> bool:
        """Whether the block stands in a numbered list, rather than a bulleted one."""
        return self.number >= 0


class Token(Protocol):
    """What this module needs to know of a Markdown parser's tokens."""

    type: str
    nesting: Any
    content: str
    info: str

    @property
    def attrs(self) -> Mapping[str, Any]:
        """What the token is given beside its text: a link's address, a list's first number."""

    @property
    def children(self) -> Iterable[Any] | None:
        """The tokens of the text inside."""


def runs_of(tokens: Iterable[Token]) -> tuple[Run, ...]:
    """The runs of a line's tokens. Neighbours of one look are one run: a parser splits at all that might be a mark."""
    runs: list[Run] = []
    for look, group in groupby(_pieces(tokens), key=lambda run: (run.bold, run.italic, run.link, run.text == "\n")):
        if look[3]:
            runs += group
        else:
            runs.append(Run("".join(run.text for run in group), *look[:3]))
    return tuple(runs)


def _pieces(tokens: Iterable[Token]) -> Iterator[Run]:
    bold = italic = 0
    link = ""
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                bold += token.nesting
            case "em_open" | "em_close":
                italic += token.nesting
            case "link_open":
                link = str(token.attrs["href"])
            case "link_close":
                link = ""
            case "hardbreak" | "softbreak":
                yield Run("\n", bold > 0, italic > 0, link)
            case _:
                if token.content:
                    yield Run(_unwrapped(token.content), bold > 0, italic > 0, link)


def _unwrapped(text: str) -> str:
    """A line end inside a paragraph only wraps the text as typed."""
    if "\n" not in text:
        return text
    first, *middle, last = text.split("\n")
    return " ".join([first.rstrip(" \t"), *(line.strip(" \t") for line in middle), last.lstrip(" \t")])


@dataclass(slots=True)
class _List:
    id: int
    number: int
    opened: bool = False


def blocks_of(tokens: Iterable[Token]) -> Iterator[Block]:
    """The blocks of a text's tokens, in order."""
    stack: list[_List] = []
    lists = 0
    for token in tokens:
        match token.type:
            case "bullet_list_open" | "ordered_list_open":
                lists += 1
                numbered = token.type == "ordered_list_open"
                stack.append(_List(lists, int(token.attrs.get("start", 1)) - 1 if numbered else -1))
            case "bullet_list_close" | "ordered_list_close":
                stack.pop()
            case "list_item_open":
                stack[-1].opened = False
                stack[-1].number += 1 if token.info else 0
            case "inline":
                runs = runs_of(token.children or ())
                if not stack:
                    yield Block(runs)
                    continue
                top = stack[-1]
                yield Block(runs, len(stack), top.number, top.id, first=not top.opened)
                top.opened = True
