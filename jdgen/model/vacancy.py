"""One recruitment to a role: when applications close, what follows, and which of the role's terms are other than usual."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time
from typing import Annotated, Any

from jdgen.model.clock import CLOCK_SCHEMA, check_clock
from jdgen.model.contract import CONTRACT_TYPE_SCHEMA, Contract
from jdgen.model.part import Date, DateOrText, Id, Part, ShortForm
from jdgen.model.text import Line, Prose, TextRule

__all__ = ["Vacancy"]


class Vacancy(Part):
    """One recruitment to a role at an organisation: its dates, and the terms in which it differs from the role."""

    id: Id | None = None
    """The name of the folder its documents go in; made of the reference, or of the role and the organisation, if not
    given."""
    role: Id | None = None
    """The id of the role it is for. Not needed inside a role file."""
    organisation: Id | None = None
    """The id of the organisation that employs, where it is not the role's own."""
    reference: Line | None = None
    """The reference that applicants quote."""
    closing_date: Date | None = None
    """The last day for applications."""
    closing_time: Annotated[time, TextRule(check_clock, CLOCK_SCHEMA)] | None = None
    """The time on that day by which applications must be in, such as 9am, 12 noon or 17:00."""
    interview: DateOrText | None = None
    """When the interviews are: a date, or words such as "in the week of 11 January 2027"."""
    start: DateOrText | None = None
    """When the post begins, whatever the contract says: a date, or words such as "as soon as possible"."""
    visits: Prose | None = None
    """How to visit before applying."""
    contact: Line | None = None
    """Whom to ask about the post."""
    how_to_apply: Prose | None = None
    """How to apply: the form, and where it goes."""
    salary: Line | None = None
    """The salary as people write it, where it is not the role's own."""
    contract: Annotated[Contract, ShortForm("type", schema=CONTRACT_TYPE_SCHEMA)] | None = None
    """The terms of the contract that are not the role's own."""
    custom: Mapping[str, Any] = {}
    """Whatever else a template of one's own needs. It is not checked."""
