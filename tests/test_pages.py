"""The pages as LibreOffice lays them out: that there are some, in A4, in order, with what belongs on each."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from jdgen.api import build

EXAMPLES = Path(__file__).parents[1] / "examples"
NEEDED = ("soffice", "pdftotext", "pdfinfo")

pytestmark = pytest.mark.skipif(
    any(shutil.which(program) is None for program in NEEDED),
    reason=f"page tests need LibreOffice and poppler ({', '.join(NEEDED)})",
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The text of each page of the longest example."""
    folder = tmp_path_factory.mktemp("pages")
    made = build(EXAMPLES / "special-school" / "roles" / "designated-teacher.yaml")
    (folder / "job-pack.docx").write_bytes(made.documents["job-pack.docx"])
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
    assert pages[first + 1].split()[0:1] == ["Essential"] or "Criterion" in pages[first + 1][:400]


def test_the_signatures_stay_together(pages: list[str]) -> None:
    (signed,) = [page for page in pages if re.search(r"^ *Signatures$", page, re.M) and "Postholder" in page]
    assert signed.count("Signature\n") + len(re.findall(r"^ *Signature *$", signed, re.M)) >= 2
    assert len(re.findall(r"^ *Date *$", signed, re.M)) == 2


def test_no_tag_is_left(pages: list[str]) -> None:
    assert not re.search(r"\{\{|\{%|\{#|\bNone\b", "\n".join(pages))
