"""What is wrong with a template, as findings that one exception carries."""

from __future__ import annotations

from difflib import get_close_matches

from jdgen.findings import Finding, Span, finding

__all__ = ["TemplateFaults", "describe_error", "template_finding", "unknown_name"]


class TemplateFaults(Exception):  # noqa: N818
    """A template cannot be used, or cannot be filled with this data. ``findings`` holds every fault found."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__("; ".join(f.message for f in findings))
        self.findings = findings


def template_finding(code: str, message: str, file: str, line: int = 0, where: str = "", excerpt: str = "") -> Finding:
    """A finding in a template. ``where`` says the place in the reader's terms and opens the message."""
    said = f"{where}: {message}" if where else message
    return finding(code, said, Span(file, line, 1 if line else 0, line, 1 if line else 0), excerpt=excerpt)


def unknown_name(name: str, known: list[str], owner: str = "") -> str:
    """Say that a template asks for a field there is not, with the nearest one there is."""
    of = f"a field of {owner}" if owner else "a field a template can use"
    close = get_close_matches(name, known, 1, 0.6)
    return f'"{name}" is not {of}.' + (f' Did you mean "{close[0]}"?' if close else "")


def describe_error(error: Exception) -> str:
    """Say in plain words what an exception inside a template means; the details of our own code stay out of it."""
    from jinja2 import TemplateSyntaxError
    from jinja2.exceptions import SecurityError

    if isinstance(error, TemplateSyntaxError):
        return f"This tag is not written as jdgen expects: {error.message}"
    if isinstance(error, SecurityError):
        return "This tag does something that templates may not do."
    if isinstance(error, (MemoryError, OverflowError, RecursionError)):
        return "This tag makes a document without end."
    return f"This tag cannot be filled: {type(error).__name__}: {error}"
