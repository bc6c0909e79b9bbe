"""What jdgen says about a file: findings, how bad they are, and where they stand.

A finding is a value. Anything wrong in a user's file becomes one; an exception is kept for a run that cannot go on
(:class:`CannotGoOn`) and for mistakes in the command itself (:class:`UsageProblem`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from jdgen.codes import CODES

__all__ = [
    "CannotGoOn",
    "Finding",
    "Path",
    "Severity",
    "Span",
    "UsageProblem",
    "finding",
    "format_path",
    "in_reading_order",
    "short",
    "told_once",
    "worst",
]

Path = tuple[str | int, ...]
"""Where something stands in a role: field names and list indexes, such as ``("duties", 0, "items", 2)``."""


class Severity(IntEnum):
    """How bad a finding is; a larger value is worse."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word used in messages, options and JSON: note, warning or error."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in a file.

    Lines and columns count from 1, columns in characters. The end is exclusive: ``end_column`` is the column after the
    last character. ``line`` is 0 when the finding concerns the whole file.
    """

    file: str
    line: int = 0
    column: int = 0
    end_line: int = 0
    end_column: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong, or worth a look, at one place.

    ``message`` is what is wrong and what to do, in one or two plain sentences. ``path`` is where in the role it stands,
    such as ``person_specification.categories[0].essential[2]``, or empty. ``help`` is a longer hint or empty;
    ``source`` names the authority of a rule, with its edition, or is empty. ``excerpt`` is the line of the file the
    finding points at, for a report to show. ``brought_in_by`` are the role files that include the file, where it is one
    that roles share.
    """

    code: str
    message: str
    span: Span
    severity: Severity
    path: str = ""
    help: str = ""
    source: str = ""
    excerpt: str = ""
    brought_in_by: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The code's name in words joined by hyphens, such as ``unknown-field``."""
        return CODES[self.code].name


class UsageProblem(Exception):  # noqa: N818 - it is the user's command that is wrong, not the program
    """The command cannot be carried out as given (no such path, nothing to do): exit code 2."""


class CannotGoOn(Exception):  # noqa: N818
    """The machine stops the run (disk full, another jdgen at work in the same folder): exit code 3."""


def finding(code: str, message: str, span: Span, path: Path = (), **more: Any) -> Finding:
    """Make a finding with the code's own severity."""
    return Finding(code, message, span, Severity[CODES[code].severity.upper()], format_path(path), **more)


def format_path(path: Path) -> str:
    """Write a path as it is printed in JSON: ``("duties", 0, "items", 2)`` becomes ``duties[0].items[2]``."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{short(step)}" if text else short(step)
    return text


def in_reading_order(findings: Iterable[Finding]) -> list[Finding]:
    """Sort by file, then place, then code, with repeats of the very same finding dropped."""
    unique = dict.fromkeys(findings)
    return sorted(unique, key=lambda f: (f.span.file, f.span.line, f.span.column, f.code, f.message))


def told_once(findings: Iterable[Finding]) -> list[Finding]:
    """Findings in the order they came, those of a shared file once, with all the role files that bring it in.

    The same words at the same place are one finding, though they stand at different places in several roles.
    """
    first: dict[tuple[Any, ...], Finding] = {}
    brought: dict[tuple[Any, ...], dict[str, None]] = {}
    for found in findings:
        key = (found.code, found.severity, found.span, found.message)
        first.setdefault(key, found)
        brought.setdefault(key, {}).update(dict.fromkeys(found.brought_in_by))
    return [replace(found, brought_in_by=tuple(brought[key])) for key, found in first.items()]


def worst(findings: Sequence[Finding]) -> Severity | None:
    """The highest severity among them, or None when there are none."""
    return max((f.severity for f in findings), default=None)


def short(text: str, most: int = 60) -> str:
    """Text of a user's, on one line and cut to a length that a message can show."""
    text = text[: 4 * most].strip()
    if not text.isprintable():
        text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return text if len(text) <= most else text[: most - 3] + "..."
