"""A role in which every field is used, so that every branch of a template is taken, and variants for the other branches."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jdgen.model.role import Role
from jdgen.pack import pack_data
from jdgen.source.role_file import load_role

FULL = """
title: Teacher of Music
organisation:
  name: Larkfield School
  kind: school
  address: Mill Lane, Larkfield
  phone: 01632 960001
  email: office@larkfield.example
  website: www.larkfield.example
  about: A school for all.
  statements: {equality: We choose on merit alone.}
department: Performing arts
location: Main site
reports_to: Head of arts
line_manager: Deputy head
responsible_for: Two technicians
contract:
  {type: fixed-term, until: 31 August 2027, reason: to cover leave, hours: 37, weeks: 39, fte: 0.8, release: One hour}
salary: Main pay range
purpose: |
  To teach music well.

  - to all pupils
  - in every year
duties:
  - heading: Teaching
    intro: "In lessons:"
    items:
      - Plan lessons.
      - text: Work with others, including
        items: [choirs, "text in bands", {text: deeper still, items: [deepest of all]}]
      - Lead
    notes: Other duties may follow.
    groups:
      - heading: In the wider school
        items: [Lead the choir and the orchestra]
conditions: [The post is subject to checks., Lead]
person_specification:
  intro: We look for these things.
  methods: {A: Application form, I: Interview}
  assessed_by: [application]
  categories:
    - category: Qualifications
      intro: You need these.
      essential: [Qualified teacher status, {any_of: [A degree in music, A diploma in music]}]
      desirable: ["A second subject [interview]"]
    - category: Skills
      criteria: [Plays the piano]
  notes: Shortlisting is by two people.
sections:
  - heading: Our music
    text: We sing.
    sections:
      - heading: Our choirs
        sections: [{heading: The old choir, text: It is old.}]
statements: [equality, "We keep children safe.", {heading: Data, text: We keep data safe.}]
sign_off: [Postholder]
version: "2"
reviewed: 1 May 2026
next_review: 1 May 2027
details: {Job code: M1, '*Grade* or band': B}
"""
PLAIN = """
title: Caretaker
duties:
  - items: [Open up., Lock up.]
"""
UNMARKED = """
title: Cook
reviewed: 1 May 2026
organisation: {name: Larkfield School}
person_specification:
  categories: [{category: Skills, criteria: [Cooks well, {any_of: [Bakes, Brews]}]}]
"""
LEVELS = """
title: Cook
person_specification:
  categories: [{category: Skills, essential: [Cooks well], criteria: [Bakes]}]
"""
ASSESSED = """
title: Cook
person_specification:
  assessed_by: [interview]
  categories: [{category: Skills, criteria: [Cooks well]}]
"""
ALL = {"full": FULL, "plain": PLAIN, "unmarked": UNMARKED, "levels": LEVELS, "assessed": ASSESSED}


@cache
def role(text: str) -> Role:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "role.yaml"
        path.write_text(text, encoding="utf-8")
        loaded = load_role(path)
    assert loaded.role is not None, loaded.findings
    return loaded.role


def data(text: str) -> dict[str, Any]:
    return pack_data(role(text), "role")
