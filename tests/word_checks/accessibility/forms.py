"""Fields to fill in say what belongs in them."""

from __future__ import annotations

from tests.word_checks.document import Document
from tests.word_checks.names import value, w
from tests.word_checks.problems import Problem

__all__ = ["fields_are_named"]


def fields_are_named(document: Document) -> list[Problem]:
    """Every content control has a title, every form field of the old kind a help text."""
    controls = [(name, "content control", value(found, "sdtPr/alias")) for name, found in document.each(w("sdt"))]
    fields = [(name, "form field", value(found, "helpText")) for name, found in document.each(w("ffData"))]
    return [
        Problem("A20", "E", f"{name}: a {what} has no name") for name, what, words in [*controls, *fields] if not words
    ]
