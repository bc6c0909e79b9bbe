"""Lines that start in the wrong place, or that carry on text which cannot be carried on so."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace

from jdgen.findings import short
from jdgen.source.lines import FIELD, ITEM, Mistake, block_of, indent, line_above, shown, whole

__all__ = ["continued", "misaligned", "named_without_colon", "no_colon", "stray"]

_FIRST_OF_ITEM = frozenset(["category", "heading", "text"])


def named_without_colon(lines: list[str], row: int, names: Set[str]) -> Mistake | None:
    """A line that starts with the name of a field and has no colon after it."""
    match = re.match(r"^(?P<lead>\s*(?:- +)*)(?P<name>[a-z_]+)\s*=?(?P<rest>(?:\s.*)?)$", lines[row])
    if match and match["name"] in names:
        name, rest = match["name"], match["rest"].strip()
        message = f'Line {row + 1} needs a colon after "{name}": {name}: {short(rest)}'.rstrip()
        return whole(lines, row, message, f"{match['lead']}{name}: {rest}")
    return None


def no_colon(lines: list[str], row: int, names: Set[str]) -> Mistake:
    """A line that stands where a field is due and has no colon."""
    above = line_above(lines, row)
    named = named_without_colon(lines, row, names)
    if not named and above is not None and indent(lines[above]) < indent(lines[row]):
        named = named_without_colon(lines, above, names)
    if named:
        return named
    last = row
    while last + 1 < len(lines) and _is_text_beside(lines, last + 1, indent(lines[row]), names):
        last += 1
    if last > row:
        to = "and" if last == row + 1 else "to"
        message = (
            f"Lines {row + 1} {to} {last + 1} are not fields: they have no colon after a field name. "
            "If they carry on the text above, start them further to the right than that field."
        )
    else:
        message = (
            f"Line {row + 1} is not a field: it has no colon after a field name. "
            "If it carries on the text above, start it further to the right than that field."
        )
    alone = last + 1 == len(lines) or indent(lines[last + 1]) <= indent(lines[row])
    mistake = whole(lines, row, message, "", sure=alone)
    return replace(mistake, mended=dict.fromkeys(range(row, last + 1), "")) if alone else mistake


def _is_text_beside(lines: list[str], row: int, start: int, names: Set[str]) -> bool:
    """Whether a line starts where another does, and is neither a field, nor meant as one, nor an item, nor a note."""
    line = lines[row]
    return (
        bool(line.strip())
        and indent(line) == start
        and not FIELD.match(line)
        and line.lstrip()[0] not in "#-"
        and not named_without_colon(lines, row, names)
    )


def stray(lines: list[str], row: int, problem: str) -> Mistake | None:
    """A line that starts with a sign which means something to YAML."""
    line = lines[row]
    first = line.strip()[:1]
    if first == ":":
        return whole(lines, row, f"Line {row + 1} has a colon with no field name before it. Add the name.", "")
    if "document start" in problem and lines[row - 1].rstrip() == "...":
        message = f"The dots (...) on line {row} end the file, but more follows. Delete them."
        return Mistake(message, row, 1, 4, {row - 1: ""})
    if line.startswith("%") or "directive" in problem:
        message = f"Line {row + 1} starts with %, which role files cannot do. Delete the line."
        return whole(lines, row, message, "")
    if first and first in "@`*&!|>%":
        return whole(lines, row, f"Text that starts with {first} needs quotes: {shown(line.strip())}", "")
    return None


def continued(lines: list[str], row: int, names: Set[str]) -> Mistake | None:
    """A line with a colon, further in than text that it can only carry on."""
    above = line_above(lines, row)
    base = next((r for r in range(row - 1, -1, -1) if lines[r].strip() and indent(lines[r]) < indent(lines[row])), None)
    here = FIELD.match(lines[row])
    if above is None or here is None or here["lead"].strip():
        return None
    if (
        not re.search(r":(\s|$)", lines[above])
        and not ITEM.match(lines[above])
        and (base is None or _opens(lines[base]))
    ):
        return no_colon(lines, above, names)
    if base is None:
        return None
    item, name = ITEM.match(lines[base]), here["name"]
    if name not in names:
        message = (
            f"Line {row + 1} carries on the text of line {base + 1} and has a colon in it. "
            "Put the whole text in quotes, from its start to its end."
        )
        return whole(lines, row, message, lines[row].replace(":", " "))
    if item and not FIELD.match(lines[base]):
        named = named_without_colon(lines, base, _FIRST_OF_ITEM)
        if named:
            return named
        better = f"{item['lead']}text: {item['value']}"
        message = (
            f'"{name}" on line {row + 1} cannot follow plain text. Write line {base + 1} as: {short(better.strip())}'
        )
        return replace(whole(lines, row, message), mended={base: better}, sure=True)
    message = (
        f"Line {row + 1} starts further in than line {base + 1}, which already has text after its colon. "
        f"Start both with the same number of spaces, or give the text of line {base + 1} a line and a name of its own."
    )
    return whole(lines, row, message)


def _opens(line: str) -> bool:
    """Whether a line is a field with nothing after its colon, so that fields may follow it further in."""
    return line.rstrip().endswith(":")


def misaligned(lines: list[str], row: int, start: int, start_column: int) -> Mistake:
    """A line that starts too far left or right for what it should belong to."""
    above = line_above(lines, row)
    if above is not None and re.search(r"\S #", lines[above]) and not FIELD.match(lines[row]):
        message = (
            f"The text ends at the # on line {above + 1}, so line {row + 1} carries on nothing. "
            "Put the whole text in quotes, or delete the # and what follows it."
        )
        return replace(whole(lines, row, message), mended={above: lines[above], row: ""}, sure=True)
    here = indent(lines[row])
    outside = start < row and start not in block_of(lines, row) and start_column > here
    beside = start if outside or start in block_of(lines, row) else above
    if beside is not None and beside < row and indent(lines[beside]) != here:
        message = (
            f"Line {row + 1} starts with {_spaces(here)}, but line {beside + 1} with {_spaces(indent(lines[beside]))}. "
            "Lines that belong together start with the same number of spaces."
        )
    else:
        message = (
            f"Line {row + 1} is not lined up with the lines above it. "
            "Give it the same number of spaces at its start as the lines it belongs with."
        )
    return replace(whole(lines, row, message), lost_from=start if outside else None)


def _spaces(number: int) -> str:
    return "no spaces" if number == 0 else f"{number} space{'' if number == 1 else 's'}"
