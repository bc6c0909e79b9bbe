"""The statements that come with jdgen: whose authority they have, until when, and that each reads well everywhere."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest

from jdgen.model.role import Role
from jdgen.pack import pack_data
from jdgen.render.fill import fill_role
from jdgen.shipped import shipped
from jdgen.source.read import read
from jdgen.source.text import read_text

FILES = sorted(shipped("statements").glob("*.yaml"))
FIELDS = {"heading", "text", "authority", "edition", "review_after"}
# Issue 4 names these; not-exhaustive and review are two clauses.
NAMES = {
    "data-protection", "equality", "ex-offenders", "fluency", "health-and-safety", "not-exhaustive", "online-searches",
    "review", "safeguarding", "vetting",
}  # fmt: skip
EACH = pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])


def fields(file: Path) -> dict[str, str]:
    content = read(read_text(file, file.name))
    assert content.findings == []
    assert isinstance(content.data, dict)
    return content.data


def filled(file: Path, organisation: str | None, regulated: str | None) -> str:
    given = fields(file)
    data: dict[str, Any] = {
        "title": "Teacher of Maths",
        "statements": [{"heading": given["heading"], "text": given["text"]}],
    }
    if organisation:
        data["organisation"] = organisation
    if regulated:
        data["safeguarding"] = {"regulated_activity": regulated}
    role = Role.model_validate(data)
    whole, faults = fill_role(role, pack_data(role, "teacher"))
    assert faults == []
    return str(whole.statements[0].text)


def test_there_is_one_for_each_need() -> None:
    assert {file.stem for file in FILES} == NAMES


@EACH
def test_each_has_its_authority_and_a_date_for_review(file: Path) -> None:
    given = fields(file)
    assert given.keys() == FIELDS
    assert all(isinstance(value, str) and value.strip() for value in given.values())
    after = datetime.date.fromisoformat(given["review_after"])
    assert re.fullmatch("(19|20)[0-9]{2}", given["edition"])
    assert after.year >= 2027
    assert int(given["edition"]) < after.year


@EACH
@pytest.mark.parametrize("regulated", ["yes", "no", None])
@pytest.mark.parametrize("organisation", ["Millbrook School", None])
def test_each_is_filled_in_and_reads_as_sentences(file: Path, organisation: str | None, regulated: str | None) -> None:
    said = filled(file, organisation, regulated)
    assert "{" not in said
    assert "  " not in said
    assert len(said) > 150
    for paragraph in said.split("\n\n"):
        assert paragraph == paragraph.strip()
        sentences = re.split(r"(?<=[.?!)]) (?=[A-Z])", paragraph)
        assert all(sentence[0].isupper() for sentence in sentences)
        assert paragraph.endswith(".")
        assert max(len(sentence.split()) for sentence in sentences) <= 55, "nobody can read this aloud"
    if organisation and "{{ organisation.name }}" in fields(file)["text"]:
        assert organisation in said
        assert "the school is" not in said.casefold()
    elif organisation is None:
        assert "None" not in said


def test_what_vetting_says_follows_regulated_activity() -> None:
    """The barred list may be checked for regulated activity only, so not saying is not saying yes."""
    (file,) = [file for file in FILES if file.stem == "vetting"]
    assert len(filled(file, None, "no").split("\n\n")) == 2, "the end of a paragraph went with a tag"
    yes, no, unsaid = (filled(file, None, given) for given in ("yes", "no", None))
    assert "includes the children's barred list" in yes
    assert "includes the children's barred list" not in no
    assert no == unsaid
