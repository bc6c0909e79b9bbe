"""Cell tags and joined lines where docxtpl gives no example: beside what is there already, in every number of turns."""

from __future__ import annotations

import re
from typing import Any

import pytest

from jdgen.render.word import TemplateFaults, WordTemplate
from tests.render.word.files import assert_valid, cell, opened, p, paragraphs, part, row, run, styled, table, word_file

COUNTS = pytest.mark.parametrize("count", [0, 1, 2])


def made(body: str, data: dict[str, Any], **more: str) -> bytes:
    document = WordTemplate.compile(word_file(body, **more)).render(data)
    assert_valid(document)
    return document


def said(body: str, data: dict[str, Any] | None = None) -> list[str]:
    with pytest.raises(TemplateFaults) as faults:
        WordTemplate.compile(word_file(body)).render(data or {})
    return [finding.message for finding in faults.value.findings]


def styled_cell(content: str, properties: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'


def test_a_background_replaces_the_cells_own_and_keeps_the_order_of_the_schema() -> None:
    own = (
        '<w:tcBorders><w:top w:val="single"/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="111111"/>'
        '<w:noWrap/><w:vAlign w:val="center"/>'
    )
    body = table(2, f"<w:tr>{styled_cell(p('{% cellbg c %}{% colspan n %}a'), own)}</w:tr>", row(p("b"), p("c")))
    xml = part(made(body, {"c": "#ABCDEF", "n": 2}), "word/document.xml")
    order = ["<w:tcW", '<w:gridSpan w:val="2"', "<w:tcBorders", 'w:fill="ABCDEF"', "<w:noWrap", "<w:vAlign"]
    places = [xml.index(name) for name in order]
    assert places == sorted(places)
    assert "111111" not in xml


def test_a_cell_is_as_wide_as_the_columns_it_takes() -> None:
    body = table(3, row(p("{% colspan 2 %}a"), p("b")), row(p("c"), p("d"), p("e")))
    xml = part(made(body, {}), "word/document.xml")
    assert re.findall(r'<w:tcW w:w="(\d+)"', xml) == ["4000", "2000", "2000", "2000", "2000"]


@pytest.mark.parametrize("nothing", ["", None])
def test_no_colour_is_no_shading(nothing: Any) -> None:
    assert "<w:shd" not in part(made(table(1, row(p("{% cellbg x %}a"))), {"x": nothing}), "word/document.xml")


@COUNTS
def test_cell_tags_in_rows_of_every_number_of_turns(count: int) -> None:
    body = table(
        3,
        row(p("{%tr for i in items %}"), p(""), p("")),
        row(p("{% vm %}All {{ items|length }}") + p("more") + table(1, row(p("x"))) + p(""), p("{{ i }}"), p("c")),
        row(p("{%tr endfor %}"), p(""), p("")),
        row(p("{% cellbg 'FFF2CC' %}{% colspan 3 %}last")),
    )
    document = made(body, {"items": [str(n) for n in range(count)]})
    texts = [[c.text.split("\n")[0] for c in r._tr.tc_lst and r.cells] for r in opened(document).tables[0].rows]
    assert texts == [*([f"All {count}", str(n), "c"] for n in range(count)), ["last"] * 3]
    assert part(document, "word/document.xml").count('<w:vMerge w:val="continue"/>') == max(count - 1, 0)


def test_words_that_no_tall_cell_takes_in_are_not_lost() -> None:
    loop = row(p("{%tr for i in items %}"), p("")), row(p("{%tr endfor %}"), p(""))
    body = table(2, loop[0], row(p("{% vm %}tall {{ i }}"), p("x")), row(p("y"), p("z")), loop[1])
    document = made(body, {"items": [1, 2]})
    assert [cell.text for cell in opened(document).tables[0].columns[0].cells] == ["tall 1", "y", "tall 2", "y"]


@COUNTS
def test_joined_cells_of_every_number_of_turns(count: int) -> None:
    loop = "{%tc for i in items %}", "{%tc endfor %}"
    body = table(
        3,
        f"<w:tr>{cell(p(loop[0]))}{cell(p('{% hm %}over {{ items|length }}'))}{cell(p(loop[1]))}</w:tr>",
        f"<w:tr>{cell(p(loop[0]))}{cell(p('{{ i }}'))}{cell(p(loop[1]))}</w:tr>",
    )
    document = opened(made(p("a") + body + p("b"), {"items": list(range(count))}))
    assert [[tc.grid_span for tc in r._tr.tc_lst] for t in document.tables for r in t.rows] == (
        [[count], [1] * count] if count else []
    )


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("{% cellbg %}", "needs a colour"),
        ("{% colspan %}", "needs a number"),
        ("{% vm 2 %}", 'alone, without "2"'),
        ("{% cellbg 'a' %}{% cellbg 'b' %}", "two {% cellbg %} in one cell"),
        ("{%tc cellbg 'a' %}", "already stands for its cell"),
        ("{% vm %}", "does not stand in one"),
        ("{% hm %}", "does not stand in one"),
        ("{%tr if t %}{% cellbg 'FFFFFF' %}", "takes this cell's place"),
        ("{% cellbg a b %}", "not written as jdgen expects"),
        ("{% cellgb 'FFFFFF' %}", 'Did you mean "cellbg"?'),
        ("{{tr t }}", "prints rows, which only a macro"),
        ("{{tc t }}", "prints cells, which only a macro"),
    ],
)
def test_what_is_wrong_with_a_cell_tag_is_said(words: str, message: str) -> None:
    found = said(table(1, row(p(words)), row(p("x"))), {"t": "T"})
    assert any(message in text for text in found), found
    assert all("able 1, row 1, column 1" in text or "able row 1, column 1" in text for text in found)


# Joined lines


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (p("a") + p("{%- if t %} b{% endif %}"), ["a b"]),
        (p("a") + p("") + p("{%- if t %}b{% endif %}"), ["ab"]),
        (p("{%- if t %}b{% endif %}") + p("c"), ["b", "c"]),
        (table(1, row(p("x"))) + p("{%- if t %}b{% endif -%}") + table(1, row(p("x"))) + p("c"), ["b", "c"]),
        (p("words {%- if t %} b{% endif -%} words") + p("c"), ["words bwords", "c"]),
        (p("a{{ t -}}") + p("b"), ["aT", "b"]),
        (p("{%p if t %}") + p("{%- if t %}a{% endif -%}") + p("{%p endif %}"), ["a"]),
        (p("{% if t -%}") + p("a") + p("{% endif %}b"), ["a", "b"]),
        (styled("a", "Heading1") + p("{%- if t -%}") + p("b") + p("{%- endif -%}") + p("c"), ["abc"]),
    ],
)
def test_lines_are_joined_as_far_as_they_go(body: str, lines: list[str]) -> None:
    document = made(body, {"t": "T"})
    assert [text for text in paragraphs(document) if text] == lines


def test_joined_paragraphs_keep_their_sections_pictures_and_looks() -> None:
    section = '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    bold = f"<w:p>{run('{%- if t %}', '<w:b/>')}{run('bold', '<w:b/>')}{run('{% endif %}')}</w:p>"
    document = opened(made(p("plain ") + bold + p("b") + p("{%- if t %}c{% endif %}", section) + p("d"), {"t": "T"}))
    assert [q.text for q in document.paragraphs][:3] == ["plain bold", "bc", "d"]
    assert [r.bold for r in document.paragraphs[0].runs if r.text] == [None, True]
    assert len(document.sections) == 2


# Escapes and pieces of the template


def test_braces_written_apart_are_printed_as_braces_wherever_word_cut_them() -> None:
    words = "{_{ x }_} {_% if %_} {{ t }}_{_{"
    for cut in range(1, len(words)):
        body = f"<w:p>{run(words[:cut])}{run(words[cut:], '<w:b/>')}</w:p>"
        document = WordTemplate.compile(word_file(body)).render({"t": "T"})
        assert paragraphs(document)[0] == "{{ x }} {% if %} T_{{", cut


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (p("{%p macro m() %}") + p("x") + p("{%p endmacro %}") + p("a {{ m() }}"), "prints whole paragraphs"),
        (p("{%p set x %}") + p("y") + p("{%p endset %}") + p("a {{ x }}"), "prints whole paragraphs"),
        (
            p("{%p macro m() %}") + p("x") + p("{%p endmacro %}") + p("{{ m() ~ 1 }}"),
            "does not fit where it is printed",
        ),
        (
            p("{%p macro m() %}") + p("{{ caller() }}") + p("{%p endmacro %}") + p("{% call m() %}{% endcall %}"),
            "not fit",
        ),
    ],
)
def test_a_piece_that_does_not_fit_is_a_fault(body: str, message: str) -> None:
    (found,) = said(body)
    assert message in found


def test_runs_and_formatted_text_of_macros_stay_in_their_paragraph() -> None:
    runs = "".join(map(run, ("{%r macro m() %}", "in a run", "{%r endmacro %}", "see ", "{{r m() }}", " end")))
    body = (
        f"<w:p>{runs}</w:p>" + p("{% macro b(x) %}<{{ x }}>{% endmacro %}") + p("{{ b(t) }}") + p("q {{ b(t)|upper }}")
    )
    document = made(body, {"t": "a & b"})
    assert [text for text in paragraphs(document) if text] == ["see in a run end", "<a & b>", "q <A & B>"]
