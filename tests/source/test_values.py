"""Text stays text, whatever YAML would make of it; and the field decides what else it may be."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jdgen.model.text import Line, Prose
from tests.source.reading import codes, load, outcome

PLAIN = """
no yes on off NO y n true false True 07 0123 010 0777 001234 37:30 8:30 12:30 1e3 1.10 1.0 0x1F 0o17 1_000 -1 +5 .nan .inf
2027-01-01 2026-02-30 01234567890 08123 NaN = << C# a*b R&D <KS3> A*s x|y L8-L10 TLR3(£702) http://a.example/x#y £40,000
_ . .. ?x -x :x ~x null. Nulls
"""


@pytest.mark.parametrize("word", PLAIN.split())
def test_a_word_without_quotes_arrives_as_typed(word: str, tmp_path: Path) -> None:
    text = (
        f"title: {word}\npurpose: {word}\nsign_off: [a]\ndetails:\n  Row: {word}\ncustom:\n  deep: [{{x: {word} }}]\n"
    )
    if word.startswith(("?", ":", "=", "<")) or "," in word:
        text = text.replace(f"[{{x: {word} }}]", f"\n    - x: {word}")
    role_file = load(tmp_path, text)
    assert outcome(role_file) == ["a role"]
    role = role_file.role
    assert role is not None
    assert [role.title, role.purpose, role.details["Row"]] == [word] * 3
    assert role.custom == {"deep": [{"x": word}]}
    assert (type(role.title), type(role.purpose)) == (Line, Prose)


@pytest.mark.parametrize("word", ["null", "~", "Null", "NULL", ""])
def test_what_yaml_calls_nothing_is_nothing(word: str, tmp_path: Path) -> None:
    role_file = load(tmp_path, f"title: T\nsalary: {word}\n")
    assert codes(role_file) == ["JD008"]
    assert role_file.role is not None
    assert role_file.role.salary is None


@pytest.mark.parametrize("word", ["null", "~", "Null", "NULL"])
def test_and_is_text_in_quotes(word: str, tmp_path: Path) -> None:
    role_file = load(tmp_path, f"title: T\nsalary: '{word}'\n")
    assert role_file.findings == ()
    assert role_file.role is not None
    assert role_file.role.salary == word


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("1", "1"), ("0.6", "0.6"), ("'0.6'", "0.6"), (" .5", "0.5"), ("1.0", "1.0"), ("0.000001", "0.000001")],
)
def test_shares(typed: str, meant: str, tmp_path: Path) -> None:
    role = load(tmp_path, f"title: T\ncontract:\n  fte: {typed}\n").role
    assert role is not None
    assert role.contract is not None
    assert role.contract.fte == Decimal(meant)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-12-12", date(2026, 12, 12)),
        ("2026-9-1", date(2026, 9, 1)),
        ("12 December 2026", date(2026, 12, 12)),
        ("1st Sep 2026", date(2026, 9, 1)),
        ("29 February 2028", date(2028, 2, 29)),
        ("'3rd May 2027'", date(2027, 5, 3)),
    ],
)
def test_dates(typed: str, meant: date, tmp_path: Path) -> None:
    role = load(tmp_path, f"title: T\nreviewed: {typed}\ncontract:\n  until: {typed}\n").role
    assert role is not None
    assert role.contract is not None
    assert role.reviewed == role.contract.until == meant
    assert str(role.reviewed) == f"{meant.day} {meant:%B} {meant.year}"


def test_words_where_a_date_may_stand(tmp_path: Path) -> None:
    role = load(tmp_path, "title: T\ncontract:\n  start: as soon as possible\n  until: 2027\n").role
    assert role is not None
    assert role.contract is not None
    assert (role.contract.start, role.contract.until) == ("as soon as possible", "2027")


def test_short_forms_and_long_forms_are_one(tmp_path: Path) -> None:
    short = load(
        tmp_path,
        """title: T
organisation: Kingsmead
contract: permanent
reports_to: Headteacher
line_manager: [Deputy, Head of Year]
duties: [Plan, Teach]
conditions: One
sign_off: Postholder
statements: [We care.]
person_specification:
  assessed_by: application, interview
  categories:
    - category: Skills
      essential: ["Kind [task]"]
""",
    )
    long = load(
        tmp_path,
        """title: T
organisation: {name: Kingsmead}
contract: {type: permanent}
reports_to: {all_of: [Headteacher]}
line_manager: {all_of: [Deputy, Head of Year]}
duties:
  - items: [{text: Plan}, {text: Teach}]
conditions: [One]
sign_off: [Postholder]
statements: [{text: We care.}]
person_specification:
  assessed_by: [application, interview]
  categories:
    - category: Skills
      essential: [{text: Kind, assessed_by: [task]}]
""",
    )
    assert short.findings == long.findings == ()
    assert short.role is not None
    assert short.role == long.role


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Maths Teacher (2026).yaml", "maths-teacher-2026"),
        ("Café Manager.yaml", "cafe-manager"),
        ("con.yaml", "con-role"),
        ("a" * 100 + ".yaml", "a" * 64),
        ("..x.yaml", "x"),
    ],
)
def test_the_id_of_a_file(name: str, expected: str, tmp_path: Path) -> None:
    role_file = load(tmp_path, "title: T\n", name)
    assert role_file.id == expected
    assert role_file.role is not None


def test_a_file_name_without_letters_needs_an_id(tmp_path: Path) -> None:
    role_file = load(tmp_path, "title: T\n", "数学.yaml")
    message = "No folder name can be made of this file's name. Add a line such as: id: maths-teacher"
    assert outcome(role_file) == ["no role", f"JD021 error file {message}"]
    assert load(tmp_path, "title: T\nid: maths\n", "数学.yaml").id == "maths"
