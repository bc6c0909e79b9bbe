"""A role: what a post is, whoever holds it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator

from jdgen.findings import short
from jdgen.model.contract import CONTRACT_TYPE_SCHEMA, Contract, Posts, Safeguarding
from jdgen.model.job_description import Duties, Section, Statement
from jdgen.model.organisation import Organisation
from jdgen.model.part import Date, Id, OneOrMany, Part, Reference, ShortForm, Title
from jdgen.model.person_specification import PersonSpecification
from jdgen.model.sign_off import refuse_fields
from jdgen.model.text import PROSE_SCHEMA, TITLE_SCHEMA, Line, Prose, TextRule, wrong
from jdgen.model.vacancy import Vacancy

__all__ = ["Role"]


def _format(text: str) -> int:
    if text != "1":
        raise wrong(
            "JD006", f'This jdgen reads format 1, not "{short(text, 20)}". Write format: 1, or leave the line out.'
        )
    return 1


PostsField = Annotated[Posts, ShortForm("all_of", many=True)]


class Role(Part):
    """What a post is: its job description and its person specification, each of which it may do without."""

    title: Title
    """The name of the post."""
    id: Id | None = None
    """The name of the folder its documents go in; the file's own name if not given."""
    format: Annotated[Literal[1], TextRule(_format, {"enum": [1, "1"]})] = 1
    """The version of this file format."""
    organisation: Annotated[Organisation, ShortForm("name", schema=TITLE_SCHEMA)] | None = None
    """Who employs: a name, or its fields."""
    includes: Annotated[tuple[Id, ...], OneOrMany()] = ()
    """Blocks and other roles whose purpose, duties and criteria are part of this one, by the names of their files."""
    drop: Annotated[tuple[Reference, ...], OneOrMany()] = ()
    """What is left out of the included files, by its id there."""
    replace: Mapping[Reference, Any] = {}
    """What takes the place of something in the included files, by its id there."""
    department: Line | None = None
    """The department, faculty or service."""
    location: Line | None = None
    """Where the work is done."""
    reports_to: PostsField | None = None
    """The post or posts this one answers to."""
    line_manager: PostsField | None = None
    """Who manages the postholder from day to day, where that is somebody else."""
    responsible_for: PostsField | None = None
    """Whom the postholder manages."""
    contract: Annotated[Contract, ShortForm("type", schema=CONTRACT_TYPE_SCHEMA)] | None = None
    """Kind of contract, hours and weeks."""
    salary: Line | None = None
    """The salary as people write it."""
    safeguarding: Safeguarding | None = None
    """What the post's work with children means for vetting."""
    purpose: Prose | None = None
    """Why the post exists."""
    duties: Duties = ()
    """What the postholder does: groups of duties, or a plain list."""
    conditions: Annotated[tuple[Prose, ...], OneOrMany()] = ()
    """Conditions of employment."""
    person_specification: PersonSpecification | None = None
    """What the person needs."""
    statements: tuple[Annotated[Statement, ShortForm("text", schema=PROSE_SCHEMA)], ...] = ()
    """Wording that stands in every pack, by name or written out."""
    sections: tuple[Section, ...] = ()
    """Other parts of the document, with headings of their own."""
    sign_off: Annotated[tuple[Line, ...], OneOrMany(), BeforeValidator(refuse_fields)] = ()
    """Who signs, by capacity, such as Postholder and Headteacher."""
    details: Mapping[str, Prose] = {}
    """Any other labelled rows, printed as they stand, in this order."""
    version: Line | None = None
    """Which version of the document this is."""
    reviewed: Date | None = None
    """When the document was last reviewed."""
    next_review: Date | None = None
    """When the document is to be reviewed next."""
    vacancy: Vacancy | None = None
    """One recruitment to the post: its dates, whom to ask and how to apply."""
    custom: Mapping[str, Any] = {}
    """Whatever else a template of one's own needs. It is not checked."""
