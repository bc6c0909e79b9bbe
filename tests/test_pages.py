"""The pages as LibreOffice lays them out: that there are some, in A4, in order, with what belongs on each."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from jdgen.api import build
from jdgen.shipped import shipped_sets

EXAMPLES = Path(__file__).parents[1] / "examples"
NEEDED = ("soffice", "pdftotext", "pdfinfo")

pytestmark = pytest.mark.skipif(
    any(shutil.which(program) is None for program in NEEDED),
    reason=f"page tests need LibreOffice and poppler ({', '.join(NEEDED)})",
)


def pages_of(folder: Path, document: bytes) -> list[str]:
    """The text of each page of a Word file."""
    (folder / "job-pack.docx").write_bytes(document)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", folder, folder / "job-pack.docx"], check=True, capture_output=True, timeout=180
    )
    size = subprocess.run(["pdfinfo", folder / "job-pack.pdf"], check=True, capture_output=True, text=True).stdout
    assert re.search(r"Page size: +595\.\d+ x 841\.\d+ pts \(A4\)", size)
    text = subprocess.run(
        ["pdftotext", "-layout", folder / "job-pack.pdf", "-"], check=True, capture_output=True, text=True
    ).stdout
    return text.removesuffix("\f").split("\f")


@pytest.fixture(scope="module", params=shipped_sets())
def pages(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The pages of the longest example, in each set."""
    made = build(EXAMPLES / "special-school" / "roles" / "designated-teacher.yaml", template=request.param)
    return pages_of(tmp_path_factory.mktemp("pages"), made.documents["job-pack.docx"])


def test_the_pack_has_the_pages_a_pack_of_its_size_has(pages: list[str]) -> None:
    assert 6 <= len(pages) <= 11


def test_every_page_says_which_it_is(pages: list[str]) -> None:
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Rushbrook Lane School" in page


def test_the_post_and_its_salary_are_on_the_first_page(pages: list[str]) -> None:
    assert "Designated Teacher" in pages[0]
    assert "Salary" in pages[0]
    assert "Responsible to" in pages[0]


def test_the_person_specification_starts_a_page(pages: list[str]) -> None:
    starts = [page for page in pages if page.lstrip().startswith("Person specification")]
    assert len(starts) == 1


def test_a_table_that_goes_on_repeats_its_header(pages: list[str]) -> None:
    first = next(i for i, page in enumerate(pages) if page.lstrip().startswith("Person specification"))
    after = pages[first + 1]
    # In two columns a category stays on one page if it can, and the next one starts this page.
    starts = after.lstrip().startswith("Knowledge, skills and qualities")
    whole = starts and re.search(r"^ *Essential +Desirable$", after, re.M)
    assert whole or "Criterion" in after[:400]


def test_columns_that_are_longer_than_a_page_go_on_and_lose_nothing(tmp_path: Path) -> None:
    needs = [f"Need {number}, which is told in so many words that it fills two lines" for number in range(1, 41)]
    category = {"category": "Skills", "essential": needs, "desirable": ["A wish"]}
    role = {"title": "Cook", "person_specification": {"categories": [category]}}
    (tmp_path / "role.yaml").write_text(json.dumps(role), encoding="utf-8")
    found = pages_of(tmp_path, build(tmp_path / "role.yaml", template="two-column").documents["job-pack.docx"])
    assert [number for page in found for number in re.findall(r"Need (\d+),", page)] == [str(n) for n in range(1, 41)]
    with_needs = [page for page in found if "Need" in page]
    assert len(with_needs) > 1
    assert all(re.search(r"^ *Essential +Desirable$", page, re.M) for page in with_needs)


def test_the_signatures_stay_together(pages: list[str]) -> None:
    (signed,) = [page for page in pages if re.search(r"^ *Signatures$", page, re.M) and "Postholder" in page]
    assert signed.count("Signature\n") + len(re.findall(r"^ *Signature *$", signed, re.M)) >= 2
    assert len(re.findall(r"^ *Date *$", signed, re.M)) == 2


def test_no_tag_is_left(pages: list[str]) -> None:
    assert not re.search(r"\{\{|\{%|\{#|\bNone\b", "\n".join(pages))
