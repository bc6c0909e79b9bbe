"""The post's terms: its contract field by field, and the labelled rows that a reader looks for first."""

from __future__ import annotations

from jdgen.model.contract import Contract
from jdgen.model.role import Role
from jdgen.model.text import Line, Prose
from jdgen.pack.vacancy import vacancy_rows
from jdgen.pack.values import Data, line

__all__ = ["contract_data", "terms_data"]

_CONTRACT_WORDS = {"fixed-term": "Fixed term", "variable-hours": "Variable hours"}


def contract_data(contract: Contract) -> Data:
    """The contract's own fields, each in words."""
    fields = ("reason", "release", "teaching_time", "pattern", "note")
    return {
        **{field: getattr(contract, field) for field in fields},
        "type": _type(contract),
        "until": line(contract.until),
        "start": line(contract.start),
        "hours": _amount(contract.hours, "hours a week"),
        "weeks": _amount(contract.weeks, "weeks a year"),
        "fte": Line("Full time") if contract.fte == 1 else line(contract.fte),
        "full_time_hours": line(contract.full_time_hours),
        "leave_weeks": line(contract.leave_weeks),
    }


def _type(contract: Contract) -> Line | None:
    if contract.type is None:
        return None
    return Line(_CONTRACT_WORDS.get(contract.type, contract.type.capitalize()))


def _amount(text: Line | None, unit: str) -> Line | None:
    """``37`` becomes ``37 hours a week``; what is already in words stays as it is."""
    if text is None:
        return None
    return Line(f"{text} {unit}") if text.replace(".", "", 1).isdecimal() else text


def terms_data(role: Role) -> list[Data]:
    """The labelled rows of the post as it is offered, those that a reader looks for first at the top."""
    contract = contract_data(role.contract or Contract())
    rows: list[tuple[str, Line | Prose | None]] = [
        ("Salary", role.salary),
        ("Contract", _whole_contract(contract)),
        *vacancy_rows(role.vacancy),
        ("Hours", contract["hours"]),
        ("Weeks", contract["weeks"]),
        ("Full-time equivalent", contract["fte"]),
        ("Full-time hours", _amount(contract["full_time_hours"], "hours a week")),
        ("Working pattern", contract["pattern"]),
        ("Paid leave", _amount(contract["leave_weeks"], "weeks a year")),
        ("Responsible to", line(role.reports_to)),
        ("Line manager", line(role.line_manager)),
        ("Responsible for", line(role.responsible_for)),
        ("Teaching commitment", contract["teaching_time"]),
        ("Release time", contract["release"]),
        ("Department", role.department),
        ("Location", role.location),
        ("Start", None if role.vacancy and role.vacancy.start else contract["start"]),
        *role.details.items(),
    ]
    return [{"label": Line(label), "value": value} for label, value in rows if value is not None]


def _whole_contract(contract: Data) -> Line | None:
    """Kind, end and reason in one line: ``Fixed term until 31 August 2027; to cover parental leave``."""
    until = f"until {contract['until']}" if contract["until"] else None
    kind = " ".join(str(part) for part in (contract["type"], until) if part)
    said = "; ".join(str(part) for part in (kind, contract["reason"], contract["note"]) if part)
    return Line(said[0].upper() + said[1:]) if said else None
