"""Makes job-pack.docx, the Word template of the standard set: ``python templates/standard/make_job_pack.py``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from templates.word_package import save
from templates.word_parts import Column, contents, paragraph, table, tag

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


def when(condition: str, *parts: str) -> list[str]:
    """Parts that stand in the document only if the condition holds."""
    return [tag(f"if {condition}"), *parts, tag("endif")]


def each(loop: str, *parts: str) -> list[str]:
    """Parts that stand in the document once for each turn of the loop."""
    return [tag(f"for {loop}"), *parts, tag("endfor")]


def prose(value: str, keep_next: bool = False) -> list[str]:
    """A value of several paragraphs, where there is one."""
    return when(value, paragraph(f"{{{{ {value} }}}}", keep_next=keep_next))


def title_block() -> list[str]:
    """The logo, the post, who employs, and the facts a reader looks for first."""
    label = paragraph("{{ term.label }}", "TableLabel")
    value = paragraph("{{ term.value }}", "TableText")
    facts = table(
        [Column("The post at a glance", 2950, label), Column("Details", 6462, value)],
        "term in terms", "The post at a glance", "The main facts of the post, one in each row.", labels=True,
    )  # fmt: skip
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


ALTERNATIVES = "alternative in criterion.any_of"


def criteria_table(levels: bool, assessment: bool) -> str:
    """The criteria of a category; a column that would say nothing in the whole document is left out."""

    def stated(value: str) -> str:
        return paragraph(f"{{% if {value} %}}{{{{ {value} }}}}{{% else %}}Not stated{{% endif %}}", "TableText")

    criterion = [
        tag("if loop.first and not loop.last"),
        paragraph("{{ criterion.text }}", "TableText", keep_next=True),
        tag("else"),
        paragraph("{{ criterion.text }}", "TableText"),
        tag("endif"),
        *each(ALTERNATIVES, paragraph("{{ alternative }}", "TableBullet")),
    ]
    others = [Column("Essential or desirable", 1720, stated("criterion.importance"))] * levels
    others += [Column("How assessed", 2580, stated("criterion.assessed_by"))] * assessment
    width = 9412 - sum(column.width for column in others)
    said = ["what the person needs", *["whether it is essential or desirable"] * levels]
    said += ["how it is assessed"] * assessment
    return table(
        [Column("Criterion", width, "".join(criterion)), *others], "criterion in category.criteria",
        "Criteria of the person specification", f"One criterion in each row: {', '.join(said)}.",
    )  # fmt: skip


def person_specification() -> list[str]:
    """What the person needs, a table for each category."""
    criteria = [
        tag("if person_specification.shows_levels and person_specification.shows_assessment"),
        criteria_table(levels=True, assessment=True),
        tag("elif person_specification.shows_levels"),
        criteria_table(levels=True, assessment=False),
        tag("elif person_specification.shows_assessment"),
        criteria_table(levels=False, assessment=True),
        tag("else"),
        *each(
            "criterion in category.criteria",
            paragraph("{{ criterion.text }}", "ListBullet"),
            *each(ALTERNATIVES, paragraph("{{ alternative }}", "ListBullet2")),
        ),
        tag("endif"),
    ]
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


def closing() -> list[str]:
    """Policies, where to ask, and signatures."""
    statements = each(
        "statement in statements",
        *when("statement.heading", paragraph("{{ statement.heading }}", "Heading3")),
        paragraph("{{ statement.text }}"),
    )
    return [
        *when("statements", paragraph("Policies and commitments", "Heading2"), *statements),
        paragraph("Contact and other formats", "Heading2"),
        paragraph(CLOSING),
        *when("organisation and organisation.address", paragraph("{{ organisation.address }}")),
        *when("organisation and organisation.website", paragraph("Website: {{ organisation.website }}")),
        *when("role.version or role.reviewed or role.next_review", paragraph(VERSION)),
        *when(
            "sign_off",
            paragraph("Signatures", "Heading2"),
            *each(
                "capacity in sign_off",
                paragraph("{{ capacity }}", "Heading3"),
                paragraph("Name", "SignoffName"),
                paragraph("Signature", "SignoffSignature"),
                paragraph("Date", "SignoffDate"),
            ),
        ),
    ]


def main() -> None:
    """Write the template beside this script."""
    parts = (title_block, list_of_contents, about, job_description, person_specification, sections, closing)
    body = [block for part in parts for block in part()]
    save(Path(__file__).with_name("job-pack.docx"), body, FOOTER, "{{ role.title }}", ORGANISATION)


if __name__ == "__main__":
    main()
