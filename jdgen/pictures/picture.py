"""A picture as plain data: its bytes, its size and the words that stand for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["EMU_AN_INCH", "EMU_A_CM", "EMU_A_PIXEL", "EMU_A_POINT", "BadPicture", "Kind", "Picture"]

EMU_AN_INCH = 914_400
EMU_A_CM = 360_000
EMU_A_POINT = 12_700
EMU_A_PIXEL = 9_525
"""Word's own measure, English Metric Units; a pixel is a 96th of an inch where a picture does not say."""

Kind = Literal["png", "jpeg", "svg"]


class BadPicture(Exception):  # noqa: N818
    """A picture that cannot be used: the code, what to say of it, and, where it is known, its path as it was given."""

    def __init__(self, code: str, message: str, file: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.file = file


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that has been read and checked. As text it is its alternative text.

    ``width`` and ``height`` are its natural size in EMU; only their ratio counts, unless ``most_width`` or ``most_height``
    ask for a size, which the picture then fits in. ``fallback`` is what programs show that cannot draw an SVG.
    """

    kind: Kind
    data: bytes = field(repr=False)
    width: int
    height: int
    alt: str = ""
    name: str = "picture"
    fallback: Picture | None = None
    most_width: int = 0
    most_height: int = 0

    @property
    def file_name(self) -> str:
        """The name of the file when it is written beside a document."""
        return f"{self.name}.{'jpg' if self.kind == 'jpeg' else self.kind}"

    def __str__(self) -> str:
        return self.alt
