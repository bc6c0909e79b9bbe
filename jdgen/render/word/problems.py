"""What is wrong at one place of a template, before it is known which finding it makes."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Problem"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at a place: the place in words, the code, the reason, and the file, if not the template's own."""

    where: str
    code: str
    message: str
    file: str = ""
