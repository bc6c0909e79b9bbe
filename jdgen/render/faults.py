"""What is wrong with a template: the faults of one part as they are noted, and the findings that one exception carries."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, Literal, NoReturn

from jdgen.findings import Finding, Span, finding

__all__ = [
    "BadSource",
    "CannotPrint",
    "Fault",
    "LeftOut",
    "TemplateFaults",
    "cannot_print",
    "did_you_mean",
    "name_character",
    "template_finding",
    "unknown_name",
]


LeftOut = Literal["", "field", "owner", "item"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something a template could not fill: the line of its source, and what is wrong.

    ``left_out`` says that there is a fault only where a role leaves something out: the ``field`` itself, the ``owner`` of
    the field, or an ``item`` of a list.
    """

    line: int
    code: str
    message: str
    left_out: LeftOut = ""


class TemplateFaults(Exception):  # noqa: N818
    """A template cannot be used, or cannot be filled with this data. ``findings`` holds every fault found.

    ``parts`` is what was read of a template that cannot be used, for a check to go on with.
    """

    def __init__(self, findings: list[Finding], parts: Sequence[Any] = ()) -> None:
        super().__init__("; ".join(f.message for f in findings))
        self.findings = findings
        self.parts = parts


class BadSource(Exception):  # noqa: N818
    """A template's source that cannot be compiled; ``fault`` says where and why."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


class CannotPrint(Exception):  # noqa: N818
    """A tag prints something that is not text. ``left_out`` says what it is that a role left out, if that is why."""

    def __init__(self, message: str, left_out: LeftOut = "") -> None:
        super().__init__(message)
        self.left_out = left_out


def cannot_print(value: Any) -> NoReturn:
    """Refuse to print a value that has no words of its own."""
    if value is None:
        raise CannotPrint(
            "This tag has nothing to print: the role leaves the field out. Put the tag in an if.", "field"
        )
    kind = "no text"
    if isinstance(value, (list, tuple)):
        kind = "a list"
    elif isinstance(value, Mapping):
        kind = "a group of fields"
    elif isinstance(value, bool):
        kind = "a yes or no"
    raise CannotPrint(f"This tag stands for {kind}, which cannot be printed as it is. Name the field, or loop over it.")


def template_finding(code: str, message: str, file: str, line: int = 0, where: str = "", excerpt: str = "") -> Finding:
    """A finding in a template. ``where`` says the place in the reader's terms and opens the message."""
    said = f"{where}: {message}" if where else message
    return finding(code, said, Span(file, line, 1 if line else 0, line, 1 if line else 0), excerpt=excerpt)


def unknown_name(name: str, known: Iterable[str], homes: Sequence[str] = ()) -> str:
    """Say that a template asks for a field there is not, with the nearest there is, or the same name's own ``homes``."""
    meant = f' Did you mean "{homes[0]}"?' if homes else did_you_mean(name, known)
    return f'"{name}" is not a field a template can use here.{meant}'


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The nearest known name as a question to end a message with, or nothing."""
    close = get_close_matches(name, sorted(known), 1, 0.6)
    return f' Did you mean "{close[0]}"?' if close else ""


def name_character(character: str) -> str:
    """A character for a reader, with its name, as many look alike."""
    return f'"{character}" ({unicodedata.name(character, f"U+{ord(character):04X}").lower()})'
