"""How much work one document may cost: the sandbox keeps a template from reaching out, and this from never coming to an end.

Work is counted in units of about a character made; so the same template and data always cost the same, on any machine. A
clock stands behind that, for what nobody thought of.
"""

from __future__ import annotations

from collections.abc import Mapping
from time import monotonic
from typing import Any

__all__ = ["CALL", "MOST_TEXT", "NODE", "Budget", "Endless", "size"]

MOST_WORK = 20_000_000
"""A hundred times what a pack of eight pages costs."""
MOST_TEXT = 1_000_000
"""The most characters of one value, or of a list with all that is in it."""
NODE, CALL = 5, 500
"""What one small part of a template costs, and one call of a macro."""
_ITEM = 10
_MOST_SECONDS = 30.0
_LARGEST = 10**18


class Endless(Exception):  # noqa: N818
    """A template does more than any document needs."""


class Budget:
    """What is left for the document that is being made."""

    def __init__(self) -> None:
        self._left = MOST_WORK
        self._ends = 0.0

    def start(self) -> None:
        """Begin a document."""
        self._left = MOST_WORK
        self._ends = monotonic() + _MOST_SECONDS

    def spend(self, units: int) -> None:
        """Take note of some work. Raises :class:`Endless` when there has been too much."""
        self._left -= units
        if self._left < 0:
            raise Endless

    def look_at_clock(self) -> None:
        """Raise :class:`Endless` when the document has taken too long."""
        if monotonic() > self._ends:
            raise Endless

    def made(self, value: Any) -> Any:
        """Take note of a value that a tag made. Raises :class:`Endless` for one that is larger than any text."""
        if isinstance(value, (str, list, tuple, dict)):
            if len(value) > MOST_TEXT:
                raise Endless
            self.spend(len(value))
        elif isinstance(value, int) and abs(value) > _LARGEST:
            raise Endless
        return value


def size(value: Any, most: int = MOST_TEXT) -> int:
    """How much a value comes to when it is written out: its characters, and ten for each item. Stops soon after ``most``."""
    counted = 0
    waiting = [value]
    while waiting and counted <= most:
        one = waiting.pop()
        counted += _ITEM
        if isinstance(one, str):
            counted += len(one)
        elif isinstance(one, Mapping):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, (list, tuple)):
            waiting += one
    return counted
