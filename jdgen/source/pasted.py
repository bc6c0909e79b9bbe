"""Bullet signs that came with pasted text, told of once for each list."""

from __future__ import annotations

from dataclasses import dataclass, field

from jdgen.findings import Path
from jdgen.source.bullets import pasted_sign
from jdgen.source.places import Place

__all__ = ["PastedSigns", "SignList"]


@dataclass(slots=True)
class SignList:
    """The signs of one list: the first of them, its place and path, and on which lines (from 1) there are more.

    ``after_hyphen`` says that the lines have a hyphen before the sign; ``joined``, that YAML makes one line of them.
    """

    sign: str
    place: Place
    path: Path
    after_hyphen: bool
    joined: bool
    lines: list[int] = field(default_factory=list)


class PastedSigns:
    """Collects the signs as the reader meets them."""

    def __init__(self) -> None:
        self.lists: list[SignList] = []

    def look(self, lines: list[str], place: Place, path: Path, folded: bool) -> bool:
        """Find the signs in one text, which stands at a place and a path; whether there are any."""
        any_found = False
        for row in range(place.line - 1, min(place.end_line, len(lines))):
            line = lines[row]
            skipped = place.column - 1 if row == place.line - 1 else 0
            found = pasted_sign(line[skipped:])
            if found and (skipped == 0 or line[skipped] not in "|>"):
                at = skipped + found[0]
                after_hyphen = line[:at].rstrip().endswith("-")
                joined = folded and place.end_line > place.line and not after_hyphen
                self._add(row + 1, at + 1, found[1], after_hyphen, joined, path)
                any_found = True
        return any_found

    def _add(self, line: int, column: int, sign: str, after_hyphen: bool, joined: bool, path: Path) -> None:
        last = self.lists[-1] if self.lists else None
        if (
            last
            and (last.sign, last.after_hyphen, last.joined) == (sign, after_hyphen, joined)
            and _list_of(last.path) == _list_of(path)
        ):
            last.lines.append(line)
            return
        place = Place(line, column, line, column + 1)
        self.lists.append(SignList(sign, place, path, after_hyphen, joined, [line]))


def _list_of(path: Path) -> Path:
    """Where the list stands that a path leads into, or the path itself where it does not lead to an item."""
    return path[:-1] if path and isinstance(path[-1], int) else path
