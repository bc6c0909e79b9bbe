"""The terms a post is held on, and who it answers to."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import Annotated, Any, Literal, get_args

from pydantic import model_validator

from jdgen.findings import short
from jdgen.model.part import DateOrText, Number, Part, Share, YesNo, one_not_empty
from jdgen.model.text import Line, TextRule, wrong

__all__ = ["CONTRACT_TYPES", "CONTRACT_TYPE_SCHEMA", "Contract", "Posts", "Safeguarding"]


class Posts(Part):
    """One or more posts. May be written as one line or as a list."""

    all_of: tuple[Line, ...] = ()
    """Posts that all apply."""
    any_of: tuple[Line, ...] = ()
    """Posts of which one applies."""

    @classmethod
    def __get_pydantic_json_schema__(cls, core: Any, handler: Any) -> dict[str, Any]:
        return {"allOf": [handler(core)], "anyOf": one_not_empty("all_of", "any_of")}

    @model_validator(mode="after")
    def _says_something(self) -> Posts:
        if not self.all_of and not self.any_of:
            raise wrong("JD004", "No post is named here. Write one, such as Headteacher, or delete the field.")
        return self

    def __str__(self) -> str:
        """The posts as they are printed: ``A, B and C``, or ``A or B`` where one of them applies."""
        parts = [_joined(self.all_of, "and"), _joined(self.any_of, "or")]
        return " and ".join(part for part in parts if part)


def _joined(posts: tuple[Line, ...], word: str) -> str:
    if len(posts) < 2:
        return "".join(posts)
    return f"{', '.join(posts[:-1])} {word} {posts[-1]}"


_Type = Literal["permanent", "fixed-term", "secondment", "casual", "bank", "variable-hours", "acting", "apprenticeship"]
CONTRACT_TYPES: tuple[str, ...] = get_args(_Type)
"""The kinds of contract there are."""

_LIMITED = re.compile(r"(?i)\b(maternity|paternity|adoption|parental|sickness|cover|temporary|term)\b")


def _contract_type(text: str) -> str:
    """The kind of contract, whatever its letters and whether it has spaces, underscores or hyphens between words."""
    plain = re.sub(r"[\s_-]+", "-", text.lower())
    if plain in CONTRACT_TYPES:
        return plain
    begun = next((kind for kind in CONTRACT_TYPES if re.match(rf"{kind}\b", plain)), None)
    if begun:
        raise wrong(
            "JD006",
            f'"{short(text)}" says more than the kind of contract. Under contract, write "type: {begun}", and give the '
            'rest a line of its own there, under "pattern" or "note".',
        )
    if re.fullmatch("(?:full|part)-time", plain):
        raise wrong(
            "JD006",
            f'"{short(text)}" is not a kind of contract. Under contract, write it as "pattern: {plain}", and the kind '
            'as "type: permanent" or the like.',
        )
    if _LIMITED.search(text):
        raise wrong(
            "JD006",
            f'"{short(text)}" is not a kind of contract that jdgen knows. Under contract, write "type: fixed-term", and '
            f'why or until when on a line of its own there, such as "reason: {_reason(text)}".',
        )
    close = get_close_matches(plain, CONTRACT_TYPES, 1, 0.6)
    cure = f'Did you mean "{close[0]}"?' if close else f"It can be: {', '.join(CONTRACT_TYPES)}."
    raise wrong("JD006", f'"{short(text)}" is not a kind of contract that jdgen knows. {cure}')


def _reason(text: str) -> str:
    return "maternity cover" if re.search("[^A-Za-z -]", text) or text.lower() == "temporary" else short(text).lower()


def _any_case(kind: str) -> str:
    return "".join(r"[\s_-]+" if c == "-" else f"[{c.upper()}{c}]" for c in kind)


_ANY_SPELLING = {"type": "string", "pattern": rf"^\s*({'|'.join(map(_any_case, CONTRACT_TYPES))})\s*$"}
CONTRACT_TYPE_SCHEMA: dict[str, Any] = {"anyOf": [{"enum": list(CONTRACT_TYPES)}, _ANY_SPELLING]}
"""What an editor is told of a kind of contract."""


class Contract(Part):
    """Kind of contract, hours and weeks. May be written as one line, for its type."""

    type: Annotated[_Type, TextRule(_contract_type, CONTRACT_TYPE_SCHEMA)] | None = None
    """The kind of contract."""
    until: DateOrText | None = None
    """When a contract that is not permanent ends: a date, or an event in words."""
    reason: Line | None = None
    """Why the contract is not permanent."""
    start: DateOrText | None = None
    """When the post begins: a date, or words such as "as soon as possible"."""
    hours: Line | None = None
    """Hours a week as a number, or as people write them: 37, 37:30, 8.30am to 3.30pm."""
    weeks: Line | None = None
    """Weeks a year as a number, or as people write them: 39, term time plus five days."""
    fte: Share | None = None
    """The share of full time, from 0 to 1."""
    full_time_hours: Number | None = None
    """What full time is at this employer, in hours a week."""
    leave_weeks: Number | None = None
    """Paid leave, in weeks a year."""
    release: Line | None = None
    """Time released from teaching for this post's responsibilities."""
    teaching_time: Line | None = None
    """How much the postholder teaches."""
    pattern: Line | None = None
    """Days, shifts or other working pattern."""
    note: Line | None = None
    """Anything else about the contract, such as "subject to funding"."""


class Safeguarding(Part):
    """What the post's work with children means for vetting."""

    regulated_activity: YesNo | None = None
    """Whether the post is regulated activity with children, for which the barred list is checked."""
    contact_with_children: YesNo | None = None
    """Whether the postholder meets children in the course of the work."""
