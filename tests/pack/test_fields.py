"""The description of the fields and the data that templates see agree exactly, both ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from jdgen.model.part import Part
from jdgen.model.parts import part_of
from jdgen.model.role import Role
from jdgen.model.schema import field_texts
from jdgen.model.text import Prose
from jdgen.model.validate import validate
from jdgen.pack.fields import FIELDS, Field
from jdgen.pack.printed import fields_not_printed, values_at
from jdgen.pack.sample import SAMPLE, sample_data, smaller_samples
from jdgen.pictures.picture import Picture

SMALLER = list(smaller_samples())


def described(
    fields: tuple[Field, ...] = FIELDS, above: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], Field]]:
    for field in fields:
        yield (*above, field.name), field
        yield from described(field.fields, (*above, field.name))


DESCRIBED = dict(described())
NAMES = [".".join(path) for path in DESCRIBED]


def fits(value: Any, field: Field) -> bool:
    """Whether a value is of the kind that the description gives."""
    if field.many:
        single = [field.kind] if isinstance(value, list) else []
        return bool(single) and all(fits_one(inner, field) for inner in value)
    return fits_one(value, field)


def fits_one(value: Any, field: Field) -> bool:
    kinds: Mapping[str, bool] = {
        "line": isinstance(value, str) and not isinstance(value, Prose) and "\n" not in value,
        "prose": isinstance(value, Prose),
        "text": isinstance(value, str),
        "number": type(value) is int,
        "yes-no": type(value) is bool,
        "fields": isinstance(value, dict),
        "picture": isinstance(value, Picture),
        "own": isinstance(value, dict),
    }
    return kinds[field.kind]


def assert_same_names(data: Any, fields: tuple[Field, ...], where: str) -> None:
    for item in data if isinstance(data, list) else [data]:
        assert sorted(item) == sorted(field.name for field in fields), where
        for field in fields:
            if field.fields and item[field.name] is not None:
                assert_same_names(item[field.name], field.fields, f"{where}.{field.name}")
            if field.again:
                assert_same_names(item[field.name], fields, f"{where}.{field.name}")


def test_the_sample_is_a_role() -> None:
    assert isinstance(validate(SAMPLE), Role)


def test_the_sample_has_every_field_of_a_role() -> None:
    """A field that is added to the model has to be added here, and so to what templates are tried on."""
    seen: dict[type[Part], set[str]] = {}

    def look(given: Any, part: type[Part]) -> None:
        for item in given if isinstance(given, list) else [given]:
            seen.setdefault(part, set()).update(item)
            for name, inner in item.items():
                below = part_of(part.model_fields[name].annotation)
                parts = inner if isinstance(inner, list) else [inner]
                if below is not None and issubclass(below, Part) and all(isinstance(i, dict) for i in parts):
                    look(parts, below)

    look(SAMPLE, Role)
    # For reading files and checks alone; how posts are written is a short form of its own.
    not_data = {"id", "format", "safeguarding", "includes", "drop", "replace", "parent"}
    for part, names in seen.items():
        assert set(part.model_fields) - names - not_data == set(), part.__name__


@pytest.mark.parametrize("data", [sample_data(), *SMALLER], ids=lambda _: "")
def test_the_data_has_the_fields_that_are_described_and_no_others(data: Any) -> None:
    assert_same_names(data, FIELDS, "")


@pytest.mark.parametrize("path", DESCRIBED, ids=NAMES)
def test_a_field_is_of_the_kind_described_and_left_out_only_if_it_may_be(path: tuple[str, ...]) -> None:
    field = DESCRIBED[path]
    met = [value for data in (sample_data(), *SMALLER) for value in found_at(data, path)]
    given = [value for value in met if value is not None]
    if path[-2:] != ("unmarked", "level"):
        assert given, "the sample never has it"
    assert all(fits(value, field) for value in given)
    assert field.optional == any(value is None for value in met)


def found_at(data: Any, path: tuple[str, ...]) -> Iterator[Any]:
    """What stands at a path; lists on the way are gone through, the last one is not."""
    *above, last = path
    for owner in values_at(data, tuple(above)):
        if owner is not None:
            yield owner[last]


def test_every_list_is_met_empty_with_one_item_and_with_more() -> None:
    for path, field in DESCRIBED.items():
        if field.many:
            sizes = {len(value) for data in (sample_data(), *SMALLER) for value in found_at(data, path)}
            assert 0 in sizes, path
            assert max(sizes) >= 1, path
    lengths = {len(data["person_specification"]["categories"]) for data in (sample_data(), *SMALLER)}
    assert lengths == {0, 1, 2}


@pytest.mark.parametrize("path", DESCRIBED, ids=NAMES)
def test_a_field_has_a_meaning_and_a_list_a_name_for_its_items(path: tuple[str, ...]) -> None:
    field = DESCRIBED[path]
    assert field.meaning.endswith(".")
    assert bool(field.item) == field.many


def test_meanings_are_the_models_own_where_there_is_one() -> None:
    assert DESCRIBED["role", "salary"].meaning == field_texts(Role)["salary"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Teacher of Mathematics", "role.title"),
        ("TEACHER OF MATHEMATICS", "role.title"),
        ("Upper\nsite", "role.location"),
        ("To help every pupil to reason with confidence.", "role.purpose"),
        ("Essential", "person_specification.categories.essential.level"),
    ],
)
def test_a_field_is_printed_when_its_text_is_there(text: str, printed: str) -> None:
    owner, _, name = printed.rpartition(".")
    assert name not in fields_not_printed(text).get(owner, [])


def test_nothing_printed_is_said_of_whole_parts() -> None:
    # What is only yes or no has no text to be printed.
    every = [field.name for field in FIELDS if field.kind != "own" and field.name != "safeguarding"]
    assert fields_not_printed("") == {"": every}


def test_each_field_of_the_role_has_a_text_of_its_own() -> None:
    """Printing one field says nothing of another, or what is left out would not be told."""
    own = [
        path for path, f in DESCRIBED.items() if path[0] in ("role", "organisation", "contract") and f.kind != "fields"
    ]
    texts = {path: str(next(v for v in values_at(sample_data(), path) if v is not None)) for path in own}
    for path, text in texts.items():
        left = fields_not_printed(text)
        told = {path for path in own if path[-1] in left.get(".".join(path[:-1]), ())}
        told |= {path for path in own if path[0] in left.get("", ())}
        same = {other for other in own if texts[other].splitlines()[0] in text}
        assert set(own) - told == same, path
