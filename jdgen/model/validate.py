"""From plain data to a Role, or to what is wrong with it: the only place where pydantic's errors are read.

pydantic's own wording never leaves this module.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from jdgen.findings import Path, short
from jdgen.model.dates import days_out_of_order
from jdgen.model.fault import Fault
from jdgen.model.job_description import Duty, are_duties, path_as_typed
from jdgen.model.meant import as_meant
from jdgen.model.misplaced import fields_for_list, listed_specification, text_for_part
from jdgen.model.parts import an, part_at, words_for
from jdgen.model.person_specification import Category, PersonSpecification
from jdgen.model.role import Role
from jdgen.model.suggest import suggest
from jdgen.model.text import longer_text
from jdgen.model.unknown import heads_itself, unknown_field

__all__ = ["is_unknown", "validate"]


def validate(data: Mapping[str, Any]) -> Role | tuple[Fault, ...]:
    """Make a role of plain data as a reader gives it (text, lists, mappings), or say everything that is wrong with it."""
    meant, typed = as_meant(data)
    faults = [Fault("JD003", unknown_field((name,), data[name], data, data), (name,), True) for name in typed.values()]
    faults += days_out_of_order(meant)
    try:
        role = Role.model_validate(meant, context={"methods": _own_methods(meant)})
        return tuple(faults) if faults else role
    except ValidationError as error:
        errors = error.errors(include_url=False)
    ungrouped = are_duties(meant.get("duties"))
    for fault in _told_once(errors, meant, ungrouped):
        faults.append(_as_typed(fault, ungrouped, typed))
    return tuple(faults)


def _as_typed(fault: Fault, ungrouped: bool, typed: Mapping[str, str]) -> Fault:
    """The fault at the path that the file has, where a field of the role has another name there."""
    first = fault.path[0] if fault.path else ""
    if first not in typed:
        return fault
    path = path_as_typed(fault.path, ungrouped)
    return Fault(fault.code, fault.message, (typed[str(first)], *path[1:]), fault.on_field, fault.example)


def is_unknown(path: Path) -> bool:
    """Whether a field with nothing after it has a name that its part does not know."""
    part = part_at(path[:-1])
    return part is not None and path[-1] not in part.model_fields


def _told_once(errors: list[Any], data: Mapping[str, Any], ungrouped: bool) -> Iterator[Fault]:
    """The faults that errors make, without those that follow from another."""
    groups_among_items: set[Path] = set()
    for error in errors:
        path: Path = error["loc"]
        if error["type"] == "missing" and _is_there_after_all(path, error["input"]):
            continue
        if error["type"] == "extra_forbidden":
            parent = _given_at(path_as_typed(path[:-1], ungrouped), data)
            if part_at(path[:-1]) is Duty and isinstance(parent, dict) and "heading" in parent:
                if path[:-2] in groups_among_items:
                    continue
                groups_among_items.add(path[:-2])
                path = (*path[:-1], "heading")
            message = unknown_field(path, error["input"], parent, data)
            yield Fault("JD003", message, path, on_field=True)
        else:
            yield _fault(error)


def _is_there_after_all(path: Path, given: Any) -> bool:
    """Whether a missing field is there under a name that is nearly its own, or in a way that is told of."""
    part = part_at(path[:-1]) or Role
    fields = part.model_fields
    if not isinstance(given, dict):
        return False
    if part is Duty and "heading" in given:
        return True
    others = [name for name in given if name not in fields]
    found = (suggest(name, fields) for name in others)
    return any(meant is not None and meant[0] == path[-1] for meant in found) or any(
        heads_itself(name, part, given) for name in others[:1]
    )


def _given_at(path: Path, data: Mapping[str, Any]) -> Any:
    """What the data has at a path."""
    found: Any = data
    for step in path:
        if isinstance(found, (dict, Mapping)):
            found = found.get(step)
        elif isinstance(found, list) and isinstance(step, int) and step < len(found):
            found = found[step]
        else:
            return None
    return found


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
        if isinstance(given, str) and (said := text_for_part(given, part_at(path))):
            return Fault("JD005", said, path)
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
    return f"{an(words_for(part))} with fields of its own ({', '.join(list(part.model_fields)[:4])} ...)"


def _missing_field(name: str, path: Path) -> str:
    part = part_at(path[:-1]) or Role
    if part is Role and name == "title":
        return "This role has no title. Add a line such as: title: Teacher of Mathematics"
    if part is Category:
        return "This category has no name. Add a line such as: category: Experience"
    return f'This {words_for(part)} has no "{name}". Add it.'


def _not_a_choice(value: str, choices: list[str], field: str) -> str:
    plain = re.sub(r"[\s_]+", "-", value.strip().lower())
    close = get_close_matches(plain, choices, 1, 0.6)
    if close:
        return f'"{short(value)}" is not something "{field}" can be. Did you mean "{close[0]}"?'
    return f'"{short(value)}" is not something "{field}" can be. It can be: {", ".join(choices)}.'
