"""The shipped template sets with roles that no example is like: parts left out, short lists, long texts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from lxml import etree

from jdgen.api import build
from jdgen.render.verify import visible_in_markdown, visible_in_word
from jdgen.shipped import shipped_sets
from tests.pictures.make import png
from tests.render.word.files import unzipped
from tests.same_in_both import assert_same_in_the_same_order
from tests.word_checks import assert_microsoft_valid, check_accessibility, check_validity

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SETS = pytest.mark.parametrize("name", shipped_sets())
LONG = "Ability to " + "see both sides of an argument, and to say which of them is stronger, " * 12 + "in plain words"


SCHOOL = {"name": "Larkfield School", "phone": "01632 960001"}


def specified(*categories: Mapping[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "title": "Cook",
        "organisation": SCHOOL,
        "person_specification": {"categories": categories, **more},
    }


def skills(**criteria: Any) -> dict[str, Any]:
    return {"category": "Skills", **criteria}


ALTERNATIVES = {"text": "A certificate, in one of these", "any_of": ["Baking", "Butchery"]}
WEIGHED = {"text": "Speed", "weight": 2, "stage": "interview", "assessed_by": ["task"]}
DEEP = {"text": "Run the kitchen", "items": ["stock", {"text": "people", "items": ["rotas", "training"]}]}
CASES: dict[str, dict[str, Any]] = {
    "only a title and a school": {"title": "Cook", "organisation": SCHOOL},
    "only a job description": {
        "title": "Cook",
        "duties": ["Cook lunch.", "Clean up."],
        "organisation": SCHOOL,
    },
    "only a person specification": specified(skills(essential=["Taste"], desirable=["Speed"])),
    "no desirable criteria": specified(skills(essential=["Taste", "Speed"])),
    "no essential criteria": specified(skills(desirable=["Taste", "Speed"])),
    "no criteria": specified(skills(intro="We will tell you more.")),
    "only unmarked criteria": specified(skills(criteria=["Taste", ALTERNATIVES])),
    "unmarked criteria among others": specified(skills(essential=["Taste"], criteria=["Speed", WEIGHED])),
    "alternatives": specified(skills(essential=[ALTERNATIVES], desirable=[{"any_of": ["German", "French"]}])),
    "every criterion assessed alike": specified(skills(essential=["Taste"], desirable=["Speed"]), assessed_by=["task"]),
    "criteria assessed in their own way": specified(skills(essential=["Taste", WEIGHED], assessed_by=["interview"])),
    "duties three deep": {
        "title": "Cook",
        "organisation": SCHOOL,
        "duties": [{"heading": "Kitchen", "items": [DEEP, "Shop."]}],
    },
    "a very long criterion": specified(skills(essential=[LONG, "Taste"], desirable=["Speed", LONG + " and pictures"])),
    "no organisation": {"title": "Cook", "version": "3", "duties": ["Cook lunch."], "sign_off": ["Postholder"]},
    "a version and no more": {"title": "Cook", "organisation": SCHOOL, "reviewed": "1 May 2026"},
    "a website and no address": {
        "title": "Cook",
        "organisation": {**SCHOOL, "website": "larkfield.example"},
    },
}


def built(folder: Path, name: str, case: Mapping[str, Any]) -> Mapping[str, bytes]:
    """The documents of a role, from which nothing is lost: ``build`` would refuse to make them."""
    path = folder / "role.yaml"
    path.write_text(yaml.safe_dump(dict(case), sort_keys=False, allow_unicode=True), encoding="utf-8")
    return build(path, template=name).documents


def faults(document: bytes) -> set[str]:
    """What is wrong with a Word file in itself. Other validators see the examples, and a few of these."""
    found = [*check_validity(document), *check_accessibility(document, "Cook")]
    return {problem.id for problem in found if problem.level == "E"}


@SETS
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_what_a_role_leaves_out_leaves_no_hole(tmp_path: Path, name: str, case: dict[str, Any]) -> None:
    documents = built(tmp_path, name, case)
    assert_same_in_the_same_order(documents, least=0.6)
    allowed = {"A27"} if case is CASES["no organisation"] else set()
    assert faults(documents["job-pack.docx"]) <= allowed


def test_microsofts_validator_finds_nothing(tmp_path: Path) -> None:
    """In some of them: it takes more than a second for each."""
    paths = []
    for name in shipped_sets():
        for case in ("only a title and a school", "unmarked criteria among others", "duties three deep"):
            paths.append(tmp_path / f"{name} {case}.docx")
            paths[-1].write_bytes(built(tmp_path, name, CASES[case])["job-pack.docx"])
    assert_microsoft_valid(paths)


@SETS
def test_a_logo_stands_in_the_document_with_its_words(tmp_path: Path, name: str) -> None:
    (tmp_path / "crest.png").write_bytes(png(60, 40))
    logo = {"file": "crest.png", "alt": "A lark over a field"}
    documents = built(tmp_path, name, {"title": "Cook", "organisation": {**SCHOOL, "logo": logo}})
    assert faults(documents["job-pack.docx"]) == set()
    assert b'descr="A lark over a field"' in unzipped(documents["job-pack.docx"])["word/document.xml"]
    assert "![A lark over a field]" in documents["job-pack.md"].decode()


def words(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(f"{W}t"))


def tables(document: bytes) -> list[list[list[str]]]:
    """The tables of a Word file, their rows, and the paragraphs of each cell in one text."""
    root = etree.fromstring(unzipped(document)["word/document.xml"])
    return [
        [["/".join(map(words, cell.iter(f"{W}p"))) for cell in row.iter(f"{W}tc")] for row in table.iter(f"{W}tr")]
        for table in root.iter(f"{W}tbl")
    ]


def columns_of(folder: Path, case: str) -> list[list[list[str]]]:
    return tables(built(folder, "two-column", CASES[case])["job-pack.docx"])


@pytest.mark.parametrize(
    ("case", "row"),
    [
        ("no desirable criteria", ["Taste/Speed", "None"]),
        ("no essential criteria", ["None", "Taste/Speed"]),
        ("alternatives", ["A certificate, in one of these/Baking/Butchery", "One of the following/German/French"]),
        ("every criterion assessed alike", ["Taste", "Speed"]),
        ("criteria assessed in their own way", ["Taste/Speed/Weight 2, at interview/How assessed: Task", "None"]),
        ("unmarked criteria among others", ["Taste", "None"]),
    ],
)
def test_essential_criteria_stand_beside_desirable_ones(tmp_path: Path, case: str, row: list[str]) -> None:
    assert columns_of(tmp_path, case) == [[["Essential", "Desirable"], row]]


@pytest.mark.parametrize("case", ["only unmarked criteria", "no criteria"])
def test_there_are_no_columns_without_levels(tmp_path: Path, case: str) -> None:
    assert columns_of(tmp_path, case) == []


def test_how_a_category_is_assessed_is_said_once(tmp_path: Path) -> None:
    for case, said in (
        ("every criterion assessed alike", "How assessed: Task"),
        ("criteria assessed in their own way", "How assessed, unless a criterion says otherwise: Interview"),
    ):
        documents = built(tmp_path, "two-column", CASES[case])
        assert visible_in_word(documents["job-pack.docx"]).count(said) == 1
        assert visible_in_markdown(documents["job-pack.md"]).count(said) == 1


def test_the_form_is_framed_and_its_headings_and_lists_are_real(tmp_path: Path) -> None:
    document = built(tmp_path, "form", CASES["duties three deep"])["job-pack.docx"]
    root = etree.fromstring(unzipped(document)["word/document.xml"])
    assert [side.tag for side in next(root.iter(f"{W}pgBorders"))] == [
        W + s for s in ("top", "left", "bottom", "right")
    ]
    styled = [(words(paragraph), paragraph.find(f"{W}pPr/{W}pStyle")) for paragraph in root.iter(f"{W}p")]
    styles = {text: style.get(f"{W}val") for text, style in styled if style is not None}
    assert styles["Cook"] == "Heading1"
    assert styles["Job description"] == "Heading2"
    assert styles["Kitchen"] == "Heading3"
    assert [styles[text] for text in ("Run the kitchen", "people", "rotas")] == [
        "ListBullet",
        "ListBullet2",
        "ListBullet3",
    ]
