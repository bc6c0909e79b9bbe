"""Who employs: a trust, a school, a council or a charity."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Literal

from jdgen.findings import short
from jdgen.model.part import Id, Part, ShortForm, Title
from jdgen.model.text import Line, Prose, TextRule, wrong

__all__ = ["Colours", "Logo", "Organisation"]


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


def _digits(text: str, least: int, most: int, what: str) -> str:
    if not re.fullmatch(rf"[0-9]{{{least},{most}}}", text):
        raise wrong("JD006", f'"{short(text, 40)}" is not {what}.')
    return text


def _urn(text: str) -> str:
    return _digits(text, 6, 6, "a URN, which has six digits, such as 100001")


def _uid(text: str) -> str:
    return _digits(text, 1, 6, "the number of a trust, which has up to six digits, such as 2001")


def _colour(text: str) -> str:
    if not re.fullmatch("#?[0-9A-Fa-f]{6}", text):
        raise wrong(
            "JD006", f'"{short(text, 40)}" is not a colour. Write it as six digits and letters, such as 1F3864.'
        )
    return text.removeprefix("#").upper()


_Colour = Annotated[str, TextRule(_colour, {"type": ["string", "integer"], "pattern": r"^\s*#?[0-9A-Fa-f]{6}\s*$"})]


class Logo(Part):
    """The organisation's logo. May be written as one line, for its file."""

    file: _Picture
    """The picture: a PNG, JPEG or SVG file, by its path from this file's folder."""
    alt: Line | None = None
    """What the picture says, for readers who cannot see it; "Logo of" and the organisation's name if not given."""
    fallback: _Picture | None = None
    """For an SVG, the same picture as PNG or JPEG, for programs that cannot draw an SVG."""


class Colours(Part):
    """The organisation's colours, each as six digits, such as 1F3864."""

    accent: _Colour | None = None
    """The colour of titles and tables' heads."""


class Organisation(Part):
    """The employer. May be written as one line, for its name."""

    name: Title
    """The name as it is printed."""
    id: Id | None = None
    """A name by which other files can refer to this organisation."""
    kind: Literal["school", "trust", "council", "diocese", "charity", "nursery", "college", "other"] | None = None
    """What kind of employer it is."""
    parent: Id | None = None
    """The organisation it belongs to, such as its trust, by the name of that file. What this one does not say, that does."""
    phase: Literal["nursery", "primary", "secondary", "all-through", "special", "post-16", "other"] | None = None
    """The phase of education, for a school."""
    urn: Annotated[str, TextRule(_urn, {"type": ["string", "integer"], "pattern": r"^\s*[0-9]{6}\s*$"})] | None = None
    """Its unique reference number in Get Information about Schools: six digits."""
    uid: Annotated[str, TextRule(_uid, {"type": ["string", "integer"], "pattern": r"^\s*[0-9]{1,6}\s*$"})] | None = None
    """A trust's number in Get Information about Schools."""
    religious_character: Line | None = None
    """Its designated religious character, such as Church of England."""
    pay_area: Literal["rest-of-england", "london-fringe", "outer-london", "inner-london"] | None = None
    """The pay area that teachers' pay goes by."""
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
    colours: Colours | None = None
    """Its colours, for templates."""
    values: Prose | None = None
    """What it stands for."""
    about: Prose | None = None
    """What a reader should know about it."""
    statements: Mapping[str, Prose] = {}
    """Wording that stands in its packs, by name."""
