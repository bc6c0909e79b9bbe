"""What spreadsheets make of what people type: dates in figures, formulas, and errors in place of values."""

from __future__ import annotations

import contextlib
import datetime
import re

from jdgen.findings import short

__all__ = ["as_typed", "in_a_table", "wrong_cell"]

_FORMULA = re.compile(r"[=@]|[+-][^0-9\s]")
_ERROR = re.compile(r"#(REF!|N/A|NAME\?|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)|#{3,}")
_FIGURES = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_SHORT_MONTH = re.compile(r"([0-9]{1,2})-([A-Za-z]{3,9})-([0-9]{4}|[0-9]{2})")


def wrong_cell(text: str) -> tuple[str, str] | None:
    """The code and the words for a cell that holds a formula or an error rather than text, or None."""
    if _ERROR.fullmatch(text):
        if text.startswith("##"):
            return "JD035", "The column was too narrow to show this when the table was saved. Widen it and save again."
        return "JD035", f"{text} is an error of the spreadsheet. Put right the formula, or write the text itself."
    if _FORMULA.match(text):
        return "JD034", f'"{short(text, 40)}" starts like a formula. Write the text without the {text[0]} at its start.'
    return None


def as_typed(text: str) -> str:
    """A day in figures or with a short month, as spreadsheets write it, in the words it was typed in.

    Day first, and only where it can be read in one way. Whatever else is left alone, for the model to judge.
    """
    figures = _FIGURES.fullmatch(text)
    if figures:
        day, month, year = (int(part) for part in figures.groups())
        with contextlib.suppress(ValueError):
            if day > 12 or day == month:
                return datetime.date(year, month, day).isoformat()
        return text
    short_month = _SHORT_MONTH.fullmatch(text)
    if short_month:
        return f"{short_month[1]} {short_month[2]} {'20' if len(short_month[3]) == 2 else ''}{short_month[3]}"
    return text


_REWORDED = (
    (
        r'Under contract, write "type: ([a-z-]+)", and give the rest a line of its own there, under "pattern" or "note".',
        r'Write "\1" here, and the rest in a column "pattern" or "note".',
    ),
    (
        r'Under contract, write it as "pattern: ([a-z-]+)", and the kind as "type: permanent" or the like.',
        r'Write "\1" in a column "pattern", and the kind here, such as permanent.',
    ),
    (
        r'Under contract, write "type: fixed-term", and why or until when on a line of its own there, such as .*',
        r'Write "fixed-term" here, and why or until when in a column "reason" or "until".',
    ),
)
_ONE_LINE = "This has to be one line, but there is a line break in the cell. Take it out."


def in_a_table(code: str, message: str) -> str:
    """What the model says of a value, for somebody who has cells to write in, and not lines of YAML."""
    if code == "JD017":
        return _ONE_LINE
    for said, cure in _REWORDED:
        message = re.sub(said, cure, message)
    return message
