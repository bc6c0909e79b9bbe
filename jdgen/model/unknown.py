"""What to say of a field that its part does not have: how it is spelled, or where it belongs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from jdgen.findings import Path, short
from jdgen.model.contract import Contract, Posts, Safeguarding
from jdgen.model.job_description import Section
from jdgen.model.labels import home_of
from jdgen.model.misplaced import WITH_LISTS, misplaced
from jdgen.model.organisation import Organisation
from jdgen.model.parts import an, part_at, words_for
from jdgen.model.person_specification import Category, PersonSpecification
from jdgen.model.role import Role
from jdgen.model.suggest import suggest
from jdgen.model.vacancy import Vacancy

__all__ = ["heads_itself", "unknown_field"]

_SHORT_FORMS = {"contract": "type", "organisation": "name"}
_ROWS = 'To print it as a labelled row, put it under "details".'


def unknown_field(path: Path, given: Any, parent: Any, data: Mapping[str, Any]) -> str:
    """The words for a field at a path; ``parent`` is the group of fields it stands in, ``data`` the whole role."""
    name, part = str(path[-1]), part_at(path[:-1]) or Role
    if re.match(r"-\S", name):
        return f"This line needs a space after its dash: - {short(name[1:])}"
    said = f'"{short(name)}" is not something {an(words_for(part))} can have.'
    inside = tuple(step for step in path[:-1] if isinstance(step, str))
    home = home_of(name, inside)
    if home and (part is Role or (home[:-1] == inside and home[-1] in part.model_fields and home[-1] != "heading")):
        return f"{said} {_at_home(home, name, inside, data)}"
    found = suggest(name, part.model_fields)
    if found and (isinstance(given, str) or found[0] not in ("heading", "text", "intro")):
        return f"{said} {found[1]}"
    if heads_itself(name, part, parent):
        return _as_heading(name, part)
    elsewhere = misplaced(name, part, given)
    if elsewhere:
        return elsewhere
    return f"{said} {_elsewhere(name, part, home or _same_name(name), inside, data)}"


def _elsewhere(name: str, part: type[BaseModel], home: Path | None, inside: Path, data: Mapping[str, Any]) -> str:
    if home and part in (Role, Contract, Organisation, PersonSpecification, Safeguarding):
        return _at_home(home, name, inside, data)
    if part is Role:
        return _ROWS
    if part is Posts:
        return 'Write the posts as a list, or put the list under "all_of" or "any_of".'
    return f"It can have: {', '.join(part.model_fields)}."


def _at_home(home: Path, name: str, inside: Path, data: Mapping[str, Any]) -> str:
    """Where a label belongs."""
    first, field = str(home[0]), str(home[-1])
    heading = short(name.replace("_", " "), 40)
    heading = heading[:1].upper() + heading[1:]
    if field == "heading":
        return f'Write it under "sections", as "- heading: {heading}", and below it "text:" with the words.'
    if field == "category":
        return f'Write it under "person_specification", in "categories", as "- category: {heading}".'
    if home[:-1] == inside:
        if first == "statements":
            return 'Write it under "statements", after a dash.'
        if inside or first not in data:
            return f'Use "{field}".'
        return (
            f'It belongs in "{first}", which is there already; to print it as a row of its own, put it under "details".'
        )
    if len(home) == 1:
        return f'Write it as "{field}:", on a line that starts with no spaces.'
    now = data.get(first)
    also = ""
    if isinstance(now, str) and first in _SHORT_FORMS:
        also = (
            f' What stands after "{first}:" now then goes below it too, as "{_SHORT_FORMS[first]}: {short(now, 40)}".'
        )
    return f'Write it under "{first}", as "{field}:".{also}'


def _same_name(name: str) -> Path | None:
    """The field of this name, of one of the role's own parts."""
    plain = re.sub(r"[\s-]+", "_", name[:60].strip().lower())
    for first in ("contract", "person_specification", "organisation", "safeguarding"):
        part = part_at((first,))
        if part is not None and plain in part.model_fields:
            return (first, plain)
    if plain in Role.model_fields:
        return (plain,)
    return ("vacancy", plain) if plain in Vacancy.model_fields else None


def heads_itself(name: str, part: type[BaseModel], parent: Any) -> bool:
    """Whether a part that needs a heading has it as the name of its first field: ``- Experience:``."""
    if part not in (Category, Section) or not isinstance(parent, dict):
        return False
    fields = part.model_fields
    if "category" in parent or "heading" in parent or next(iter(parent)) != name or name in fields:
        return False
    found = suggest(name, fields)
    return found is None or (found[0] in ("heading", "text", "intro") and not isinstance(parent[name], str))


def _as_heading(name: str, part: type[BaseModel]) -> str:
    if part is Category:
        return f'Write the name of a category as "- category: {short(name)}", and below it {WITH_LISTS}.'
    return f'Write the heading of a section as "- heading: {short(name)}", and below it "text:" with the words.'
