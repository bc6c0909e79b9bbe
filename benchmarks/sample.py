"""The content: a role as large as a real one, as a file and as the plain data that every template is filled from.

60 duties in six groups and 40 criteria in four categories make 8 pages in the heavy template, as LibreOffice lays it out.
No text has formatting in it, because docxtpl and its kin would print the signs for it as they stand.
"""

from __future__ import annotations

import json
from pathlib import Path

from jdgen.api import load
from jdgen.pack import pack_data

__all__ = ["write_data", "write_role"]

_VERBS = (
    "Lead", "Plan and review", "Keep under review", "Take part in", "Report to governors on", "Prepare", "Advise on",
    "Set up and look after", "Improve", "Monitor", "Share responsibility for",
)  # fmt: skip
_WORK = (
    "the curriculum for Years 7 to 9", "assessment and the records of it", "the support of pupils with special needs",
    "trips, visits and clubs", "the induction of new colleagues", "work with families who are hard to reach",
    "the faculty's budget", "displays, equipment and stock", "behaviour in and out of lessons", "examination entries",
    "home learning", "the safe use of computers", "reading across the school",
)  # fmt: skip
_AIMS = (
    "so that every pupil makes good progress", "together with the heads of year", "in line with the school's policies",
    "with regard for workload", "and act on what the data shows", "within the time that the calendar allows",
    "and model it in your own teaching",
)  # fmt: skip
_HAVE = ("Experience of", "Knowledge of", "Success in leading", "Training in", "A clear view of")


def _duty(n: int) -> str:
    return f"{_VERBS[n % 11]} {_WORK[n % 13]}, {_AIMS[n % 7]} {_AIMS[(n // 7 + 3) % 7]}"


def _criterion(n: int) -> str:
    return f"{_HAVE[n % 5]} {_WORK[n * 5 % 13]}, {_AIMS[n % 7]} [application]"


def write_role(path: Path) -> Path:
    """Write the role file: about 12 KB."""
    lines = [
        "title: Head of Faculty & Assessment Co-ordinator",
        "organisation: {name: Millbrook School, phone: 01632 960100, email: office@millbrook.example}",
        "reports_to: Headteacher",
        "contract: {type: permanent, hours: 32.5, weeks: 39, fte: 1}",
        "salary: L8 to L12",
        "purpose: To lead the faculty, so that every pupil learns well, and colleagues get better at their work.",
        "duties:",
    ]
    for group in range(6):
        lines += [f"  - heading: Area of work {group + 1}", "    intro: In particular", "    items:"]
        lines += [f"      - {_duty(group * 10 + n)}" for n in range(10)]
    lines += ["person_specification:", "  assessed_by: [application, interview]", "  categories:"]
    for category in range(4):
        lines += [f"    - category: Category {category + 1}", "      essential:"]
        lines += [f"        - {_criterion(category * 10 + n)}" for n in range(6)]
        lines += ["      desirable:"]
        lines += [f"        - {_criterion(category * 10 + n + 6)}" for n in range(4)]
    lines += ["statements:", "  - We keep children safe, and everyone who works here shares that duty."]
    lines += ["sign_off: [Postholder, Headteacher]", "reviewed: 2026-09-01", ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def write_data(role: Path, path: Path) -> Path:
    """Write what templates see of the role as JSON: text, numbers, lists and fields, and nothing of jdgen's own."""
    loaded = load(role)
    assert loaded.role is not None, loaded.findings
    path.write_text(json.dumps(pack_data(loaded.role, loaded.id)), encoding="utf-8")
    return path
