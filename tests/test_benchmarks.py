"""The benchmark compares like with like: all who take part make the same document. No test asserts a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.agree import assert_same_text
from benchmarks.composing import composing
from benchmarks.contestants import ALWAYS, BUILD, DOCXTPL, ENGINE
from benchmarks.race import race, set_up


@pytest.mark.parametrize("light", [False, True], ids=["heavy", "light"])
def test_contestants_make_the_same_document(tmp_path: Path, light: bool) -> None:
    outcome = race((*ALWAYS, BUILD), set_up(tmp_path / "set", light), rounds=1, least=0)
    assert {DOCXTPL, ENGINE, BUILD} <= outcome.sizes.keys()
    assert outcome.paragraphs > 200


def test_a_document_that_says_something_else_is_refused(tmp_path: Path) -> None:
    setting = set_up(tmp_path / "set", light=True)
    race((DOCXTPL,), setting, rounds=0, least=0)
    documents = {"made": setting.template.with_suffix(".made").read_bytes(), "unfilled": setting.template.read_bytes()}
    with pytest.raises(AssertionError, match=r"made has 'Head of .*' where unfilled has '\{\{ role.title \}\}'"):
        assert_same_text(documents)


def test_a_role_composed_is_the_role_of_one_file(tmp_path: Path) -> None:
    assert composing(tmp_path / "workspace", times=1).includes == 5
