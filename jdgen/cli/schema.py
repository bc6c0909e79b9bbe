"""``jdgen schema``: the JSON Schema of role files."""

from __future__ import annotations

import json
import sys

from jdgen.model.schema import role_schema

__all__ = ["run"]


def run() -> int:
    """Print the schema."""
    sys.stdout.write(json.dumps(role_schema(), indent=2, ensure_ascii=False) + "\n")
    return 0
