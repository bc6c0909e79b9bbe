"""The small part of Markdown that text in a role may use, as values that every kind of document can draw.

In a line: ``**bold**``, ``*italic*`` and ``[words](address)``. In prose also paragraphs, bullets (``- ``) and numbers
(``1. ``), and a backslash at a line's end for a line break. Everything else is literal: ``A*s and B*s``, ``C#``, ``<KS3>``.

markdown-it-py finds the marks, with every other rule switched off and two changed: only stars make emphasis, and only at
the edge of a word, as CommonMark has it for underscores (section 6.2, rules 2 and 6); else the stars of two grades on one
line would pair up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

__all__ = ["Block", "Run", "has_marks", "parse_line", "parse_prose", "visible_blocks", "visible_text"]

_DEEPEST = 60
_LINK_SCHEMES = ("http://", "https://", "mailto:", "tel:")


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

    ``depth`` is 0 outside lists and counts from 1 inside them. ``number`` is the number a numbered item prints, or 0 for
    a bullet. ``list_id`` tells the lists of one text apart. ``first`` is False for the further paragraphs of an item.
    """

    runs: tuple[Run, ...]
    depth: int = 0
    number: int = 0
    list_id: int = 0
    first: bool = True


def has_marks(text: str) -> bool:
    """Whether a line may hold formatting at all: most do not, and are spared the parser."""
    return "*" in text or "](" in text


def parse_line(text: str) -> tuple[Run, ...]:
    """The runs of one line of text."""
    return _parse_line(text) if has_marks(text) else (Run(text),)


@lru_cache(maxsize=4096)
def _parse_line(text: str) -> tuple[Run, ...]:
    (inline,) = _parser().parseInline(text)
    return tuple(_joined(_runs(inline.children or [])))


def parse_prose(text: str) -> tuple[Block, ...]:
    """The paragraphs and list items of prose, in order."""
    if "\n" not in text and not text.startswith(("- ", "* ", "+ ")) and not text[:1].isdigit():
        return (Block(parse_line(text)),)
    return _parse_prose(text)


@lru_cache(maxsize=4096)
def _parse_prose(text: str) -> tuple[Block, ...]:
    tokens = _parser().parse(text)
    blocks = tuple(_blocks(tokens))
    # A lone dash, and lists so deep that the parser gives up, are text after all: nothing typed may vanish.
    if not blocks or any(token.level >= _DEEPEST - 2 for token in tokens):
        return tuple(Block((Run(" ".join(part.split("\n"))),)) for part in text.split("\n\n") if part.strip())
    return blocks


def visible_text(text: str) -> str:
    """What a reader sees of a line: its text without the marks."""
    return "".join(run.text for run in parse_line(text))


def visible_blocks(text: str) -> tuple[str, ...]:
    """What a reader sees of prose, one text a paragraph or list item."""
    return tuple("".join(run.text for run in block.runs) for block in parse_prose(text))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"maxNesting": _DEEPEST}).enable(["list", "link", "emphasis"])
    parser.inline.ruler.at("emphasis", _star)
    parser.inline.ruler.before("emphasis", "line_break", _line_break)
    parser.validateLink = lambda url: url.lower().startswith(_LINK_SCHEMES)  # type: ignore[method-assign]
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return parser


def _star(state: StateInline, silent: bool) -> bool:
    """markdown-it's own rule for emphasis, for stars alone and with the underscore's care for words."""
    if silent or state.src[state.pos] != "*":
        return False
    from markdown_it.rules_inline.state_inline import Delimiter

    scanned = state.scanDelims(state.pos, False)
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = "*"
        state.delimiters.append(
            Delimiter(
                marker=ord("*"),
                length=scanned.length,
                token=len(state.tokens) - 1,
                end=-1,
                open=scanned.can_open,
                close=scanned.can_close,
            )
        )
    state.pos += scanned.length
    return True


def _line_break(state: StateInline, silent: bool) -> bool:
    """A backslash at the end of a line breaks it there; any other backslash is text."""
    if state.src[state.pos : state.pos + 2] != "\\\n":
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos += 2
    return True


def _runs(tokens: list[Token]) -> Iterator[Run]:
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
            case "hardbreak":
                yield Run("\n", bool(bold), bool(italic), link)
            case _:
                # A line end inside a paragraph only wraps the text as typed.
                text = token.content.replace("\n", " ")
                if text:
                    yield Run(text, bool(bold), bool(italic), link)


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbours of one look made one run: the parser splits text at every character that might have been a mark."""
    last: Run | None = None
    for run in runs:
        same = last and (last.bold, last.italic, last.link) == (run.bold, run.italic, run.link)
        if last and same and "\n" not in (run.text, last.text):
            last = Run(last.text + run.text, run.bold, run.italic, run.link)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


@dataclass(slots=True)
class _List:
    id: int
    number: int
    opened: bool = False


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    stack: list[_List] = []
    lists = 0
    for token in tokens:
        match token.type:
            case "bullet_list_open":
                lists += 1
                stack.append(_List(lists, 0))
            case "ordered_list_open":
                lists += 1
                stack.append(_List(lists, int(token.attrs.get("start", 1)) - 1))
            case "bullet_list_close" | "ordered_list_close":
                stack.pop()
            case "list_item_open":
                stack[-1].opened = False
                stack[-1].number += 1 if token.info else 0
            case "inline":
                runs = tuple(_joined(_runs(token.children or [])))
                if not stack:
                    yield Block(runs)
                else:
                    top = stack[-1]
                    yield Block(runs, len(stack), top.number, top.id, first=not top.opened)
                    top.opened = True
