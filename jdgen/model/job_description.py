"""The job description's own parts: duties in groups, and free sections."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from jdgen.model.part import Id, Part, ShortForm, Title
from jdgen.model.text import TEXT_SCHEMA, Line, Prose

__all__ = ["Duties", "Duty", "DutyGroup", "Section", "Statement", "statement_name"]


class Duty(Part):
    """One thing the postholder does. May be written as one line."""

    text: Line
    """What is done, in words."""
    items: tuple[Annotated[Duty, ShortForm("text")], ...] = ()
    """What it consists of, one step further in."""
    id: Id | None = None
    """A name by which another file can refer to this duty."""


class DutyGroup(Part):
    """Duties that belong together: responsibilities, accountabilities, expectations, or what all staff do."""

    heading: Title | None = None
    """What the group is about."""
    intro: Prose | None = None
    """The words that lead into the list."""
    items: tuple[Annotated[Duty, ShortForm("text")], ...] = ()
    """The duties, in order."""
    groups: tuple[DutyGroup, ...] = ()
    """Smaller groups inside this one, with headings of their own."""
    id: Id | None = None
    """A name by which another file can refer to this group."""


def _gather_lines(value: Any) -> Any:
    """Duties written as plain lines, without groups, make a group without a heading.

    Only a list of nothing but lines is taken so; where lines stand among groups the places would no longer agree.
    """
    if isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        return [{"items": value}]
    return value


class _DutiesSchema:
    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        return {"anyOf": [handler(core), {"type": "array", "items": dict(TEXT_SCHEMA)}]}


Duties = Annotated[tuple[DutyGroup, ...], BeforeValidator(_gather_lines), _DutiesSchema()]


class Section(Part):
    """A part of the document with a heading and words of its own."""

    heading: Title
    """The section's heading."""
    text: Prose
    """What it says."""
    id: Id | None = None
    """A name by which another file can refer to this section."""


class Statement(Part):
    """Wording that stands in every pack: written out, or named and looked up in the organisation's statements."""

    heading: Title | None = None
    """The statement's heading, if it has one."""
    text: Prose
    """What it says, or the name of a statement of the organisation."""
    id: Id | None = None
    """A name by which another file can refer to this statement."""


def statement_name(statement: Statement) -> str | None:
    """The name a statement is looked up by, or None when it is written out: a name is an id, a sentence is not."""
    return str(statement.text) if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", statement.text) else None
