"""The field that somebody probably meant."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches

__all__ = ["suggest"]

# For each name, the fields that mean the same, of which a part has one at most.
_SYNONYMS: dict[str, tuple[str, ...]] = {
    "accountabilities": ("duties", "items"),
    "body": ("text",),
    "content": ("text",),
    "duties": ("items",),
    "duty": ("text",),
    "e_mail": ("email",),
    "employer": ("organisation",),
    "expectations": ("duties", "items"),
    "heading": ("category",),
    "items": ("criteria",),
    "job_purpose": ("purpose",),
    "job_title": ("title",),
    "list": ("items",),
    "main_duties": ("duties",),
    "main_purpose": ("purpose",),
    "name": ("heading", "category"),
    "pay": ("salary",),
    "person_spec": ("person_specification",),
    "post_title": ("title",),
    "responsibilities": ("duties", "items"),
    "responsible_to": ("reports_to",),
    "school": ("organisation",),
    "tasks": ("items",),
    "tel": ("phone",),
    "telephone": ("phone",),
    "title": ("heading", "category", "name"),
    "web": ("website",),
}


def suggest(name: str, fields: Collection[str]) -> tuple[str, str] | None:
    """A field of this part that is spelled much like the name, or means the same, and the words to say so."""
    plain = re.sub(r"[\s-]+", "_", name[:60].strip().lower())
    other = next((field for field in _SYNONYMS.get(plain, ()) if field in fields), None)
    if other:
        return other, f'Use "{other}".'
    close = get_close_matches(plain, fields, 1, 0.75)
    return (close[0], f'Did you mean "{close[0]}"?') if close else None
