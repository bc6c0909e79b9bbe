"""A logo from the role file to the documents: in the Word file, and beside the Markdown that shows it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from jdgen.api import build
from tests.pictures.make import SVG, jpeg, png
from tests.render.word.files import unzipped
from tests.word_checks import assert_good_word_file

ROLE = """
title: Cook
organisation: {{name: Larkfield School, email: office@larkfield.example, logo: {logo}}}
duties: [Cook well., Keep the kitchen clean.]
"""


def role(folder: Path, logo: str) -> Path:
    (folder / "crest.png").write_bytes(png(300, 200))
    (folder / "photo.jpg").write_bytes(jpeg(300, 200))
    (folder / "crest.svg").write_bytes(SVG)
    path = folder / "cook.yaml"
    path.write_text(ROLE.format(logo=logo), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("logo", "file", "media"),
    [("crest.png", "logo.png", 1), ("photo.jpg", "logo.jpg", 1), ("crest.svg", "logo.svg", 2)],
)
def test_both_documents_show_it(tmp_path: Path, logo: str, file: str, media: int) -> None:
    pack = build(role(tmp_path, logo))
    assert sorted(pack.documents) == sorted(["job-pack.docx", "job-pack.md", file])
    assert pack.documents[file] == (tmp_path / logo).read_bytes()
    text = pack.documents["job-pack.md"].decode()
    assert text.startswith(f"![Logo of Larkfield School]({file})\n\n# Cook\n")
    assert len([name for name in unzipped(pack.documents["job-pack.docx"]) if "/media/" in name]) == media
    assert_good_word_file(pack.documents["job-pack.docx"], "Cook")


def test_its_words_cannot_break_the_markdown(tmp_path: Path) -> None:
    words = "'A [lark](http://x.y) over `a` field]( *of* **corn** |'"
    pack = build(role(tmp_path, f"{{file: crest.png, alt: {words}}}"), formats=("md",))
    line = pack.documents["job-pack.md"].decode().partition("\n")[0]
    assert line == r"![A lark over \`a\` field\]( of corn \|](logo.png)"


def test_a_document_that_does_not_show_it_does_not_bring_it(tmp_path: Path) -> None:
    assert sorted(build(role(tmp_path, "crest.png"), formats=("docx",)).documents) == ["job-pack.docx"]
    (tmp_path / "set").mkdir()
    plain = "{{ role.title }} {{ organisation.name }} {% for g in job_description.groups %}{% for l in g.lines %}\n\n"
    plain += "{{ l.text }}\n{% endfor %}{% endfor %}"
    (tmp_path / "set" / "job-pack.md.j2").write_text(plain)
    assert sorted(build(role(tmp_path, "crest.png"), template=str(tmp_path / "set")).documents) == ["job-pack.md"]


def test_it_is_written_and_known_like_any_document(tmp_path: Path) -> None:
    path, out = role(tmp_path, "crest.png"), tmp_path / "out"
    assert [made.outcome for made in build(path, out).written] == ["written"] * 3
    record = json.loads((out / "cook" / ".jdgen.json").read_text())
    assert sorted(record["documents"]) == ["job-pack.docx", "job-pack.md", "logo.png"]
    (out / "cook" / "logo.png").write_bytes(png(9, 9))
    assert [f.code for f in build(path, out).findings] == ["JD620"]
    assert (out / "cook" / "logo.png").read_bytes() == png(9, 9)


def test_without_one_nothing_is_left_of_it(tmp_path: Path) -> None:
    path = role(tmp_path, "crest.png")
    path.write_text(re.sub(", logo: crest.png", "", path.read_text()))
    pack = build(path)
    assert pack.documents["job-pack.md"].startswith(b"# Cook\n")
    assert b"Logo" not in unzipped(pack.documents["job-pack.docx"])["word/document.xml"]
    assert_good_word_file(pack.documents["job-pack.docx"], "Cook")


def test_a_logo_that_cannot_be_read_makes_nothing(tmp_path: Path) -> None:
    pack = build(role(tmp_path, "crset.png"), tmp_path / "out")
    assert [f.code for f in pack.findings] == ["JD040"]
    assert not pack.documents
    assert not (tmp_path / "out").exists()
