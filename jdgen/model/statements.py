"""Statements that a role names without anybody having given their words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from jdgen.findings import short
from jdgen.model.fault import Fault
from jdgen.model.job_description import is_statement_name

__all__ = ["unknown_statements"]


def unknown_statements(data: Mapping[str, Any], shipped: Iterable[str] = ()) -> Iterator[Fault]:
    """Each statement given by a name for which nobody has wording, in a role as plain data.

    ``shipped`` are the names of those that come with jdgen, which have been looked up before.
    """
    statements = data.get("statements")
    organisation = data.get("organisation")
    own = organisation.get("statements") if isinstance(organisation, dict) else None
    names = list(own) if isinstance(own, dict) else []
    known: list[str] = []
    for index, statement in enumerate(statements if isinstance(statements, list) else []):
        text = statement.get("text") if isinstance(statement, dict) else statement
        name = text.strip() if isinstance(text, str) else ""
        if is_statement_name(name) and name not in names:
            known = known or [*names, *shipped]
            yield Fault("JD020", _message(name, known), ("statements", index, "text"))


def _message(name: str, names: list[str]) -> str:
    close = get_close_matches(name, names, 1, 0.6)
    if close:
        return f'There is no statement called "{short(name)}". Did you mean "{close[0]}"?'
    return (
        f'There is no statement called "{short(name)}". Write the statement out here, or give its words under '
        "organisation, statements."
    )
