"""``jdgen template fields``: every field a template may use, as a tree for people or JSON for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

from jdgen.pack.fields import FIELDS, Field
from jdgen.pack.printed import values_at
from jdgen.pack.sample import sample_data
from jdgen.pictures.picture import Picture
from jdgen.report.screen import Piece, emit, fill, printable, show, width

__all__ = ["run"]

_KINDS = {
    "line": ("a line of text", "lines of text"),
    "prose": ("text with paragraphs", "texts with paragraphs"),
    "text": ("text", "texts"),
    "number": ("a number", "numbers"),
    "yes-no": ("yes or no", "yes or no"),
    "picture": ("a picture", "pictures"),
    "fields": ("a group of fields", "groups of fields"),
    "own": ("your own fields", "your own fields"),
}
_INTRODUCTION = (
    "To print a field, write its name in double braces: {{ role.title }}.",
    "A field that says optional may be left out by a role. Put its tag between {% if role.salary %} and {% endif %}, or "
    "the packs of such roles are not built.",
    "A list is gone through with for. What stands between for and endfor comes once for each item.",
)


def run(report: str) -> int:
    """Show the fields."""
    if report == "json":
        fields = [_as_json(field, ()) for field in FIELDS]
        emit(json.dumps({"version": 1, "fields": fields}, indent=2) + "\n", sys.stdout)
    else:
        show(_lines(), sys.stdout)
    return 0


def _lines() -> Iterator[list[Piece]]:
    for said in _INTRODUCTION:
        yield from ([(line, "")] for line in fill(said, width()))
        yield []
    known: dict[tuple[str, ...], str] = {}
    for field in FIELDS:
        yield from _field(field, field.name, (field.name,), 0, known)
        yield []


def _field(
    field: Field, name: str, path: tuple[str, ...], depth: int, known: dict[tuple[str, ...], str]
) -> Iterator[list[Piece]]:
    indent = "  " * depth
    kind = f"  {_kind(field)}"
    if len(indent + name + kind) <= width():
        yield [(f"{indent}{name}", "bold"), (kind, "dim")]
    else:
        yield [(f"{indent}{name}", "bold")]
        yield from _wrapped(_kind(field), indent, "dim")
    yield from _wrapped(field.meaning, indent, "")
    example = _example(field, path)
    if example:
        yield from _wrapped(f"Such as: {example}", indent, "dim")
    if field.many:
        yield from _wrapped(f"{{% for {field.item} in {name} %}} ... {{% endfor %}}", indent, "dim")
    if field.again:
        yield from _wrapped(f"Each has the same fields as {name.rpartition('.')[0]}.", indent, "")
    names = tuple(inner.name for inner in field.fields)
    if names and names in known:
        yield from _wrapped(f"Each has the same fields as an item of {known[names]}.", indent, "")
        return
    if names and field.item == "criterion":
        known[names] = field.name
    for inner in field.fields:
        yield from _field(inner, f"{field.item or name}.{inner.name}", (*path, inner.name), depth + 1, known)


def _wrapped(text: str, indent: str, style: str) -> Iterator[list[Piece]]:
    for line in fill(printable(text), width() - len(indent) - 4):
        yield [(f"{indent}    ", ""), (line, style)]


def _kind(field: Field) -> str:
    one, several = _KINDS[field.kind]
    said = (f"a list of {several}" if field.kind != "fields" else "a list") if field.many else one
    return f"{said}, optional" if field.optional else said


def _example(field: Field, path: tuple[str, ...]) -> str:
    value = _sample(field, path)
    if value is None:
        return ""
    first, *rest = str(value).splitlines()
    return f"{first} ..." if rest else first


def _sample(field: Field, path: tuple[str, ...]) -> Any:
    """The field's first value in the sample."""
    if field.kind in ("fields", "own"):
        return None
    value = next((found for found in values_at(sample_data(), path) if found is not None), None)
    return ("yes" if value else "no") if isinstance(value, bool) else value if value is None else _plain(value)


def _plain(value: Any) -> Any:
    """A value as it can be shown: of a picture, the words that stand for it."""
    return str(value) if isinstance(value, Picture) else value


def _as_json(field: Field, above: tuple[str, ...]) -> dict[str, Any]:
    path = (*above, field.name)
    value = next((v for v in values_at(sample_data(), path) if v is not None), None)
    described: dict[str, Any] = {
        "name": field.name,
        "path": ".".join(path),
        "kind": field.kind,
        "list": field.many,
        "optional": field.optional,
        "meaning": field.meaning,
        "sample": None if field.kind in ("fields", "own") else _plain(value),
    }
    if field.many:
        described["item"] = field.item
    if field.again:
        described["same_fields_as"] = ".".join(above)
    if field.fields:
        described["fields"] = [_as_json(inner, path) for inner in field.fields]
    return described
