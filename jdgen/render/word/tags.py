"""Finding Jinja tags in the text of a Word part, wherever Word has split them.

Word cuts a paragraph's text into runs as it likes: a spell-check mark, a change of look or an edit in the middle of a tag
is enough. Tags are therefore found in the paragraph's whole text, and each is put back together where it starts.

A tag becomes a processing instruction in the tree, whose number is the tag's place in the list of tags. When the tree is
written out, the instructions are where the text is cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from jdgen.render.word.quotes import straightened
from jdgen.render.word.xml import w

__all__ = ["MARK", "MAX_TAG", "Found", "Stray", "Tag", "find_tags", "mark_tags"]

MARK = "jdgen"
"""The target of the processing instructions that stand for tags."""
MAX_TAG = 2_000
"""The most characters of one tag."""

_BRACES = re.compile(r"\{\{|\{%|\{#|\}\}|%\}|#\}")
_ESCAPES = {"{_{": "{{", "}_}": "}}", "{_%": "{%", "%_}": "%}"}
_ESCAPE = re.compile("|".join(map(re.escape, _ESCAPES)))
_CLOSES = {"{{": "}}", "{%": "%}", "{#": "#}"}
_PRINT_KIND = re.compile(r"(tr|tc|p|r)(?=\s+[^\s-])")
_OTHER_KIND = re.compile(r"(tr|tc|p|r)(?=\s)")
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
_TRIMS = ("-", "+")


@dataclass(slots=True)
class Tag:
    """One tag as it stands in the template.

    ``braces`` opens it: ``{{`` prints, ``{%`` is a statement, ``{#`` a comment. ``kind`` is ``p``, ``tr``, ``tc`` or
    ``r`` for a tag that takes the place of the paragraph, row, cell or run around it, ``picture`` for one that is the
    alternative text of a picture, else empty. ``body`` is what stands between the braces, nothing for a comment.
    ``dashes`` says on which sides the tag has the dash that joins lines:
    ``-`` before, ``-`` after, each where it is typed. ``wants_loop`` is for tags that make no sense outside a loop, and
    ``fence`` for those around an included file, whose statements must fit together among themselves. ``holds`` is how many
    tags this one is made of, which come right before it and are checked by themselves. ``silent`` is for a tag that
    prints no text.
    """

    text: str
    braces: str
    kind: str
    body: str
    dashes: tuple[bool, bool] = (False, False)
    wants_loop: bool = False
    fence: bool = False
    holds: int = 0
    silent: bool = False

    @property
    def prints(self) -> bool:
        """Whether the tag prints something."""
        return self.braces == "{{"

    @property
    def comments(self) -> bool:
        """Whether the tag is a comment, which does nothing."""
        return self.braces == "{#"

    @property
    def word(self) -> str:
        """The first word of a statement: ``if``, ``for``, ``endfor``."""
        return self.body.split(maxsplit=1)[0] if self.body else ""


@dataclass(frozen=True, slots=True)
class Stray:
    """Braces that open a tag or close one, without the other half."""

    text: str
    opens: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A tag and its stretch of text."""

    start: int
    end: int
    tag: Tag


_Stretch = tuple[int, int, int | str]
"""From where to where in a text, and the number of the tag there, or the plain text that takes its place."""


def find_tags(text: str) -> tuple[list[Found], list[Stray]]:
    """The tags of a text, and braces that make none. Reads the text once, whatever is in it."""
    found: list[Found] = []
    stray: list[Stray] = []
    opened: re.Match[str] | None = None
    for braces in _BRACES.finditer(text):
        if opened is None:
            if braces[0] in _CLOSES:
                opened = braces
            elif braces[0] != "#}":
                stray.append(Stray(text[max(0, braces.start() - 30) : braces.end()], opens=False))
        elif braces[0] == _CLOSES[opened[0]]:
            extra = _braces_inside(text[opened.end() : braces.start()]) if braces[0] == "}}" else 0
            if extra < 2:
                end = braces.end() + (extra and text[braces.end() : braces.end() + 1] == "}")
                found.append(Found(opened.start(), end, _tag(text[opened.start() : end])))
                opened = None
        elif braces[0] in ("{{", "{%") and opened[0] != "{#":
            stray.append(Stray(text[opened.start() : braces.start()], opens=True))
            opened = braces
    if opened is not None:
        stray.append(Stray(text[opened.start() :], opens=True))
    return found, stray


def _braces_inside(text: str) -> int:
    """How many braces an expression has opened and not closed: closing braces belong to those first."""
    if "{" not in text or len(text) > MAX_TAG:
        return 0
    code = _QUOTED.sub("", text)
    return code.count("{") - code.count("}")


def _tag(text: str) -> Tag:
    braces, inside = text[:2], text[2:-2]
    dashes = (inside[:1] == "-", inside[1:].endswith("-"))
    inside = inside[1:] if inside[:1] in _TRIMS else inside
    inside = inside[:-1] if inside[-1:] in _TRIMS else inside
    kind = (_PRINT_KIND if braces == "{{" else _OTHER_KIND).match(inside)
    inside = inside[kind.end() :] if kind else inside
    body = "" if braces == "{#" or len(text) > MAX_TAG else straightened(inside).strip()
    return Tag(text, braces, kind[0] if kind else "", body, dashes)


def mark_tags(texts: Sequence[etree._Element], tags: list[Tag]) -> tuple[list[int], list[Stray]]:
    """Put a mark in place of each tag in text that runs through several elements, adding the tags to ``tags``.

    Answers the tags' numbers, in order, and the braces that make no tag. Braces written as ``{_{`` become plain text.
    """
    whole = "".join(element.text or "" for element in texts)
    if "{" not in whole and "}" not in whole:
        return [], []
    found, stray = find_tags(whole)
    numbers = list(range(len(tags), len(tags) + len(found)))
    tags += [item.tag for item in found]
    stretches: list[_Stretch] = [(item.start, item.end, number) for item, number in zip(found, numbers, strict=True)]
    if "_" in whole:
        stretches = sorted([*stretches, *_escapes(whole, found)], key=lambda stretch: stretch[0])
    if stretches:
        _rebuild(texts, stretches)
    return numbers, stray


def _escapes(text: str, found: Sequence[Found]) -> Iterator[_Stretch]:
    """The braces that a template writes apart, so that they are printed, outside its tags."""
    tags = iter((*found, Found(len(text), len(text), Tag("", "", "", ""))))
    tag = next(tags)
    for escape in _ESCAPE.finditer(text):
        while tag.end <= escape.start() and tag.start < len(text):
            tag = next(tags)
        if escape.end() <= tag.start:
            yield escape.start(), escape.end(), _ESCAPES[escape[0]]


def _rebuild(texts: Sequence[etree._Element], found: list[_Stretch]) -> None:
    """Write the text elements anew: what stands outside tags stays where it is, each tag's mark goes where it starts."""
    start = first = 0
    for element in texts:
        text = element.text or ""
        end = start + len(text)
        while first < len(found) and found[first][1] <= start:
            first += 1
        pieces = list(_pieces(text, start, found, first))
        if pieces != [text]:
            _fill(element, pieces)
        start = end


def _pieces(text: str, start: int, found: list[_Stretch], first: int) -> Iterator[str | int]:
    """One element's text in pieces, with a tag's number where the tag starts."""
    position, end = start, start + len(text)
    for index in range(first, len(found)):
        begins, ends, instead = found[index]
        if begins >= end:
            break
        if begins >= start:
            yield text[position - start : begins - start]
            yield instead
        position = min(ends, end)
    yield text[position - start :]


def _fill(element: etree._Element, pieces: list[str | int]) -> None:
    element.text = ""
    last: etree._Element | None = None
    for piece in pieces:
        if isinstance(piece, int):
            last = etree.ProcessingInstruction(MARK, str(piece))
            element.append(last)
        elif last is None:
            element.text = (element.text or "") + piece
        else:
            last.tail = (last.tail or "") + piece
    if element.tag == w("t"):
        element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
