"""The parts of a role: which class stands at a path, and what to call it."""

from __future__ import annotations

import re
import types
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from jdgen.findings import Path
from jdgen.model.contract import Posts, Safeguarding
from jdgen.model.role import Role

__all__ = ["an", "part_at", "part_of", "words_for"]

_PRINTED: dict[type[BaseModel], str] = {Posts: "list of posts", Safeguarding: "safeguarding part"}


def words_for(part: type[BaseModel]) -> str:
    """What a part is called in a message."""
    if part in _PRINTED:
        return _PRINTED[part]
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", part.__name__).lower()


def an(words: str) -> str:
    """The words with "a" or "an" before them."""
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
