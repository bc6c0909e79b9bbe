"""The field that somebody probably meant."""

from __future__ import annotations

import re
from collections.abc import Collection
from difflib import get_close_matches

__all__ = ["suggest"]

_SYNONYMS = {
    "accountabilities": "duties",
    "employer": "organisation",
    "expectations": "duties",
    "job_purpose": "purpose",
    "job_title": "title",
    "main_duties": "duties",
    "main_purpose": "purpose",
    "pay": "salary",
    "person_spec": "person_specification",
    "post_title": "title",
    "responsibilities": "duties",
    "responsible_to": "reports_to",
    "school": "organisation",
    "duty": "text",
    "items": "criteria",
    "name": "category",
}


def suggest(name: str, fields: Collection[str]) -> tuple[str, str] | None:
    """A field of this part that is spelled much like the name, or means the same, and the words to say so."""
    plain = re.sub(r"[\s-]+", "_", name[:60].strip().lower())
    other = _SYNONYMS.get(plain, "")
    if other in fields:
        return other, f'Use "{other}".'
    close = get_close_matches(plain, fields, 1, 0.75)
    return (close[0], f'Did you mean "{close[0]}"?') if close else None
