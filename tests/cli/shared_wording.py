"""A small workspace in which everything that can be shared is shared."""

from __future__ import annotations

from pathlib import Path

from tests.cli.program import write_role

FILES = {
    "jdgen.yaml": "organisation: hill-trust\nstatements: [openness]\n",
    "organisations/hill-trust.yaml": """\
name: Hill Trust
phone: 01632 960500
statements:
  openness: |
    We say what we think.

    We listen, too.
""",
    "organisations/dale-school.yaml": """\
name: Dale School
parent: hill-trust
statements:
  openness: We tell the truth at {{ organisation.name }}.
""",
    "blocks/all-staff.yaml": """\
purpose: To serve children.
duties:
  - heading: All staff
    intro: Everyone does the following.
    items:
      - id: concerns
        text: "Keep children safe: pass on every concern."
      - Be kind.
      - "Report C # hazards."
""",
    "blocks/office.yaml": """\
includes: all-staff
duties:
  - heading: The office
    items: [Answer the telephone., Open the post.]
""",
    "roles/clerk.yaml": """\
title: Clerk
includes: [office]
drop: all-staff.concerns
salary: NJC point 4, £26,016
purpose: To run the office.
duties:
  - heading: All staff
    intro: In this school, that means more.
    items:
      - Keep the diary.
person_specification:
  categories:
    - category: Qualities
      essential: [Patience, Tact]
statements: [equality]
sign_off: [Postholder, Headteacher]
""",
    "roles/cook.yaml": """\
title: Cook
id: chef
organisation: dale-school
includes: [all-staff, office]
replace: {all-staff.concerns: Tell the Headteacher of every concern.}
salary: Spinal point 6 (njc)
""",
    "roles/visitor.yaml": "title: Visitor\norganisation: {name: Elsewhere, parent: hill-trust}\n",
    "vacancies/spring.yaml": """\
- role: cook
  organisation: dale-school
  reference: D/1
  salary: NJC points 5 to 7
- role: clerk
""",
    "vacancies.csv": "role,organisation,reference\nclerk,dale-school,D/2\nclerk,hill-trust,\n",
}


def write_workspace(folder: Path) -> None:
    for name, text in FILES.items():
        write_role(folder / name, text)
