"""Who signs: people, and not the lines they sign on, which jdgen prints itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jdgen.findings import short
from jdgen.model.fault import Fault
from jdgen.model.text import wrong

__all__ = ["lines_to_sign", "refuse_fields"]

_LINE = re.compile(
    r"(?:signed(?: by)?|sign(?:ature)?|sign here|date|dated|date signed|name|full name|print(?:ed)? name|print)"
    r"(?: and (?:date|signature))?[\s:._…-]*",
    re.IGNORECASE,
)
_WHO = (
    'Write under "sign_off" who signs, each on a line of its own, such as "- Headteacher". Each is given lines '
    "for name, signature and date."
)


def refuse_fields(value: Any) -> Any:
    """Refuse the names of lines, which a colon makes fields: ``- Signed by:``."""
    items = value if isinstance(value, list) else [value]
    if any(isinstance(item, dict) and (not item or any(map(_is_line, item))) for item in items):
        raise wrong("JD005", _WHO)
    return value


def lines_to_sign(data: Mapping[str, Any]) -> Iterator[Fault]:
    """The first name of a line to sign on that stands as text where people should, in a role as plain data."""
    given = data.get("sign_off")
    items = given if isinstance(given, list) else [given]
    for index, item in enumerate(items):
        if isinstance(item, str) and _is_line(item):
            message = (
                "Each person listed here is given lines for name, signature and date. Put who signs, such as "
                f'"Headteacher", instead of "{short(item)}".'
            )
            yield Fault("JD029", message, ("sign_off", index))
            return


def _is_line(text: str) -> bool:
    return _LINE.fullmatch(text.strip()[:100]) is not None
