"""Times of day: how they may be written, how they are printed, and what is said of the others."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from jdgen.model.clock import CLOCK_SCHEMA, check_clock

CURE = "Write it as 9am, 4.30pm, 12 noon, midnight or 17:00."


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("9am", "9am"),
        ("9 AM", "9am"),
        ("09.00am", "9am"),
        ("9.30am", "9.30am"),
        ("9:05 a.m.", "9.05am"),
        ("5 pm", "5pm"),
        ("11.59pm", "11.59pm"),
        ("12.30pm", "12.30pm"),
        ("12.01am", "12.01am"),
        ("12 noon", "12 noon"),
        ("Noon", "12 noon"),
        ("12 midday", "12 noon"),
        ("midnight", "midnight"),
        ("12 midnight", "midnight"),
        ("12:00", "12 noon"),
        ("00:00", "midnight"),
        ("17:00", "5pm"),
        ("17:00:00", "5pm"),
        ("09:30", "9.30am"),
    ],
)
def test_a_time_is_read_and_printed(typed: str, printed: str) -> None:
    assert str(check_clock(typed)) == printed


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("12pm", '"12pm" is noon to some and midnight to others. Write 12 noon or midnight.'),
        ("12.00am", '"12.00am" is noon to some and midnight to others. Write 12 noon or midnight.'),
        ("13pm", f'There is no such time as "13pm". {CURE}'),
        ("9.75am", f'There is no such time as "9.75am". {CURE}'),
        ("25:00", f'There is no such time as "25:00". {CURE}'),
        ("17:60", f'There is no such time as "17:60". {CURE}'),
        ("5", '"5" may be in the morning or in the afternoon. Write 5am or 5pm.'),
        ("4:30", '"4:30" may be in the morning or in the afternoon. Write 4.30am or 4.30pm.'),
        ("12", '"12" may be in the morning or in the afternoon. Write 12 noon or midnight.'),
        ("12.15", '"12.15" may be in the morning or in the afternoon. Write 12.15pm or 12.15am.'),
        ("5 o'clock", '"5 o\'clock" may be in the morning or in the afternoon. Write 5am or 5pm.'),
        ("17.00", '"17.00" is not written as jdgen reads times. Write it as 5pm.'),
        ("1700hrs", '"1700hrs" is not written as jdgen reads times. Write it as 5pm.'),
        ("17:00:30", '"17:00:30" is not written as jdgen reads times. Write it as 5pm.'),
        ("noon on Friday", f'"noon on Friday" is not a time jdgen can read. {CURE}'),
        ("end of day", f'"end of day" is not a time jdgen can read. {CURE}'),
    ],
)
def test_what_is_said_of_others(typed: str, said: str) -> None:
    with pytest.raises(PydanticCustomError) as caught:
        check_clock(typed)
    assert caught.value.message() == said


@given(st.times())
def test_what_is_printed_is_read_again(time: object) -> None:
    clock = check_clock(f"{time:%H:%M}")
    assert check_clock(str(clock)) == clock


@given(st.from_regex(r"\A[0-9]{0,2}[.: ]?[0-9]{0,2}(:00)? ?([ap]\.?m\.?|noon|midday|midnight|hrs)?\Z"))
def test_an_editor_is_told_the_same(text: str) -> None:
    text = text.strip()
    try:
        check_clock(text)
    except PydanticCustomError:
        good = False
    else:
        good = True
    assert good == bool(re.search(CLOCK_SCHEMA["pattern"], text))
