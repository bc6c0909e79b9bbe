"""What all tests share: the flag that writes golden files anew, and property tests that are the same in every run.

With ``JDGEN_EXAMPLES`` set, property tests draw other examples each time: for looking, not for CI, where a fault found by
chance would be told to whoever came next.
"""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("steady", derandomize=True)
if "JDGEN_EXAMPLES" not in os.environ:
    settings.load_profile("steady")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write golden files anew instead of comparing")


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update-golden"))
