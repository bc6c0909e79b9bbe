"""The checks of Word files can fail: each sees its own mutants of a good file, and nothing else does."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.word_checks import (
    accessibility,
    assert_good_word_file,
    assert_microsoft_valid,
    check_accessibility,
    check_validity,
    mutants_accessibility,
    mutants_validity,
    validity,
)
from tests.word_checks.colour import contrast
from tests.word_checks.mutants import Mutant
from tests.word_checks.specimen import GOOD, TITLE, zipped
from tests.word_checks.validators import VALIDATORS, Validator

_GOOD = zipped(GOOD)
_INSTALLED = VALIDATORS[:2]
_WRITTEN = [name for name, content in GOOD.items() if isinstance(content, str)]


def _need(validator: Validator) -> None:
    if not validator.available():
        pytest.skip(f"not installed: {validator.name}")


def test_a_good_file_is_good() -> None:
    assert assert_good_word_file(_GOOD, TITLE) == []


@pytest.mark.parametrize("validator", VALIDATORS, ids=lambda validator: validator.name.partition(" ")[0])
def test_every_validator_finds_the_good_file_good(validator: Validator) -> None:
    _need(validator)
    assert validator.errors(_GOOD) == []


@pytest.mark.parametrize("mutant", mutants_accessibility.MUTANTS, ids=lambda mutant: mutant.name)
def test_each_accessibility_mutant_is_seen_by_its_check_alone(mutant: Mutant) -> None:
    found = check_accessibility(mutant.data, TITLE)
    assert {problem.id for problem in found} == {mutant.id}, "\n".join(map(str, found))


@pytest.mark.parametrize("mutant", mutants_validity.MUTANTS, ids=lambda mutant: mutant.name)
def test_each_validity_mutant_is_seen_by_its_check_alone(mutant: Mutant) -> None:
    found = check_validity(mutant.data)
    assert {problem.id for problem in found} == {mutant.id}, "\n".join(map(str, found))


@pytest.mark.parametrize("good", mutants_accessibility.NEAR_MISSES, ids=lambda good: good.what)
def test_what_only_looks_inaccessible_is_let_pass(good: Mutant) -> None:
    assert check_accessibility(good.data, TITLE) == []


@pytest.mark.parametrize("good", mutants_validity.NEAR_MISSES, ids=lambda good: good.what)
def test_what_is_unusual_and_valid_is_let_pass(good: Mutant) -> None:
    assert check_validity(good.data) == []


def test_every_check_has_a_mutant() -> None:
    assert {mutant.id for mutant in mutants_accessibility.MUTANTS} == {id_ for id_, _ in accessibility.CHECKS}
    assert {mutant.id for mutant in mutants_validity.MUTANTS} == {"zip", *(id_ for id_, _ in validity.CHECKS)}


def test_every_assertion_of_the_list_has_a_check() -> None:
    expected = {*(f"A{number}" for number in range(1, 28)), "A5b", "A9b", "A14b", "HF"}
    assert {id_ for id_, _ in accessibility.CHECKS} == expected


def test_a_declared_language_may_be_used() -> None:
    welsh = next(mutant for mutant in mutants_accessibility.MUTANTS if mutant.what == "a run in an undeclared language")
    assert check_accessibility(welsh.data, TITLE, ("en-GB", "cy-GB")) == []


def test_encrypted_and_unreadable_files_are_problems_not_errors() -> None:
    assert [problem.id for problem in check_accessibility(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", TITLE)] == ["A19"]
    assert [problem.id for problem in check_accessibility(b"no zip", TITLE)] == ["A0"]


def test_a_naive_document_has_most_of_the_faults_found_by_hand() -> None:
    document = docx.Document()
    document.add_heading("Class Teacher", 1)
    document.add_heading("Duties", 3)
    document.add_paragraph("")
    document.add_paragraph("• Plan lessons")
    document.add_table(2, 2)
    out = io.BytesIO()
    document.save(out)
    found = {problem.id for problem in check_accessibility(out.getvalue(), TITLE) if problem.level == "E"}
    assert {"A1", "A2", "A4", "A6", "A7", "A9", "A10", "A16", "A17", "A18", "A27"} <= found


def test_all_faults_are_told_at_once() -> None:
    broken = next(mutant for mutant in mutants_validity.MUTANTS if mutant.what == "no such list")
    with pytest.raises(AssertionError) as failure:
        assert_good_word_file(broken.data, "Another title")
    told = str(failure.value)
    assert all(text in told for text in ("A1 E:", "A3 E:", "A6 E:", "numbering E:", "NUM002", "openxml-audit:"))


def test_a_missing_validator_skips_the_test_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(_INSTALLED[1]), "available", lambda _: False)
    with pytest.raises(pytest.skip.Exception, match="ooxml-integrity"):
        assert_good_word_file(_GOOD, TITLE)


def test_microsoft_checks_many_files_in_one_call(tmp_path: Path) -> None:
    _need(VALIDATORS[2])
    paths = [tmp_path / f"{number}.docx" for number in range(3)]
    for path in paths:
        path.write_bytes(_GOOD)
    assert_microsoft_valid(paths)
    bad = next(mutant for mutant in mutants_validity.MUTANTS if mutant.name == "order of a run's properties")
    paths[1].write_bytes(bad.data)
    with pytest.raises(AssertionError, match=r"1\.docx"):
        assert_microsoft_valid(paths)


@settings(max_examples=80, deadline=None)
@given(part=st.sampled_from(_WRITTEN), where=st.floats(0, 1, exclude_max=True), new=st.text('<>/"w:0-x ', max_size=3))
def test_no_damage_makes_a_check_fall_over(part: str, where: float, new: str) -> None:
    content = str(GOOD[part])
    at = int(where * len(content))
    damaged = zipped({**GOOD, part: content[:at] + new + content[at + 1 :]})
    check_validity(damaged)
    check_accessibility(damaged, TITLE)


@settings(max_examples=40, deadline=None)
@given(at=st.integers(0, len(_GOOD) - 1), byte=st.integers(0, 255))
def test_no_damaged_zip_makes_a_check_fall_over(at: int, byte: int) -> None:
    damaged = _GOOD[:at] + bytes([byte]) + _GOOD[at + 1 :]
    check_validity(damaged)
    check_accessibility(damaged, TITLE)


def test_contrast_is_that_of_wcag() -> None:
    assert round(contrast("000000", "FFFFFF"), 2) == 21
    assert round(contrast("4F81BD", "FFFFFF"), 2) == 4.03
    assert round(contrast("767676", "FFFFFF"), 2) == 4.54
