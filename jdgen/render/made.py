"""A finished document, with what is needed to look at it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Made"]


@dataclass(frozen=True, slots=True)
class Made:
    """A finished document. ``parts`` are those parts of a Word file that have text, as they were packed into it, by name."""

    document: bytes
    parts: Mapping[str, bytes] = field(default_factory=dict)
