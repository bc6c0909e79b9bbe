"""Writing YAML: plain data as text that jdgen's own strict reader reads back to the same data.

In block style, as people write it by hand. Text stands bare where the reader reads it back so, after ``|`` where it has
several lines, and in quotes otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from jdgen.source.characters import forbidden
from jdgen.source.compose.nodes import Node, child, items_of
from jdgen.source.events import parse
from jdgen.source.places import Place

__all__ = ["Line", "escaped", "lines_of", "written"]

_STEP = "  "
_SHORT = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]*(?: [A-Za-z0-9-]+)?")
_MOST_IN_BRACKETS = 80
_LONGEST_NAME = 500
"""YAML reads no longer name than 1,024 characters before a colon on its line."""
# Marks that join letters in several scripts and in emoji, and the no-break spaces: unprintable to Python, yet harmless.
_HARMLESS = frozenset("\u00a0\u200c\u200d\u202f")
_CODES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of YAML. ``place`` is that of the value it begins, and None where it only carries on."""

    text: str
    place: Place | None = None


def written(data: Any) -> str:
    """Text, lists and mappings as YAML."""
    return "".join(f"{line.text}\n" for line in lines_of(Node(data, Place(1, 1, 1, 1))))


def lines_of(node: Node) -> Iterator[Line]:
    """The lines of YAML that say what a node does, each with the place of what it begins."""
    if isinstance(node.value, str):
        yield Line(_quoted(node.value), node.place)
    elif not node.value:
        yield Line("{}" if isinstance(node.value, dict) else "[]", node.place)
    else:
        yield from _block(node, "")


def escaped(text: str) -> str:
    """The text on one line, with a code for everything in it that cannot be seen."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return text
    return "".join(map(_code, text))


def _block(node: Node, indent: str) -> Iterator[Line]:
    if isinstance(node.value, dict):
        for name in node.value:
            inner = child(node, name)
            assert inner is not None
            yield from _after(_name(name, indent), inner, indent, in_list=False)
    else:
        for item in items_of(node):
            yield from _after("-", item, indent, in_list=True)


def _after(lead: str, node: Node, indent: str, in_list: bool) -> Iterator[Line]:
    """A value after the name of its field and a colon, or after the dash of an item."""
    value, place, start = node.value, node.place, f"{indent}{lead}"
    if isinstance(value, str):
        yield from _text(value, start, place, indent + _STEP)
    elif not value:
        yield Line(f"{start} {'{}' if isinstance(value, dict) else '[]'}", place)
    elif in_list and isinstance(value, dict):
        first, *rest = _block(node, indent + _STEP)
        yield Line(f"{start} {first.text.removeprefix(indent + _STEP)}", first.place)
        yield from rest
    elif (bracketed := _in_brackets(node)) and len(start) + len(bracketed) < _MOST_IN_BRACKETS:
        yield Line(f"{start} {bracketed}", place)
    else:
        yield Line(start, place)
        yield from _block(node, indent + _STEP)


def _text(text: str, start: str, place: Place, indent: str) -> Iterator[Line]:
    if _has_lines(text):
        yield Line(f"{start} {'|' if text.endswith(chr(10)) else '|-'}", place)
        yield from (Line(f"{indent}{line}" if line else "") for line in text.removesuffix("\n").split("\n"))
    else:
        yield Line(f"{start} {text if _is_plain(text) else _quoted(text)}", place)


def _has_lines(text: str) -> bool:
    """Whether a text can stand below ``|``, which keeps lines as they are, and nothing else in sight."""
    if "\n" not in text or text.endswith("\n\n") or text[0] in " \t\n":
        return False
    lines = text.split("\n")
    return all(_is_seen(line.replace("\t", " ")) and (not line or bool(line.strip())) for line in lines)


def _is_seen(text: str) -> bool:
    return text.isprintable() or all(c.isprintable() or c in _HARMLESS for c in text)


def _is_plain(text: str) -> bool:
    """Whether the reader reads a text that stands bare as it is, and has nothing to say of it."""
    return _is_seen(text) and _reads(f"x: {text}\n", {"x": text}) and _reads(f"- {text}\n", [text])


def _name(name: str, indent: str) -> str:
    """A field's name and a colon. A long name needs a line of its own, which starts with a question mark."""
    bare = _is_seen(name) and len(name) < _LONGEST_NAME and _reads(f"{name}: x\n", {name: "x"})
    shown = name if bare else _quoted(name)
    return f"{shown}:" if len(shown) < _LONGEST_NAME else f"? {shown}\n{indent}:"


def _in_brackets(node: Node) -> str:
    """A list of words or pairs of words on one line; empty for another sort of list, or one that several files made."""
    items = node.value if isinstance(node.value, list) else []
    if not all(isinstance(item, str) and _SHORT.fullmatch(item) for item in items):
        return ""
    if len({item.place.origin.file if item.place.origin else "" for item in items_of(node)}) > 1:
        return ""
    text = f"[{', '.join(items)}]"
    return text if text != "[]" and _reads(f"x: {text}\n", {"x": items}) else ""


def _reads(text: str, data: Any) -> bool:
    try:
        parsed = parse(text, "")
    except yaml.YAMLError:
        return False
    return parsed.data == data and not parsed.findings


def _quoted(text: str) -> str:
    if "'" not in text and ("\\" in text or '"' in text) and _is_seen(text):
        return f"'{text}'"
    return f'"{"".join(map(_code, text))}"'


def _code(character: str) -> str:
    if character in _CODES:
        return _CODES[character]
    if character.isprintable() or (character in _HARMLESS and not any(forbidden(character))):
        return character
    number = ord(character)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"
