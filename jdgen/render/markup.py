"""The small part of Markdown that text in a role may use, and the one door to markdown-it.

In a line: ``**bold**``, ``*italic*`` and ``[words](address)``. In prose also paragraphs, bullets (``- ``) and numbers
(``1. ``), and a backslash at a line's end for a line break. Everything else is literal: ``A*s and B*s``, ``C#``, ``<KS3>``.

markdown-it-py finds the marks, with every other rule switched off and two changed. Only stars make emphasis, and only at
the edge of a word, as CommonMark has it for underscores (section 6.2, rules 2 and 6); else the stars of two grades on one
line would pair up. A link is words and an address that a browser or a mail program can open, and nothing else is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from jdgen.render.runs import Block, Run, blocks_of, runs_of

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.rules_inline import StateInline

__all__ = [
    "has_marks",
    "paragraphs_of_markdown",
    "parse_line",
    "parse_prose",
    "runs_of_markdown",
    "safe_uri",
    "visible_blocks",
    "visible_text",
    "words_of_markdown",
]

_DEEPEST = 60
_ADDRESS = re.compile(r"\(\s*(?:<([^\s<>]+)>|([^\s()<>]+(?:\([^\s()<>]*\)[^\s()<>]*)*))\s*\)")
_OPENS = re.compile(
    r"(?:https?://[^\s/?#\\\[\]@:]+(?::\d{1,5})?(?:[/?#].*)?|mailto:[^\s@]+@[^\s@]+|tel:[+\d().-]+)", re.I
)
_URI = "/:=&?~#+!$,;'@()*-._%"
# Word keeps addresses of up to 2,079 characters.
_LONGEST_ADDRESS = 2_000
# A line that starts with "2026." starts a sentence; lists are numbered with one or two digits. No text holds the character.
_YEAR = re.compile(r"^([ \t]*(?:[-*+] +)*\d{3,9})(?=[.)](?:\s|$))", re.MULTILINE | re.ASCII)
_NO_LIST = "\x01"
_LINE_ENDS = re.compile(r"\r\n?")
_BREAK = re.compile(r"\\\n[ \t]*")


def has_marks(text: str) -> bool:
    """Whether a line may hold formatting at all: most do not, and are spared the parser."""
    return "*" in text or "](" in text


def parse_line(text: str) -> tuple[Run, ...]:
    """The runs of one line of text."""
    return _parse_line(text) if has_marks(text) else (Run(text),)


@lru_cache(maxsize=4096)
def _parse_line(text: str) -> tuple[Run, ...]:
    (inline,) = _parser().parseInline(text)
    return runs_of(inline.children or ())


def parse_prose(text: str) -> tuple[Block, ...]:
    """The paragraphs and list items of prose, in order."""
    if "\n" not in text and "\r" not in text and text[:1] not in "-*+" and not text[:1].isdigit():
        return (Block(parse_line(text)),)
    return _parse_prose(text)


@lru_cache(maxsize=4096)
def _parse_prose(text: str) -> tuple[Block, ...]:
    text = _LINE_ENDS.sub("\n", text)
    tokens = _parser().parse(_YEAR.sub(rf"\1{_NO_LIST}", text))
    blocks = tuple(_typed(block) for block in blocks_of(tokens) if any(run.text.strip() for run in block.runs))
    # A lone dash, and lists so deep that the parser gives up, are text after all: nothing typed may vanish.
    if not blocks or any(token.level >= _DEEPEST - 2 for token in tokens):
        return tuple(Block((Run(" ".join(part.split())),)) for part in re.split(r"\n\s*\n", text) if part.strip())
    return blocks


def _typed(block: Block) -> Block:
    """The block without what was put in to keep a year from starting a list."""
    if not any(_NO_LIST in run.text for run in block.runs):
        return block
    return replace(block, runs=tuple(replace(run, text=run.text.replace(_NO_LIST, "")) for run in block.runs))


def visible_text(text: str) -> str:
    """What a reader sees of a line: its text without the marks."""
    return "".join(run.text for run in _parse_line(text)) if has_marks(text) else str(text)


def visible_blocks(text: str) -> tuple[str, ...]:
    """What a reader sees of prose, one text a paragraph or list item."""
    return tuple("".join(run.text for run in block.runs) for block in parse_prose(text))


def paragraphs_of_markdown(document: str) -> list[str]:
    """The paragraphs, list items and table cells of a finished Markdown document, as CommonMark and GFM tables have it."""
    return [_words(token.children or ()) for token in _reader().parse(document) if token.type == "inline"]


def runs_of_markdown(paragraph: str) -> tuple[Run, ...]:
    """The runs of one paragraph of a finished Markdown document."""
    (inline,) = _reader().parseInline(paragraph)
    return runs_of(inline.children or ())


def words_of_markdown(paragraph: str) -> str:
    """The words of one paragraph of a finished Markdown document."""
    return "".join(_words(token.children or ()) for token in _reader().parseInline(paragraph))


def _words(children: Iterable[Any]) -> str:
    breaks = ("softbreak", "hardbreak", "html_inline")
    return "".join(" " if child.type in breaks else child.content for child in children if child.type != "image")


# The two parsers


@lru_cache(maxsize=1)
def _reader() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("zero", {"maxNesting": _DEEPEST}).enable(["list", "link", "emphasis"])
    parser.inline.ruler.at("emphasis", _star)
    parser.inline.ruler.at("link", _link)
    parser.inline.ruler.before("emphasis", "line_break", _line_break)
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
        delimiter = Delimiter(ord("*"), scanned.length, len(state.tokens) - 1, -1, scanned.can_open, scanned.can_close)
        state.delimiters.append(delimiter)
    state.pos += scanned.length
    return True


def _link(state: StateInline, silent: bool) -> bool:
    """``[words](address)``, where there are words and the address can be opened."""
    if state.src[state.pos] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, state.pos, True)
    start, last = state.pos + 1, state.posMax
    found = _ADDRESS.match(state.src, end + 1, last) if end >= start else None
    address = safe_uri(found[1] or found[2]) if found else ""
    if found is None or not address or not state.src[start:end].strip("\\\n \t"):
        return False
    if not silent:
        state.pos, state.posMax = start, end
        state.push("link_open", "a", 1).attrs = {"href": address}
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.push("link_close", "a", -1)
    state.pos, state.posMax = found.end(), last
    return True


def safe_uri(address: str) -> str:
    """The address as a URI, or nothing where a link may not lead: Word calls a file damaged whose link leads nowhere."""
    if len(address) > _LONGEST_ADDRESS or not _OPENS.fullmatch(address):
        return ""
    uri = re.sub(r"%(?![0-9A-Fa-f]{2})", "%25", quote(address, safe=_URI))
    return uri if len(uri) <= _LONGEST_ADDRESS else ""


def _line_break(state: StateInline, silent: bool) -> bool:
    """A backslash at the end of a line breaks it there; any other backslash is text."""
    found = _BREAK.match(state.src, state.pos)
    if found is None:
        return False
    if not silent:
        state.push("hardbreak", "br", 0)
    state.pos = found.end()
    return True
