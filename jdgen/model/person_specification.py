"""The person specification: what the person needs, in categories, and how each need is assessed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationInfo, model_validator

from jdgen.model.assessment import AssessedBy, refuse_round_brackets, split_methods
from jdgen.model.part import Id, Number, Part, Title, one_not_empty, refuse_colon
from jdgen.model.text import LINE_SCHEMA, Line, Prose, wrong

__all__ = ["Category", "Criterion", "PersonSpecification"]


class Criterion(Part):
    """One thing the person needs. May be written as one line, with its methods in brackets at the end."""

    text: Line | None = None
    """What is needed, in words."""
    any_of: tuple[Line, ...] = ()
    """Alternatives, of which one is enough."""
    assessed_by: AssessedBy = ()
    """How this criterion is assessed, if not as its category is."""
    weight: Number | None = None
    """How much it counts when candidates are scored."""
    stage: Line | None = None
    """When it is used, such as shortlisting or interview."""
    id: Id | None = None
    """A name by which another file can refer to this criterion."""

    @model_validator(mode="before")
    @classmethod
    def _short_form(cls, value: Any, info: ValidationInfo) -> Any:
        refuse_colon(value, cls)
        data = {"text": value} if isinstance(value, str) else value
        if not isinstance(data, dict) or "assessed_by" in data or not isinstance(data.get("text"), str):
            return data
        own = (info.context or {}).get("methods", {})
        text, methods = split_methods(data["text"].strip(), own)
        refuse_round_brackets(text, own)
        return {**data, "text": text, "assessed_by": methods} if methods else data

    @model_validator(mode="after")
    def _says_something(self) -> Criterion:
        if self.text is None and not self.any_of:
            raise wrong("JD004", "This criterion has no text. Say what is needed, under text or any_of.")
        return self

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> dict[str, Any]:
        long_form = {"allOf": [handler(core)], "anyOf": [{"required": ["text"]}, *one_not_empty("any_of")]}
        return {"anyOf": [dict(LINE_SCHEMA), long_form]}


class Category(Part):
    """A group of criteria, such as Qualifications or Experience."""

    category: Title
    """What the criteria are about."""
    intro: Prose | None = None
    """Words before the criteria."""
    assessed_by: AssessedBy = ()
    """How the criteria of this category are assessed, unless one says otherwise."""
    essential: tuple[Criterion, ...] = ()
    """What nobody can be appointed without."""
    desirable: tuple[Criterion, ...] = ()
    """What counts in a candidate's favour."""
    criteria: tuple[Criterion, ...] = ()
    """Criteria of which it is not said whether they are essential."""
    id: Id | None = None
    """A name by which another file can refer to this category."""


class PersonSpecification(Part):
    """What the person needs to do the job, and how the school will find out."""

    intro: Prose | None = None
    """Words before the categories."""
    assessed_by: AssessedBy = ()
    """How every criterion is assessed, unless its category or the criterion says otherwise."""
    methods: Mapping[str, Line] = {}
    """The role's own ways of assessing, or letters for them, each with the words to print."""
    categories: tuple[Category, ...] = ()
    """The criteria, in groups."""
    notes: Prose | None = None
    """Words after the categories."""
