"""What holds of every file there could be."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from jdgen.findings import Finding, Severity
from jdgen.source.characters import forbidden
from jdgen.source.places import Place
from jdgen.source.role_file import RoleFile
from tests.source.reading import load

SAMPLE = (Path(__file__).parent / "sample.yaml").read_text(encoding="utf-8")
LINES = SAMPLE.split("\n")
JARGON = re.compile(
    r"pydantic|\bnull\b|mapping|sequence|schema|NoneType|\bdict\b|\bNone\b|Traceback|\bnode\b|scalar|token|\bkey\b|\bparse"
    r"|jdgen\.|\bstr\b|unicode|exception|input should|extra_forbidden|<class"
)
many = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

SIGNS = "-:?#&*!|>%@`'\"[]{},~ \n\t\\=."
WORDS = [
    "title: ",
    "duties:\n",
    "  items:\n",
    "essential",
    "null",
    "2026-02-30",
    "\\x0b",
    "%YAML 1.2\n",
    "!!str ",
    "<<: ",
]
PAIRS = [": ", "- ", "\n  ", "\n- ", "---\n", "...\n", "*a", "&a ", "\r\n", "\x00", "\u2028", "\ufeff", "’"]
PIECES = st.sampled_from([*SIGNS, *WORDS, *PAIRS])
YAML_LIKE = st.lists(PIECES | st.text(max_size=4), max_size=30).map("".join)


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """The sample with a few pieces put in, or cut out."""
    text = SAMPLE
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(PIECES) + text[at + draw(st.integers(0, 5)) :]
    return text


def check_finding(found: Finding, role_file: RoleFile, given_text: str) -> None:
    assert re.fullmatch(r"JD(0\d\d|32\d)", found.code)
    assert found.message == found.message.strip()
    assert "\n" not in found.message
    assert found.message[0].isupper() or found.message[0] in '"‘“'
    assert len(found.message) < 420
    assert not (said := JARGON.search(found.message)) or said[0] in given_text, found.message
    span, lines = found.span, role_file.content.lines
    assert (span.line, span.column) <= (span.end_line, span.end_column)
    if span.line and lines:
        assert span.line <= len(lines)
        assert 1 <= span.column <= len(lines[span.line - 1]) + 1
        assert span.end_line <= len(lines)
        assert found.excerpt == lines[span.line - 1]


def check_file(content: str | bytes, folder: Path) -> RoleFile:
    role_file = load(folder, content)
    text = content if isinstance(content, str) else content.decode("latin-1")
    for found in role_file.findings:
        check_finding(found, role_file, text)
    worst = any(f.severity is Severity.ERROR for f in role_file.findings)
    assert worst == (role_file.role is None)
    return role_file


@many
@given(st.binary(max_size=200))
def test_any_bytes(tmp_path: Path, content: bytes) -> None:
    check_file(content, tmp_path)


@many
@given(YAML_LIKE)
def test_anything_that_looks_like_yaml(tmp_path: Path, content: str) -> None:
    check_file(content, tmp_path)


@settings(many, max_examples=600)
@given(damaged())
def test_a_damaged_role(tmp_path: Path, content: str) -> None:
    check_file(content, tmp_path)


def test_the_sample_is_whole(tmp_path: Path) -> None:
    assert check_file(SAMPLE, tmp_path).findings == ()


# A field given twice


def keys_of(place: Place) -> list[tuple[str, Place]]:
    children = place.children
    if isinstance(children, dict):
        own = [(name, child.key) for name, child in children.items() if child.key]
        return own + [key for child in children.values() for key in keys_of(child)]
    return [key for child in children or [] for key in keys_of(child)]


def sample_keys(folder: Path) -> list[tuple[str, Place]]:
    return keys_of(load(folder, SAMPLE).content.places)


def test_any_field_twice_is_told_with_both_lines(tmp_path: Path) -> None:
    keys = sample_keys(tmp_path)
    assert len(keys) > 50
    for name, place in keys:
        row, start = place.line - 1, place.column - 1
        line = LINES[row]
        twice = [line[:start] + f"{name}: again", " " * start + line[start:]]
        role_file = load(tmp_path, "\n".join([*LINES[:row], *twice, *LINES[row + 1 :]]))
        assert role_file.role is None
        (found,) = [f for f in role_file.findings if f.code == "JD007"]
        assert (found.span.line, found.span.column) == (row + 2, start + 1)
        assert (
            found.message
            == f'"{name}" is given twice here, first on line {row + 1}. Keep one of the two, or join them.'
        )


# Text


def written_in_quotes(text: str, escaped: list[bool]) -> str:
    def one(character: str, escape: bool) -> str:
        if character in '"\\':
            return "\\" + character
        if escape or character in "\n\r":
            return f"\\U{ord(character):08x}"
        return character

    return '"' + "".join(map(one, text, escaped)) + '"'


@st.composite
def texts(draw: st.DrawFn) -> tuple[str, str]:
    text = draw(
        st.text(st.characters(), max_size=40)
        | st.text(alphabet="ab \t:#'\"\\*[]{}\n\r\x0b\u2028\ud800😀é", max_size=20)
    )
    escaped = draw(st.lists(st.booleans(), min_size=len(text), max_size=len(text)))
    return text, written_in_quotes(text, escaped)


@settings(many, max_examples=1000)
@given(texts())
def test_any_text_arrives_unchanged_or_is_refused_at_its_place(tmp_path: Path, pair: tuple[str, str]) -> None:
    text, quoted = pair
    # A file that starts a line with a byte order mark, or breaks lines inside quotes, is another matter.
    assume("\n" not in quoted and "\r" not in quoted)
    role_file = check_file(f"title: T\nsalary: {quoted}\n", tmp_path)
    errors = {f.code for f in role_file.findings if f.severity is Severity.ERROR}
    kept = text.strip()
    if list(forbidden(text)):
        assert errors & {"JD010", "JD009"}
        assert {f.span.line for f in role_file.findings if f.code in ("JD010", "JD009")} == {2}
    elif "\n" in kept or "\r" in kept:
        assert errors == {"JD017"}
    else:
        assert role_file.role is not None
        assert role_file.role.salary == (kept or None)
        assert ("JD008" in {f.code for f in role_file.findings}) == (not kept)


@many
@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=30))
def test_any_text_without_quotes_is_kept_or_something_is_said(tmp_path: Path, text: str) -> None:
    role_file = check_file(f"title: T\nsalary: {text}\n", tmp_path)
    if not role_file.findings:
        assert role_file.role is not None
        kept = role_file.role.salary or ""
        # Two spaces before # set off a note.
        assert unicodedata.normalize("NFC", text.split("  #")[0].strip()) == unicodedata.normalize("NFC", kept) or (
            text.strip()[0] in "'\"|>"
        )


@pytest.mark.parametrize("extra", ["", "# a note\n", "---\n"])
def test_places_do_not_depend_on_what_stands_above(extra: str, tmp_path: Path) -> None:
    found = load(tmp_path, extra + "title: T\nsalery: 1\n").findings
    assert [(f.span.line, f.span.column) for f in found] == [(2 + bool(extra), 1)]


@pytest.mark.parametrize(
    "content", ["-\ufeff", "title: T\nstatements:\ufeff\n  a: b\n", "-", "? ? ?", "\ufeff\ufeff", "- \n- x\n: y"]
)
def test_files_that_were_once_told_of_badly(content: str, tmp_path: Path) -> None:
    assert check_file(content, tmp_path).role is None
