"""The job description's own parts: duties in groups, and free sections."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, TypeAdapter, model_validator

from jdgen.findings import Path
from jdgen.model.part import Id, Part, ShortForm, Title, one_not_empty
from jdgen.model.text import Line, Prose, wrong

__all__ = [
    "Duties",
    "Duty",
    "DutyGroup",
    "Section",
    "Statement",
    "are_duties",
    "is_statement_name",
    "path_as_typed",
    "path_in_model",
    "statement_name",
]


class Duty(Part):
    """One thing the postholder does. May be written as one line."""

    text: Line
    """What is done, in words."""
    items: tuple[Annotated[Duty, ShortForm("text")], ...] = ()
    """What it consists of, one step further in."""
    id: Id | None = None
    """A name by which another file can refer to this duty."""


_Items = tuple[Annotated[Duty, ShortForm("text")], ...]


class DutyGroup(Part):
    """Duties that belong together: responsibilities, accountabilities, expectations, or what all staff do."""

    heading: Title | None = None
    """What the group is about."""
    intro: Prose | None = None
    """The words that lead into the list."""
    items: _Items = ()
    """The duties, in order."""
    notes: Prose | None = None
    """Words after the list."""
    groups: tuple[DutyGroup, ...] = ()
    """Smaller groups inside this one, with headings of their own."""
    id: Id | None = None
    """A name by which another file can refer to this group."""


def are_duties(value: Any) -> bool:
    """Whether a list under ``duties`` holds duties themselves, rather than groups of them."""
    if not isinstance(value, list) or not all(_may_be_duty(item) for item in value):
        return False
    return any(isinstance(item, str) or "text" in item for item in value)


def _may_be_duty(item: Any) -> bool:
    return not isinstance(item, dict) or "text" in item or not item.keys() & DutyGroup.model_fields.keys()


def _gather(value: Any) -> Any:
    """Duties written without groups make one group without a heading."""
    return [{"items": value}] if are_duties(value) else value


def path_as_typed(path: Path, ungrouped: bool) -> Path:
    """A path as the file has it: the group that duties without groups are put in is not in the file.

    ``ungrouped`` says that this role has such duties (see :func:`are_duties`).
    """
    return ("duties", *path[3:]) if ungrouped and path[:3] == ("duties", 0, "items") else path


def path_in_model(path: Path, ungrouped: bool) -> Path:
    """The path that :func:`path_as_typed` would give back, for one as the file has it."""
    return ("duties", 0, "items", *path[1:]) if ungrouped and path[:1] == ("duties",) and path[1:] else path


class _DutiesSchema:
    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        duties = handler(TypeAdapter(_Items).core_schema)
        return {"anyOf": [handler(core), duties]}


Duties = Annotated[tuple[DutyGroup, ...], BeforeValidator(_gather), _DutiesSchema()]


class Section(Part):
    """A part of the document with a heading and words of its own."""

    heading: Title
    """The section's heading."""
    text: Prose | None = None
    """What it says."""
    sections: tuple[Section, ...] = ()
    """Smaller sections inside this one, with headings of their own."""
    id: Id | None = None
    """A name by which another file can refer to this section."""

    @model_validator(mode="after")
    def _says_something(self) -> Section:
        if self.text is None and not self.sections:
            raise wrong(
                "JD004", "This section has a heading and nothing under it. Say it under text, or delete the section."
            )
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> dict[str, Any]:
        return {"allOf": [handler(core)], "anyOf": [{"required": ["text"]}, *one_not_empty("sections")]}


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
    return str(statement.text) if is_statement_name(statement.text) else None


def is_statement_name(text: str) -> bool:
    """Whether a statement's text is a name."""
    return re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", text) is not None
