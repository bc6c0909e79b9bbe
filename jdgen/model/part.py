"""What every part of a role has in common, and the short forms people write."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, ConfigDict

from jdgen.findings import short
from jdgen.model.day import NO_DAY_SCHEMA, Day, check_day, looks_like_day
from jdgen.model.suggest import suggest
from jdgen.model.text import (
    ID_SCHEMA,
    LINE_SCHEMA,
    REFERENCE_SCHEMA,
    TITLE_SCHEMA,
    Line,
    TextRule,
    check_id,
    check_number,
    check_reference,
    check_title,
    has_colon,
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
    "Reference",
    "Share",
    "ShortForm",
    "Title",
    "YesNo",
    "one_not_empty",
    "refuse_colon",
]


class Part(BaseModel):
    """A part of a role: frozen, and without fields that its class does not name.

    The text under each field says what it means; the JSON Schema hands it to editors.
    """

    # Parts are validated as parts of a role, so only the role's own validator is ever built: half the time of starting.
    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)


_YES = ("true", "True", "TRUE", "yes", "Yes", "YES")
_NO = ("false", "False", "FALSE", "no", "No", "NO")
_DATE = r"^\s*([0-9]{4}-[0-9]{1,2}-[0-9]{1,2}|[0-9]{1,2}(st|nd|rd|th)? [A-Za-z]+ [0-9]{4})\s*$"


def _number_schema(typed: str, **bounds: int) -> dict[str, Any]:
    """A number in the JSON Schema: bare, or in quotes as the pattern has it."""
    return {"anyOf": [{"type": "number", **bounds}, {"type": "string", "pattern": rf"^\s*({typed})\s*$"}]}


_COMMA = re.compile(r"[0-9]{1,3},[0-9]{1,4}")


def _yes_no(text: str) -> bool:
    if text not in _YES and text not in _NO:
        raise wrong("JD006", f'Write yes or no here, not "{short(text, 40)}".')
    return text in _YES


def _share(text: str) -> Decimal:
    percent = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,4})?) ?%", text)
    meant = f"{Decimal(percent[1]) / 100:f}" if percent else text.replace(",", ".") if _COMMA.fullmatch(text) else text
    share = Decimal(meant) if meant != text else check_number(text)
    if not 0 < share <= 1:
        given = short(text, 40)
        raise wrong("JD006", f"This is a share of full time: more than 0 and at most 1, such as 0.6, not {given}.")
    if meant != text:
        raise wrong("JD006", f'A share of full time is a number from 0 to 1 with a point. Write "{text}" as {meant}.')
    return Decimal(share)


def _date_or_text(text: str) -> Day | Line:
    return check_day(text) if looks_like_day(text) else Line(text)


Title = Annotated[Line, TextRule(check_title, TITLE_SCHEMA)]
Id = Annotated[str, TextRule(check_id, ID_SCHEMA)]
Reference = Annotated[str, TextRule(check_reference, REFERENCE_SCHEMA)]
_DIGITS = r"[0-9]{1,9}(\.[0-9]{1,6})?|\.[0-9]{1,6}"
_UP_TO_ONE = r"0{0,9}\.(?!0+\s*$)[0-9]{1,6}|0{0,8}1(\.0{1,6})?"
Number = Annotated[Decimal, TextRule(check_number, _number_schema(_DIGITS, minimum=0, exclusiveMaximum=10**9))]
Share = Annotated[Decimal, TextRule(_share, _number_schema(_UP_TO_ONE, exclusiveMinimum=0, maximum=1))]
YesNo = Annotated[bool, TextRule(_yes_no, {"enum": [True, False, *_YES, *_NO]})]
Date = Annotated[date, TextRule(check_day, {"type": "string", "pattern": _DATE})]
DateOrText = Annotated[date | Line, TextRule(_date_or_text, {**LINE_SCHEMA, "not": NO_DAY_SCHEMA})]


def one_not_empty(*fields: str) -> list[dict[str, Any]]:
    """In the JSON Schema: that one of these lists is given, and has something in it."""
    return [{"required": [field], "properties": {field: {"minItems": 1}}} for field in fields]


def refuse_colon(value: Any, part: type[BaseModel]) -> None:
    """Refuse text that YAML took for a field because of a colon in it: ``- Lead: the team``.

    A single word in small letters may be a field of a part that stands under its own name, but hardly in a list.
    """
    if isinstance(value, dict) and len(value) == 1:
        ((key, rest),) = value.items()
        if key in part.model_fields or suggest(key, part.model_fields):
            return
        if isinstance(rest, list) and {"text", "items"} <= part.model_fields.keys():
            raise wrong("JD005", _leads_in(key))
        if not isinstance(rest, str):
            return
        if "text" in part.model_fields or not re.fullmatch("-?[a-z_]+", key):
            raise has_colon(key, rest)


def _leads_in(text: str) -> str:
    said = short(text.replace("\\", "\\\\").replace('"', '\\"'), 100)
    return (
        "A duty that leads into a list of its own takes three steps: write this line as "
        f'- text: "{said}:" then a line items: lined up with the word text, then the list below it.'
    )


@dataclass(frozen=True, eq=False)
class ShortForm:
    """Marks a part that may also be written as one text, which then stands for ``field``; with ``many``, also as a list.

    ``schema`` is what the JSON Schema says of that text.
    """

    field: str
    many: bool = False
    schema: Mapping[str, Any] = dataclasses.field(default_factory=lambda: LINE_SCHEMA)

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        from pydantic_core import core_schema

        return core_schema.no_info_before_validator_function(lambda value: self._expand(value, source), handler(source))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        long_form = handler(core)
        short = dict(self.schema)
        many = [{"type": "array", "items": short, "minItems": 1}] if self.many else []
        return {"anyOf": [short, *many, long_form]}

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
        many = handler(core)
        return {"anyOf": [many["items"], many]}
