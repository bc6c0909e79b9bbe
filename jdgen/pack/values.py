"""What the plain data that templates see is made of."""

from __future__ import annotations

from typing import Any

from jdgen.model.text import Line

__all__ = ["Data", "line"]

Data = dict[str, Any]
"""Fields by name: text, lists and more fields."""


def line(value: object) -> Line | None:
    """A value as a line of text, where there is one."""
    return None if value is None else Line(value)
