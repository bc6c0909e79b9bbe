"""Names for files and folders, made of what people write."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["as_id", "is_id"]

_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")

_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_id(text: str) -> bool:
    """Whether a text can be an id: small letters, digits and single hyphens."""
    return _ID.fullmatch(text) is not None


def as_id(text: str, kind: str) -> str:
    """The id that a text gives: ``Maths Teacher (2026)`` gives ``maths-teacher-2026``. May be empty.

    ``kind`` is put after a name that Windows keeps for itself.
    """
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(c))
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:64].strip("-")
    return f"{slug}-{kind}" if _RESERVED.fullmatch(slug) else slug
