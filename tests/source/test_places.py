"""Where things stand: columns in characters, whatever stands before them, and the exact item of a list."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdgen.findings import Span
from jdgen.source.places import Place, find_place
from tests.source.reading import load


@pytest.mark.parametrize(
    ("before", "column"), [("abc", 12), ("é", 10), ("e\u0301", 11), ("数学", 11), ("👩‍🏫", 12), ("𝔘𝔫", 11), ("x\t", 11)]
)
def test_columns_count_characters(before: str, column: int, tmp_path: Path) -> None:
    text = f'title: T\nsign_off: ["{before}"]\nsalary: {before}\x0b\n'
    (found,) = [f for f in load(tmp_path, text).findings if f.code == "JD010"]
    assert (found.span.line, found.span.column) == (3, column)
    (found,) = [f for f in load(tmp_path, f'title: T\nsign_off: ["{before}", [a]]\n').findings if f.code == "JD005"]
    assert (found.span.line, found.span.column) == (2, column + 7)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_columns_with_a_byte_order_mark_and_every_line_end(end: str, mark: bytes, tmp_path: Path) -> None:
    for row, text in enumerate(["titel: T", "title: T\nsalery: 3"]):
        (found,) = load(tmp_path, mark + (text + "\n").replace("\n", end).encode()).findings
        assert found.span == Span("role.yaml", row + 1, 1, row + 1, 6 + row)
        assert found.excerpt == text.split("\n")[row]


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("duties:\n  - a\n  - [b]\n", 3, 5),
        ("duties: [a, [b]]\n", 1, 13),
        ("duties:\n  - a\n  - text: b\n    items:\n      - c\n      - {text: [e]}\n", 6, 10),
        ("duties:\n  - text: b\n    items: [x]\n  - text: c\n    items:\n      - y\n      - [z]\n", 7, 9),
        ("duties:\n  - heading: h\n    items:\n      - a\n      - [b]\n", 5, 9),
        ("duties:\n  - groups:\n      - items: [a, [b]]\n", 3, 20),
        ("reports_to: [a, [b]]\n", 1, 17),
        ("reports_to: {all_of: [a, [b]]}\n", 1, 26),
        ("reports_to:\n  any_of:\n    - a\n    - [b]\n", 4, 7),
        ("conditions:\n  - a\n  - [b]\n", 3, 5),
        ("statements:\n  - a b\n  - [b]\n", 3, 5),
        ("organisation: [a]\n", 1, 1),
        ("contract: {type: permanent, fte: 2}\n", 1, 34),
        ("person_specification:\n  assessed_by: [interview, vibes]\n", 2, 28),
        ("person_specification:\n  assessed_by: interview, vibes\n", 2, 16),
        (
            'person_specification:\n  categories:\n    - category: c\n      criteria: ["a", "b [task, x]"]\n',
            4,
            23,
        ),
        (
            "person_specification:\n  categories:\n    - category: c\n      criteria:\n        - any_of: [a, [b]]\n",
            5,
            23,
        ),
        ("details:\n  a: b\n  c: [d]\n", 3, 3),
        ("sign_off:\n  - a\n  - |\n    b\n    c\n", 3, 5),
    ],
)
def test_a_finding_points_at_the_exact_item(text: str, line: int, column: int, tmp_path: Path) -> None:
    findings = load(tmp_path, "title: T\n" + text).findings
    assert [(f.span.line, f.span.column) for f in findings] == [(line + 1, column)], findings


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("title",), 1, 8),
        (("duties", 0, "items", 1, "text"), 4, 5),
        (("duties", 0, "items", 2, "items", 0, "text"), 6, 13),
        (("reports_to", "all_of", 0), 7, 13),
        (("organisation", "name"), 8, 15),
        (("id",), 1, 1),
        ((), 1, 1),
    ],
)
def test_a_path_of_the_model_is_found_in_short_forms(
    path: tuple[str | int, ...], line: int, column: int, tmp_path: Path
) -> None:
    text = "title: T\nduties:\n  - a\n  - b\n  - text: c\n    items: [d]\nreports_to: Head\norganisation: School\n"
    role_file = load(tmp_path, text)
    assert role_file.role is not None
    span = role_file.span(path)
    assert (span.line, span.column) == (line, column)


def test_find_place_says_how_much_of_the_path_there_is() -> None:
    root, child = Place(1, 1, 2, 1), Place(1, 4, 1, 5)
    root.children = {"a": child}
    assert find_place(root, ("a", "b", 0)) == (child, ("a",))
    assert find_place(root, ("b",)) == (root, ())
    assert root.child(0) is None
    child.children = [Place(1, 4, 1, 5)]
    assert child.child(1) is None
    assert child.child("x") is None
    assert child.child(-1) is None


def test_a_part_ends_with_its_last_word(tmp_path: Path) -> None:
    role_file = load(tmp_path, "title: T\ncontract:\n  hours: 30\n  weeks: 39\n\n\nsalary: x\n")
    assert role_file.span(("contract",)) == Span("role.yaml", 3, 3, 4, 12)
