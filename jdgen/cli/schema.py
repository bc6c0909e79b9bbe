"""``jdgen schema``: the JSON Schema of role files."""

from __future__ import annotations

import json
import sys

from jdgen.cli.streams import in_utf8
from jdgen.model.schema import role_schema
from jdgen.report.screen import emit

__all__ = ["run"]


def run() -> int:
    """Print the schema."""
    in_utf8(sys.stdout)
    emit(json.dumps(role_schema(), indent=2, ensure_ascii=False) + "\n", sys.stdout)
    return 0
