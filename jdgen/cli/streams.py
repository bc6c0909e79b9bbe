"""What is printed to be redirected into a file."""

from __future__ import annotations

import contextlib
from typing import TextIO

__all__ = ["in_utf8"]


def in_utf8(stream: TextIO) -> None:
    """Let a stream be UTF-8 with ``\\n`` line ends on every system: what is printed is a file for editors and for jdgen."""
    with contextlib.suppress(AttributeError, ValueError):
        stream.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[attr-defined]
