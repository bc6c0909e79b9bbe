"""A made-up role with every field, and the same role with less and less of it: what templates are tried on.

All of it goes through the model and :func:`jdgen.pack.pack_data`, so that it is data a real role could give. Texts differ
from each other, so that what a document holds shows which fields were printed.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from jdgen.model.role import Role
from jdgen.model.validate import validate
from jdgen.pack import pack_data
from jdgen.pack.values import Data
from jdgen.pictures.picture import EMU_A_CM, Picture

__all__ = ["SAMPLE", "sample_data", "smaller_samples"]

_ID = "teacher-of-mathematics"
# Grey, 3 points wide and 2 high.
_PNG = "iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAAAAAC4HznGAAAADklEQVR4nGNoaGhgAGIADAgDAcWhuYYAAAAASUVORK5CYII="
_LOGO = Picture("png", b64decode(_PNG), 3 * EMU_A_CM, 2 * EMU_A_CM, name="logo")

SAMPLE: Mapping[str, Any] = {
    "title": "Teacher of Mathematics",
    "organisation": {
        "name": "Fernhollow School",
        "kind": "charity",
        "phase": "all-through",
        "religious_character": "Quaker",
        "urn": "100002",
        "uid": "2002",
        "pay_area": "london-fringe",
        "colours": {"accent": "2F5D50"},
        "values": "Curiosity and kindness.",
        "address": "Mill Lane\nFernhollow\nFH1 2AB",
        "phone": "01632 960123",
        "email": "office@fernhollow.example",
        "website": "www.fernhollow.example",
        "logo": {"file": "crest.png", "alt": "A fern in a hollow", "fallback": "crest.png"},
        "about": "We are a school of 900 pupils at the edge of the moor.\n\nWe were founded in 1952.",
        "statements": {"equality": "We welcome applicants from every background."},
    },
    "safeguarding": {"regulated_activity": "yes", "contact_with_children": "yes"},
    "department": "Numeracy faculty",
    "location": "Upper site",
    "reports_to": ["Head of Faculty"],
    "line_manager": ["Second in Faculty"],
    "responsible_for": ["Two numeracy assistants"],
    "contract": {
        "type": "fixed-term",
        "until": "31 August 2027",
        "reason": "To cover parental leave",
        "start": "1 September 2026",
        "hours": "32.5",
        "weeks": "39",
        "fte": "0.8",
        "full_time_hours": "40.25",
        "leave_weeks": "5.6",
        "release": "One afternoon each fortnight",
        "teaching_time": "20 lessons in the timetable",
        "pattern": "Tuesday to Friday",
        "note": "Job share is possible",
    },
    "salary": "£33,000 to £41,000",
    "vacancy": {
        "role": "teacher-of-mathematics",
        "organisation": "fernhollow-school",
        "reference": "FH/26/31",
        "closing_date": "12 May 2026",
        "closing_time": "12 noon",
        "interview": "19 May 2026",
        "start": "1 September 2026",
        "visits": "Come and see us on any Thursday afternoon.",
        "contact": "The head teacher's secretary",
        "how_to_apply": "Fill in the form on our website.\n\nSend it to the office.",
        "salary": "£34,000 to £42,000",
        "contract": {"pattern": "Monday to Thursday"},
        "custom": {"board": "County list"},
    },
    "purpose": "To help every pupil to reason with confidence.\n\n- in lessons\n- in clubs",
    "duties": [
        {
            "heading": "Classroom practice",
            "intro": "In lessons you will:",
            "items": [
                {"text": "Plan lessons that build on each other.", "items": ["Share plans with assistants."]},
                {"text": "Give feedback that pupils can use."},
            ],
            "notes": "This list may change as the timetable does.",
            "groups": [
                {
                    "heading": "Beyond the classroom",
                    "intro": "With colleagues you will:",
                    "items": [{"text": "Lead the chess club.", "items": ["Enter teams for leagues."]}],
                    "notes": "Clubs meet at lunch.",
                }
            ],
        },
        {
            "heading": "Pastoral care",
            "intro": "As a tutor you will:",
            "items": [{"text": "Meet a tutor group each morning.", "items": ["Keep the register."]}],
            "notes": "Tutor groups stay together for five years.",
        },
    ],
    "conditions": ["The post is subject to an enhanced check.", "Travel between sites is paid."],
    "person_specification": {
        "intro": "We look for what follows.",
        "assessed_by": ["interview"],
        "methods": {"PT": "Practical exercise"},
        "categories": [
            {
                "category": "Qualifications",
                "intro": "Bring proof of these.",
                "assessed_by": ["application"],
                "essential": [
                    {
                        "text": "A degree, in one of these",
                        "any_of": ["Statistics", "Physics with astronomy"],
                        "assessed_by": ["PT", "references"],
                        "weight": "2.5",
                        "stage": "shortlisting",
                    }
                ],
                "desirable": [
                    {
                        "text": "A further award",
                        "any_of": ["In coaching", "In leadership"],
                        "assessed_by": ["task"],
                        "weight": "1.5",
                        "stage": "final day",
                    }
                ],
                "criteria": [
                    {
                        "text": "A first aid certificate",
                        "any_of": ["For schools", "For sport"],
                        "assessed_by": ["certificates"],
                        "weight": "0.5",
                        "stage": "appointment",
                    }
                ],
            },
            {
                "category": "Skills",
                "intro": "We ask referees about these.",
                "essential": [{"text": "Patience", "weight": "3.5", "stage": "first day"}],
                "desirable": [{"text": "Good humour", "weight": "4.5", "stage": "second day"}],
                "criteria": [{"text": "Fluency in Welsh", "weight": "6.5", "stage": "third day"}],
            },
        ],
        "notes": "Experience outside schools counts.",
    },
    "statements": [
        {"heading": "Equality", "text": "equality"},
        {"heading": "Data protection", "text": "Applications are kept for six months."},
    ],
    "sections": [
        {
            "heading": "Seeing us",
            "text": "Visits are welcome in the weeks before the closing date.",
            "sections": [{"heading": "How to find us", "text": "The number 7 bus stops at the gate."}],
        },
        {
            "heading": "After you apply",
            "text": "We answer everybody who applies.",
            "sections": [{"heading": "If you need help", "text": "Say so in your letter."}],
        },
    ],
    "sign_off": ["Postholder", "Headteacher"],
    "details": {"Job evaluation code": "T1234", "Car allowance": "45p a mile"},
    "version": "Edition 4b",
    "reviewed": "2 March 2026",
    "next_review": "3 March 2027",
    "custom": {"motto": "Learn and grow"},
}
"""The role as a reader of its file gives it, every field in its long form."""


@cache
def sample_data() -> Data:
    """What a template sees of the whole role. Not to be changed."""
    return _data(SAMPLE) or {}


def smaller_samples() -> Iterator[Data]:
    """What templates see of the role with less of it: without each field that it may leave out, and with short lists."""
    removable = []
    for path in _paths(SAMPLE, ()):
        data = _data(_without(SAMPLE, path))
        if data is not None:
            removable.append(path)
            yield data
    sparse: Any = SAMPLE
    for path in removable:
        if not _holds_more(SAMPLE, path):
            sparse = _without(sparse, path)
    bare = {"title": SAMPLE["title"]}
    yield from filter(None, map(_data, (sparse, _with_short_lists(SAMPLE), _hollow(SAMPLE), bare)))


def _data(given: Mapping[str, Any]) -> Data | None:
    role = validate(given)
    if not isinstance(role, Role):
        return None
    logo = role.organisation and role.organisation.logo
    return pack_data(role, _ID, replace(_LOGO, alt=logo.alt or "Logo of Fernhollow School") if logo else None)


def _holds_more(value: Any, path: tuple[str, ...]) -> bool:
    """Whether what stands at a path is a list or has fields of its own."""
    if isinstance(value, list):
        return any(_holds_more(inner, path) for inner in value)
    if path:
        return isinstance(value, Mapping) and _holds_more(value.get(path[0]), path[1:])
    return isinstance(value, Mapping)


def _paths(value: Any, path: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Each field of the role, through lists and all their items at once."""
    found: dict[tuple[str, ...], None] = {}
    for inner in value if isinstance(value, list) else [value]:
        for name in inner if isinstance(inner, Mapping) else ():
            found[(*path, name)] = None
            found |= dict.fromkeys(_paths(inner[name], (*path, name)))
    return list(found)


def _without(value: Any, path: tuple[str, ...]) -> Any:
    """A copy without the field at a path, wherever it is there."""
    if isinstance(value, list):
        return [_without(inner, path) for inner in value]
    if not isinstance(value, Mapping):
        return value
    return {
        name: _without(inner, path[1:]) if path[:1] == (name,) else inner
        for name, inner in value.items()
        if path != (name,)
    }


def _with_short_lists(value: Any) -> Any:
    """A copy whose lists have one item each."""
    if isinstance(value, list):
        return [_with_short_lists(inner) for inner in value[:1]]
    if isinstance(value, Mapping):
        return {name: _with_short_lists(inner) for name, inner in value.items()}
    return value


def _hollow(value: Any, in_list: bool = False) -> Any:
    """A copy in which what stands in a list has no lists of its own: groups without duties, categories without criteria."""
    if isinstance(value, list):
        return [_hollow(inner, in_list=True) for inner in value]
    if not isinstance(value, Mapping):
        return value
    kept = {name: inner for name, inner in value.items() if not (in_list and isinstance(inner, list))}
    return {name: _hollow(inner) for name, inner in kept.items()}
