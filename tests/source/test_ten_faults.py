"""A file with ten different faults: all ten in one run, as they are printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdgen.cli import main
from tests.source.test_cases import CASES, read_cases

SCREEN = CASES / "ten-faults.screen"


def test_ten_faults_are_printed_in_one_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], update_golden: bool
) -> None:
    ((_, given, expected),) = read_cases(CASES / "ten-faults.txt")
    assert len({line.split()[0] for line in expected[1:]}) >= 9, "the faults are of different kinds"
    assert len(expected) > 10
    (tmp_path / "role.yaml").write_text(given, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    assert main(["check", "role.yaml"]) == 1
    printed = capsys.readouterr()
    assert printed.err == ""
    if update_golden:
        SCREEN.write_text(printed.out, encoding="utf-8")
    assert printed.out == SCREEN.read_text(encoding="utf-8")
