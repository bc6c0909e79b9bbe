"""What the reader says of the text it reads: features it refuses, codes, notes, and lists that are none."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from jdgen.findings import Finding, Path, finding
from jdgen.source import wording
from jdgen.source.bullets import needs_items
from jdgen.source.characters import describe, forbidden
from jdgen.source.paragraphs import glued_to_items
from jdgen.source.pasted import PastedSigns
from jdgen.source.places import Place

__all__ = ["Remarks"]

_LIKE_AN_ITEM = re.compile(r"\s*(?:[-*+•·▪◦] |[•▪◦]|-[A-Za-z])")
_WORD = re.compile(r"\w\w")


class Remarks:
    """Adds findings about a text to a list. ``path`` answers where in the role the reader is."""

    def __init__(self, text: str, file: str, findings: list[Finding], path: Callable[[], Path]) -> None:
        self._text = text
        self._file = file
        self._findings = findings
        self._path = path
        self._split: list[str] | None = None
        self._has_notes = " #" in text
        self._signs = PastedSigns()

    def say(self, code: str, message: str, place: Place, path: Path | None = None) -> None:
        """Add a finding, at the reader's own path if none is given."""
        path = self._path() if path is None else path
        self._findings.append(finding(code, message, place.span(self._file), path))

    def feature(self, event: Any, place: Place) -> None:
        """A tag or an anchor."""
        if event.tag:
            self.say("JD011", wording.tag(event.tag), place)
        if event.anchor:
            self.say("JD011", wording.anchor(event.anchor), place)

    def escaped(self, text: str, place: Place) -> bool:
        """Find a character that the file does not hold but a code in double quotes makes, such as ``"\\x1b"``."""
        found = next(forbidden(text), None)
        if found:
            self.say("JD010", wording.escaped(describe(found[1])), place)
        return found is not None

    def comment_after(self, place: Place) -> None:
        """One space before # is how people type C # or "No # 4"; two is how they set off a note to themselves."""
        if not self._has_notes:
            return
        line = self.lines[place.end_line - 1]
        rest = line[place.end_column - 1 :]
        if rest.startswith(" #"):
            here = Place(place.end_line, place.end_column + 1, place.end_line, len(line) + 1)
            self.say("JD016", wording.after_hash(rest.strip()), here)

    def only_a_note(self, place: Place) -> str:
        """The note that follows a place in its line with nothing before it, or an empty text."""
        rest = self.lines[place.line - 1][place.column - 1 :].strip() if self._has_notes else ""
        return rest if rest.startswith("#") else ""

    def without_colon(self, place: Place) -> bool:
        """Whether the name of a field has no colon after it, as can be in curly brackets."""
        return not self.lines[place.end_line - 1][place.end_column - 1 :].lstrip().startswith(":")

    def typed(self, line: int, column: int, end_column: int) -> str:
        """A stretch of a line as it was typed."""
        return self.lines[line - 1][column - 1 : end_column - 1]

    def run_together(self, place: Place, plain: bool) -> None:
        """Find lines that were meant as a list, and are joined into one text."""
        lines = self.lines
        first = lines[place.line - 1]
        for row in range(place.line, min(place.end_line, len(lines))):
            line = lines[row]
            if not _LIKE_AN_ITEM.match(line) or (not plain and not _folds(lines, row, place.line)):
                continue
            name = str(self._path()[-1]) if self._path() else ""
            if plain and name in ("heading", "category") and line.lstrip().startswith("- "):
                here = Place(place.line, place.column, place.line, len(first) + 1)
                return self.say("JD005", needs_items(name, place.line), here)
            if plain and first[place.column - 1] == "-":
                here = Place(place.line, place.column, place.line, len(first) + 1)
                return self.say("JD023", wording.GLUED_DASH, here)
            if not plain:
                message = wording.folded_list(place.line)
            elif _is_prose(self._path()):
                message = wording.joined(place.line, self._path()[-1])
            else:
                message = wording.run_together(place.line, has_dash=line.lstrip().startswith("- "))
            start = len(line) - len(line.lstrip())
            return self.say("JD023", message, Place(row + 1, start + 1, row + 1, len(line) + 1))
        return None

    def bullets(self, text: str, place: Place, folded: bool) -> bool:
        """Find bullet signs that were pasted with a text, to tell of later; whether there are any."""
        if text.isascii() and "o " not in text:
            return False
        return self._signs.look(self.lines, place, self._path(), folded)

    def told_of_bullets(self) -> None:
        """Tell of all the bullet signs, once for each list."""
        for signs in self._signs.lists:
            self.say(
                "JD025",
                wording.pasted(signs, _is_prose(signs.path) and signs.path[-1] != "conditions"),
                signs.place,
                signs.path,
            )

    def glued_lines(self, text: str, place: Place) -> None:
        """Find lines of a text, right below the items of a list, that are read as part of them."""
        for row in glued_to_items(text):
            line = self.lines[min(place.line + row, len(self.lines) - 1)]
            start = len(line) - len(line.lstrip())
            here = Place(place.line + row + 1, start + 1, place.line + row + 1, len(line) + 1)
            self.say("JD023", wording.GLUED_TO_ITEM, here)

    def tab_inside(self, text: str, place: Place) -> None:
        """Find a tab between words, other than one that sets off a bullet sign or a number."""
        text = text.strip()
        if _WORD.search(text, 0, text.rfind("\t") + 1):
            self.say("JD028", wording.TAB_INSIDE, place)

    @property
    def lines(self) -> list[str]:
        """The lines of the text."""
        if self._split is None:
            self._split = self._text.split("\n")
        return self._split


def _folds(lines: list[str], row: int, first: int) -> bool:
    """Whether a line of a text that starts with ``>`` is joined to the one above it."""
    above, line = lines[row - 1], lines[row]
    indents = [len(text) - len(text.lstrip()) for text in (above, line)]
    return row > first and bool(above.strip()) and indents[0] == indents[1]


def _is_prose(path: Path) -> bool:
    from jdgen.model.fields import is_prose

    return is_prose(path)
