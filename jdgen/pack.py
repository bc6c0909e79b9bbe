"""From a Role to the plain data that templates see.

Templates get dictionaries, lists and text, never the model: what they can reach is written down here. Fields the role
does not give are None or an empty list, so that ``{% if %}`` works and printing them is a fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from jdgen.model.assessment import method_label
from jdgen.model.contract import Contract
from jdgen.model.job_description import Duty, DutyGroup, Statement, statement_name
from jdgen.model.organisation import Organisation
from jdgen.model.person_specification import Category, Criterion, PersonSpecification
from jdgen.model.role import Role
from jdgen.model.text import Line, Prose

__all__ = ["pack_data"]

Data = dict[str, Any]


def pack_data(role: Role, role_id: str) -> Data:
    """Everything a template may print about a role."""
    organisation = _organisation(role.organisation)
    return {
        "role": _role(role, role_id),
        "organisation": organisation,
        "contract": _contract(role.contract or Contract()),
        "terms": _terms(role),
        "job_description": _job_description(role),
        "person_specification": _person_specification(role.person_specification),
        "statements": _statements(role),
        "sections": [{"heading": s.heading, "text": s.text} for s in role.sections],
        "sign_off": list(role.sign_off),
        "details": [{"label": Line(label), "value": value} for label, value in role.details.items()],
        "custom": _custom(role.custom),
    }


def _role(role: Role, role_id: str) -> Data:
    return {
        "id": role_id,
        "title": role.title,
        "department": role.department,
        "location": role.location,
        "reports_to": _line(role.reports_to),
        "line_manager": _line(role.line_manager),
        "responsible_for": _line(role.responsible_for),
        "salary": role.salary,
        "purpose": role.purpose,
        "version": role.version,
        "reviewed": _line(role.reviewed),
        "next_review": _line(role.next_review),
    }


def _line(value: object) -> Line | None:
    return None if value is None else Line(value)


def _organisation(organisation: Organisation | None) -> Data | None:
    if organisation is None:
        return None
    contact = [part for part in (organisation.phone, organisation.email) if part]
    return {
        "name": organisation.name,
        "kind": organisation.kind,
        "address": organisation.address,
        "phone": organisation.phone,
        "email": organisation.email,
        "website": organisation.website,
        "about": organisation.about,
        "contact": Line(" or ".join(contact)) if contact else None,
    }


# The post's terms

_CONTRACT_WORDS = {"fixed-term": "Fixed term", "variable-hours": "Variable hours"}


def _contract(contract: Contract) -> Data:
    fields = ("reason", "release", "teaching_time", "pattern", "note")
    return {
        **{field: getattr(contract, field) for field in fields},
        "type": _contract_type(contract),
        "until": _line(contract.until),
        "start": _line(contract.start),
        "hours": _amount(contract.hours, "hours a week"),
        "weeks": _amount(contract.weeks, "weeks a year"),
        "fte": _line(contract.fte),
        "full_time_hours": _line(contract.full_time_hours),
        "leave_weeks": _line(contract.leave_weeks),
    }


def _contract_type(contract: Contract) -> Line | None:
    if contract.type is None:
        return None
    return Line(_CONTRACT_WORDS.get(contract.type, contract.type.capitalize()))


def _amount(text: Line | None, unit: str) -> Line | None:
    """``37`` becomes ``37 hours a week``; what is already in words stays as it is."""
    if text is None:
        return None
    return Line(f"{text} {unit}") if text.replace(".", "", 1).isdecimal() else text


def _terms(role: Role) -> list[Data]:
    """The labelled rows of the post, the ones a reader looks for first at the top."""
    contract = _contract(role.contract or Contract())
    rows: list[tuple[str, Line | Prose | None]] = [
        ("Salary", role.salary),
        ("Contract", _whole_contract(contract)),
        ("Hours", contract["hours"]),
        ("Weeks", contract["weeks"]),
        ("Full-time equivalent", contract["fte"]),
        ("Full-time hours", _amount(contract["full_time_hours"], "hours a week")),
        ("Working pattern", contract["pattern"]),
        ("Paid leave", _amount(contract["leave_weeks"], "weeks a year")),
        ("Responsible to", _line(role.reports_to)),
        ("Line manager", _line(role.line_manager)),
        ("Responsible for", _line(role.responsible_for)),
        ("Teaching commitment", contract["teaching_time"]),
        ("Release time", contract["release"]),
        ("Department", role.department),
        ("Location", role.location),
        ("Start", contract["start"]),
        *role.details.items(),
    ]
    return [{"label": Line(label), "value": value} for label, value in rows if value is not None]


def _whole_contract(contract: Data) -> Line | None:
    """Kind, end and reason in one line: ``Fixed term, until 31 August 2027, to cover parental leave``."""
    parts = [
        contract["type"],
        f"until {contract['until']}" if contract["until"] else None,
        contract["reason"],
        contract["note"],
    ]
    said = ", ".join(str(part) for part in parts if part)
    return Line(said[0].upper() + said[1:]) if said else None


# The job description


def _job_description(role: Role) -> Data:
    groups = list(_flat_groups(role.duties, 1))
    return {
        "present": bool(role.purpose or groups or role.conditions),
        "purpose": role.purpose,
        "groups": groups,
        "conditions": list(role.conditions),
    }


def _flat_groups(groups: tuple[DutyGroup, ...], level: int) -> Iterator[Data]:
    """Groups in reading order, each with its depth, so that a template needs one loop."""
    for group in groups:
        yield {
            "level": level,
            "heading": group.heading,
            "intro": group.intro,
            "items": [_duty(duty) for duty in group.items],
            "lines": list(_flat_duties(group.items, 1)),
        }
        yield from _flat_groups(group.groups, level + 1)


def _duty(duty: Duty) -> Data:
    return {"text": duty.text, "items": [_duty(inner) for inner in duty.items]}


def _flat_duties(duties: tuple[Duty, ...], level: int) -> Iterator[Data]:
    for duty in duties:
        yield {"text": duty.text, "level": level}
        yield from _flat_duties(duty.items, level + 1)


# The person specification


def _person_specification(specification: PersonSpecification | None) -> Data:
    if specification is None:
        specification = PersonSpecification()
    categories = [_category(category, specification) for category in specification.categories]
    criteria = [criterion for category in categories for criterion in category["criteria"]]
    return {
        "present": bool(specification.intro or categories or specification.notes),
        "intro": specification.intro,
        "notes": specification.notes,
        "categories": categories,
        "key": [{"method": Line(method), "label": label} for method, label in specification.methods.items()],
        "shows_levels": any(criterion["level"] for criterion in criteria),
        "shows_assessment": any(criterion["assessed_by"] for criterion in criteria),
    }


def _category(category: Category, specification: PersonSpecification) -> Data:
    def group(criteria: tuple[Criterion, ...], level: str | None) -> list[Data]:
        return [_criterion(criterion, level, category, specification) for criterion in criteria]

    essential = group(category.essential, "Essential")
    desirable = group(category.desirable, "Desirable")
    unmarked = group(category.criteria, None)
    return {
        "category": category.category,
        "intro": category.intro,
        "criteria": [*essential, *desirable, *unmarked],
        "essential": essential,
        "desirable": desirable,
        "unmarked": unmarked,
    }


def _criterion(criterion: Criterion, level: str | None, category: Category, specification: PersonSpecification) -> Data:
    methods = criterion.assessed_by or category.assessed_by or specification.assessed_by
    labels = [method_label(method, specification.methods) for method in methods]
    said = [label if i == 0 else label[:1].lower() + label[1:] for i, label in enumerate(labels)]
    if criterion.weight is not None:
        said.append(f"weight {criterion.weight}")
    if criterion.stage is not None:
        said.append(f"at {criterion.stage}")
    return {
        "text": criterion.text or Line("One of the following"),
        "any_of": list(criterion.any_of),
        "level": Line(level) if level else None,
        "assessed_by": Line(", ".join(said)) if said else None,
        "methods": [Line(label) for label in labels],
        "weight": _line(criterion.weight),
        "stage": criterion.stage,
    }


# What closes the document


def _statements(role: Role) -> list[Data]:
    own = role.organisation.statements if role.organisation else {}
    return [_statement(statement, own.get(statement_name(statement) or "")) for statement in role.statements]


def _statement(statement: Statement, wording: Prose | None) -> Data:
    return {"heading": statement.heading, "text": wording or statement.text}


def _custom(value: Any) -> Any:
    """A trust's own data, with its text marked as text."""
    if isinstance(value, str):
        return Prose(value.strip()) if "\n" in value.strip() else Line(value.strip())
    if isinstance(value, list):
        return [_custom(inner) for inner in value]
    return {key: _custom(inner) for key, inner in value.items()}
