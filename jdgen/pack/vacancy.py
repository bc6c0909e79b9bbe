"""The vacancy, with its days and times in words."""

from __future__ import annotations

from jdgen.model.text import Line, Prose
from jdgen.model.vacancy import Vacancy
from jdgen.pack.values import Data, line, own

__all__ = ["vacancy_data", "vacancy_rows"]


def vacancy_data(vacancy: Vacancy | None) -> Data | None:
    """What a template may print about a vacancy. The terms in which it differs from the role stand with the role's."""
    if vacancy is None:
        return None
    return {
        "reference": vacancy.reference,
        "closing": _closing(vacancy),
        "closing_date": line(vacancy.closing_date),
        "closing_time": line(vacancy.closing_time),
        "interview": line(vacancy.interview),
        "start": line(vacancy.start),
        "visits": vacancy.visits,
        "contact": vacancy.contact,
        "how_to_apply": vacancy.how_to_apply,
        "custom": own(vacancy.custom),
    }


def vacancy_rows(vacancy: Vacancy | None) -> list[tuple[str, Line | Prose | None]]:
    """The labelled rows of a vacancy, in the order in which an applicant needs them."""
    if vacancy is None:
        return []
    return [
        ("Reference", vacancy.reference),
        ("Closing date", _closing(vacancy)),
        ("Interviews", line(vacancy.interview)),
        ("Start", line(vacancy.start)),
        ("Visits", vacancy.visits),
        ("Contact", vacancy.contact),
        ("How to apply", vacancy.how_to_apply),
    ]


def _closing(vacancy: Vacancy) -> Line | None:
    """Day and time in one line: ``12 noon on 12 December 2026``."""
    said = " on ".join(str(part) for part in (vacancy.closing_time, vacancy.closing_date) if part is not None)
    return Line(said) if said else None
