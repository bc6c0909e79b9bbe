"""The JSON Schema of a role file (draft-07, which editors read), made from the model so that the two cannot disagree."""

from __future__ import annotations

from typing import Any

__all__ = ["role_schema"]

_DRAFT = "http://json-schema.org/draft-07/schema#"


def role_schema() -> dict[str, Any]:
    """The schema of one role file."""
    from jdgen.model.role import Role

    made = Role.model_json_schema(ref_template="#/definitions/{model}", mode="validation")
    definitions = _tidied(made.pop("$defs"))
    made = _tidied(made)
    title = "A role: the job description and person specification of a post"
    return {"$schema": _DRAFT, "title": title, **made, "definitions": dict(sorted(definitions.items()))}


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
