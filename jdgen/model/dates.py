"""The days of a vacancy, one after another: applications close, then interviews, then the post begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations
from typing import Any

from pydantic_core import PydanticCustomError

from jdgen.findings import Path
from jdgen.model.day import Day, check_day
from jdgen.model.fault import Fault

__all__ = ["days_out_of_order", "time_without_day"]

_DAYS = {
    "closing_date": "applications close",
    "interview": "interviews are held",
    "start": "the post begins",
}
"""The fields that may be days, in the order in which they have to come, and what happens on each."""


def days_out_of_order(data: Mapping[str, Any]) -> Iterator[Fault]:
    """Each day of the vacancy that is not after one before it, in a role as plain data. One fault for each day."""
    vacancy = data.get("vacancy")
    if not isinstance(vacancy, dict):
        return
    given: dict[str, tuple[Path, Any]] = {name: (("vacancy", name), vacancy.get(name)) for name in _DAYS}
    given["start"] = _start(data, vacancy)
    days = {name: (path, day) for name, (path, text) in given.items() if (day := _day(text)) is not None}
    told: set[str] = set()
    for earlier, later in combinations(days, 2):
        path, day = days[later]
        if day <= days[earlier][1] and later not in told:
            told.add(later)
            yield Fault("JD320", _message(earlier, days[earlier][1], later, day), path)


def time_without_day(data: Mapping[str, Any]) -> Iterator[Fault]:
    """A time at which applications close, on no day."""
    vacancy = data.get("vacancy")
    if isinstance(vacancy, dict) and vacancy.get("closing_time") and not vacancy.get("closing_date"):
        message = 'Applications close at this time, but on no day. Add the day under "closing_date".'
        yield Fault("JD321", message, ("vacancy", "closing_time"))


def _start(data: Mapping[str, Any], vacancy: dict[str, Any]) -> tuple[Path, Any]:
    """Where it is said when the post begins, and what is said: by the vacancy before its contract and the role's."""
    for path, part in (
        (("vacancy", "start"), vacancy),
        (("vacancy", "contract", "start"), vacancy.get("contract")),
        (("contract", "start"), data.get("contract")),
    ):
        if isinstance(part, dict) and part.get("start"):
            return path, part["start"]
    return ("vacancy", "start"), None


def _day(text: Any) -> Day | None:
    """The day that a text says, if it says one that there is."""
    if not isinstance(text, str):
        return None
    try:
        return check_day(text.strip())
    except PydanticCustomError:
        return None


def _message(earlier: str, first: Day, later: str, second: Day) -> str:
    if first == second:
        return (
            f'"{later}" and "{earlier}" are both {first}. Put "{later}" on a day after {_DAYS[earlier]}, or correct '
            f'"{earlier}".'
        )
    return (
        f'"{later}" is {second}, but "{earlier}" is {first}: {_DAYS[earlier]} before '
        f"{_DAYS[later]}. Correct one of the two."
    )
