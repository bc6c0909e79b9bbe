"""The JSON Schema says what the program says: an editor that finds no fault and a check that finds none agree."""

from __future__ import annotations

import copy
import json
import re
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import jdgen
from jdgen.model.schema import role_schema
from jdgen.source.role_file import load_role
from tests.source.reading import load, outcome
from tests.source.test_cases import ALL, CASES, read_cases

jsonschema: Any = import_module("jsonschema")  # it has no types
ROOT = Path(jdgen.__file__).parents[1]
SAMPLE = (CASES.parent / "sample.yaml").read_text(encoding="utf-8")
SCHEMA = role_schema()
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)
SHAPE = {"JD003", "JD004", "JD005", "JD006", "JD008", "JD014", "JD017", "JD018", "JD021"}

# What a JSON Schema cannot say, because it sees values and not how they were typed, or cannot count days.
NOT_EXPRESSIBLE = re.compile(
    r"There is no such day"  # an impossible date, laid out like a date
    r"|is not a date jdgen can read"  # a word that is no month
    r"|This should be a number in digits"  # 1e3, 0x25, .nan: to an editor they are numbers
    r"|\[(vacancy\.)?custom.*( is empty|nothing after it)"  # custom is not checked
)


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2's core schema, which is how editors read a role."""


CoreLoader.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
    ("int", r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+", "-+0123456789"),
    (
        "float",
        r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
        "-+.0123456789",
    ),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"^(?:{pattern})$"), list(first))


def core_int(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> int:
    text = str(loader.construct_scalar(node))
    return int(text, 0) if text[:2] in ("0o", "0x") else int(text)


CoreLoader.add_constructor("tag:yaml.org,2002:int", core_int)


def as_an_editor_reads_it(text: str) -> Any:
    def with_text_keys(value: Any) -> Any:
        if isinstance(value, dict):
            return {str(key): with_text_keys(inner) for key, inner in value.items()}
        return [with_text_keys(inner) for inner in value] if isinstance(value, list) else value

    return with_text_keys(yaml.load(text, CoreLoader))


def disagreement(text: str, folder: Path, data: Any = None) -> str:
    """Empty when schema and program agree, else what each of them says. ``data`` is what the text says, if known."""
    role_file = load(folder, text)
    shape = [line for line, f in zip(outcome(role_file)[1:], role_file.findings, strict=True) if f.code in SHAPE]
    data = as_an_editor_reads_it(text) if data is None else data
    good = VALIDATOR.is_valid(data)
    if good == (not shape) or (good and all(NOT_EXPRESSIBLE.search(line) for line in shape)):
        return ""
    faults = [error.message[:200] for error in VALIDATOR.iter_errors(data)]
    return f"{text}\nschema: {faults}\njdgen: {shape}"


def is_yaml(text: str) -> bool:
    try:
        as_an_editor_reads_it(text)
    except (yaml.YAMLError, TypeError, ValueError):
        return False
    return True


def test_the_schema_is_draft_07() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert SCHEMA["additionalProperties"] is False
    assert SCHEMA["required"] == ["title"]


def nodes(node: Any) -> list[dict[str, Any]]:
    if isinstance(node, list):
        return [found for inner in node for found in nodes(inner)]
    if not isinstance(node, dict):
        return []
    return [node, *(found for inner in node.values() for found in nodes(inner))]


def test_nothing_stands_beside_a_reference_and_every_reference_leads_somewhere() -> None:
    references = [node for node in nodes(SCHEMA) if "$ref" in node]
    assert references
    for node in references:
        assert list(node) == ["$ref"]
        assert node["$ref"].removeprefix("#/definitions/") in SCHEMA["definitions"]


def test_every_field_has_a_description_for_the_editor() -> None:
    top = {name: value for name, value in SCHEMA.items() if name != "definitions"}
    parts = [top, *SCHEMA["definitions"].values()]
    described = [
        node for part in parts for node in nodes(part) if "additionalProperties" in node and "properties" in node
    ]
    assert len(described) == len(parts)
    for part in described:
        for name, field in part["properties"].items():
            assert field.get("description"), name
            assert "null" not in json.dumps(field), name


def test_the_committed_schema_is_fresh(update_golden: bool) -> None:
    path = ROOT / "schema" / "role.schema.json"
    text = json.dumps(SCHEMA, indent=2, ensure_ascii=False) + "\n"
    if update_golden:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == text, "run: jdgen schema > schema/role.schema.json"


ROLES = sorted(p for p in (ROOT / "examples").rglob("*.yaml") if p.parent.name == "roles" or p.name == "role.yaml")


@pytest.mark.parametrize("path", ROLES, ids=lambda path: path.stem)
def test_the_examples_are_good_to_both(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert load_role(path).role is not None
    assert [error.message for error in VALIDATOR.iter_errors(as_an_editor_reads_it(text))] == []


# A mistake in YAML itself, or a feature of it, is not a matter of shape; nor is a statement nobody has worded.
CASES_OF_SHAPE = [
    (file, name)
    for file, name in ALL
    if file.stem[:3] in ("Y02", "Y03", "Y04", "Y08", "Y09", "Y17", "Y19") and "code" not in name
]


@pytest.mark.parametrize(
    ("file", "name"), CASES_OF_SHAPE, ids=[f"{file.stem}: {name}" for file, name in CASES_OF_SHAPE]
)
def test_schema_and_program_agree_on_the_cases(file: Path, name: str, tmp_path: Path) -> None:
    text = next(g for n, g, _ in read_cases(file) if n == name)
    codes = {f.code for f in load(tmp_path, text).findings}
    if codes & {"JD002", "JD007", "JD011"}:
        pytest.skip("not a matter of shape")
    assert not disagreement(text, tmp_path)


# Mutants of a sound role: any value in place of any other, any field gone or new.

VALUES: list[Any] = [
    *("", " ", "x", "a: b", "two\nlines", "null", "~", "yes", "true", "TRUE", "1", "-1", "0.5", ".5", "1.0", "1.000", "0"),
    *("con", "maths-teacher", "Maths", "a" * 64, "a" * 65, "a" * 100, "a" * 101, " " + "a" * 100 + " ", "2027-01-01"),
    *("31 August 2027", "1st May 2027", "2027-1-1", "soon", "permanent", "school", "office@a.example", "www.a.example"),
    *("http://a.example/x", "a@b", "interview", "equality", "a-b", "a--b", "0123456789.5", "999999999", "9999999999"),
    *(None, True, False, 0, 1, 7, -1, 0.5, 1.5, 12345678901, [], {}, [""], [None], ["x"], ["x", "y"], [["x"]]),
    *({"text": "x"}, {"x": "y"}, [{"text": "x"}], [{"heading": "x"}], [{"text": "x", "items": ["y"]}, "z"]),
    *({"items": ["x"]}, {"all_of": ["x"]}, {"any_of": []}, {"any_of": ["x"]}, {"name": "x"}, {"type": "permanent"}),
    *([{"category": "x"}], {"A": "x"}),
    *([{"any_of": ["x"]}], [{"weight": 1}], {"heading": "x", "text": "y"}, [{"heading": "x", "text": "y"}]),
]  # fmt: skip
DATA = as_an_editor_reads_it(SAMPLE)


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(found for key, child in inner for found in places(child, (*path, key)))]


PLACES = [path for path in places(DATA) if path]


def mutated(path: tuple[Any, ...], change: str, value: Any) -> Any:
    data = copy.deepcopy(DATA)
    parent = data
    for step in path[:-1]:
        parent = parent[step]
    if change == "put":
        parent[path[-1]] = copy.deepcopy(value)
    elif change == "delete":
        del parent[path[-1]]
    elif isinstance(parent, list):
        parent.append(copy.deepcopy(value))
    else:
        parent["extra"] = copy.deepcopy(value)
    return data


def written(data: Any) -> str:
    """JSON is YAML, and says of every text that it is one."""
    return json.dumps(data, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("path", PLACES, ids=lambda path: ".".join(map(str, path)))
def test_schema_and_program_agree_on_values_in_every_place(path: tuple[Any, ...], tmp_path: Path) -> None:
    for value in VALUES[PLACES.index(path) % 3 :: 3]:
        data = mutated(path, "put", value)
        assert not disagreement(written(data), tmp_path, data)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(PLACES), st.sampled_from(["put", "delete", "add"]), st.sampled_from(VALUES))
def test_schema_and_program_agree_on_mutants(tmp_path: Path, path: tuple[Any, ...], change: str, value: Any) -> None:
    data = mutated(path, change, value)
    assert not disagreement(written(data), tmp_path, data)


def test_most_mutants_are_bad_and_some_are_good() -> None:
    verdicts = [VALIDATOR.is_valid(mutated(path, "put", value)) for path in PLACES for value in VALUES[::7]]
    assert 0.05 < sum(verdicts) / len(verdicts) < 0.95


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("reviewed: 2026-02-30", "JD006"),
        ("reviewed: 31 Juni 2026", "JD006"),
        ("contract: {until: 31 June 2027}", "JD006"),
        ("contract: {fte: 1e-1}", "JD006"),
        ("contract: {leave_weeks: 0x10}", "JD006"),
        ("contract: {leave_weeks: .nan}", "JD006"),
        ("contract: {leave_weeks: 0.1234567}", "JD006"),
        ("id: 1.0", "JD021"),
        ("format: 1.0", "JD006"),
        ("department: a\ntitle: " + "1" * 101, "JD018"),
        ("person_specification: {assessed_by: vibes}", "JD019"),
        ("person_specification: {categories: [{category: c, essential: ['a [task, vibes]']}]}", "JD019"),
        ("statements: [equalty]", "JD020"),
        ("custom: {a: ~}", "JD008"),
    ],
)
def test_what_only_the_program_can_say(line: str, code: str, tmp_path: Path) -> None:
    """The schema sees values and not how they were typed, cannot count days, and does not know what other fields say."""
    text = line + "\n" if "title: " in line else f"title: T\n{line}\n"
    assert VALIDATOR.is_valid(as_an_editor_reads_it(text))
    assert [f.code for f in load(tmp_path, text).findings] == [code]
