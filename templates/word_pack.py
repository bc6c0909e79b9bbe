"""The blocks of a job pack that the template sets share, in the order that all of them have."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from templates.word_look import Look
from templates.word_package import save
from templates.word_parts import Column, contents, each, paragraph, prose, rows_each, table, tag, when

__all__ = ["CLOSING", "LABELS", "WIDTH", "make"]

WIDTH = 9412
"""The width of the text on the page, in twentieths of a point."""
LABELS = 2950
"""The width of a column of labels."""

ORGANISATION = "{% if organisation %}{{ organisation.name }}{% endif %}"
FOOTER = (
    "{% if organisation %}{{ organisation.name }}{% else %}{{ role.title }}{% endif %}",
    "{% if organisation %}{{ role.title }}{% if role.version %}, {% endif %}{% endif %}"
    "{% if role.version %}Version {{ role.version }}{% endif %}",
    "organisation or role.version",
)
CLOSING = (
    "This document is available in other formats, such as large print. "
    "{% if organisation %}To ask for one, contact {{ organisation.name }}"
    "{% if organisation.contact %}: {{ organisation.contact }}{% endif %}."
    "{% else %}Please ask for the one you need.{% endif %}"
)
VERSION = (
    "{% if role.version %}Version {{ role.version }}.{% endif %}"
    "{% if role.version and role.reviewed %} {% endif %}"
    "{% if role.reviewed %}Last reviewed: {{ role.reviewed }}.{% endif %}"
    "{% if role.next_review and (role.version or role.reviewed) %} {% endif %}"
    "{% if role.next_review %}Next review: {{ role.next_review }}.{% endif %}"
)


def title_block() -> list[str]:
    """The logo, the post, who employs, and the facts a reader looks for first."""
    columns = [Column("The post at a glance", LABELS), Column("Details", WIDTH - LABELS)]
    cells = [paragraph("{{ term.label }}", "TableLabel"), paragraph("{{ term.value }}", "TableText")]
    rows = rows_each(columns, "term in terms", *cells)
    facts = table(columns, rows, "The post at a glance", "The main facts of the post, one in each row.", labels=True)
    return [
        *when("organisation and organisation.logo", paragraph("{{ organisation.logo|height('2 cm') }}", "Logo")),
        paragraph("{{ role.title }}", "Heading1"),
        *when("organisation", paragraph("{{ organisation.name }}", "Subtitle")),
        *when("terms", facts),
    ]


def list_of_contents() -> list[str]:
    """The parts of a pack that is too long to find one's way in without."""
    return when(
        "job_description.present and person_specification.present and job_description.groups|length > 2",
        paragraph("In this pack:", "AfterTable", keep_next=True),
        tag("if organisation and organisation.about"),
        contents("About {{ organisation.name }}", first=True),
        contents("Job description"),
        tag("else"),
        contents("Job description", first=True),
        tag("endif"),
        contents("Person specification"),
        *each("section in sections", *when("section.depth == 1", contents("{{ section.heading }}"))),
        *when("statements", contents("Policies and commitments")),
        tag("if sign_off"),
        contents("Contact and other formats"),
        contents("Signatures", last=True),
        tag("else"),
        contents("Contact and other formats", last=True),
        tag("endif"),
    )


def about() -> list[str]:
    """What the organisation says of itself."""
    return when(
        "organisation and organisation.about",
        paragraph("About {{ organisation.name }}", "Heading2"),
        paragraph("{{ organisation.about }}"),
    )


def job_description() -> list[str]:
    """The purpose, the groups of duties and the conditions."""
    heading = [
        tag("if group.heading and group.depth == 1"),
        paragraph("{{ group.heading }}", "Heading3"),
        tag("elif group.heading"),
        paragraph("{{ group.heading }}", "Heading4"),
        tag("elif loop.first"),
        paragraph("Main duties and responsibilities", "Heading3"),
        tag("endif"),
    ]
    line = "{{ line.text }}"
    lines = each(
        "line in group.lines",
        tag("if loop.first and not loop.last"),
        paragraph(line, "ListBullet", keep_next=True),
        tag("elif line.depth == 1"),
        paragraph(line, "ListBullet"),
        tag("elif line.depth == 2"),
        paragraph(line, "ListBullet2"),
        tag("else"),
        paragraph(line, "ListBullet3"),
        tag("endif"),
    )
    return when(
        "job_description.present",
        paragraph("Job description", "Heading2"),
        *when("role.purpose", paragraph("Purpose of the post", "Heading3"), paragraph("{{ role.purpose }}")),
        *each(
            "group in job_description.groups",
            *heading,
            *prose("group.intro", keep_next=True),
            *lines,
            *prose("group.notes"),
        ),
        *when(
            "job_description.conditions",
            paragraph("Conditions of employment", "Heading3"),
            *each("condition in job_description.conditions", paragraph("{{ condition }}")),
        ),
    )


def person_specification(criteria: Sequence[str]) -> list[str]:
    """What the person needs, category by category, with the criteria of each as the set shows them."""
    return when(
        "person_specification.present",
        tag("if job_description.present"),
        paragraph("Person specification", "Heading2", new_page=True),
        tag("else"),
        paragraph("Person specification", "Heading2"),
        tag("endif"),
        *prose("person_specification.intro"),
        *each(
            "category in person_specification.categories",
            paragraph("{{ category.category }}", "Heading3"),
            *prose("category.intro", keep_next=True),
            *when("category.criteria", *criteria),
        ),
        *when("person_specification.notes", paragraph("{{ person_specification.notes }}", "AfterTable")),
    )


def sections() -> list[str]:
    """The parts a school adds of its own."""
    return each(
        "section in sections",
        tag("if section.depth == 1"),
        paragraph("{{ section.heading }}", "Heading2"),
        tag("elif section.depth == 2"),
        paragraph("{{ section.heading }}", "Heading3"),
        tag("else"),
        paragraph("{{ section.heading }}", "Heading4"),
        tag("endif"),
        *prose("section.text"),
    )


def policies() -> list[str]:
    """The statements, each under its heading."""
    statements = each(
        "statement in statements",
        *when("statement.heading", paragraph("{{ statement.heading }}", "Heading3")),
        paragraph("{{ statement.text }}"),
    )
    return when("statements", paragraph("Policies and commitments", "Heading2"), *statements)


def ask() -> list[str]:
    """Where to ask, and which version this is."""
    return [
        paragraph("Contact and other formats", "Heading2"),
        paragraph(CLOSING),
        *when("organisation and organisation.address", paragraph("{{ organisation.address }}")),
        *when("organisation and organisation.website", paragraph("Website: {{ organisation.website }}")),
        *when("role.version or role.reviewed or role.next_review", paragraph(VERSION)),
    ]


def signatures() -> list[str]:
    """A place to sign for each capacity."""
    return when(
        "sign_off",
        paragraph("Signatures", "Heading2"),
        *each(
            "capacity in sign_off",
            paragraph("{{ capacity }}", "Heading3"),
            paragraph("Name", "SignoffName"),
            paragraph("Signature", "SignoffSignature"),
            paragraph("Date", "SignoffDate"),
        ),
    )


def make(script: str, criteria: Sequence[str], look: Look, contact: Sequence[str] | None = None) -> None:
    """Write the Word template beside its script."""
    body = [
        *title_block(), *list_of_contents(), *about(), *job_description(), *person_specification(criteria),
        *sections(), *policies(), *(contact or ask()), *signatures(),
    ]  # fmt: skip
    save(Path(script).with_name("job-pack.docx"), body, FOOTER, "{{ role.title }}", ORGANISATION, look)
