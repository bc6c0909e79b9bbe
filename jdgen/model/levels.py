"""Letters after a criterion for how much it matters: ``Patience (E)``. jdgen takes that from the list it stands in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jdgen.model.fault import Fault

__all__ = ["levels_in_text"]

_LEVEL = re.compile(
    r"(?P<typed>\((?P<round>E|D|(?i:essential|desirable))\)|\[(?P<square>E|D|(?i:essential|desirable))\])"
    r"\.?(?:\s*\[[^\[\]]*\])?\s*$"
)
_LISTS = ("essential", "desirable", "criteria")


def levels_in_text(data: Mapping[str, Any]) -> Iterator[Fault]:
    """The first criterion of each list that ends in such letters, in a role as plain data."""
    specification = data.get("person_specification")
    if not isinstance(specification, dict):
        return
    categories, methods = specification.get("categories"), specification.get("methods")
    own = methods if isinstance(methods, dict) else {}
    for index, category in enumerate(categories if isinstance(categories, list) else []):
        for name in _LISTS if isinstance(category, dict) else ():
            yield from _in_list(category.get(name), name, ("person_specification", "categories", index, name), own)


def _in_list(criteria: Any, name: str, path: tuple[str | int, ...], own: Mapping[str, Any]) -> Iterator[Fault]:
    found = []
    for index, criterion in enumerate(criteria if isinstance(criteria, list) else []):
        text = criterion.get("text") if isinstance(criterion, dict) else criterion
        match = _LEVEL.search(text) if isinstance(text, str) else None
        if match and match["square"] not in own:
            found.append((index, match))
    if not found:
        return
    index, match = found[0]
    level = "essential" if (match["round"] or match["square"])[0] in "eE" else "desirable"
    more = f", here and in {len(found) - 1} more of this list" if len(found) > 1 else ""
    said = f"The {match['typed']} at the end of a criterion is printed as it stands{more}."
    if len(found) > 1:
        cure = 'Put each criterion under "essential:" or "desirable:", and delete what stands for it in brackets.'
    elif level == name:
        cure = f'Delete it: this list is already "{name}:".'
    else:
        cure = f'Put this criterion under "{level}:", and delete the {match["typed"]}.'
    yield Fault("JD030", f"{said} {cure}", (*path, index))
