"""What a check says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Problem"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a Word file; ``level`` is E where it must not be published, W where a person should look."""

    id: str
    level: Literal["E", "W"]
    message: str

    def __str__(self) -> str:
        return f"{self.id} {self.level}: {self.message}"
