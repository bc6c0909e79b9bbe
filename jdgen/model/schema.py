"""The JSON Schema of a role file (draft-07, which editors read), made from the model so that the two cannot disagree."""

from __future__ import annotations

import ast
import inspect
import itertools
from collections.abc import Iterator
from typing import Any

from jdgen.model.part import Part

__all__ = ["field_texts", "role_schema"]

_DRAFT = "http://json-schema.org/draft-07/schema#"


def role_schema() -> dict[str, Any]:
    """The schema of one role file."""
    from jdgen.model.role import Role

    made = Role.model_json_schema(ref_template="#/definitions/{model}", mode="validation")
    for part in Part.__subclasses__():
        _describe(made if part is Role else made["$defs"].get(part.__name__, {}), part)
    definitions = _tidied(made.pop("$defs"))
    made = _tidied(made)
    title = "A role: the job description and person specification of a post"
    return {"$schema": _DRAFT, "title": title, **made, "definitions": dict(sorted(definitions.items()))}


def _describe(schema: dict[str, Any], part: type[Part]) -> None:
    """Give a part's fields, in its schema, the texts that stand under them in its class."""
    texts = field_texts(part)
    for fields in _properties_in(schema):
        for name in fields.keys() & texts.keys():
            fields[name] = {"description": texts[name], **fields[name]}


def _properties_in(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The fields' schemas, which short forms and conditions put some way down."""
    if schema.get("type") == "object":
        yield schema.get("properties", {})
        return
    for inner in (*schema.get("anyOf", ()), *schema.get("allOf", ())):
        yield from _properties_in(inner)


def field_texts(part: type[Part]) -> dict[str, str]:
    """The text under each field of a part in its class, which says what the field means, by the field's name."""
    (definition,) = ast.parse(inspect.cleandoc("\n" + inspect.getsource(part))).body
    assert isinstance(definition, ast.ClassDef)
    texts = {}
    for field, below in itertools.pairwise(definition.body):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name) and isinstance(below, ast.Expr):
            texts[field.target.id] = inspect.cleandoc(ast.literal_eval(below.value))
    return texts


def _tidied(node: Any) -> Any:
    """Without what an editor has no use for, and with draft-07's one rule of its own: nothing may stand beside ``$ref``."""
    if isinstance(node, list):
        return [_tidied(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    kept: dict[str, Any] = {
        key: _properties(value) if key == "properties" else _tidied(value) for key, value in node.items()
    }
    kept.pop("title", None)
    kept.pop("default", None)
    if isinstance(kept.get("anyOf"), list):
        choices = [choice for choice in kept["anyOf"] if choice != {"type": "null"}]
        if len(choices) == 1:
            del kept["anyOf"]
            kept.update(choices[0])
        else:
            kept["anyOf"] = choices
    if "$ref" in kept and len(kept) > 1:
        kept["allOf"] = [{"$ref": kept.pop("$ref")}]
    return kept


def _properties(properties: dict[str, Any]) -> dict[str, Any]:
    """The fields of a part: their names are data, even where one is called title."""
    return {name: _tidied(schema) for name, schema in properties.items()}
