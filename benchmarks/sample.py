"""A role as large as a real one: 60 duties in six groups, 40 criteria in four categories, every part there is."""

from __future__ import annotations

from pathlib import Path

__all__ = ["write_role"]

_DUTY = "Plan and carry out work number {n} with colleagues, families and other services, and report on what it changed"
_CRITERION = (
    "Experience of work number {n} in a school like ours, or in one that has something to teach us [application]"
)


def write_role(path: Path) -> Path:
    """Write the role file: about 12 KB, 7 to 8 pages in Word."""
    lines = [
        "title: Head of Faculty & Assessment Co-ordinator",
        "organisation: {name: Millbrook School, phone: 01632 960100, email: office@millbrook.example}",
        "reports_to: Headteacher",
        "contract: {type: permanent, hours: 32.5, weeks: 39, fte: 1}",
        "salary: L8 to L12",
        "purpose: |",
        "  To lead the **faculty**, so that every pupil learns well.",
        "",
        "  - pupils, who are known and taught well",
        "  - colleagues, who get better at their work",
        "duties:",
    ]
    for group in range(6):
        lines += [f"  - heading: Area of work {group + 1}", "    intro: In particular", "    items:"]
        lines += [f"      - {_DUTY.format(n=group * 10 + n + 1)}" for n in range(10)]
    lines += ["person_specification:", "  assessed_by: [application, interview]", "  categories:"]
    for category in range(4):
        lines += [f"    - category: Category {category + 1}", "      essential:"]
        lines += [f"        - {_CRITERION.format(n=category * 10 + n + 1)}" for n in range(6)]
        lines += ["      desirable:"]
        lines += [f"        - {_CRITERION.format(n=category * 10 + n + 7)}" for n in range(4)]
    lines += ["statements:", "  - We keep children safe, and everyone who works here shares that duty."]
    lines += ["sign_off: [Postholder, Headteacher]", "reviewed: 2026-09-01", ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path
