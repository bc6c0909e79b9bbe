"""What several commands' options have in common."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from typer.core import TyperCommand

__all__ = ["Command", "FailLevel", "ReportFormat"]


class ReportFormat(StrEnum):
    """How findings are reported."""

    text = "text"
    json = "json"


class FailLevel(StrEnum):
    """From which severity on findings make the exit code 1."""

    error = "error"
    warning = "warning"
    note = "note"


class Command(TyperCommand):
    """A command whose usage line says ``PATH...``, not ``{PATH...}``: somebody would type the braces."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The parts of the usage line."""
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]
