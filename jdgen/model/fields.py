"""The names that fields of a role can have, for telling a field from text."""

from __future__ import annotations

from functools import cache

from pydantic import BaseModel

from jdgen.model.role import Role
from jdgen.model.validate import part_of

__all__ = ["field_names"]


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
