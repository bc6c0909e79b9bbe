"""From a file's text to plain data, places and findings: the reader that carries on after a mistake."""

from __future__ import annotations

from dataclasses import replace

import yaml

from jdgen.findings import Finding, Span, finding
from jdgen.source.characters import describe, forbidden
from jdgen.source.events import Data, Parsed, parse
from jdgen.source.mistakes import explain
from jdgen.source.places import Place
from jdgen.source.text import Text

__all__ = ["Content", "read"]

_MOST_MENDED = 25


class Content(Parsed):
    """What a file says, and the lines it was typed in, for showing them."""

    lines: list[str]

    def __init__(self, parsed: Parsed, findings: list[Finding], lines: list[str]) -> None:
        super().__init__(parsed.data, parsed.places, findings)
        self.lines = lines


def read(source: Text) -> Content:
    """Read a decoded file. ``data`` of the answer is None when nothing of the file can be used."""
    if source.text is None:
        return Content(Parsed(), list(source.findings), [])
    lines = source.text.split("\n")
    if any(f.code == "JD010" for f in source.findings):
        return Content(Parsed(), _with_excerpts(source.findings, lines), lines)
    parsed, mistakes = _parse_mending(source.text, source.file, lines)
    mended = {f.span.line for f in mistakes}
    rest = [f for f in parsed.findings if f.span.line not in mended]
    found = [*source.findings, *mistakes, *rest, *_escaped_characters(parsed, source)]
    return Content(parsed, _with_excerpts(found, lines), lines)


def _parse_mending(text: str, file: str, lines: list[str]) -> tuple[Parsed, list[Finding]]:
    """Parse, mending one line after another. A line that is mended twice, or cannot be, ends the reading."""
    mistakes: list[Finding] = []
    current = list(lines)
    done: set[int] = set()
    for _ in range(_MOST_MENDED):
        try:
            return parse(text, file), mistakes
        except yaml.YAMLError as error:
            mistake = explain(error, current)
        row = mistake.line - 1
        if row in done:
            break
        span = Span(file, mistake.line, mistake.column, mistake.line, max(mistake.end_column, mistake.column + 1))
        mistakes.append(finding("JD002", mistake.message, span))
        if mistake.mended is None or mistake.mended == current[row]:
            break
        done.add(row)
        current[row] = mistake.mended
        text = "\n".join(current)
    return Parsed(), mistakes


def _escaped_characters(parsed: Parsed, source: Text) -> list[Finding]:
    """Characters that the file does not hold but a code in double quotes makes, such as ``"\\x1b"``."""
    if source.text is None or "\\" not in source.text or parsed.data is None:
        return []
    found = []
    for value, place in _texts(parsed.data, parsed.places):
        for _, character in forbidden(value):
            message = f"The code in this text makes {describe(character)}, which no document can hold. Delete it."
            found.append(finding("JD010", message, place.span(source.file)))
            break
    return found


def _texts(data: Data, places: Place) -> list[tuple[str, Place]]:
    todo: list[tuple[Data, Place]] = [(data, places)]
    texts = []
    while todo:
        value, place = todo.pop()
        if isinstance(value, str):
            texts.append((value, place))
        elif isinstance(value, list) and isinstance(place.children, list):
            todo.extend(zip(value, place.children, strict=True))
        elif isinstance(value, dict) and isinstance(place.children, dict):
            todo.extend((value[key], child) for key, child in place.children.items())
            texts.extend((key, child.key or child) for key, child in place.children.items())
    return texts


def _with_excerpts(findings: tuple[Finding, ...] | list[Finding], lines: list[str]) -> list[Finding]:
    return [
        replace(f, excerpt=lines[f.span.line - 1]) if not f.excerpt and 0 < f.span.line <= len(lines) else f
        for f in findings
    ]
