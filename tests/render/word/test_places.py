"""Places as somebody sees them who has the file open in Word: sections, text boxes, notes, tables, properties."""

from __future__ import annotations

import pytest

from jdgen.render.word import TemplateFaults, WordTemplate
from jdgen.render.word.layout import layout_of
from jdgen.render.word.package import read_package
from tests.render.word.files import NAMESPACES, p, parts, row, run, styled, table, zipped

RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TAG = p("{{ x }}")


def places(content: dict[str, str | bytes]) -> list[str]:
    """Where the unknown names of a template stand."""
    with pytest.raises(TemplateFaults) as caught:
        WordTemplate.compile(zipped(content), "t.docx").render({})
    return [found.message.partition(", the tag ")[0] for found in caught.value.findings]


def placed(body: str = p("."), **more: str) -> list[str]:
    return places(parts(body, **more))


def section(*references: str, inner: bool = True) -> str:
    ends = f"<w:sectPr>{''.join(references)}</w:sectPr>"
    return f"<w:p><w:pPr>{ends}</w:pPr></w:p>" if inner else ends


def header(number: int, shown_on: str = "default", kind: str = "header") -> str:
    return f'<w:{kind}Reference w:type="{shown_on}" r:id="rIdH{number}"/>'


def with_headers(body: str, last: str, *headers: int, kind: str = "header") -> dict[str, str | bytes]:
    """A file with these headers, each of which prints an unknown name."""
    content = parts(p("."))
    tag = "hdr" if kind == "header" else "ftr"
    relations = "".join(
        f'<Relationship Id="rIdH{n}" Type="{RELATION}/{kind}" Target="/word/{kind}9{n}.xml"/>' for n in headers
    )
    rels = str(content["word/_rels/document.xml.rels"])
    content["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", relations + "</Relationships>")
    content["word/document.xml"] = f"<w:document {NAMESPACES}><w:body>{body}{last}</w:body></w:document>"
    for number in headers:
        content[f"word/{kind}9{number}.xml"] = f"<w:{tag} {NAMESPACES}>{TAG}</w:{tag}>"
    return content


def test_the_only_section_goes_without_a_number() -> None:
    last = section(header(1), header(2, "first"), header(3, "even"), inner=False)
    assert places(with_headers(p("."), last, 1, 2, 3)) == ["Header", "Header, first page", "Header, even pages"]


def test_a_header_says_in_which_sections_it_stands() -> None:
    body = section(header(1)) + section(header(2)) + section()
    last = section(header(3), header(4, "first"), inner=False)
    assert places(with_headers(body, last, 1, 2, 3, 4)) == [
        "Header of section 1",
        "Header of sections 2 and 3",
        "Header of section 4",
        "Header of section 4, first page",
    ]


def test_a_footer_of_every_section_says_all() -> None:
    body = section(header(1, kind="footer")) + section()
    assert places(with_headers(body, section(inner=False), 1, kind="footer")) == ["Footer of all sections"]


def test_one_header_in_two_places_says_both() -> None:
    body = section(header(1, "first"))
    last = section(header(1), inner=False)
    assert places(with_headers(body, last, 1)) == ["Header of all sections, first page and header of section 2"]


def test_a_header_that_no_section_shows_is_a_header() -> None:
    assert places(with_headers(p("."), section(inner=False), 1)) == ["Header"]


def test_sections_of_a_tracked_change_do_not_count() -> None:
    change = f'<w:sectPrChange w:id="1" w:author="A">{section(header(1), inner=False)}</w:sectPrChange>'
    content = with_headers(section(header(1)), f"<w:sectPr>{change}</w:sectPr>", 1)
    layout = layout_of(read_package(zipped(content)))
    assert layout.stories == {"word/header91.xml": "header of all sections"}


def test_a_footnote_has_the_number_a_reader_sees() -> None:
    content = parts(p("."), footnote=TAG)
    second = f'<w:footnote w:id="7">{TAG}</w:footnote></w:footnotes>'
    content["word/footnotes.xml"] = str(content["word/footnotes.xml"]).replace("</w:footnotes>", second)
    reference = '<w:p><w:r><w:footnoteReference w:id="7"/></w:r></w:p><w:p><w:r><w:footnoteReference w:id="1"/>'
    document = str(content["word/document.xml"])
    content["word/document.xml"] = document.replace('<w:p><w:r><w:footnoteReference w:id="1"/>', reference)
    assert places(content) == ["Footnote 2", "Footnote 1"]


def test_a_text_box_is_named() -> None:
    box = f"<w:pict><v:shape><v:textbox><w:txbxContent>{TAG}</w:txbxContent></v:textbox></v:shape></w:pict>"
    inside = f"<w:p><w:r>{box}</w:r></w:p>"
    assert placed(styled("Duties", "Heading1") + inside, header=inside) == [
        'Text box, under "Duties"',
        "Header, text box",
    ]


def test_tables_are_counted_and_so_are_tables_in_them() -> None:
    inner = table(1, row(p(".")), row(TAG))
    body = table(1, row(p("."))) + table(2, row(p("."), p(".")), row(p("."), inner + TAG))
    assert placed(body) == [
        "Table 2, row 2, column 2, the table in it, row 2, column 1",
        "Table 2, row 2, column 2",
    ]


def test_rows_and_cells_in_content_controls_count() -> None:
    rows = row(p(".")) + f"<w:sdt><w:sdtContent>{row(TAG)}</w:sdtContent></w:sdt>"
    assert placed(table(1, rows)) == ["Table 1, row 2, column 1"]


@pytest.mark.parametrize(
    ("element", "name"),
    [
        ("dc:subject", "subject"),
        ("dc:creator", "author"),
        ("dc:description", "comments"),
        ("cp:contentStatus", "status"),
        ("cp:keywords", "keywords"),
    ],
)
def test_properties_have_the_names_that_word_gives_them(element: str, name: str) -> None:
    assert placed(more=f"<{element}>{{{{ x }}}}</{element}>") == [f"Document properties: {name}"]


def test_a_property_of_ones_own_has_its_own_name() -> None:
    content = parts(p("."))
    content["docProps/custom.xml"] = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
        '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Job reference">'
        "<vt:lpwstr>{{ x }}</vt:lpwstr></property></Properties>"
    )
    assert places(content) == ["Document properties: Job reference"]


def test_a_paragraph_of_several_runs_is_quoted_whole() -> None:
    body = f"<w:p>{run('Paid ')}{run('{{ x }} a year')}</w:p>"
    assert placed(body) == ['In the paragraph "Paid {{ x }} a year"']
