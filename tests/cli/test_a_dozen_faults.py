"""The first mistakes, as a headteacher sees them: a role with a dozen faults, each at its place, in one run."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from jdgen.cli import main
from tests.cli.program import compare, write_role

GOLDEN = Path(__file__).parent / "golden"

FAULTY = """\
title: Teacher of Mathematics
titel: Teacher of Maths
reports_to: Head of Mathematics
contract:
  type: permanant
  fte: lots
purpose: ""
duties:
  - heading: Teaching
    itms:
      - Teach.
  - items: hello
  - heading: 漢字 and a heading that goes on and on past the edge of any screen, because people do write such headings
person_specification:
  categories:
    - category: Qualifications
      essental:
        - Qualified teacher status
      desirable:
        - NPQ or equivalent [aplication]
statements: [inclusion]
id: Maths Teacher
title: Teacher of Physics
"""
LINES = [2, 5, 6, 7, 10, 12, 13, 17, 20, 22, 23]


@pytest.mark.parametrize("columns", [60, 80])
def test_every_fault_is_told_in_one_run(
    workspace: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    columns: int,
    update_golden: bool,
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    write_role(workspace / "roles" / "maths-teacher.yaml", FAULTY)
    write_role(workspace / "roles" / "caretaker.yaml", "\ttitle: Caretaker\n")
    assert main(["check", "roles"]) == 1
    out = capsys.readouterr().out
    assert set(LINES) <= {int(line) for line in re.findall(r"^  line (\d+) ", out, re.M)}
    compare(GOLDEN / f"a-dozen-faults-{columns}.txt", out, update_golden)


def test_json_has_every_fault_at_the_same_place(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_role(workspace / "role.yaml", FAULTY)
    assert main(["check", "--format", "json", "role.yaml"]) == 1
    document = json.loads(capsys.readouterr().out)
    main(["check", "role.yaml"])
    out = capsys.readouterr().out
    lines = [found["line"] for found in document["findings"]]
    assert lines == [int(line) for line in re.findall(r"^  line (\d+) ", out, re.M)]
    assert lines == sorted(lines)
    assert set(LINES) <= set(lines)
    assert [found["code"] for found in document["findings"]] == re.findall(r" (JD\d{3})$", out, re.M)
