"""Tables as programs write them: every separator, encoding and line end, and bytes that are no table at all."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from jdgen.source.cells import rows_of
from jdgen.source.table import read_table
from jdgen.source.table_text import MAX_TABLE_BYTES, decode_table
from jdgen.source.vacancy_file import VacancyFile, load_vacancies
from tests.source.reading import written

HEADER = ["role", "reference", "Board", "Notes for us"]
DIALECTS: dict[str, Any] = {
    "excel": {"delimiter": ",", "lineterminator": "\r\n"},
    "old mac": {"delimiter": ",", "lineterminator": "\r", "quoting": csv.QUOTE_ALL},
    "unix": {"delimiter": ",", "lineterminator": "\n", "quoting": csv.QUOTE_ALL},
    "semicolons": {"delimiter": ";", "lineterminator": "\n"},
    "tabs": {"delimiter": "\t", "lineterminator": "\r\n"},
}
# No letter of the Windows alphabet here can begin a character in UTF-8, so that the bytes are only one of the two.
TEXTS = {
    "utf-8": st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=20),
    "utf-8-sig": st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=20),
    "cp1252": st.text(st.sampled_from("ab ,;\t\n\"'£½’–…"), max_size=20),
}


def written_by_csv(rows: list[list[str]], dialect: str) -> str:
    out = io.StringIO(newline="")
    csv.writer(out, **DIALECTS[dialect]).writerows(rows)
    return out.getvalue()


def load(folder: Path, data: bytes | str) -> VacancyFile:
    path = folder / "vacancies.csv"
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return load_vacancies(path, path.name)


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from(sorted(DIALECTS)), st.sampled_from(sorted(TEXTS)))
def test_a_table_reads_back_to_the_same_cells(data: st.DataObject, dialect: str, encoding: str) -> None:
    cells = TEXTS[encoding]
    rows = data.draw(st.lists(st.lists(cells, min_size=len(HEADER), max_size=len(HEADER)), max_size=5))
    raw = written_by_csv([HEADER, *rows], dialect).encode(encoding)
    text = decode_table(raw, "t").text
    assert text is not None
    read = list(rows_of(text, DIALECTS[dialect]["delimiter"]))
    assert [[cell.text for cell in row.cells] for row in read] == [HEADER, *rows]
    assert [row.number for row in read] == list(range(1, len(rows) + 2))
    lines = text.split("\n")
    for row in read:
        for cell in row.cells:
            place = row.place(cell, text)
            start = sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1
            assert start == cell.start


@settings(max_examples=150, deadline=None)
@given(st.data(), st.sampled_from(sorted(DIALECTS)))
def test_a_table_is_read_whole_whatever_separates_its_cells(data: st.DataObject, dialect: str) -> None:
    word = st.text(st.sampled_from("abc £é’,;\t\"'"), max_size=8).map(lambda text: f"x{text}x")
    rows = data.draw(st.lists(st.tuples(word, word), min_size=1, max_size=5))
    text = written_by_csv([HEADER, *(["head", "", board, note] for board, note in rows)], dialect)
    table = read_table(decode_table(text.encode(), "t"))
    assert table.findings == ()
    read = [row.content.data["custom"] for row in table.rows if isinstance(row.content.data, dict)]
    assert read == [{"Board": board, "Notes for us": note} for board, note in rows]


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300) | st.binary(max_size=200).map(lambda raw: b"role,reference\nhead,A1\n" + raw))
@example(b'role,a\nhead,"')
@example(b"role\nhead\n\x00")
@example(b'"role')
@example(b"role,,a\nhead,x,y\n")
@example(b"sep=")
@example(b"sep=;")
@example(b"sep=\n\n")
@example("role\nhead\n".encode("utf-16-le"))
def test_any_bytes_end_in_findings(tmp_path: Path, raw: bytes) -> None:
    read = load(tmp_path, raw)
    for found in read.all_findings():
        assert found.message
        assert found.span.file == "vacancies.csv"
        assert found.span.line <= raw.count(b"\n") + raw.count(b"\r") + 1
    for entry in read.vacancies:
        assert entry.vacancy is not None or entry.findings


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from("role,id\"\n '=#-:[]{}&a1\t;"), max_size=60))
def test_any_text_as_yaml_ends_in_findings(tmp_path: Path, text: str) -> None:
    path = tmp_path / "vacancies.yaml"
    path.write_text(f"- role: head\n{text}", encoding="utf-8")
    read = load_vacancies(path, path.name)
    assert read.vacancies or read.findings


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (
            "role\nhead\n".encode("utf-16"),
            "JD009 error 1:1-1:1 This file is saved as UTF-16, which Excel calls Unicode Text. In Excel, choose File, Save "
            "As, and the type CSV UTF-8 (Comma delimited).",
        ),
        (
            "role\nhead\n".encode("utf-16-be"),
            "JD009 error 1:1-1:1 This file is saved as UTF-16, which Excel calls Unicode Text. In Excel, choose File, Save "
            "As, and the type CSV UTF-8 (Comma delimited).",
        ),
        (
            b"PK\x03\x04 and more",
            "JD009 error 1:1-1:1 This is an Excel workbook, not a CSV file. In Excel, choose File, Save As, and the type "
            "CSV UTF-8 (Comma delimited).",
        ),
        (
            b"%PDF-1.7",
            "JD009 error 1:1-1:1 This is not a CSV file. In Excel, choose File, Save As, and the type CSV UTF-8 (Comma "
            "delimited).",
        ),
        (
            "role,contact\nhead,Zoë\nhead,Chloë ".encode() + b"\xa3\n",
            "JD009 error 3:12-3:13 Line 3 has a character that is not UTF-8, as the rest of this file is. Type it again. In "
            "Excel, choose File, Save As, and the type CSV UTF-8 (Comma delimited).",
        ),
        (
            b"role,contact\nhead,a\x00b\n",
            "JD010 error 2:6-2:9 [contact] Row 2, contact: There is a character that stands for nothing (U+0000) in this "
            "cell. Delete it.",
        ),
        (
            b"role,contact\nhead,\xa3 \x81\n",
            "JD010 error 2:6-2:9 [contact] Row 2, contact: There is a control character (U+0081) in this cell. Delete it.",
        ),
        (
            "role,contact\nhead,a\u200bb\n".encode(),
            "JD015 warning 2:6-2:9 [contact] Row 2, contact: There is a zero-width space (U+200B) in this cell. Delete it "
            "unless it is meant.",
        ),
    ],
)
def test_what_is_said_of_bytes(raw: bytes, told: str, tmp_path: Path) -> None:
    assert [written(f) for f in load(tmp_path, raw).all_findings()] == [told]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_each_encoding_of_excel_gives_the_same_text(encoding: str, tmp_path: Path) -> None:
    read = load(tmp_path, "role,contact,salary\r\nhead,Zoë O’Brien – café,£40,\r\n".encode(encoding))
    assert [entry.content.data for entry in read.vacancies] == [
        {"role": "head", "contact": "Zoë O’Brien – café", "salary": "£40"}
    ]


def test_a_table_that_is_too_large(tmp_path: Path) -> None:
    found = load(tmp_path, b"role\n" + b"a" * MAX_TABLE_BYTES).all_findings()
    assert [written(f) for f in found] == [
        "JD012 error file This file is 10.0 MB. A table of vacancies may be at most 10 MB; is it the right file?"
    ]
    read = load(tmp_path, "role\n" + "head\n" * 20_001)
    assert read.vacancies == ()
    assert [written(f) for f in read.findings] == [
        "JD012 error file This table has more than 20,000 rows. Divide it between several files."
    ]


def test_a_missing_file(tmp_path: Path) -> None:
    read = load_vacancies(tmp_path / "none.csv", "none.csv")
    assert [written(f) for f in read.findings] == ["JD001 error file This file does not exist."]


def test_one_wrong_row_of_many_takes_nothing_from_the_others(tmp_path: Path) -> None:
    rows = [f'head,REF/{i},25/12/2026,"Come, and see\nus"' for i in range(2000)]
    rows[1234] = "head,REF/1234,31/02/2027,x"
    read = load(tmp_path, "\n".join(["role,reference,closing_date,visits", *rows]))
    assert [entry.row for entry in read.vacancies if entry.vacancy is None] == [1236]
    assert [written(f) for f in read.all_findings()] == [
        'JD006 error 2470:15-2470:25 [closing_date] Row 1236, closing_date: There is no such day as "31/02/2027". Check '
        "the day and the month."
    ]


def test_many_wrong_rows_are_counted(tmp_path: Path) -> None:
    found = load(tmp_path, "role\n" + "Head\n" * 300).all_findings()
    assert len(found) == 201
    assert found[-1].message == "There are 100 more problems in this file. Put these right first."


@pytest.mark.parametrize("line", ['"""x\n', '"a\n', 'a,"b" c,"d\n', '""""\n', ',,"",\n', 'x,"y""\n'])
def test_quotation_marks_in_any_order_take_no_quadratic_time(line: str) -> None:
    rows = list(rows_of(line * 100_000, ","))
    assert 1 <= len(rows) <= 100_000
