"""From plain data to a Role, or to what is wrong with it: the only place where pydantic's errors are read.

pydantic's own wording never leaves this module.
"""

from __future__ import annotations

import re
import types
from collections.abc import Mapping
from difflib import get_close_matches
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from jdgen.findings import Path, short
from jdgen.model.contract import Posts, Safeguarding
from jdgen.model.fault import Fault
from jdgen.model.job_description import DutyGroup
from jdgen.model.misplaced import fields_for_list, listed_specification, misplaced
from jdgen.model.person_specification import Category, PersonSpecification
from jdgen.model.role import Role
from jdgen.model.suggest import suggest
from jdgen.model.text import longer_text

__all__ = ["is_unknown", "part_at", "part_of", "validate"]

_NOT_YET = {
    "includes": '"includes" is not ready in this version of jdgen. Write the duties and criteria out in this file.',
}


def validate(data: Mapping[str, Any]) -> Role | tuple[Fault, ...]:
    """Make a role of plain data as a reader gives it (text, lists, mappings), or say everything that is wrong with it."""
    try:
        return Role.model_validate(data, context={"methods": _own_methods(data)})
    except ValidationError as error:
        errors = error.errors(include_url=False)
    return tuple(_fault(e) for e in errors if e["type"] != "missing" or not _misspelled(e["loc"], e["input"]))


def is_unknown(path: Path) -> bool:
    """Whether a field with nothing after it has a name that its part does not know."""
    part = part_at(path[:-1])
    return part is not None and path[-1] not in part.model_fields


def _misspelled(path: Path, given: Any) -> bool:
    """Whether a missing field is there after all, under a name that is nearly its own."""
    fields = (part_at(path[:-1]) or Role).model_fields
    others = (name for name in given if name not in fields) if isinstance(given, dict) else ()
    return any(meant is not None and meant[0] == path[-1] for meant in (suggest(name, fields) for name in others))


def _own_methods(data: Mapping[str, Any]) -> dict[str, str]:
    """The assessment methods the role defines itself, which its criteria may name before they are validated."""
    specification = data.get("person_specification")
    methods = specification.get("methods") if isinstance(specification, dict) else None
    return {k: v for k, v in methods.items() if isinstance(v, str)} if isinstance(methods, dict) else {}


def _fault(error: Any) -> Fault:
    kind: str = error["type"]
    path: Path = error["loc"]
    if kind.startswith("JD"):
        message = error["ctx"]["message"]
        if "longer" in error["ctx"]:
            message = f"{message} {longer_text(path[-1])}"
        return Fault(kind, message, path, example=error["ctx"].get("example", ""))
    if kind == "extra_forbidden":
        return Fault("JD003", _unknown_field(str(path[-1]), path, error["input"]), path, on_field=True)
    if kind == "missing":
        return Fault("JD004", _missing_field(str(path[-1]), path), path)
    given = error["input"]
    if kind == "literal_error":
        if not isinstance(given, str):
            return Fault("JD005", f"This should be one word, but it is {_what(given)}.", path)
        return Fault(
            "JD006", _not_a_choice(given, re.findall(r"'([^']*)'", error["ctx"]["expected"]), str(path[-1])), path
        )
    if kind == "tuple_type":
        return Fault("JD005", _not_a_list(given, path), path)
    if kind in ("model_type", "model_attributes_type", "mapping_type", "dict_type"):
        if part_at(path) is DutyGroup and isinstance(given, str):
            return Fault("JD005", "This duty stands among groups of duties. Move it into the items of a group.", path)
        if part_at(path) is PersonSpecification and isinstance(given, list):
            return Fault("JD005", listed_specification(given), path)
        return Fault("JD005", f"This should be {_expected(path)}, but it is {_what(given)}.", path)
    return Fault("JD006", "This is not something that can stand here.", path)


def _not_a_list(given: Any, path: Path) -> str:
    if isinstance(given, dict) and path and isinstance(path[-1], str):
        if given and path[-1] == "conditions":
            return f"This should be text, but it is read as fields. {longer_text('conditions')}"
        return fields_for_list(given, str(path[-1]))
    if isinstance(given, str) and re.match(r"-\S", given):
        return "This should be a list, and each item needs a space after its dash."
    cure = "Put each item on a line of its own, starting with a dash and a space."
    return f"This should be a list, but it is {_what(given)}. {cure}"


def _what(value: Any) -> str:
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "a group of fields"


def _expected(path: Path) -> str:
    part = part_at(path)
    if part is None:
        return "fields, each with a name, a colon and a text"
    return f"{_a(_words(part))} with fields of its own ({', '.join(list(part.model_fields)[:4])} ...)"


def _unknown_field(name: str, path: Path, given: Any) -> str:
    part = part_at(path[:-1]) or Role
    fields = list(part.model_fields)
    if part is Role and name in _NOT_YET:
        return _NOT_YET[name]
    said = f'"{short(name)}" is not something {_a(_words(part))} can have.'
    if re.match(r"-\S", name):
        return f"This line needs a space after its dash: - {short(name[1:])}"
    found = suggest(name, fields)
    if found and (isinstance(given, str) or found[0] not in ("heading", "text", "intro")):
        return f"{said} {found[1]}"
    elsewhere = misplaced(name, part, given)
    if elsewhere:
        return elsewhere
    home = _home_of(name)
    if part is Role and home:
        return f'{said} It belongs under "{home}".'
    if part is Role:
        return f'{said} To print it as a labelled row, put it under "details".'
    if part is Posts:
        return (
            f'"{short(name)}" cannot stand here. Write the posts as a list, or put the list under "all_of" or "any_of".'
        )
    return f"{said} It can have: {', '.join(fields)}."


def _home_of(name: str) -> str | None:
    """The role's field whose part has a field of this name."""
    for field in ("contract", "person_specification", "organisation", "safeguarding"):
        part = part_at((field,))
        if part is not None and name in part.model_fields:
            return field
    return None


def _missing_field(name: str, path: Path) -> str:
    part = part_at(path[:-1]) or Role
    if part is Role and name == "title":
        return "This role has no title. Add a line such as: title: Teacher of Mathematics"
    if part is Category:
        return "This category has no name. Add a line such as: category: Experience"
    return f'This {_words(part)} has no "{name}". Add it.'


def _not_a_choice(value: str, choices: list[str], field: str) -> str:
    plain = re.sub(r"[\s_]+", "-", value.strip().lower())
    close = get_close_matches(plain, choices, 1, 0.6)
    if close:
        return f'"{short(value)}" is not something "{field}" can be. Did you mean "{close[0]}"?'
    return f'"{short(value)}" is not something "{field}" can be. It can be: {", ".join(choices)}.'


_PRINTED: dict[type[BaseModel], str] = {Posts: "list of posts", Safeguarding: "safeguarding part"}


def _words(part: type[BaseModel]) -> str:
    if part in _PRINTED:
        return _PRINTED[part]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", part.__name__).lower()


def _a(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def part_at(path: Path) -> type[BaseModel] | None:
    """The class of the part that stands at a path of the model, or None where something simpler stands."""
    part: type[BaseModel] | None = Role
    for step in path:
        if isinstance(step, int):
            continue
        if part is None or step not in part.model_fields:
            return None
        part = part_of(part.model_fields[step].annotation)
    return part


def part_of(annotation: Any) -> type[BaseModel] | None:
    """The class of the part that a field of this type holds, if it holds any."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Union, types.UnionType, tuple) or get_args(annotation):
        return next((part for inner in get_args(annotation) if (part := part_of(inner))), None)
    return None
