"""``jdgen schema``: the JSON Schema of role files."""

from __future__ import annotations

import contextlib
import json
import sys

from jdgen.model.schema import role_schema
from jdgen.report.screen import emit

__all__ = ["run"]


def run() -> int:
    """Print the schema, in UTF-8 on every system: it is there to be redirected into a file that editors read."""
    with contextlib.suppress(AttributeError, ValueError):
        sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    emit(json.dumps(role_schema(), indent=2, ensure_ascii=False) + "\n", sys.stdout)
    return 0
