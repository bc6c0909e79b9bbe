"""Every field a template may use: its name, what kind of thing it is, what it means, and whether a role may leave it out.

This describes what :func:`jdgen.pack.pack_data` makes, for people; a test holds the two together, both ways. What a field
means is said by the role's own field where there is one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from jdgen.model.contract import Contract, Safeguarding
from jdgen.model.job_description import Duty, DutyGroup, Section, Statement
from jdgen.model.organisation import Colours, Organisation
from jdgen.model.part import Part
from jdgen.model.person_specification import Category, Criterion, PersonSpecification
from jdgen.model.role import Role
from jdgen.model.schema import field_texts
from jdgen.model.vacancy import Vacancy

__all__ = ["FIELDS", "Field", "Kind"]

Kind = Literal["line", "prose", "text", "number", "yes-no", "picture", "fields", "own"]
"""What a field holds: a line, paragraphs, either, a number, yes or no, a picture, fields of its own, or whatever a role
puts there."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field. ``many`` says that it is a list of what ``kind`` says; ``item`` is a name for one of them in a loop.

    ``said`` is its meaning, or the part of a role whose field of the same name says it. ``optional`` fields may be left
    out by a role: they are then nothing, and printing nothing is a fault. A list is never left out, but may be empty.
    ``again`` says that each item has the fields of the item it stands in.
    """

    name: str
    kind: Kind
    said: str | type[Part]
    optional: bool = False
    many: bool = False
    item: str = ""
    fields: tuple[Field, ...] = ()
    again: bool = False

    @property
    def meaning(self) -> str:
        """What the field means, in a sentence."""
        return self.said if isinstance(self.said, str) else _texts(self.said)[self.name]


@cache
def _texts(part: type[Part]) -> dict[str, str]:
    return field_texts(part)


def _lines(part: type[Part], *names: str) -> tuple[Field, ...]:
    """Lines of text that a role may leave out."""
    return tuple(Field(name, "line", part, optional=True) for name in names)


def _may(field: Field) -> Field:
    return replace(field, optional=True)


def _list(name: str, said: str | type[Part], item: str, *fields: Field) -> Field:
    return Field(name, "fields", said, many=True, item=item, fields=fields)


_DEPTH = Field("depth", "number", "How deep it stands: 1, or more inside another.")
_LEVEL = Field("level", "line", "Essential or Desirable.")
_IMPORTANCE = Field("importance", "line", "The level, with the weight and the stage if they are given.")
_MARKED = (
    Field("text", "line", Criterion),
    Field("any_of", "line", Criterion, many=True, item="alternative"),
    _LEVEL,
    _may(Field("weighing", "line", "The weight and the stage, for where the level is told from the place.")),
    _IMPORTANCE,
    _may(Field("assessed_by", "line", "How it is assessed, written out.")),
    _may(Field("assessed_otherwise", "line", "The same, only if its category is not assessed so.")),
    Field("methods", "line", "How it is assessed, one method at a time.", many=True, item="method"),
    *_lines(Criterion, "weight", "stage"),
)
_CRITERION = tuple(_may(field) if field in (_LEVEL, _IMPORTANCE) else field for field in _MARKED)
_DUTY = (
    Field("text", "line", Duty),
    Field("items", "fields", Duty, many=True, item="inner", again=True),
)

_ROLE = (
    Field("id", "line", "The name of the folder its documents go in."),
    Field("title", "line", Role),
    *_lines(Role, "department", "location", "reports_to", "line_manager", "responsible_for", "salary"),
    Field("purpose", "prose", Role, optional=True),
    *_lines(Role, "version", "reviewed", "next_review"),
)
_ORGANISATION = (
    Field("name", "line", Organisation),
    *_lines(Organisation, "kind", "phase", "religious_character", "urn", "uid", "pay_area"),
    Field("address", "prose", Organisation, optional=True),
    *_lines(Organisation, "phone", "email", "website"),
    Field("logo", "picture", "Its logo, as a picture.", optional=True),
    Field("colours", "fields", Organisation, fields=_lines(Colours, "accent")),
    Field("values", "prose", Organisation, optional=True),
    Field("about", "prose", Organisation, optional=True),
    _may(Field("contact", "line", "The telephone number, the email address, or both in one line.")),
)
_CONTRACT = _lines(
    Contract, "type", "until", "reason", "start", "hours", "weeks", "fte", "full_time_hours", "leave_weeks", "release",
    "teaching_time", "pattern", "note",
)  # fmt: skip
_SAFEGUARDING = tuple(
    Field(name, "yes-no", Safeguarding, optional=True) for name in ("regulated_activity", "contact_with_children")
)
_VACANCY = (
    *_lines(Vacancy, "reference"),
    _may(Field("closing", "line", "The time and the day by which applications must be in, in one line.")),
    *_lines(Vacancy, "closing_date", "closing_time", "interview", "start"),
    Field("visits", "prose", Vacancy, optional=True),
    *_lines(Vacancy, "contact"),
    Field("how_to_apply", "prose", Vacancy, optional=True),
    Field("custom", "own", "Whatever a vacancy gives under custom, by the names it has there."),
)
_JOB_DESCRIPTION = (
    Field("present", "yes-no", "Whether the role has a purpose, duties or conditions."),
    Field("purpose", "prose", Role, optional=True),
    _list(
        "groups",
        "The duties in groups, each group followed by the smaller groups inside it.",
        "group",
        _DEPTH,
        *_lines(DutyGroup, "heading"),
        Field("intro", "prose", DutyGroup, optional=True),
        _list("items", "The duties, each with the smaller ones inside it.", "duty", *_DUTY),
        _list(
            "lines",
            "The same duties one after another, each with its depth.",
            "line",
            Field("text", "line", Duty),
            _DEPTH,
        ),
        Field("notes", "prose", DutyGroup, optional=True),
    ),
    Field("conditions", "prose", Role, many=True, item="condition"),
)
_SPECIFICATION = (
    Field("present", "yes-no", "Whether the role has a person specification."),
    Field("shows_levels", "yes-no", "Whether any criterion says how important it is."),
    Field("shows_assessment", "yes-no", "Whether any criterion says how it is assessed."),
    Field("intro", "prose", PersonSpecification, optional=True),
    _list(
        "categories",
        PersonSpecification,
        "category",
        Field("category", "line", Category),
        Field("intro", "prose", Category, optional=True),
        _may(Field("assessed_by", "line", "How its criteria are assessed, but for those that say otherwise.")),
        Field("criteria_differ", "yes-no", "Whether any of its criteria says otherwise."),
        _list("criteria", "All its criteria: essential, desirable, and those not marked.", "criterion", *_CRITERION),
        _list("essential", Category, "criterion", *_MARKED),
        _list("desirable", Category, "criterion", *_MARKED),
        _list("unmarked", "Criteria of which it is not said whether they are essential.", "criterion", *_CRITERION),
    ),
    _list(
        "key",
        "The role's own methods of assessment, with the words for each.",
        "entry",
        Field("method", "line", "The method, or the letter for it."),
        Field("label", "line", "The words for it."),
    ),
    Field("notes", "prose", PersonSpecification, optional=True),
)

FIELDS: tuple[Field, ...] = (
    Field("role", "fields", "The post.", fields=_ROLE),
    Field("organisation", "fields", Role, optional=True, fields=_ORGANISATION),
    Field("contract", "fields", "The terms of the contract, each in words.", fields=_CONTRACT),
    Field("safeguarding", "fields", Role, fields=_SAFEGUARDING),
    Field("vacancy", "fields", Role, optional=True, fields=_VACANCY),
    _list(
        "terms",
        "All terms as labelled rows, the most looked for first; at the end the role's own details.",
        "term",
        Field("label", "line", "What the row is about, such as Salary or Hours."),
        Field("value", "text", "What it says."),
    ),
    Field("job_description", "fields", "What the postholder does.", fields=_JOB_DESCRIPTION),
    Field("person_specification", "fields", Role, fields=_SPECIFICATION),
    _list(
        "sections",
        "Other parts of the document, each followed by the smaller sections inside it.",
        "section",
        _DEPTH,
        Field("heading", "line", Section),
        Field("text", "prose", Section, optional=True),
    ),
    _list(
        "statements",
        "Wording that stands in every pack.",
        "statement",
        *_lines(Statement, "heading"),
        Field("text", "prose", "What it says."),
    ),
    Field("sign_off", "line", Role, many=True, item="capacity"),
    _list(
        "details",
        "The role's own labelled rows alone, which stand in the terms too.",
        "row",
        Field("label", "line", "What the row is about."),
        Field("value", "prose", "What it says."),
    ),
    Field("custom", "own", "Whatever a role gives under custom, by the names it has there."),
)
"""The fields at the top of what a template sees, in the order in which people look for them."""
