"""Every text of a role that its documents must hold, with the path it stands at, in reading order."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from jdgen.findings import Path
from jdgen.model.clock import Clock
from jdgen.model.day import Day
from jdgen.model.job_description import statement_name
from jdgen.model.offered import replaced
from jdgen.model.part import Part
from jdgen.model.role import Role
from jdgen.model.text import Line, Prose
from jdgen.render.markup import visible_blocks, visible_text

__all__ = ["Wanted", "wanted_texts"]

# Data for templates of one's own, wording that is only quoted by name, and facts that a template may print or not.
_NOT_WANTED = frozenset(
    ["custom", "drop", "includes", "methods", "organisation", "replace", "safeguarding", "statements"]
)


class Wanted(NamedTuple):
    """A text that a reader must be able to see, and where in the role it stands."""

    path: Path
    text: str


def wanted_texts(role: Role) -> list[Wanted]:
    """The texts of a role as a reader sees them, one for each line, paragraph and list item."""
    found: list[Wanted] = []
    _of_part(role, (), found)
    not_offered = frozenset(replaced(role))
    wanted = [want for want in found if want.path not in not_offered] if not_offered else found
    if role.organisation:
        _of_value(role.organisation.name, ("organisation", "name"), wanted)
    own = role.organisation.statements if role.organisation else {}
    for index, statement in enumerate(role.statements):
        path: Path = ("statements", index)
        if statement.heading:
            _of_value(statement.heading, (*path, "heading"), wanted)
        _of_value(own.get(statement_name(statement) or "", statement.text), (*path, "text"), wanted)
    return wanted


@cache
def _fields(kind: type[Part]) -> tuple[str, ...]:
    return tuple(name for name in kind.model_fields if name not in _NOT_WANTED)


def _of_part(part: Part, path: Path, wanted: list[Wanted]) -> None:
    values = part.__dict__
    for name in _fields(type(part)):
        value = values[name]
        if value is not None and value != ():
            _of_value(value, (*path, name), wanted)


def _of_value(value: Any, path: Path, wanted: list[Wanted]) -> None:
    if isinstance(value, Line):
        wanted.append(Wanted(path, visible_text(value)))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            _of_value(inner, (*path, index), wanted)
    elif isinstance(value, Part):
        _of_part(value, path, wanted)
    elif isinstance(value, Prose):
        wanted += [Wanted(path, block) for block in visible_blocks(value)]
    elif isinstance(value, (Day, Clock)):
        wanted.append(Wanted(path, str(value)))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            wanted.append(Wanted((*path, key), visible_text(key)))
            _of_value(inner, (*path, key), wanted)
