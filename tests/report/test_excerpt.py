"""The line under a message: its carets stand under the place, whatever the letters and however long the line."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from jdgen.findings import Finding, Severity, Span
from jdgen.report.excerpt import BLANK, Excerpt, excerpt
from jdgen.report.screen import cell_width, printable


def at(line: str, start: int, end: int, end_line: int = 1) -> Finding:
    """A finding from one index of a line to another."""
    return Finding("JD003", "x", Span("f", 1, start + 1, end_line, end + 1), Severity.ERROR, excerpt=line)


def drawn(shown: Excerpt) -> tuple[str, str]:
    return shown.line, " " * shown.before + "^" * shown.carets


@pytest.mark.parametrize(
    ("line", "marked", "under"),
    [
        ("titel: x", "titel", "^^^^^"),
        ("    itms: x", "itms", "    ^^^^"),
        ("漢字: wrong", "wrong", "      ^^^^^"),
        ("a: 漢字", "漢字", "   ^^^^"),
        ("cafe\u0301: wrong", "wrong", "      ^^^^^"),
        ("😀 wrong", "wrong", "   ^^^^^"),
        ("a: x\u200by", "\u200b", "    ^^^^^^"),
        ("\u202ea: wrong", "wrong", "         ^^^^^"),
        ("\ta: wrong", "wrong", "    ^^^^^"),
    ],
)
def test_carets_stand_under_the_place(line: str, marked: str, under: str) -> None:
    start = line.index(marked)
    assert drawn(excerpt(at(line, start, start + len(marked)), 70)) == (printable(line), under)


def test_a_place_without_width_has_one_caret() -> None:
    assert drawn(excerpt(at("ab", 1, 1), 70)) == ("ab", " ^")
    assert drawn(excerpt(at("ab", 2, 2), 70)) == ("ab", "  ^")
    assert drawn(excerpt(at("e\u0301", 1, 2), 70)) == ("e\u0301", " ^")
    assert drawn(excerpt(at("ab   ", 4, 9), 70)) == ("ab", "  ^")


def test_a_control_at_the_end_of_a_line_is_seen() -> None:
    assert drawn(excerpt(at("ab\x0c", 2, 3), 70)) == ("ab\\u000c", "  ^^^^^^")


def test_a_place_of_several_lines_is_marked_to_the_end_of_the_first() -> None:
    assert drawn(excerpt(at("duties: |  ", 8, 3, end_line=5), 70)) == ("duties: |", " " * 8 + "^")


def test_a_long_line_is_cut_after_the_place() -> None:
    line = "titel: " + "word " * 40
    shown = excerpt(at(line, 0, 5), 40)
    assert drawn(shown) == ("titel: word word word word word word ...", "^^^^^")


def test_a_long_line_is_cut_before_the_place() -> None:
    line = "word " * 40 + "wrong"
    assert drawn(excerpt(at(line, 200, 205), 40)) == (
        "...d word word word word word word wrong",
        "                                   ^^^^^",
    )


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "word " * 40 + "wrong" + " more" * 40
    assert drawn(excerpt(at(line, 200, 205), 40)) == (
        "...d word word wrong more more more m...",
        "               ^^^^^",
    )


def test_a_place_longer_than_the_screen_is_marked_as_far_as_it_is_seen() -> None:
    shown = excerpt(at("heading: " + "x" * 200, 9, 209), 40)
    assert drawn(shown) == ("heading: " + "x" * 28 + "...", " " * 9 + "^" * 28)


def test_a_line_of_a_million_characters_is_cut_at_once() -> None:
    line = "x" * 1_000_000
    shown = excerpt(at(line, 500_000, 500_003), 40)
    assert len(shown.line) == 40
    assert shown.carets == 3


@given(
    st.text(st.characters(exclude_characters="\n"), max_size=120),
    st.integers(0, 130),
    st.integers(0, 130),
    st.integers(20, 80),
)
@example("漢" * 60, 30, 31, 21)
@example("x" * 40, 40, 1, 40)
@example("\u200b" * 60, 30, 31, 20)
def test_the_place_is_always_in_view(line: str, start: int, length: int, columns: int) -> None:
    start = min(start, len(line.rstrip(BLANK)))
    shown = excerpt(at(line, start, start + length), columns)
    assert cell_width(shown.line) <= columns
    assert shown.carets >= 1
    assert shown.before + shown.carets <= columns
    inside = line.rstrip(BLANK)[start : start + length]
    if inside:
        at_caret = [shown.line[i:] for i in range(len(shown.line) + 1) if cell_width(shown.line[:i]) == shown.before]
        assert any(rest.startswith(printable(inside[0])) for rest in at_caret)
