"""Lists inside lists that go further in than a document can show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from jdgen.findings import Path
from jdgen.model.fault import Fault
from jdgen.model.job_description import are_duties, path_in_model

__all__ = ["too_deep"]

_MOST = {"items": 3, "groups": 2, "sections": 3}
_WORDS = {
    "items": "Duties can have lists inside them, up to three deep; this is a fourth. Move it one step out.",
    "groups": "Groups of duties can have groups inside them, but those can have none. Move this group one step out.",
    "sections": "Sections can have sections inside them, up to three deep; this is a fourth. Move it one step out.",
}


def too_deep(data: Mapping[str, Any]) -> Iterator[Fault]:
    """The first item of each list that is too far in, in a role as plain data."""
    yield from _below(data.get("sections"), "sections", 1, ("sections",))
    duties = data.get("duties")
    path = path_in_model(("duties", 0), are_duties(duties))[:-1]
    yield from _below(duties, "groups" if path == ("duties",) else "items", 1, path)


def _below(listed: Any, name: str, depth: int, path: Path) -> Iterator[Fault]:
    """What is too deep in a list of this name, which stands ``depth`` deep at a path."""
    if not isinstance(listed, list) or not listed:
        return
    if depth > _MOST[name]:
        yield Fault("JD013", _WORDS[name], (*path, 0))
        return
    for index, item in enumerate(listed):
        if not isinstance(item, dict):
            continue
        if name == "groups":
            yield from _below(item.get("items"), "items", 1, (*path, index, "items"))
        yield from _below(item.get(name), name, depth + 1, (*path, index, name))
