"""Lists as people paste or type them: with bullet signs, with no sign at all, or under a heading without ``items:``."""

from __future__ import annotations

import re
from collections.abc import Set

from jdgen.findings import short
from jdgen.source.lines import FIELD, ITEM, Mistake, indent, line_above, quoted, shown, whole

__all__ = ["missing_items", "needs_items", "pasted_list", "pasted_sign"]

_SIGNS = "•‣⁃◦●○■□▪▫➢➤✓✔\uf0a7\uf0b7"
_BULLET = re.compile(rf"\s*(?P<sign>[{_SIGNS}]|[·*–—o](?=\s))\s*(?P<text>\S.*)")
_PASTED = re.compile(rf"\s*(?:- +)?(?P<sign>[{_SIGNS}]|[·–—o](?= \S))")
_PLAIN = re.compile(r"[A-Za-z](?:[^:#]|:(?=\S)|(?<=\S)#)*")
_LIST_OF = {"heading": "items", "text": "items", "category": "essential"}


def pasted_sign(line: str) -> tuple[int, str] | None:
    """The bullet sign that a line of text starts with, and the column (from 0) where it stands."""
    match = _PASTED.match(line)
    return (match.start("sign"), match["sign"]) if match else None


def pasted_list(lines: list[str], row: int, lists: Set[str], names: Set[str]) -> Mistake | None:
    """A run of lines that are the items of a list, and do not start with a dash."""
    is_one = _is_bulleted if _is_bulleted(lines[row], names) else _is_bare
    first = row
    while first > 0 and is_one(lines[first - 1], names):
        first -= 1
    head = line_above(lines, first)
    if head is None or not is_one(lines[first], names):
        return None
    last = first
    while last + 1 < len(lines) and is_one(lines[last + 1], names):
        last += 1
    named = FIELD.match(lines[head])
    if named and named["name"] in lists and not (named["value"] or "").split("#")[0].strip():
        key = len(named["lead"])
        return _without_dashes(lines, first, last, key + 2, "" if indent(lines[first]) >= key else _spaces(key + 2))
    if is_one is _is_bare:
        return None
    if named and named["value"] and named["name"] in _LIST_OF:
        return whole(lines, head, needs_items(named["name"], head + 1))
    if named or not ITEM.match(lines[head]):
        return None
    base = indent(lines[head])
    return _without_dashes(lines, first, last, base, "" if indent(lines[first]) == base else _spaces(base))


def _without_dashes(lines: list[str], first: int, last: int, base: int, spaces: str) -> Mistake:
    """What to say of items without dashes in some rows, which belong ``base`` characters in."""
    texts = {row: _without_sign(lines[row]) for row in range(first, last + 1)}
    sign = _BULLET.match(lines[first])
    if last > first:
        to = "to" if last > first + 1 else "and"
        said = f"start with {sign['sign']}" if sign else "belong to a list, but have no dash"
        message = f"Lines {first + 1} {to} {last + 1} {said}. Start each of them with"
    else:
        said = f"starts with {sign['sign']}" if sign else "belongs to a list, but has no dash"
        message = f"Line {first + 1} {said}. Start it with"
    text = texts[first]
    example = text if _PLAIN.fullmatch(text) and len(text) < 100 else shown(text)
    message = f"{message} {spaces}a hyphen and a space instead: - {example}"
    mended = {row: f"{' ' * base}- {quoted(text)}" for row, text in texts.items()}
    return Mistake(message, first + 1, indent(lines[first]) + 1, len(lines[first].rstrip()) + 1, mended)


def _spaces(number: int) -> str:
    return f"{number} space{'' if number == 1 else 's'}, " if number else "no space before it, "


def _is_bulleted(line: str, _names: Set[str]) -> bool:
    return bool(_BULLET.match(line))


def _is_bare(line: str, names: Set[str]) -> bool:
    """Whether a line is text: neither an item, nor a field that there is, nor a note."""
    text, named = line.strip(), FIELD.match(line)
    if not text or text[0] in "#-" or text in ("...", "---"):
        return False
    return named is None or (
        named["name"] not in names and bool(named["value"]) and not re.match("[a-z_]+$", named["name"])
    )


def _without_sign(line: str) -> str:
    match = _BULLET.match(line)
    return (match["text"] if match else line).strip()


def missing_items(lines: list[str], row: int) -> Mistake | None:
    """A list right under a heading, where the name of the list is due."""
    at: int | None = row
    while at is not None and ITEM.match(lines[at]) and not FIELD.match(lines[at]):
        at = line_above(lines, at)
    if at is None or at == row:
        return None
    named = FIELD.match(lines[at])
    if not named or named["name"] not in _LIST_OF or not named["value"] or indent(lines[at + 1]) < len(named["lead"]):
        return None
    return whole(lines, at, needs_items(named["name"], at + 1))


def needs_items(name: str, line: int) -> str:
    """What to say of a list that stands right under a heading."""
    field = _LIST_OF.get(name, "items")
    other = ' (or "desirable:")' if field == "essential" else ""
    return (
        f'The list below line {line} needs a line "{field}:"{other} of its own, between line {line} and the first dash, '
        f'and lined up under the word "{short(name)}".'
    )
