"""Who employs: a trust, a school, a council or a charity."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from jdgen.findings import short
from jdgen.model.part import Id, Part, ShortForm, Title
from jdgen.model.text import Line, Prose, TextRule, wrong

__all__ = ["Logo", "Organisation"]


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


# A path of folders and a file, all further in: what else a path can say leads to other places on other machines.
_FILE = r"(?!\.{1,2}(/|\s*$))[^\s/\\:~]([^/\\:\n\r]*[^\s/\\:])?"
_PATH = rf"{_FILE}(/{_FILE})*"
_PATH_SCHEMA = {"type": "string", "pattern": rf"^\s*{_PATH}\s*$", "maxLength": 250}


def _picture_path(text: str) -> str:
    if re.match(r"(https?|ftp|data):", text, re.I):
        raise wrong(
            "JD042", "jdgen fetches nothing from the web. Save the picture beside this role file and name it here."
        )
    if "\\" in text and re.fullmatch(_PATH, text.replace("\\", "/")):
        raise wrong("JD042", f"Write the path of a picture with /, as {short(text.replace(chr(92), '/'))}.")
    if not re.fullmatch(_PATH, text) or len(text) > 250:
        cure = "Copy the picture into the folder of this role file and name it here, such as crest.png."
        raise wrong("JD042", f'"{short(text)}" is not the path of a picture beside this role file. {cure}')
    return text


_Picture = Annotated[str, TextRule(_picture_path, _PATH_SCHEMA)]


class Logo(Part):
    """The organisation's logo. May be written as one line, for its file."""

    file: _Picture
    """The picture: a PNG, JPEG or SVG file, by its path from this file's folder."""
    alt: Line | None = None
    """What the picture says, for readers who cannot see it; "Logo of" and the organisation's name if not given."""
    fallback: _Picture | None = None
    """For an SVG, the same picture as PNG or JPEG, for programs that cannot draw an SVG."""


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
    logo: Annotated[Logo, ShortForm("file", schema=_PATH_SCHEMA)] | None = None
    """Its logo: a PNG, JPEG or SVG file, by its path from this file's folder."""
    about: Prose | None = None
    """What a reader should know about it."""
    statements: Mapping[str, Prose] = {}
    """Wording that stands in its packs, by name."""
