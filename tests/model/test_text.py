"""Lines, prose, days, numbers and ids: what each takes, and what it says of the rest."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pydantic_core import PydanticCustomError

from jdgen.model.day import Day, check_day, looks_like_day
from jdgen.model.text import Line, Prose, check_id, check_number, check_title, has_colon, one_line


def said(check: Any, value: Any) -> tuple[str, str]:
    with pytest.raises(PydanticCustomError) as caught:
        check(value)
    return caught.value.type, caught.value.message()


def test_a_line_is_stripped_and_kept() -> None:
    assert one_line("  a  b\t") == "a  b"
    assert one_line("a\n") == "a"


@pytest.mark.parametrize("text", ["a\nb", "a\r\nb", "a\rb"])
def test_a_line_is_one_line(text: str) -> None:
    message = "This has to be one line. Join the lines; if they are kept apart by |, use > instead."
    assert said(one_line, text) == ("JD017", message)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (["a"], "This should be text, but it is a list. Write it after the colon, on one line."),
        ({"a": "b"}, "The text here has a colon in it, so it needs quotes: "),
        ({"a": ["b"]}, "This should be text, but it has fields of its own."),
        ({"a": "b", "c": "d"}, "This should be text, but it has fields of its own."),
        ({}, "This should be text, but it has fields of its own."),
    ],
)
def test_what_is_no_text(value: Any, message: str) -> None:
    assert said(one_line, value) == ("JD005", message)


def test_text_with_a_colon_is_given_as_yaml_had_it() -> None:
    error = has_colon("a", "b")
    assert error.context["example"] == "a: b"  # type: ignore[attr-defined]


def test_titles() -> None:
    assert check_title("a" * 100) == "a" * 100
    expected = "This is 1,234 characters long. A title or heading may have at most 100."
    assert said(check_title, "a" * 1_234) == ("JD018", expected)


@pytest.mark.parametrize("text", ["a", "maths-teacher", "7", "a-1-b", "con-role", "a" * 64])
def test_ids(text: str) -> None:
    assert check_id(text) == text


@pytest.mark.parametrize("text", ["", "A", "a_b", "a--b", "-a", "a-", "a b", "../x", "é", "a" * 65, "a\n", "٧"])
def test_what_is_no_id(text: str) -> None:
    code, message = said(check_id, text)
    assert code == "JD021"
    assert message.startswith("An id may have small letters, digits and single hyphens only")


@pytest.mark.parametrize("text", ["con", "prn", "aux", "nul", "com1", "lpt9"])
def test_ids_that_windows_keeps(text: str) -> None:
    assert said(check_id, text) == ("JD021", f'Windows keeps the name "{text}" for itself. Choose another id.')


@pytest.mark.parametrize("text", ["0", "37.5", ".5", "999999999", "0.000001"])
def test_numbers(text: str) -> None:
    assert check_number(text) == Decimal(text)


@pytest.mark.parametrize(
    "text", ["", ".", "1.", "-1", "+1", "1e3", "1_000", "1,000", "0x1", "٣", "1 ", "nan", "1" * 10, "£5"]
)
def test_what_is_no_number(text: str) -> None:
    assert said(check_number, text)[0] == "JD006"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-12", date(2026, 12, 12)),
        ("2026-1-2", date(2026, 1, 2)),
        ("12 December 2026", date(2026, 12, 12)),
        ("2nd DEC 2026", date(2026, 12, 2)),
        ("29 February 2028", date(2028, 2, 29)),
    ],
)
def test_days(text: str, day: date) -> None:
    assert check_day(text) == day
    assert looks_like_day(text)


def test_a_day_is_printed_as_people_write_it() -> None:
    assert str(Day(2026, 12, 1)) == "1 December 2026"


@pytest.mark.parametrize("text", ["2026-02-30", "2026-13-01", "0000-01-01", "31 June 2027", "0 May 2027"])
def test_days_there_are_not(text: str) -> None:
    assert looks_like_day(text)
    assert said(check_day, text) == ("JD006", f'There is no such day as "{text}". Check the day and the month.')


@pytest.mark.parametrize("text", ["soon", "1/9", "September 2026", "12 Dezember 2026", "12 De 2026", "٢٠٢٦-٠١-٠١"])
def test_what_is_no_day(text: str) -> None:
    assert not looks_like_day(text)
    expected = f'"{text}" is not a date jdgen can read. Write it as 12 December 2026.'
    assert said(check_day, text) == ("JD006", expected)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("1/9/2026", '"1/9/2026" can be read as 1 September 2026 or as 9 January 2026. Write the month in words.'),
        ("01-09-26", '"01-09-26" can be read as 1 September 2026 or as 9 January 2026. Write the month in words.'),
        ("31/08/2027", '"31/08/2027" is not written as jdgen reads dates. Write it as 31 August 2027.'),
        ("5.5.2027", '"5.5.2027" is not written as jdgen reads dates. Write it as 5 May 2027.'),
        ("30/02/2027", 'There is no such day as "30/02/2027". Check the day and the month.'),
    ],
)
def test_days_in_digits(text: str, message: str) -> None:
    assert looks_like_day(text)
    assert said(check_day, text) == ("JD006", message)


def test_line_and_prose_are_text() -> None:
    assert (Line("a"), Prose("a")) == ("a", "a")
    assert not hasattr(Line("a"), "__dict__")
