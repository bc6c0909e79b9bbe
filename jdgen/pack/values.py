"""What the plain data that templates see is made of."""

from __future__ import annotations

from typing import Any

from jdgen.model.text import Line, Prose

__all__ = ["Data", "Own", "line", "own"]

Data = dict[str, Any]
"""Fields by name: text, lists and more fields."""


class Own(dict[str, Any]):
    """Fields that a trust has made up: one that this role does not have is left out, as any other field may be."""

    def __missing__(self, name: str) -> None:
        if name in ("items", "keys", "values", "get"):
            raise KeyError(name)  # so that a template can loop over them


def line(value: object) -> Line | None:
    """A value as a line of text, where there is one."""
    return None if value is None else Line(value)


def own(value: Any) -> Any:
    """A trust's own data, with its text marked as text."""
    if isinstance(value, str):
        return Prose(value.strip()) if "\n" in value.strip() else Line(value.strip())
    if isinstance(value, list):
        return [own(inner) for inner in value]
    return Own((key, own(inner)) for key, inner in value.items())
