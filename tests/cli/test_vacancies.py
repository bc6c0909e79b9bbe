"""``jdgen build`` and ``check`` of vacancies: a pack for each, and a wrong one takes nothing from the others."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.cli.program import run

TRUST = Path(__file__).parents[2] / "examples" / "trust"
HEADER = "role,organisation,reference,closing_date,interview,start\n"


@dataclass
class Done:
    code: int
    stdout: str
    stderr: str


def run_in(folder: Path, *words: str) -> Done:
    done = run(*words, cwd=folder)
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture
def trust(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TRUST, tmp_path / "trust", ignore=shutil.ignore_patterns("out")))


def test_one_command_builds_the_whole_trust(trust: Path) -> None:
    done = run_in(trust, "build", ".")
    assert (done.code, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == "20 packs built."
    assert len(list((trust / "out").glob("*/job-pack.docx"))) == 20
    assert "9am on 18 January 2027" in (trust / "out" / "brk-26-32" / "job-pack.md").read_text(encoding="utf-8")


def test_the_trust_has_nothing_wrong_with_it(trust: Path) -> None:
    done = run_in(trust, "check", ".")
    assert (done.code, done.stdout) == (0, "No problems found in 19 files.\n")


def test_each_wrong_row_is_told_and_the_others_are_built(trust: Path) -> None:
    rows = (
        "teacher,ambermere-primary,A1,31/02/2027,12 March 2027,1 September 2027\n"
        "teachr,ambermere-primary,A2,3/4/27,12 March 2027,1 September 2027\n"
        "teacher,ambermere-primery,A3,1 March 2027,1 February 2027,1 September 2027\n"
        "teacher,ambermere-primary,A4,1 March 2027,12 March 2027,1 September 2027\n"
        'teacher,ambermere-primary,A5,"=HYPERLINK(""x"")",12 March 2027,1 September 2027\n'
        "teacher,ambermere-primary,A6,1 March 2027,12 March 2027\n"
        "all-staff,ambermere-primary,A7,1 March 2027,12 March 2027,1 September 2027\n"
    )
    (trust / "vacancies.csv").write_text(HEADER + rows, encoding="utf-8")
    done = run_in(trust, "check", "vacancies.csv", "--format", "json")
    assert done.code == 1
    told = [(found["line"], found["code"], found["message"]) for found in json.loads(done.stdout)["findings"]]
    assert told == [
        (2, "JD006", 'Row 2, closing_date: There is no such day as "31/02/2027". Check the day and the month.'),
        (3, "JD700", 'Row 3, role: There is no role called "teachr" in this workspace. Did you mean "teacher"?'),
        (
            3,
            "JD006",
            'Row 3, closing_date: "3/4/27" can be read as 3 April 2027 or as 4 March 2027. Write the month in words.',
        ),
        (
            4,
            "JD700",
            'Row 4, organisation: There is no organisation called "ambermere-primery" in this workspace. Did you mean '
            '"ambermere-primary"?',
        ),
        (
            4,
            "JD320",
            'Row 4, interview: "interview" is 1 February 2027, but "closing_date" is 1 March 2027: applications close '
            "before interviews are held. Correct one of the two.",
        ),
        (6, "JD034", told[5][2]),
        (
            7,
            "JD033",
            "Row 7 has 5 cells, but there are 6 columns. Each column needs its comma, even where the cell is empty.",
        ),
        (8, "JD700", 'Row 8, role: There is no role called "all-staff" in this workspace, only a block of that name.'),
    ]
    assert told[5][2].startswith("Row 6, closing_date: ")
    done = run_in(trust, "build", "vacancies.csv", "--format", "md")
    assert done.code == 1
    assert [path.name for path in (trust / "out").iterdir()] == ["a4"]
    assert done.stdout.splitlines()[-1] == "1 pack built, 6 not built."


def test_one_wrong_row_of_many(trust: Path) -> None:
    rows = [f"teacher,ambermere-primary,R{n},1 March 2027,12 March 2027,1 September 2027\n" for n in range(300)]
    rows[250] = rows[250].replace("12 March", "32 March")
    (trust / "vacancies.csv").write_text(HEADER + "".join(rows), encoding="utf-8")
    done = run_in(trust, "build", "vacancies.csv", "--format", "md")
    assert done.code == 1
    assert done.stdout.splitlines()[-1] == "299 packs built, 1 not built."
    assert not (trust / "out" / "r250").exists()


def test_vacancies_in_yaml_and_a_table_that_is_not_there(trust: Path) -> None:
    (trust / "vacancies.csv").unlink()
    (trust / "vacancies").mkdir()
    (trust / "vacancies" / "spring.yaml").write_text(
        "role: senco\norganisation: lowgarth-school\nreference: S 1\nclosing_date: 1 March 2027\n", encoding="utf-8"
    )
    done = run_in(trust, "build", "vacancies/spring.yaml", "--format", "md")
    assert (done.code, done.stdout) == (0, "Built out/s-1/job-pack.md\n")
    assert "Lowgarth" in (trust / "out" / "s-1" / "job-pack.md").read_text(encoding="utf-8")
    assert run_in(trust, "build", "vacancies.csv").code == 2


def test_the_settings_of_the_workspace_hold(trust: Path) -> None:
    settings = trust / "jdgen.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8")
        .replace("template: standard", "template: form")
        .replace('output: "{role}"', 'output: "{organisation}-{role}"'),
        encoding="utf-8",
    )
    done = run_in(trust, "build", "roles/senco.yaml", "--format", "docx")
    assert (done.code, done.stdout) == (0, "Built out/harrowfell-trust-senco/job-pack.docx\n")
    settings.write_text("templat: form\n", encoding="utf-8")
    done = run_in(trust, "check", "roles")
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr == 'jdgen.yaml, line 1: "templat" is not a setting. Did you mean "template"?\n'
