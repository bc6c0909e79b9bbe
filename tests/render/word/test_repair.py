"""What loops leave out or repeat is put right: Word opens every file, with 0, 1 or 2 turns of every loop."""

from __future__ import annotations

import re

import pytest

from jdgen.render.word import WordTemplate
from jdgen.render.word.repair import repaired
from tests.render.word.files import W, assert_valid, cell, opened, p, part, row, run, table, word_file
from tests.render.work import calls

COUNTS = pytest.mark.parametrize("count", [0, 1, 2])


def made(body: str, count: int, **more: str) -> bytes:
    document = WordTemplate.compile(word_file(body, **more)).render({"items": [str(n) for n in range(count)]})
    assert_valid(document)
    return document


@COUNTS
def test_a_cell_whose_only_paragraph_goes(count: int) -> None:
    body = table(1, row(p("{%p for i in items %}") + p("{{ i }}") + p("{%p endfor %}")))
    (found,) = opened(made(body, count)).tables[0]._cells
    assert len(found.paragraphs) == max(count, 1)


@COUNTS
def test_a_cell_that_ends_in_a_table(count: int) -> None:
    inner = table(1, row(p("inside")))
    body = table(1, row(p("{%p for i in items %}") + inner + p("{%p endfor %}")))
    assert len(opened(made(body, count)).tables[0].cell(0, 0).tables) == count


@COUNTS
def test_a_table_without_rows_goes_with_its_grid(count: int) -> None:
    body = p("a") + table(1, row(p("{%tr for i in items %}")), row(p("{{ i }}")), row(p("{%tr endfor %}"))) + p("b")
    assert len(opened(made(body, count)).tables) == min(count, 1)


@COUNTS
def test_a_row_without_cells_goes(count: int) -> None:
    tagged = f"<w:tr>{cell(p('{%tc for i in items %}'))}{cell(p('{{ i }}'))}{cell(p('{%tc endfor %}'))}</w:tr>"
    document = opened(made(table(3, row(p("x"), p("y"), p("z")), tagged), count))
    assert [len(r._tr.tc_lst) for r in document.tables[0].rows] == ([3, count] if count else [3])
    assert len(opened(made(p("a") + table(3, tagged) + p("b"), count)).tables) == min(count, 1)


@COUNTS
def test_a_repeated_cell_gets_a_column(count: int) -> None:
    tagged = [cell(p("{%tc for i in items %}")), cell(p("{{ i }}")), cell(p("{%tc endfor %}"))]
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc>'
    document = made(table(3, f"<w:tr>{cell(p('a'))}{''.join(tagged)}</w:tr>", f"<w:tr>{wide}</w:tr>"), count)
    grid = opened(document).tables[0]._tbl.tblGrid
    assert len(grid.gridCol_lst) == max(count + 1, 2)
    assert sum(column.w.twips for column in grid.gridCol_lst) == pytest.approx(6000, abs=3)


@COUNTS
def test_header_footer_and_footnote_keep_a_paragraph(count: int) -> None:
    loop = p("{%p for i in items %}") + p("{{ i }}") + p("{%p endfor %}")
    document = made(p("a"), count, header=loop, footer=loop, footnote=loop)
    assert len(opened(document).sections[0].header.paragraphs) == max(count, 1)


@COUNTS
def test_drawings_bookmarks_and_controls_have_ids_of_their_own(count: int) -> None:
    drawing = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="4" name="Line" descr="A line"/><a:graphic>'
        '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/>'
        "<wps:spPr/><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    mark = '<w:bookmarkStart w:id="9" w:name="here"/>', '<w:bookmarkEnd w:id="9"/>'
    control = f'<w:sdt><w:sdtPr><w:id w:val="77"/></w:sdtPr><w:sdtContent>{p("{{ i }}")}</w:sdtContent></w:sdt>'
    body = f"{p('{%p for i in items %}')}<w:p>{mark[0]}{run('{{ i }}')}{drawing}{mark[1]}</w:p>{control}{p('{%p endfor %}')}"
    document = made(body, count, header=f"<w:p>{drawing}</w:p>")
    xml = part(document, "word/document.xml") + part(document, "word/header1.xml")
    for pattern, wanted in (
        (r'docPr id="(\d+)"', count + 1),
        (r'bookmarkStart w:id="(\d+)"', count),
        (r'w:name="(\w+)"', count),
        (r'<w:id w:val="(\d+)"', count),
    ):
        ids = re.findall(pattern, xml)
        assert (len(ids), len(set(ids))) == (wanted, wanted), pattern
    assert re.findall(r'bookmarkStart w:id="(\d+)"', xml) == re.findall(r'bookmarkEnd w:id="(\d+)"', xml)


def test_what_word_notes_for_itself_is_left_out() -> None:
    noted = (
        f'<w:p w:rsidR="00AB12CD" w:rsidRDefault="00AB12CD" w14:paraId="1A2B3C4D" w14:textId="77777777" '
        f'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml">'
        f'<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkEnd w:id="0"/>{run("{{ items[0] }} x")}</w:p>'
    )
    xml = part(made(noted, 1), "word/document.xml")
    assert not re.search("rsid|paraId|textId|_GoBack", xml)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("<w:tc><w:tcPr/></w:tc>", "<w:tc><w:tcPr/><w:p/></w:tc>"),
        ("<w:tc></w:tc>", "<w:tc><w:p/></w:tc>"),
        ("<w:tc><w:p/><w:tbl><w:tblGrid></w:tblGrid></w:tbl></w:tc>", "<w:tc><w:p/></w:tc>"),
        ("<w:tr><w:trPr><w:tblHeader/></w:trPr></w:tr>", ""),
        ("<w:tr><w:tblPrEx><a/></w:tblPrEx></w:tr>", ""),
        (
            "<w:tr><w:trPr><b/></w:trPr><w:tc><w:p/></w:tc></w:tr>",
            "<w:tr><w:trPr><b/></w:trPr><w:tc><w:p/></w:tc></w:tr>",
        ),
        (f'<w:hdr xmlns:w="{W}"></w:hdr>', f'<w:hdr xmlns:w="{W}"><w:p/></w:hdr>'),
        ("<w:txbxContent></w:txbxContent>", "<w:txbxContent><w:p/></w:txbxContent>"),
        ("<w:tbl><w:tblGrid></w:tblGrid><w:tr></w:tr></w:tbl>", ""),
        (
            "<w:tbl><a/><w:tr><w:tc><w:tbl><w:tblGrid></w:tblGrid></w:tbl></w:tc></w:tr></w:tbl>",
            "<w:tbl><a/><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>",
        ),
    ],
)
def test_gaps_are_closed(text: str, right: str) -> None:
    assert repaired(text) == right
    assert repaired(right) == right


def test_repair_is_work_in_step_with_the_text() -> None:
    gap = "<w:tbl><w:tblPr/><w:tblGrid></w:tblGrid></w:tbl><w:tr><w:trPr><x/></w:trPr></w:tr><w:tc><w:tcPr/></w:tc>"
    gap += "<w:ftr></w:ftr>"
    assert calls(lambda: repaired(gap * 2000)) < 2.5 * calls(lambda: repaired(gap * 1000))
    assert repaired(gap * 20_000).count("<w:p/>") == 40_000
