"""Who employs: a trust, a school, a council or a charity."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from jdgen.findings import short
from jdgen.model.part import Id, Part, Title
from jdgen.model.text import Line, Prose, TextRule, wrong

__all__ = ["Organisation"]


_WEB = r"(https?://)?[^\s/$.?#]+\.[^\s]+"
_EMAIL = r"[^@\s]+@[^@\s]+\.[^@\s]+"


def _web_address(text: str) -> Line:
    if not re.fullmatch(_WEB, text):
        raise wrong("JD006", f'"{short(text)}" is not a web address. Write it as www.school.example.')
    return Line(text)


def _email(text: str) -> Line:
    if not re.fullmatch(_EMAIL, text):
        raise wrong("JD006", f'"{short(text)}" is not an email address. Write it as office@school.example.')
    return Line(text)


class Organisation(Part):
    """The employer. May be written as one line, for its name."""

    name: Title
    """The name as it is printed."""
    id: Id | None = None
    """A name by which other files can refer to this organisation."""
    kind: Literal["school", "trust", "council", "diocese", "charity", "nursery", "college", "other"] | None = None
    """What kind of employer it is."""
    address: Prose | None = None
    """The postal address."""
    phone: Line | None = None
    """The telephone number for applicants."""
    email: Annotated[Line, TextRule(_email, {"type": "string", "pattern": rf"^\s*{_EMAIL}\s*$"})] | None = None
    """The email address for applicants."""
    website: Annotated[Line, TextRule(_web_address, {"type": "string", "pattern": rf"^\s*{_WEB}\s*$"})] | None = None
    """The address of its website."""
    about: Prose | None = None
    """What a reader should know about it."""
    statements: Mapping[str, Prose] = {}
    """Wording that stands in its packs, by name."""
