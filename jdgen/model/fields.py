"""The names that fields of a role can have, for telling a field from text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_origin

from pydantic import BaseModel

from jdgen.model.role import Role
from jdgen.model.validate import part_of

__all__ = ["field_names", "list_names"]


@cache
def field_names() -> frozenset[str]:
    """Every name that a field of a role, or of a part of one, can have."""
    seen: set[type[BaseModel]] = set()
    todo: list[type[BaseModel]] = [Role]
    while todo:
        part = todo.pop()
        seen.add(part)
        inner = (part_of(field.annotation) for field in part.model_fields.values())
        todo += [found for found in inner if found is not None and found not in seen]
    return frozenset(name for part in seen for name in part.model_fields)


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
