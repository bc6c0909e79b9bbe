"""From plain data to a Role, or to what is wrong with it: the only place where pydantic's errors are read.

pydantic's own wording never leaves this module.
"""

from __future__ import annotations

import re
import types
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from jdgen.findings import Path
from jdgen.model.job_description import DutyGroup
from jdgen.model.role import Role

__all__ = ["Fault", "validate"]

_NOT_YET = {
    "includes": '"includes" is not ready in this version of jdgen. Write the duties and criteria out in this file.',
}
_SYNONYMS = {
    "accountabilities": "duties",
    "employer": "organisation",
    "expectations": "duties",
    "job_purpose": "purpose",
    "job_title": "title",
    "main_duties": "duties",
    "main_purpose": "purpose",
    "pay": "salary",
    "person_spec": "person_specification",
    "post_title": "title",
    "responsibilities": "duties",
    "responsible_to": "reports_to",
    "school": "organisation",
    "duty": "text",
    "items": "criteria",
    "name": "category",
}


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with the data: a code, the words for it, and the path of the model it concerns.

    ``on_field`` says that the field's name is at fault, rather than its value.
    """

    code: str
    message: str
    path: Path
    on_field: bool = False


def validate(data: Mapping[str, Any]) -> Role | tuple[Fault, ...]:
    """Make a role of plain data as a reader gives it (text, lists, mappings), or say everything that is wrong with it."""
    try:
        return Role.model_validate(data, context={"methods": _own_methods(data)})
    except ValidationError as error:
        return tuple(_fault(e) for e in error.errors(include_url=False))


def _own_methods(data: Mapping[str, Any]) -> dict[str, str]:
    """The assessment methods the role defines itself, which its criteria may name before they are validated."""
    specification = data.get("person_specification")
    methods = specification.get("methods") if isinstance(specification, dict) else None
    return {k: v for k, v in methods.items() if isinstance(v, str)} if isinstance(methods, dict) else {}


def _fault(error: Any) -> Fault:
    kind: str = error["type"]
    path: Path = error["loc"]
    if kind.startswith("JD"):
        return Fault(kind, error["ctx"]["message"], path)
    if kind == "extra_forbidden":
        return Fault("JD003", _unknown_field(str(path[-1]), path), path, on_field=True)
    if kind == "missing":
        return Fault("JD004", _missing_field(str(path[-1]), path), path)
    if kind == "literal_error":
        return Fault(
            "JD006", _not_a_choice(str(error["input"]), re.findall(r"'([^']*)'", error["ctx"]["expected"])), path
        )
    if kind == "tuple_type":
        return Fault("JD005", f"This should be a list, but it is {_what(error['input'])}. {_LIST_CURE}", path)
    if kind in ("model_type", "model_attributes_type", "mapping_type", "dict_type"):
        if _part_at(path) is DutyGroup and isinstance(error["input"], str):
            return Fault("JD005", "This duty stands among groups of duties. Move it into the items of a group.", path)
        return Fault("JD005", f"This should be {_expected(path)}, but it is {_what(error['input'])}.", path)
    return Fault("JD006", "This is not something that can stand here.", path)


_LIST_CURE = "Put each item on a line of its own, starting with a dash and a space."


def _what(value: Any) -> str:
    if isinstance(value, str):
        return "text"
    return "a list" if isinstance(value, list) else "a group of fields"


def _expected(path: Path) -> str:
    part = _part_at(path)
    if part is None:
        return "fields, each with a name, a colon and a text"
    return f"{_a(_words(part))} with fields of its own ({', '.join(list(part.model_fields)[:4])} ...)"


def _unknown_field(name: str, path: Path) -> str:
    part = _part_at(path[:-1]) or Role
    fields = list(part.model_fields)
    if part is Role and name in _NOT_YET:
        return _NOT_YET[name]
    said = f'"{name[:60]}" is not something {_a(_words(part))} can have.'
    plain = re.sub(r"[\s-]+", "_", name.strip().lower())
    close = get_close_matches(plain, fields, 1, 0.75)
    if close:
        return f'{said} Did you mean "{close[0]}"?'
    if _SYNONYMS.get(plain) in fields:
        return f'{said} Use "{_SYNONYMS[plain]}".'
    home = _home_of(plain)
    if part is Role and home:
        return f'{said} It belongs under "{home}".'
    if part is Role:
        return f'{said} To print it as a labelled row, put it under "details".'
    return f"{said} It can have: {', '.join(fields)}."


def _home_of(name: str) -> str | None:
    """The role's field whose part has a field of this name."""
    for field in ("contract", "person_specification", "organisation", "safeguarding"):
        part = _part_at((field,))
        if part is not None and name in part.model_fields:
            return field
    return None


def _missing_field(name: str, path: Path) -> str:
    part = _part_at(path[:-1]) or Role
    if part is Role and name == "title":
        return "This role has no title. Add a line such as: title: Teacher of Mathematics"
    return f'This {_words(part)} has no "{name}". Add it.'


def _not_a_choice(value: str, choices: list[str]) -> str:
    plain = re.sub(r"[\s_]+", "-", value.strip().lower())
    close = get_close_matches(plain, choices, 1, 0.6)
    if close:
        return f'"{value[:60]}" is not one of the words for this. Did you mean "{close[0]}"?'
    return f'"{value[:60]}" is not one of the words for this: {", ".join(choices)}.'


def _words(part: type[BaseModel]) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", part.__name__).lower()


def _a(words: str) -> str:
    return f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def _part_at(path: Path) -> type[BaseModel] | None:
    """The class of the part that stands at a path of the model, or None where something simpler stands."""
    part: type[BaseModel] | None = Role
    for step in path:
        if isinstance(step, int):
            continue
        if part is None or step not in part.model_fields:
            return None
        part = _part_of(part.model_fields[step].annotation)
    return part


def _part_of(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    if get_origin(annotation) in (Union, types.UnionType, tuple) or get_args(annotation):
        return next((part for inner in get_args(annotation) if (part := _part_of(inner))), None)
    return None
