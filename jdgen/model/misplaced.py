"""What to say of something that is right in itself, and stands in the wrong place or is written in another way."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel

from jdgen.findings import short
from jdgen.model.job_description import Duty, DutyGroup, Section
from jdgen.model.person_specification import Category, PersonSpecification
from jdgen.model.role import Role

__all__ = ["WITH_LISTS", "fields_for_list", "listed_specification", "misplaced", "text_for_part"]

WITH_LISTS = '"essential:" or "desirable:" with the list ("criteria:", if they are not told apart)'

_SENTENCE = 50
"""From how many characters on a text is rather what a section says than its heading."""


def listed_specification(given: list[Any]) -> str:
    """What to say of a person specification that is a list."""
    if any(isinstance(item, dict) and "category" in item for item in given):
        return 'The list of categories needs a line "categories:" above it, with two spaces at its start.'
    return (
        'A person specification has its criteria in categories: write "categories:", below it "- category: Experience", '
        f"and below that {WITH_LISTS}."
    )


def misplaced(name: str, part: type[BaseModel], given: Any) -> str:
    """What to say of a name that belongs elsewhere, or is a heading written as a field. Empty where it is neither."""
    plain = name.strip().lower()
    if plain in ("essential", "desirable", "criteria") and part is not Category:
        under = "" if part is PersonSpecification else ' under "person_specification"'
        return (
            f'"{short(name)}" belongs in a category{under}: write "categories:", below it "- category: Experience", and '
            f'"{plain}:" with its list lined up under the word "category".'
        )
    if part is Role and plain in ("categories", "category"):
        return (
            f'"{short(name)}" is not something a role can have. It belongs under "person_specification", as '
            '"categories:".'
        )
    if part is Role and plain in ("items", "groups", "heading"):
        return f'"{short(name)}" cannot stand here. It belongs in a group of duties, under "duties".'
    if part is Duty and plain in DutyGroup.model_fields:
        return (
            'A group with a heading cannot stand under "items:". Put it under a line "groups:" in the group that it '
            'belongs to, lined up with "items:".'
        )
    if not isinstance(given, (list, dict)):
        return ""
    heading = short(name)
    if part is PersonSpecification:
        return (
            f'A category is written with its name after a dash: put "- category: {heading}" under "categories:", and '
            f"below it {WITH_LISTS}."
        )
    if part is DutyGroup:
        return f'A heading is written with its name: "- heading: {heading}", and below it "items:" with the list.'
    return ""


def text_for_part(given: str, part: type[BaseModel] | None) -> str:
    """What to say of plain text where a part is due. Empty where there is nothing to say of this part."""
    heading = short(given)
    if part is DutyGroup:
        return "This duty stands among groups of duties. Move it into the items of a group."
    if part is Category:
        return f'Write the name of a category as "- category: {heading}", and below it {WITH_LISTS}.'
    if part is Section and len(given) < _SENTENCE:
        return f'Write the heading of a section as "- heading: {heading}", and below it "text:" with the words.'
    if part is Section:
        return f'A section needs a heading: write "- heading: About us", and below it "text: {heading}".'
    return ""


def fields_for_list(given: dict[str, Any], field: str) -> str:
    """What to say of fields that stand where a list is due."""
    if not given:
        return f'"{field}" is a list. Put each item on a line of its own, starting with a dash and a space.'
    first = short(next(iter(given)))
    if field in ("duties", "groups") and not given.keys() & DutyGroup.model_fields.keys():
        return (
            f'"{field}" is a list of groups. Write each heading after a dash, such as "- heading: {first}", and below '
            'it "items:" with the list of duties.'
        )
    if field == "categories" and not given.keys() & Category.model_fields.keys():
        return (
            f'"categories" is a list. Write each name after a dash, such as "- category: {first}", and below it '
            f"{WITH_LISTS}."
        )
    if field == "sections" and not given.keys() & Section.model_fields.keys():
        return (
            f'"sections" is a list. Write each heading after a dash, such as "- heading: {first}", and below it "text:" '
            "with the words."
        )
    return (
        f'"{field}" is a list. Put a dash and a space before "{first}", and two more spaces before the other lines '
        "that belong with it."
    )
