"""What templates see of a vacancy, and that nothing of one is lost in a document."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from jdgen.job_pack import make_pack, open_set
from jdgen.model.role import Role
from jdgen.model.validate import validate
from jdgen.pack import pack_data
from jdgen.source.role_file import load_role
from jdgen.wanted import wanted_texts

VACANCY = {
    "reference": "MAT/26/07",
    "closing_date": "2026-12-12",
    "closing_time": "12:00",
    "interview": "17 December 2026",
    "start": "12 April 2027",
    "visits": "Visits are welcome.\n\nRing the office.",
    "contact": "Ann Other",
    "how_to_apply": "Fill in the form.",
    "salary": "UPR",
    "contract": {"type": "fixed-term", "until": "31 August 2027", "start": "1 May 2027"},
}
OF_THE_ROLE = {"salary": "MPR", "contract": {"type": "permanent", "hours": "32.5", "start": "1 September 2026"}}


def role_with(**more: Any) -> Role:
    role = validate({"title": "Teacher", **more})
    assert isinstance(role, Role), role
    return role


def rows(role: Role) -> dict[str, str]:
    return {term["label"]: term["value"] for term in pack_data(role, "teacher")["terms"]}


def test_the_terms_are_the_vacancys_own_where_it_has_any() -> None:
    assert rows(role_with(**OF_THE_ROLE, vacancy=VACANCY)) == {
        "Salary": "UPR",
        "Contract": "Fixed term until 31 August 2027",
        "Reference": "MAT/26/07",
        "Closing date": "12 noon on 12 December 2026",
        "Interviews": "17 December 2026",
        "Start": "12 April 2027",
        "Visits": "Visits are welcome.\n\nRing the office.",
        "Contact": "Ann Other",
        "How to apply": "Fill in the form.",
        "Hours": "32.5 hours a week",
    }
    assert list(rows(role_with(**OF_THE_ROLE, vacancy=VACANCY)))[:3] == ["Salary", "Contract", "Reference"]


def test_a_role_without_a_vacancy_has_its_own_terms() -> None:
    assert rows(role_with(**OF_THE_ROLE)) == {
        "Salary": "MPR",
        "Contract": "Permanent",
        "Hours": "32.5 hours a week",
        "Start": "1 September 2026",
    }
    assert pack_data(role_with(), "teacher")["vacancy"] is None


def test_the_role_and_the_contract_that_templates_see_are_as_offered() -> None:
    data = pack_data(role_with(**OF_THE_ROLE, vacancy=VACANCY), "teacher")
    assert (data["role"]["salary"], data["contract"]["type"], data["contract"]["start"]) == (
        "UPR",
        "Fixed term",
        "12 April 2027",
    )


def test_days_and_times_are_in_words() -> None:
    vacancy = pack_data(role_with(vacancy={**VACANCY, "closing_time": "09:30"}), "teacher")["vacancy"]
    assert (vacancy["closing"], vacancy["closing_date"], vacancy["closing_time"]) == (
        "9.30am on 12 December 2026",
        "12 December 2026",
        "9.30am",
    )


def test_everything_of_a_vacancy_is_wanted_but_what_another_thing_stands_for() -> None:
    wanted = {want.path: want.text for want in wanted_texts(role_with(**OF_THE_ROLE, vacancy=VACANCY))}
    assert wanted == {
        ("title",): "Teacher",
        ("contract", "hours"): "32.5",
        ("vacancy", "reference"): "MAT/26/07",
        ("vacancy", "closing_date"): "12 December 2026",
        ("vacancy", "closing_time"): "12 noon",
        ("vacancy", "interview"): "17 December 2026",
        ("vacancy", "start"): "12 April 2027",
        ("vacancy", "visits"): "Ring the office.",
        ("vacancy", "contact"): "Ann Other",
        ("vacancy", "how_to_apply"): "Fill in the form.",
        ("vacancy", "salary"): "UPR",
        ("vacancy", "contract", "until"): "31 August 2027",
    }


ROLE = """\
title: Teacher
vacancy:
  reference: MAT/26/07
  closing_date: 12 December 2026
  closing_time: 12 noon
  how_to_apply: |
    Fill in the form.

    - Sign it.
    - Send it.
"""


def test_the_standard_pack_holds_all_of_it(tmp_path: Path) -> None:
    path = tmp_path / "role.yaml"
    path.write_text(ROLE, encoding="utf-8")
    pack = make_pack(load_role(path, "role.yaml"), open_set("standard"))
    assert pack.findings == ()
    assert b"12 noon on 12 December 2026" in pack.documents["job-pack.md"]


@pytest.mark.parametrize(
    ("tag", "lost"),
    [
        ("{{ vacancy.closing_date }}", "vacancy.closing_time"),
        ("{{ vacancy.closing_time }}", "vacancy.closing_date"),
    ],
)
def test_what_a_template_leaves_out_is_told_at_its_place(tag: str, lost: str, tmp_path: Path) -> None:
    role = tmp_path / "role.yaml"
    role.write_text("\n".join(ROLE.splitlines()[:5]).replace("  reference: MAT/26/07\n", ""), encoding="utf-8")
    folder = tmp_path / "ours"
    folder.mkdir()
    (folder / "job-pack.md.j2").write_text("{{ role.title }}\n\n{% if vacancy %}" + tag + "{% endif %}\n", "utf-8")
    pack = make_pack(load_role(role, "role.yaml"), open_set(str(folder), ("md",)), ("md",))
    assert [(f.code, f.path) for f in pack.findings if f.code != "JD630"] == [("JD610", lost)]
