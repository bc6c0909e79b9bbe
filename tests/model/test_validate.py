"""From plain data to a role, or to everything wrong with it: nothing of pydantic's comes through."""

from __future__ import annotations

from typing import Any

import pytest

from jdgen.codes import CODES
from jdgen.findings import Finding, Span, finding, format_path, in_reading_order, short
from jdgen.model.assessment import METHODS, method_label, split_methods
from jdgen.model.contract import Posts
from jdgen.model.fault import Fault
from jdgen.model.fields import field_names
from jdgen.model.job_description import are_duties, path_as_typed
from jdgen.model.role import Role
from jdgen.model.suggest import suggest
from jdgen.model.text import Line
from jdgen.model.validate import validate


def faults(**fields: Any) -> list[Fault]:
    outcome = validate({"title": "T", **fields})
    assert isinstance(outcome, tuple), "this makes a role"
    return list(outcome)


def role(**fields: Any) -> Role:
    outcome = validate({"title": "T", **fields})
    assert isinstance(outcome, Role), outcome
    return outcome


def test_a_title_is_enough() -> None:
    assert role().title == "T"
    assert role().duties == ()
    assert role().person_specification is None


def test_a_role_is_frozen() -> None:
    with pytest.raises(ValueError, match="frozen"):
        role().title = Line("x")  # type: ignore[misc]


def test_everything_wrong_is_said_at_once() -> None:
    found = faults(salery="1", contract={"fte": "2", "hour": "3"}, reviewed="soon", duties="x")
    assert sorted((f.code, format_path(f.path)) for f in found) == [
        ("JD003", "contract.hour"),
        ("JD003", "salery"),
        ("JD005", "duties"),
        ("JD006", "contract.fte"),
        ("JD006", "reviewed"),
    ]
    assert [f.on_field for f in found if f.code == "JD003"] == [True, True]


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("salery", '"salery" is not something a role can have. Did you mean "salary"?'),
        ("Salary", '"Salary" is not something a role can have. Did you mean "salary"?'),
        ("reports to", '"reports to" is not something a role can have. Did you mean "reports_to"?'),
        ("responsible_to", '"responsible_to" is not something a role can have. Use "reports_to".'),
        ("Job title", '"Job title" is not something a role can have. Use "title".'),
        (
            "categories",
            '"categories" is not something a role can have. It belongs under "person_specification", as "categories:".',
        ),
        ("xyz", '"xyz" is not something a role can have. To print it as a labelled row, put it under "details".'),
        ("-duties", "This line needs a space after its dash: - duties"),
    ],
)
def test_unknown_fields(name: str, message: str) -> None:
    (found,) = faults(**{name: "x"})
    assert (found.code, found.message, found.path) == ("JD003", message, (name,))


def test_a_long_name_is_cut_in_the_message() -> None:
    (found,) = faults(**{"x" * 5_000: "y"})
    assert len(found.message) < 200


def test_a_field_spelled_wrong_is_not_also_missing() -> None:
    outcome = validate({"titel": "T"})
    assert isinstance(outcome, tuple)
    assert [(f.code, f.path) for f in outcome] == [("JD003", ("titel",))]
    (found,) = faults(sections=[{"heading": "a", "txt": "b"}])
    assert (found.code, found.path) == ("JD003", ("sections", 0, "txt"))


def test_but_another_required_field_is() -> None:
    found = faults(sections=[{"txt": "b"}])
    assert sorted((f.code, f.path[-1]) for f in found) == [("JD003", "txt"), ("JD004", "heading")]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (["permanent"], "This should be text, but it is a list. Write it after the colon, on one line."),
        ({"a": ["b"]}, "This should be text, but it has fields of its own."),
    ],
)
def test_a_kind_of_contract_is_text(value: Any, message: str) -> None:
    (found,) = faults(contract={"type": value})
    assert (found.code, found.message) == ("JD005", message)


def test_an_item_that_yaml_took_for_a_field() -> None:
    for items in (["a", {"Lead": "the team"}], ["a", {"lead": "the team"}]):
        (found,) = faults(duties=items)
        assert found.code == "JD005"
        assert found.path == ("duties", 0, "items", 1)
        assert found.message.startswith("The text here has a colon in it, so it needs quotes: ")


def test_a_part_under_its_own_name_with_one_field_that_is_not_its_own() -> None:
    (found,) = faults(contract={"salary": "x"})
    assert found.code == "JD003"
    assert found.message == (
        '"salary" is not something a contract can have. Write it as "salary:", on a line that starts with no spaces.'
    )


@pytest.mark.parametrize(
    ("typed", "groups"),
    [
        (["a", "b"], 1),
        (["a", {"text": "b", "items": ["c"]}], 1),
        ([{"text": "b"}], 1),
        ([{"items": ["a"]}, {"items": ["b"]}], 2),
        ([{"heading": "h"}], 1),
        ([], 0),
    ],
)
def test_duties_with_and_without_groups(typed: Any, groups: int) -> None:
    assert len(role(duties=typed).duties) == groups


def test_paths_of_duties_without_groups() -> None:
    path = ("duties", 0, "items", 1, "text")
    assert path_as_typed(path, True) == ("duties", 1, "text")
    assert path_as_typed(path, False) == path
    assert path_as_typed(("duties", 1, "items", 1), True) == ("duties", 1, "items", 1)
    assert path_as_typed(("duties",), True) == ("duties",)
    assert path_as_typed(("sections", 0, "items"), True) == ("sections", 0, "items")
    assert are_duties(["a", "b"])
    assert are_duties([{"text": "a", "items": ["x", "y"]}, "b"])
    assert not are_duties([{"items": ["a", "b"]}])


@pytest.mark.parametrize(
    ("all_of", "any_of", "printed"),
    [
        (("A",), (), "A"),
        (("A", "B", "C"), (), "A, B and C"),
        ((), ("A", "B"), "A or B"),
        (("A",), ("B", "C"), "A and B or C"),
    ],
)
def test_posts_as_printed(all_of: tuple[Line, ...], any_of: tuple[Line, ...], printed: str) -> None:
    assert str(Posts(all_of=all_of, any_of=any_of)) == printed


@pytest.mark.parametrize(
    ("text", "own", "expected"),
    [
        ("Kind [application, interview]", {}, ("Kind", ["application", "interview"])),
        ("Kind[task]", {}, ("Kind", ["task"])),
        ("Kind [Application form]", {}, ("Kind", ["Application form"])),
        ("Kind [A, I]", {"A": "Application", "I": "Interview"}, ("Kind", ["A", "I"])),
        ("Kind [A, I]", {}, ("Kind", ["A", "I"])),
        ("Kind [a]", {}, ("Kind [a]", [])),
        ("Kind [interveiw]", {}, ("Kind", ["interveiw"])),
        ("Kind [as in KS3]", {}, ("Kind [as in KS3]", [])),
        ("Kind [task] always", {}, ("Kind [task] always", [])),
        ("[task]", {}, ("[task]", [])),
        ("Kind []", {}, ("Kind []", [])),
    ],
)
def test_methods_after_a_criterion(text: str, own: dict[str, str], expected: tuple[str, list[str]]) -> None:
    assert split_methods(text, own) == expected


def test_methods_by_other_names() -> None:
    specification = role(
        person_specification={"assessed_by": "Application form, OBSERVATION,lesson-observation, interview"}
    ).person_specification
    assert specification is not None
    assert specification.assessed_by == ("application", "lesson observation", "interview")
    assert [method_label(m, {"task": "In-tray"}) for m in ("task", "interview")] == ["In-tray", "Interview"]
    assert len(METHODS) == 7


def test_every_code_of_a_fault_is_a_code() -> None:
    found = faults(a=1, contract="x", id="A", organisation={}, sections=[{}], title="a\nb", duties="x")
    assert {f.code for f in found} <= set(CODES)
    assert len(found) >= 7


def test_the_names_of_fields() -> None:
    assert {"title", "any_of", "fte", "heading", "category", "kind", "regulated_activity"} <= field_names()
    assert "model_config" not in field_names()


def test_suggestions_only_when_sure() -> None:
    assert suggest("essental", ["essential", "desirable"]) == ("essential", 'Did you mean "essential"?')
    assert suggest("colour", ["essential", "desirable"]) is None
    assert suggest("duty", ["text", "items"]) == ("text", 'Use "text".')
    assert suggest("duty", ["essential"]) is None


# Findings


def test_findings_in_reading_order_and_once() -> None:
    def at(line: int, column: int, code: str = "JD003") -> Finding:
        return finding(code, "m", Span("f", line, column, line, column + 1))

    given = [at(2, 1), at(1, 5), at(1, 2), at(1, 5), at(0, 0, "JD014")]
    assert in_reading_order(given) == [at(0, 0, "JD014"), at(1, 2), at(1, 5), at(2, 1)]


def test_paths_as_text() -> None:
    path = ("person_specification", "categories", 0, "essential", 2)
    assert format_path(path) == "person_specification.categories[0].essential[2]"
    assert format_path(("a\nb", 0)) == "a b[0]"
    assert format_path(()) == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a", "a"),
        (" a b ", "a b"),
        ("a\nb\tc", "a b c"),
        ("a\u202eb\x00", "a b"),
        ("x" * 60, "x" * 60),
        ("x" * 61, "x" * 57 + "..."),
        ("x" * 100_000, "x" * 57 + "..."),
    ],
)
def test_short(text: str, expected: str) -> None:
    assert short(text) == expected


def test_every_code_has_a_name_of_its_own() -> None:
    names = [code.name for code in CODES.values()]
    assert len(set(names)) == len(names)
    assert finding("JD008", "m", Span("f")).severity.word == "warning"
    assert finding("JD024", "m", Span("f")).name == "more-findings"
