"""Is this a good Word file? Two questions for the tests of every template and every output.

:func:`assert_good_word_file` asks all that can be asked in process, of one file; :func:`assert_microsoft_valid` asks
Microsoft's own validator, which is slow to start, of many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from tests.word_checks.accessibility import check_accessibility
from tests.word_checks.problems import Problem
from tests.word_checks.validators import INTEGRITY, MICROSOFT, OPENXML_AUDIT
from tests.word_checks.validity import check_validity

__all__ = ["Problem", "assert_good_word_file", "assert_microsoft_valid", "check_accessibility", "check_validity"]


def assert_good_word_file(data: bytes, title: str, languages: Sequence[str] = ("en-GB",)) -> list[Problem]:
    """Fail with everything that is wrong with a .docx at once; return the warnings, which need a person's eye.

    Skips the test, after our own checks, where a validator is not installed.
    """
    accessibility = check_accessibility(data, title, languages)
    faults = [str(problem) for problem in [*check_validity(data), *accessibility] if problem.level == "E"]
    missing = [validator.name for validator in (OPENXML_AUDIT, INTEGRITY) if not validator.available()]
    for validator in (OPENXML_AUDIT, INTEGRITY):
        if validator.available():
            faults += [f"{validator.name}: {error}" for error in validator.errors(data)]
    assert not faults, "\n".join(["not a good Word file:", *faults])
    if missing:
        pytest.skip(f"not installed: {', '.join(missing)}")
    return [problem for problem in accessibility if problem.level == "W"]


def assert_microsoft_valid(paths: Iterable[Path]) -> None:
    """Fail with what Microsoft's validator finds in any of the files; skip where it is not installed."""
    if not MICROSOFT.available():
        pytest.skip(f"not installed: {MICROSOFT.name}")
    found = MICROSOFT.errors_of(paths)
    faults = [f"{path}: {error}" for path, errors in found.items() for error in errors]
    assert not faults, "\n".join(["Microsoft's validator refuses:", *faults])
