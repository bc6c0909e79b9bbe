"""What a text takes on a terminal, and what of it may get there."""

from __future__ import annotations

import io
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.report.screen import cell_width, fill, printable, show, width

ANY_TEXT = st.text(st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain", "plain"),
        ("Café £40,000 – “quoted”", "Café £40,000 – “quoted”"),
        ("a\tb", "a b"),
        ("no\u00a0break", "no\u00a0break"),
        ("wide\u3000space", "wide space"),
        ("\x1b[31m", "\\u001b[31m"),
        ("a\nb\r", "a\\u000ab\\u000d"),
        ("\x9b", "\\u009b"),
        ("\u202egnp.exe", "\\u202egnp.exe"),
        ("a\u200bb", "a\\u200bb"),
        ("soft\u00adhyphen", "soft\\u00adhyphen"),
        ("\uf0b7 bullet", "\\uf0b7 bullet"),
        ("\udc80", "\\udc80"),
        ("\U000e0041", "\\U000e0041"),
        ("👩\u200d🏫", "👩\u200d🏫"),
        ("[red]x[/]", "[red]x[/]"),
    ],
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(ANY_TEXT)
def test_nothing_a_terminal_acts_on_is_printable(text: str) -> None:
    unseen = {"Cc", "Cs", "Co", "Cn", "Zl", "Zp"}
    assert not [c for c in printable(text) if unicodedata.category(c) in unseen]
    assert not [c for c in printable(text) if unicodedata.category(c) == "Cf" and c not in "\u200c\u200d"]
    assert printable(printable(text)) == printable(text)


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("", 0),
        ("abc", 3),
        ("é", 1),
        ("e\u0301", 1),
        ("漢字", 4),
        ("ｆ", 2),
        ("😀", 2),
        ("❤\ufe0f", 1),
        ("क्", 1),
        ("각", 2),
    ],
)
def test_cell_width(text: str, cells: int) -> None:
    assert cell_width(text) == cells
    assert cell_width(unicodedata.normalize("NFD", text)) == cells


@pytest.mark.parametrize(
    ("text", "columns", "lines"),
    [
        ("", 10, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one  two ", 10, ["one two"]),
        ("out/maths-teacher/job-pack.docx", 31, ["out/maths-teacher/job-pack.docx"]),
        ("a b-c-d-e-f", 7, ["a", "b-c-d-e", "-f"]),
        ("x" * 25, 10, ["x" * 10, "x" * 10, "x" * 5]),
        ("漢字漢字 漢字", 5, ["漢字", "漢字", "漢字"]),
        ("such as id: maths-teacher", 16, ["such as id:", "maths-teacher"]),
        ("such as id: maths-teacher", 17, ["such as", "id: maths-teacher"]),
        ("a\u00a0b c", 3, ["a\u00a0b", "c"]),
    ],
)
def test_fill(text: str, columns: int, lines: list[str]) -> None:
    assert fill(text, columns) == lines


@given(ANY_TEXT.map(printable), st.integers(2, 30))
def test_filled_text_fits_and_loses_nothing(text: str, columns: int) -> None:
    lines = fill(text, columns)
    assert lines
    assert all(cell_width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize(
    ("columns", "used"), [("200", 100), ("100", 100), ("80", 80), ("60", 60), ("10", 40), ("0", 80), ("x", 80)]
)
def test_width(monkeypatch: pytest.MonkeyPatch, columns: str, used: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    monkeypatch.setattr(sys, "__stdout__", io.StringIO())
    assert width() == used


@pytest.mark.parametrize("colour", [False, True])
def test_show_writes_the_same_words_with_colour_and_without(monkeypatch: pytest.MonkeyPatch, colour: bool) -> None:
    stream = io.StringIO()
    stream.isatty = lambda: colour  # type: ignore[method-assign]
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    show(
        [[("place", "bold red"), (" [red]text[/] :smile: " + "long " * 60 + "end", "")], [], [("last", "dim")]], stream
    )
    said = stream.getvalue()
    assert ("\x1b[" in said) == colour
    for code in ("\x1b[1;31m", "\x1b[2m", "\x1b[0m"):
        said = said.replace(code, "")
    assert said == "place [red]text[/] :smile: " + "long " * 60 + "end\n\nlast\n"
