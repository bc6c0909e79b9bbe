"""What every part of a role has in common, and the short forms people write."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict

from jdgen.model.text import (
    MAX_TITLE,
    TEXT_SCHEMA,
    Day,
    Line,
    TextRule,
    check_day,
    check_id,
    check_number,
    check_title,
    looks_like_day,
    wrong,
)

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic_core import CoreSchema

__all__ = [
    "Date",
    "DateOrText",
    "Id",
    "Number",
    "OneOrMany",
    "Part",
    "Share",
    "ShortForm",
    "Title",
    "YesNo",
    "refuse_colon",
]


class Part(BaseModel):
    """A part of a role: frozen, and without fields that its class does not name."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, use_attribute_docstrings=True)


def _yes_no(text: str) -> bool:
    if text not in ("true", "false"):
        raise wrong("JD006", f'Write true or false here, not "{text[:40]}".')
    return text == "true"


def _share(text: str) -> Decimal:
    share: Decimal = check_number(text)
    if not 0 < share <= 1:
        raise wrong("JD006", f"This is a share of full time: more than 0 and at most 1, not {text}.")
    return share


def _date_or_text(text: str) -> Day | Line:
    return check_day(text) if looks_like_day(text) else Line(text)


Title = Annotated[Line, TextRule(check_title, (*TEXT_SCHEMA.items(), ("maxLength", MAX_TITLE)))]
Id = Annotated[
    str,
    TextRule(check_id, (("type", ["string", "number"]), ("pattern", "^[a-z0-9]+(-[a-z0-9]+)*$"), ("maxLength", 64))),
]
Number = Annotated[
    Decimal,
    TextRule(
        check_number,
        (("anyOf", [{"type": "number", "minimum": 0}, {"type": "string", "pattern": r"^\d{1,9}(\.\d{1,6})?$"}]),),
    ),
]
Share = Annotated[
    Decimal,
    TextRule(
        _share,
        (
            (
                "anyOf",
                [
                    {"type": "number", "exclusiveMinimum": 0, "maximum": 1},
                    {"type": "string", "pattern": r"^(0?\.\d{1,6}|1(\.0+)?)$"},
                ],
            ),
        ),
    ),
]
YesNo = Annotated[bool, TextRule(_yes_no, (("enum", [True, False, "true", "false"]),))]
Date = Annotated[
    date,
    TextRule(
        check_day, (("type", "string"), ("pattern", r"^(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(st|nd|rd|th)? [A-Za-z]+ \d{4})$"))
    ),
]
DateOrText = Annotated[date | Line, TextRule(_date_or_text, tuple(TEXT_SCHEMA.items()))]


def refuse_colon(value: Any, part: type[BaseModel]) -> None:
    """Refuse text that YAML took for a field because of a colon in it: ``- Lead: the team``."""
    if isinstance(value, dict) and len(value) == 1:
        ((key, rest),) = value.items()
        if isinstance(rest, str) and key not in part.model_fields and not re.fullmatch("[a-z_]+", key):
            raise wrong("JD005", f'The text here has a colon in it, so it needs quotes: "{key}: {rest}"')


@dataclass(frozen=True, eq=False)
class ShortForm:
    """Marks a part that may also be written as one text, which then stands for ``field``; with ``many``, also as a list."""

    field: str
    many: bool = False

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(lambda value: self._expand(value, source), handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        long_form = handler(core)
        many = [{"type": "array", "items": dict(TEXT_SCHEMA)}] if self.many else []
        return {"anyOf": [dict(TEXT_SCHEMA), *many, long_form]}

    def _expand(self, value: Any, part: type[BaseModel] | None = None) -> Any:
        if part is not None:
            refuse_colon(value, part)
        if isinstance(value, str):
            return {self.field: [value] if self.many else value}
        if self.many and isinstance(value, list):
            return {self.field: value}
        return value


@dataclass(frozen=True, eq=False)
class OneOrMany:
    """Marks a list that may also be written as one text, for its only item."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(
            lambda value: [value] if isinstance(value, str) else value, handler(source)
        )

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [dict(TEXT_SCHEMA), handler(core)]}
