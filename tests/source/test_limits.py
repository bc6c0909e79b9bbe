"""Files made to hurt: deep, wide, doubling, or with more wrong than anybody can read."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from jdgen.source.role_file import MOST_FINDINGS
from tests.source.reading import codes, load, run_check

DEEP = "This is more than 50 levels deep. Check the brackets and the spaces at the start of the line."
OPENERS = {
    "[": lambda n: "title: T\ncustom:\n  a: " + "[" * n + "x" + "]" * n + "\n",
    "{a: ": lambda n: "title: T\ncustom:\n  a: " + "{a: " * n + "x" + "}" * n + "\n",
    "- ": lambda n: "title: T\ncustom:\n  a:\n    " + "- " * n + "x\n",
}


@pytest.mark.parametrize("opener", OPENERS)
@pytest.mark.parametrize("depth", [49, 50, 51, 100_000])
def test_depth(opener: str, depth: int, tmp_path: Path) -> None:
    # The file itself and custom are the first two levels.
    role_file = load(tmp_path, OPENERS[opener](depth - 2))
    if depth <= 50:
        assert role_file.role is not None
        assert role_file.findings == ()
        return
    (found,) = role_file.findings
    assert (found.code, found.message) == ("JD013", DEEP)
    start = 5 if opener == "- " else 6
    column = start + 48 * len(opener)
    assert (found.span.line, found.span.column) == ((4 if opener == "- " else 3), column)
    assert role_file.role is None


@pytest.mark.parametrize("opener", ["[", "{a: ", "- ", "? "])
@pytest.mark.parametrize("depth", [50, 51, 100_000])
def test_depth_from_the_first_character(opener: str, depth: int, tmp_path: Path) -> None:
    role_file = load(tmp_path, opener * depth)
    assert role_file.role is None
    assert 1 <= len(role_file.findings) <= 2
    assert ("JD013" in codes(role_file)) == (depth > 50)


def nested_duties(levels: int) -> str:
    text = "title: T\nduties:\n"
    for level in range(levels - 1):
        text += "  " * (2 * level) + f"  - text: level {level}\n" + "  " * (2 * level) + "    items:\n"
    return text + "  " * (2 * levels - 2) + "  - the last\n"


def test_duties_go_three_deep(tmp_path: Path) -> None:
    role_file = load(tmp_path, nested_duties(3))
    assert role_file.findings == ()
    assert role_file.role is not None


@pytest.mark.parametrize("levels", [4, 5, 23])
def test_a_fourth_list_inside_another_is_told_once(levels: int, tmp_path: Path) -> None:
    role_file = load(tmp_path, nested_duties(levels))
    (found,) = role_file.findings
    assert (found.code, found.span.line, found.path) == ("JD013", 9, "duties[0].items[0].items[0].items[0]")
    assert (
        found.message == "Duties can have lists inside them, up to three deep; this is a fourth. Move it one step out."
    )
    assert role_file.role is None


@pytest.mark.parametrize("opener", ["[", "{a: ", "- ", "? ", "[{a: "])
def test_the_exit_code_of_a_deep_file_is_one(opener: str, tmp_path: Path) -> None:
    (tmp_path / "role.yaml").write_text(opener * 100_000)
    run = run_check(tmp_path)
    assert run.returncode == 1, run.stderr
    assert b"JD013" in run.stdout
    assert run.stderr == b""


def alias_bomb(levels: int) -> str:
    lines = ["title: T", "custom:", "  a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"  a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 9) + "]" for i in range(1, levels)]
    return "\n".join(lines) + "\n"


def merge_bomb(levels: int) -> str:
    lines = ["title: T", "custom:", "  a0: &a0 {k0: v}"]
    lines += [f"  a{i}: &a{i}\n    <<: [" + ", ".join([f"*a{i - 1}"] * 9) + f"]\n    k{i}: v" for i in range(1, levels)]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("bomb", [alias_bomb, merge_bomb])
@pytest.mark.parametrize("levels", [3, 9, 12])
def test_bombs_are_refused_at_once(bomb: Callable[[int], str], levels: int, tmp_path: Path) -> None:
    tracemalloc.start()
    try:
        role_file = load(tmp_path, bomb(levels))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert set(codes(role_file)) == {"JD011"}
    assert len(role_file.findings) >= levels
    assert peak < 20_000_000


@pytest.mark.parametrize(
    ("text", "code", "number"),
    [
        ("title: T\n" + "".join(f"f{i}x: y\n" for i in range(20_000)), "JD003", 20_000),
        ("title: T\n" + "title: U\n" * 20_000, "JD007", 20_000),
        ("title: T\nsign_off:\n" + "  -\n" * 20_000, "JD008", 20_000),
        ("title: T\nduties: [" + "[]," * 20_000 + "]\n", "JD005", 20_000),
        ("title: T\nsign_off: [" + "*a," * 20_000 + "]\n", "JD011", 20_000),
    ],
    ids=["unknown fields", "a field again and again", "empty items", "lists in a list", "aliases"],
)
def test_more_findings_than_anybody_reads_are_counted(text: str, code: str, number: int, tmp_path: Path) -> None:
    role_file = load(tmp_path, text)
    assert codes(role_file) == [*[code] * MOST_FINDINGS, "JD024"]
    last = role_file.findings[-1]
    assert last.message == f"There are {number - MOST_FINDINGS:,} more problems in this file. Put these right first."
    assert last.severity.word == "note"


def test_errors_are_told_before_warnings_where_not_all_can_be(tmp_path: Path) -> None:
    text = "title: T\nsign_off:\n" + "  -\n" * 300 + "salery: 3\n"
    role_file = load(tmp_path, text)
    assert role_file.role is None
    assert codes(role_file) == [*["JD008"] * (MOST_FINDINGS - 1), "JD003", "JD024"]


def test_one_line_of_a_megabyte_makes_no_long_message(tmp_path: Path) -> None:
    for text in (
        "title: T\nsalary: " + "a: " * 300_000 + "\n",
        "title: T\n" + "x" * 900_000 + ": a\n",
        "salary:" + "x" * 900_000,
    ):
        role_file = load(tmp_path, text)
        assert role_file.role is None
        assert max(len(found.message) for found in role_file.findings) < 400


def test_a_file_wrong_in_every_line_ends(tmp_path: Path) -> None:
    role_file = load(tmp_path, "title: T\n" + "purpose: a: b\n" * 60_000)
    assert codes(role_file) == ["JD002"] * 50
    assert [f.span.line for f in role_file.findings] == list(range(2, 52))


def test_50_000_rows_are_read(tmp_path: Path) -> None:
    role_file = load(tmp_path, "title: T\nduties:\n" + "".join(f"  - duty {i}\n" for i in range(50_000)))
    assert role_file.role is not None
    assert len(role_file.role.duties[0].items) == 50_000
    assert role_file.span(("duties", 0, "items", 49_999)).line == 50_002


def test_a_title_of_5_000_characters(tmp_path: Path) -> None:
    (found,) = load(tmp_path, "title: " + "a" * 5_000 + "\n").findings
    assert found.code == "JD018"
    assert found.message == "This is 5,000 characters long. A title or heading may have at most 100."
    assert (found.span.column, found.span.end_column) == (8, 5_008)
    at_most = load(tmp_path, "title: " + "a" * 100 + "\n")
    assert at_most.role is not None


def test_numbers_of_many_digits(tmp_path: Path) -> None:
    for digits in (10, 18, 19, 4_300, 4_301, 5_000):
        (found,) = load(tmp_path, "title: T\ncontract:\n  full_time_hours: " + "9" * digits + "\n").findings
        assert found.code == "JD006"
        assert len(found.message) < 150
    text = load(tmp_path, "title: T\nsalary: " + "9" * 5_000 + "\n")
    assert text.role is not None
    assert text.role.salary == "9" * 5_000


def test_nothing_but_the_strict_reader_reads_yaml() -> None:
    import re

    import jdgen

    for module in Path(jdgen.__file__).parent.rglob("*.py"):
        source = module.read_text(encoding="utf-8")
        assert not re.search(r"yaml\.(unsafe_|full_|safe_)?load|Loader|yaml\.compose", source), module


@pytest.mark.parametrize(
    "text",
    [
        "title: T\nduties:\n" + "  - {text: a, b: c}\n" * 20_000,
        "title: T\nduties:\n  - heading: x\n    items:\n" + "    - {heading: a, items: [c]}\n" * 20_000,
        "title: T\npurpose: |\n" + "  - a\n  b\n" * 40_000,
        "title: T\npurpose:\n" + "  c\n  d: e\n" * 40_000,
        "title: T\nsalary: x\n" + "c\n" * 200_000,
        "title: T\nsalary: " + "\t a" * 200_000 + "\n",
        'title: T\npurpose: "a' + " " * 400_000 + "\n\n" + " " * 400_000 + 'b"\n',
        'title: T\nconditions: "' + "  a\n\n  b\\n\n" * 40_000 + '"\n',
    ],
    ids=["duties", "groups among items", "glued", "no bar", "no fields", "tabs", "spaces", "paragraphs"],
)
def test_what_is_said_of_long_files_takes_no_long_time(text: str, tmp_path: Path) -> None:
    start = time.process_time()
    role_file = load(tmp_path, text)
    assert time.process_time() - start < 15
    assert all(len(found.message) < 400 for found in role_file.findings)
