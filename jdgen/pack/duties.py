"""The job description and the free sections, flat and with the depth of each part, so that a template needs one loop."""

from __future__ import annotations

from collections.abc import Iterator

from jdgen.model.job_description import Duty, DutyGroup, Section
from jdgen.model.role import Role
from jdgen.pack.values import Data

__all__ = ["job_description_data", "sections_data"]


def job_description_data(role: Role) -> Data:
    """The purpose, the groups of duties and the conditions."""
    groups = list(_flat_groups(role.duties, 1))
    return {
        "present": bool(role.purpose or groups or role.conditions),
        "purpose": role.purpose,
        "groups": groups,
        "conditions": list(role.conditions),
    }


def _flat_groups(groups: tuple[DutyGroup, ...], depth: int) -> Iterator[Data]:
    """Groups in reading order, each with its depth, so that a template needs one loop."""
    for group in groups:
        yield {
            "depth": depth,
            "heading": group.heading,
            "intro": group.intro,
            "notes": group.notes,
            "items": [_duty(duty) for duty in group.items],
            "lines": list(_flat_duties(group.items, 1)),
        }
        yield from _flat_groups(group.groups, depth + 1)


def _duty(duty: Duty) -> Data:
    return {"text": duty.text, "items": [_duty(inner) for inner in duty.items]}


def _flat_duties(duties: tuple[Duty, ...], depth: int) -> Iterator[Data]:
    for duty in duties:
        yield {"text": duty.text, "depth": depth}
        yield from _flat_duties(duty.items, depth + 1)


def sections_data(sections: tuple[Section, ...], depth: int = 1) -> Iterator[Data]:
    """Free sections in reading order, each with its depth; one may have only smaller ones and no text of its own."""
    for section in sections:
        yield {"depth": depth, "heading": section.heading, "text": section.text}
        yield from sections_data(section.sections, depth + 1)
