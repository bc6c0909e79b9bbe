"""A role with the names of its own fields put right where it is sure what they should be, so that what is in them is
checked in the same run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from jdgen.model.labels import home_of
from jdgen.model.role import Role
from jdgen.model.suggest import suggest

__all__ = ["as_meant"]


def as_meant(data: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, str]]:
    """The data under the right names, and for each of those names the one that was typed."""
    fields = Role.model_fields
    typed: dict[str, str] = {}
    for name, given in data.items():
        if name not in fields and given != "":
            meant = _meant(name, given)
            if meant and meant not in data and meant not in typed:
                typed[meant] = name
    right = {name: meant for meant, name in typed.items()}
    return {right.get(name, name): given for name, given in data.items()}, typed


def _meant(name: str, given: Any) -> str | None:
    plain = re.sub(r"[\s-]+", "_", name[:60].strip().lower())
    if plain in Role.model_fields:
        return plain
    home, found = home_of(name, ()), suggest(name, Role.model_fields)
    if found and (found[0] == "title" or (isinstance(given, (list, dict)) and found[1].startswith("Did you"))):
        return found[0]
    if home and len(home) == 1 and (home[0] == "title" or isinstance(given, list)):
        return str(home[0])
    return None
