"""What holds of every role put together from other files, whatever these say."""

from __future__ import annotations

import copy
import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from jdgen.source.compose.near import nearly_the_same
from jdgen.source.compose.nodes import JoinedPlace, Node, listed, mapping
from jdgen.source.places import Origin, Place
from jdgen.source.read import read
from jdgen.source.role_file import RoleFile, load_role
from jdgen.source.shared import SharedFile, read_shared
from jdgen.source.text import read_text
from jdgen.source.workspace import Workspaces
from tests.source.reading import load, tree
from tests.source.test_compose import leaves

some = settings(max_examples=60, deadline=None)
# Few words, so that files have headings, items and criteria in common; none are nearly another.
WORDS = st.sampled_from(
    ["plan lessons", "Plan  lessons.", "mark", "lead", "care: always", "# note", "teach 'well'", "é"]
)
HEADINGS = st.sampled_from(["Teaching", "teaching ", "Care", "All staff"])
ITEM = st.one_of(
    WORDS, st.fixed_dictionaries({"text": WORDS}, optional={"items": st.lists(WORDS, min_size=1, max_size=2)})
)
GROUP = st.fixed_dictionaries(
    {"items": st.lists(ITEM, min_size=1, max_size=3)}, optional={"heading": HEADINGS, "intro": WORDS}
)
METHODS = st.sampled_from([["application"], ["interview", "task"]])
CRITERIA = st.lists(WORDS, min_size=1, max_size=3)
CATEGORY = st.fixed_dictionaries(
    {"category": HEADINGS, "essential": CRITERIA}, optional={"desirable": CRITERIA, "assessed_by": METHODS}
)
PARTS: dict[str, st.SearchStrategy[Any]] = {
    "purpose": st.lists(WORDS, min_size=1, max_size=2).map("\n\n".join),
    "duties": st.lists(GROUP, min_size=1, max_size=3),
    "conditions": st.lists(WORDS, min_size=1, max_size=2),
    "sections": st.lists(st.fixed_dictionaries({"heading": HEADINGS, "text": WORDS}), min_size=1, max_size=2),
    "person_specification": st.fixed_dictionaries(
        {"categories": st.lists(CATEGORY, min_size=1, max_size=2)}, optional={"assessed_by": METHODS}
    ),
}
BLOCK = st.fixed_dictionaries({}, optional=PARTS).filter(bool)
ROLE = st.fixed_dictionaries({"title": st.just("T")}, optional=PARTS)
ORGANISATIONS = {"trust": {"name": "Trust", "phone": "01632 960001"}, "school": {"name": "School", "parent": "trust"}}


def written(folder: Path, role: dict[str, Any], blocks: Sequence[dict[str, Any]]) -> Path:
    names = [f"b{n}" for n in range(len(blocks))]
    files = {"roles/role.yaml": {**role, "organisation": "school", "includes": names}}
    files |= {f"blocks/{name}.yaml": block for name, block in zip(names, blocks, strict=True)}
    files |= {f"organisations/{name}.yaml": fields for name, fields in ORGANISATIONS.items()}
    for path, data in files.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(as_yaml(data), encoding="utf-8")
    (folder / "jdgen.yaml").touch()
    return folder / "roles/role.yaml"


def as_yaml(data: Any) -> str:
    """In block style, without anchors for lists that are one object."""
    return yaml.safe_dump(json.loads(json.dumps(data)), allow_unicode=True, sort_keys=False)


def without_files(role_file: RoleFile) -> Any:
    assert role_file.role is not None, role_file.findings
    return role_file.role.model_dump(exclude={"includes", "organisation"})


def shape(place: Place) -> tuple[Any, ...]:
    """A place and all below it as plain values, to compare with itself later."""
    below: Any = place.children
    if isinstance(below, dict):
        below = tuple((name, shape(one)) for name, one in below.items())
    elif below is not None:
        below = tuple(map(shape, below))
    return (place.line, place.column, place.end_line, place.end_column, place.origin, below)


@some
@given(ROLE, st.lists(BLOCK, min_size=1, max_size=3))
def test_composing_changes_nothing_that_was_read_and_does_the_same_twice(
    role: dict[str, Any], blocks: list[dict[str, Any]]
) -> None:
    kept: list[tuple[SharedFile, Any, Any]] = []

    def kept_as_read(*arguments: Any) -> SharedFile:
        shared = read_shared(*arguments)
        kept.append((shared, copy.deepcopy(shared.content.data), shape(shared.places)))
        return shared

    with tempfile.TemporaryDirectory() as name, patch("jdgen.source.workspace.read_shared", kept_as_read):
        path, run = written(Path(name), role, blocks), Workspaces()
        first, second = load_role(path, workspaces=run), load_role(path, workspaces=run)
        assert len(kept) == len(blocks) + 2, "a shared file was read twice"
        for shared, data, places in kept:
            assert shared.content.data == data
            assert shape(shared.places) == places
        assert first.role == second.role
        assert first.findings == second.findings
        assert shape(first.content.places) == shape(second.content.places)


@some
@given(ROLE, st.lists(BLOCK, min_size=1, max_size=3))
def test_every_value_stands_where_its_place_says(role: dict[str, Any], blocks: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        role_file = load_role(written(Path(name), role, blocks))
        for path, value, place in leaves(role_file.content.data, role_file.content.places):
            joined = place.pieces if isinstance(place, JoinedPlace) else ()
            pieces = [(node.value, node.place) for node in joined] or [(value, place)]
            for text, at in pieces:
                if path == "organisation.id":
                    continue  # it is the name of the file
                span = at.span(role_file.file)
                lines = (Path(span.file)).read_text(encoding="utf-8").split("\n")
                assert at.origin is None or at.origin.lines == lines
                start = "\n".join([lines[span.line - 1][span.column - 1 :], *lines[span.line : span.end_line]])
                first = text.split()[0].strip("'\"")
                assert first in start, f"{path} = {text!r} is not at {span}"


@some
@given(ROLE, st.lists(BLOCK, min_size=1, max_size=3))
def test_items_keep_their_order_and_none_is_lost(role: dict[str, Any], blocks: list[dict[str, Any]]) -> None:
    with tempfile.TemporaryDirectory() as name:
        path = written(Path(name), role, blocks)
        data, places = (content := load_role(path).content).data, content.places
        seen: dict[tuple[str, str], list[tuple[int, int]]] = {}
        for where, _, place in leaves(data, places):
            if ".items[" in where or ".essential[" in where or where.startswith("conditions["):
                group = where[: where.rindex("[")]
                span = place.span("own")
                seen.setdefault((group, span.file), []).append((span.line, span.column))
        for order in seen.values():
            assert order == sorted(order)
        said = {
            plain(text) for _, text, _ in leaves(data, places) if isinstance(text, str) for text in text.split("\n\n")
        }
        for block in (role, *blocks):
            for text in texts(block):
                assert plain(text) in said, f"{text!r} was lost"


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name != "assessed_by":
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    else:
        yield from value.split("\n\n")


def plain(text: str) -> str:
    return " ".join(text.split()).rstrip(".").casefold()


UNIQUE = st.integers(0, 9).map(lambda n: f"word{n}")


@some
@given(
    st.lists(
        st.dictionaries(
            st.sampled_from(["Teaching", "Care", "All staff"]), st.lists(UNIQUE, min_size=1, unique=True), min_size=1
        ),
        min_size=2,
        max_size=4,
    )
)
def test_includes_written_out_by_hand_are_the_same_role(files: list[dict[str, list[str]]]) -> None:
    """What a careful person would write: each heading once, in the order met, and under it each line once."""
    by_hand: dict[str, list[str]] = {}
    for file in files:
        for heading, lines in file.items():
            known = by_hand.setdefault(heading, [])
            known += [line for line in lines if line not in known]

    def data(groups: dict[str, list[str]]) -> dict[str, Any]:
        categories = [{"category": heading, "essential": lines} for heading, lines in groups.items()]
        duties = [{"heading": heading, "items": lines} for heading, lines in groups.items()]
        return {"duties": duties, "person_specification": {"categories": categories}}

    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as two:
        several = load_role(written(Path(one), {"title": "T", **data(files[0])}, [data(file) for file in files[1:]]))
        single = load(Path(two), as_yaml({"title": "T", **data(by_hand)}))
        assert without_files(several) == without_files(single)


def test_each_shared_file_is_read_once_a_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many roles include it, and whether as a block, an organisation or a statement."""
    from jdgen.role_files import check_paths

    tree(
        tmp_path,
        "--- jdgen.yaml\norganisation: school\nstatements: [equality, review]\n"
        + "".join(f"--- roles/r{n}.yaml\ntitle: R{n}\nincludes: [one, two, base]\n" for n in range(20))
        + "--- roles/base.yaml\ntitle: Base\nincludes: [one]\n--- blocks/one.yaml\nduties: [one]\n"
        + "--- blocks/two.yaml\nincludes: [one]\nduties: [two]\n"
        + "--- organisations/school.yaml\nname: School\nparent: trust\n--- organisations/trust.yaml\nname: Trust\n",
    )
    monkeypatch.chdir(tmp_path)
    times: dict[str, int] = {}

    def counted(path: Path, *rest: Any) -> SharedFile:
        times[path.name] = times.get(path.name, 0) + 1
        return read_shared(path, *rest)

    monkeypatch.setattr("jdgen.source.workspace.read_shared", counted)
    assert check_paths([Path("roles")]) == ([], 21)
    names = ["base.yaml", "one.yaml", "two.yaml", "school.yaml", "trust.yaml", "equality.yaml", "review.yaml"]
    assert times == dict.fromkeys(names, 1)


def test_a_role_may_have_the_name_of_a_block_that_it_includes(tmp_path: Path) -> None:
    tree(
        tmp_path,
        "--- jdgen.yaml\n--- teacher.yaml\ntitle: T\nincludes: [teacher]\n--- blocks/teacher.yaml\nduties: [a]\n",
    )
    role_file = load_role(tmp_path / "teacher.yaml")
    assert role_file.role is not None
    assert role_file.role.duties[0].items[0].text == "a"


def test_a_role_that_shares_nothing_is_as_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("title: A\norganisation: School\nduties: [a]\nstatements: [In our own words.]\n", encoding="utf-8")
    assert load_role(path).content.data == read(read_text(path, "a.yaml")).data
    assert load_role(path).shared == ()


def test_links_to_a_file_that_includes_itself_have_an_end(tmp_path: Path) -> None:
    tree(tmp_path, "--- jdgen.yaml\n--- roles/a.yaml\ntitle: A\nincludes: [b]\n--- blocks/x\n")
    (tmp_path / "blocks/b.yaml").symlink_to(tmp_path / "roles/a.yaml")
    found = load_role(tmp_path / "roles/a.yaml").findings
    assert [f.code for f in found] == ["JD702"]
    assert found[0].message == "This include has no end: a includes a. Take one of them out."


FEW = st.lists(
    st.sampled_from(["keep", "records", "of", "pupils", "accurate", "each", "every"]), min_size=3, max_size=9
)


@some
@given(st.lists(FEW, min_size=1, max_size=5), st.lists(FEW, min_size=1, max_size=5))
def test_every_line_that_is_nearly_one_of_another_file_is_found(own: list[list[str]], theirs: list[list[str]]) -> None:
    def nodes(lines: list[list[str]], origin: Origin | None) -> list[Node]:
        places = [Place(row, 3, row, 9) for row in range(1, len(lines) + 1)]
        for place in places:
            place.origin = origin
        return [Node(" ".join(line), place) for line, place in zip(lines, places, strict=True)]

    both = [*nodes(own, None), *nodes(theirs, Origin("blocks/b.yaml", []))]
    place = Place(1, 1, 1, 1)
    duties = mapping(place, {"duties": listed(place, [mapping(place, {"items": listed(place, both)})])})
    found = {f.span.line for f in nearly_the_same(duties, "role.yaml")}
    expected = {
        row
        for row, line in enumerate(theirs, 1)
        if len(line) >= 5 and any(len(other) >= 5 and 0 < distance(line, other) <= 2 for other in own)
    }
    assert found == expected


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """Words put in, taken out or changed, in the plainest way there is to count them."""
    table = {(i, j): i + j for i in range(len(one) + 1) for j in range(len(other) + 1) if not i or not j}
    for i, word in enumerate(one, 1):
        for j, second in enumerate(other, 1):
            table[i, j] = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (word != second))
    return table[len(one), len(other)]
