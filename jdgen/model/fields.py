"""The names that fields of a role can have, for telling a field from text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from jdgen.findings import Path
from jdgen.model.parts import part_at, part_of
from jdgen.model.role import Role
from jdgen.model.text import Prose

__all__ = ["field_names", "is_prose", "list_names", "prose_names"]


@cache
def _parts() -> tuple[type[BaseModel], ...]:
    """The role and every part of it."""
    seen: dict[type[BaseModel], None] = {}
    todo: list[type[BaseModel]] = [Role]
    while todo:
        part = todo.pop()
        seen[part] = None
        inner = (part_of(field.annotation) for field in part.model_fields.values())
        todo += [found for found in inner if found is not None and found not in seen]
    return tuple(seen)


@cache
def field_names() -> frozenset[str]:
    """Every name that a field of a role, or of a part of one, can have."""
    return frozenset(name for part in _parts() for name in part.model_fields)


@cache
def prose_names() -> frozenset[str]:
    """Every name of a field that holds longer text, in whatever part it stands."""
    fields = [(name, _is_long(f.annotation)) for part in _parts() for name, f in part.model_fields.items()]
    short = {name for name, is_long in fields if not is_long}
    return frozenset(name for name, is_long in fields if is_long) - short - list_names()


@cache
def list_names() -> frozenset[str]:
    """Every name of a field that holds a list, other than one that is written on one line."""
    return frozenset(_lists(Role, set())) - {"assessed_by"}


def _lists(part: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    seen.add(part)
    for name, field in part.model_fields.items():
        if get_origin(field.annotation) is tuple:
            yield name
        inner = part_of(field.annotation)
        if inner is not None and inner not in seen:
            yield from _lists(inner, seen)


def is_prose(path: Path) -> bool:
    """Whether longer text may stand at a path of the model, as a field or as an item of a list."""
    while path and isinstance(path[-1], int):
        path = path[:-1]
    if path[:1] == ("details",) or path[:2] == ("organisation", "statements"):
        return True
    part = part_at(path[:-1]) if path else None
    field = part.model_fields.get(str(path[-1])) if part else None
    return field is not None and _is_long(field.annotation)


def _is_long(annotation: Any) -> bool:
    """Whether a field of this type holds longer text, or a list of it."""
    return Prose in (annotation, *get_args(annotation)) and get_origin(annotation) is not Mapping
