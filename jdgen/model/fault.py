"""What the model says is wrong with a role."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jdgen.findings import Path

__all__ = ["Fault"]


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with the data: a code, the words for it, and the path of the model it concerns.

    ``on_field`` says that the field's name is at fault, rather than its value. ``example`` is text that the message is to
    end with, in quotes and as it was typed, or empty.
    """

    code: str
    message: str
    path: Path
    on_field: bool = False
    example: str = ""

    def below(self, field: str) -> Fault:
        """The fault as one of a file that holds what stands under a field of a role; of the role itself, as it is."""
        return replace(self, path=self.path[1:]) if field and self.path[:1] == (field,) else self
