"""The same templates and plain data through docxtpl: the same paragraphs, styles, looks and tables.

Differences, and why. jdgen refuses what docxtpl loses without a word: text beside ``{%p %}``, names there are not, a list or
None where words should be, a colour or a number of columns that a Word file cannot hold. A literal ``'R&D'`` in a tag is
that, where docxtpl makes it ``R&amp;D``; ``{_{`` in a value stays as typed, where docxtpl makes it ``{{``. A table that a
loop leaves without rows goes, where docxtpl leaves a file that Word calls damaged; and a table gets as many columns as its
widest row takes, where docxtpl counts cells and forgets what they span. Words on the line of ``{%-`` or ``-%}`` stay, where
docxtpl loses them, and lines that are joined keep their own looks, where docxtpl gives all of them the first one's.
``{% vm %}`` empties the cells that nobody sees, and no others: docxtpl leaves their other paragraphs in the file, and
empties cells that it could not join. docxtpl fills no text boxes for old programs, no endnotes, no links and no custom
properties, and knows no include: see ``test_stories``, ``test_links`` and ``test_include``.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from docxtpl import DocxTemplate, RichText, RichTextParagraph  # type: ignore[import-untyped,unused-ignore]

from jdgen.model.text import Line, Prose
from jdgen.render.word import WordTemplate
from tests.render.word.files import NAMESPACES

Build = Callable[[Any], None]
DATA: dict[str, Any] = {
    "title": "Head of R&D <KS3>",
    "nothing": "",
    "flag": True,
    "off": False,
    "names": ["Ann", "Bo & Co", "Cy"],
    "empty": [],
    "one": ["only"],
    "number": 7,
    "group": {"name": "G", "members": ["x", "y"]},
    "groups": [{"name": "A", "members": ["a1", "a2"]}, {"name": "B", "members": []}, {"name": "C", "members": ["c1"]}],
    "rows": [{"k": "one", "v": 1}, {"k": "two", "v": 2}],
    "lines": "first\nsecond\tafter a tab",
    "colours": [{"name": "red", "bg": "FF0000"}, {"name": "green", "bg": "00ff00"}, {"name": "none", "bg": "auto"}],
    "years": [{"year": 2026, "terms": ["autumn", "spring"]}, {"year": 2027, "terms": ["summer"]}],
}


def rich() -> Any:
    text = RichText("plain ")
    text.add("bold", bold=True)
    text.add(" & ")
    text.add("both", bold=True, italic=True)
    return text


def rich_paragraphs() -> Any:
    text = RichTextParagraph("One paragraph")
    text.add(RichText("and another"))
    text.add("an item", parastyle="ListBullet")
    return text


# What a docxtpl template is given for formatted text, and what jdgen is given for the same.
THEIRS: dict[str, Any] = {"rich": rich, "prose": rich_paragraphs}
OURS: dict[str, Any] = {
    "rich": Line("plain **bold** & ***both***"),
    "prose": Prose("One paragraph\n\nand another\n\n- an item"),
}


def values(document: Any) -> None:
    document.add_heading("{{ title }}", 1)
    document.add_paragraph("{{ title }} and {{ number }}, {{ group.name }}: {{ group['name'] }} {{ names[1] }}")
    document.add_paragraph("{{nothing}}")
    document.add_paragraph("plain", style="List Bullet")
    document.add_paragraph("{{ title|upper }} {{ names|join(', ') }} {{ names|length }} {{ missing|default('none') }}")


def line_breaks(document: Any) -> None:
    document.add_paragraph("a {{ lines }} b")
    document.add_paragraph("{{ lines }}", style="Quote")


def conditions(document: Any) -> None:
    document.add_paragraph("{% if flag %}yes{% else %}no{% endif %}{% if off %}yes{% elif number > 5 %}more{% endif %}")
    for tag in (
        "{%p if flag %}",
        "shown",
        "{%p else %}",
        "not shown",
        "{%p endif %}",
        "{%p if off %}",
        "gone",
        "{%p endif %}",
    ):
        document.add_paragraph(tag, style="Heading 2" if tag == "shown" else None)


def paragraph_loop(document: Any) -> None:
    for tag in ("{%p for n in names %}", "{{ loop.index }}. {{ n }}", "also {{ n }}", "{%p endfor %}", "after"):
        document.add_paragraph(tag, style="List Number" if "loop" in tag else None)


def empty_loops(document: Any) -> None:
    for tag in ("{%p for n in empty %}", "{{ n }}", "{%p endfor %}", "{%p for n in one %}", "{{ n }}", "{%p endfor %}"):
        document.add_paragraph(tag)


def inline_loops(document: Any) -> None:
    document.add_paragraph("{% for n in names %}{{ n }}{% if not loop.last %}, {% endif %}{% endfor %}.")
    document.add_paragraph("{% for n in names %}{{ n }} ")
    document.add_paragraph("next{% endfor %}")


def runs(document: Any) -> None:
    paragraph = document.add_paragraph("start ")
    paragraph.add_run("{%r for n in names %}")
    run = paragraph.add_run("{{ n }}")
    run.bold, run.font.size = True, Pt(20)
    paragraph.add_run("{%r endfor %}")
    paragraph.add_run(" end").italic = True


def split_tags(document: Any) -> None:
    for cut in range(1, 11):
        paragraph = document.add_paragraph("")
        paragraph.add_run("{{ title }}"[:cut]).bold = True
        paragraph.add_run("{{ title }}"[cut:])


def rows(document: Any) -> None:
    table = document.add_table(4, 2, style="Table Grid")
    for at, cells in enumerate(
        (("Key", "Value"), ("{%tr for r in rows %}", ""), ("{{ r.k }}", "{{ r.v }}"), ("{%tr endfor %}", ""))
    ):
        for column, words in enumerate(cells):
            table.cell(at, column).text = words


def nested_rows(document: Any) -> None:
    table = document.add_table(6, 1)
    tags = (
        "{%tr for g in groups %}",
        "{{ g.name }}",
        "{%tr for m in g.members %}",
        "- {{ m }}",
        "{%tr endfor %}",
        "{%tr endfor %}",
    )
    for at, words in enumerate(tags):
        table.cell(at, 0).text = words


def cells(document: Any) -> None:
    table = document.add_table(1, 3)
    for at, words in enumerate(("{%tc for n in names %}", "{{ n }}", "{%tc endfor %}")):
        table.cell(0, at).text = words


def cell_paragraphs(document: Any) -> None:
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Members"
    for tag in ("{%p for g in groups %}", "{{ g.name }}: {{ g.members|join('; ') }}", "{%p endfor %}"):
        cell.add_paragraph(tag, style="List Bullet" if "name" in tag else None)


def header_and_footer(document: Any) -> None:
    document.add_paragraph("body {{ title }}")
    document.sections[0].header.paragraphs[0].text = "head {{ title }}"
    document.sections[0].footer.paragraphs[0].text = "{% if flag %}foot {{ number }}{% endif %}"


def comments(document: Any) -> None:
    document.add_paragraph("a{# not this #}b {# nor {{ this }} #}{{ number }}")


def sets(document: Any) -> None:
    document.add_paragraph("{% set greeting = 'Dear ' ~ names[0] %}{{ greeting }} {% set n = number * 2 %}{{ n }}")
    document.add_paragraph("{{ greeting }} {% with a = 3 %}{{ a }}{% endwith %}")


def literals(document: Any) -> None:
    document.add_paragraph("{{ 'A B' }} {% if group.name == 'G' %}same{% endif %} R&D <b> { } 100% # {single}")


def smart_quotes(document: Any) -> None:
    document.add_paragraph("{{ group[‘name’] }} {{ missing|default(“none”) }}")


def filled(document: Any, rows: list[tuple[str, ...]]) -> Any:
    """A table with these texts; a text of several lines is as many paragraphs."""
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    for at, words in enumerate(rows):
        for column, text in enumerate(words):
            first, *others = text.split("\n")
            table.cell(at, column).text = first
            for other in others:
                table.cell(at, column).add_paragraph(other)
    return table


def cell_backgrounds(document: Any) -> None:
    table = filled(
        document,
        [
            ("{% cellbg '4472C4' %}Name", "Colour"),
            ("{%tr for c in colours %}", ""),
            ("{% cellbg c.bg %}{{ c.name }}", "{{ c.bg }}{% cellbg 'FFFFFF' if loop.first else c.bg %}"),
            ("{%tr endfor %}", ""),
        ],
    )
    shaded = parse_xml(f'<w:shd {NAMESPACES} w:val="clear" w:color="auto" w:fill="123456"/>')
    table.cell(2, 0)._tc.get_or_add_tcPr().append(shaded)


def cell_background_in_a_loop_of_cells(document: Any) -> None:
    filled(document, [("{%tc for c in colours %}", "{% cellbg c.bg %}{{ c.name }}", "{%tc endfor %}")])


def column_spans(document: Any) -> None:
    filled(document, [("a", "b", "c")])
    table = filled(document, [("{% colspan number - 4 %}{{ title }}", "x", "y"), ("1", "2", "3")])
    for cell in table.rows[0].cells[1:]:
        table.rows[0]._tr.remove(cell._tc)


def column_spans_over_a_loop(document: Any) -> None:
    table = filled(
        document,
        [
            ("{% colspan names|length %}Names of {{ group.name }}", "x", "y"),
            ("{%tc for n in names %}", "{{ n }}", "{%tc endfor %}"),
        ],
    )
    for cell in table.rows[0].cells[1:]:
        table.rows[0]._tr.remove(cell._tc)


def column_span_in_place_of_one(document: Any) -> None:
    table = filled(document, [("{% colspan 3 %}wide", "x", "y"), ("1", "2", "3")])
    table.cell(0, 0).merge(table.cell(0, 1))
    row = table.rows[0]._tr
    row.remove(row.tc_lst[-1])


def vertical_merge(document: Any) -> None:
    filled(
        document,
        [
            ("All", "Key", "Value"),
            ("{%tr for r in rows %}", "", ""),
            ("{% vm %}The {{ rows|length }} rows", "{{ r.k }}", "{{ r.v }}"),
            ("{%tr endfor %}", "", ""),
        ],
    )


def vertical_merge_of_groups(document: Any) -> None:
    filled(
        document,
        [
            ("{%tr for y in years %}", ""),
            ("{%tr for t in y.terms %}", ""),
            ("{{ y.year }}{% vm %}", "{{ t }}"),
            ("{%tr endfor %}", ""),
            ("{%tr endfor %}", ""),
        ],
    )


def horizontal_merge(document: Any) -> None:
    filled(
        document,
        [
            ("{%tc for n in names %}", "{% hm %}Everybody", "{%tc endfor %}"),
            ("{%tc for n in names %}", "{{ n }}", "{%tc endfor %}"),
        ],
    )


def horizontal_merge_of_wide_cells(document: Any) -> None:
    table = filled(
        document,
        [
            ("{%tc for n in names %}", "{% hm %}Everybody", "x", "{%tc endfor %}"),
            ("{%tc for n in names %}", "{{ n }}", "{{ loop.index }}", "{%tc endfor %}"),
        ],
    )
    table.cell(0, 2).text = ""
    table.cell(0, 1).merge(table.cell(0, 2))


def joined_paragraphs(document: Any) -> None:
    for words in (
        "My house is located",
        "{%- if flag -%}",
        "\u00a0in an urban area",
        "{%- else -%}",
        "\u00a0in the countryside",
        "{%- endif -%}",
        "\u00a0and I love it.",
    ):
        document.add_paragraph(words, style="Quote" if "My" in words else None)
    document.add_paragraph("Another paragraph.")


def joined_lines(document: Any) -> None:
    paragraph = document.add_paragraph("Names: ")
    for words in ("{%- for n in names -%}", "{{ n }}; ", "{%- endfor -%}", "that is all."):
        paragraph.add_run().add_break()
        paragraph.add_run(words)
    document.add_paragraph("after")


def joined_before_only(document: Any) -> None:
    document.add_paragraph("One")
    document.add_paragraph("{%- if flag %} two{% endif %}")
    document.add_paragraph("three {% if flag -%}")
    document.add_paragraph("four{% endif %}")


def trimmed(document: Any) -> None:
    document.add_paragraph("first")
    document.add_paragraph("a {{- number -}} b {{ number -}} c {#- nothing -#} d")


def escapes(document: Any) -> None:
    document.add_paragraph("Write {_{ title }_} for {{ title }}, and {_% if x %_} for an if.")


def macros(document: Any) -> None:
    document.add_paragraph("{% macro greet(who, how='Dear') %}{{ how }} {{ who }},{% endmacro %}start")
    document.add_paragraph("{{ greet(names[0]) }} and {{ greet(title, how='Hello') }}")
    document.add_paragraph("{{ greet(number) }}", style="Quote")


def macros_of_paragraphs(document: Any) -> None:
    for words in ("{%p macro block(g) %}", "{{ g.name }}", "{%p for m in g.members %}", "{{ m }}"):
        document.add_paragraph(words, style={"{{ m }}": "List Bullet", "{{ g.name }}": "Heading 2"}.get(words))
    for words in (
        "{%p endfor %}",
        "{%p endmacro %}",
        "Groups",
        "{%p for g in groups %}",
        "{{p block(g) }}",
        "{%p endfor %}",
    ):
        document.add_paragraph(words)


def macros_of_rows(document: Any) -> None:
    filled(
        document,
        [
            ("{%tr macro pair(r) %}", ""),
            ("{{ r.k }}", "{{ r.v }}"),
            ("{%tr endmacro %}", ""),
            ("Key", "Value"),
            ("{%tr for r in rows %}", ""),
            ("{{tr pair(r) }}", ""),
            ("{%tr endfor %}", ""),
        ],
    )


def calls(document: Any) -> None:
    document.add_paragraph("{% macro quoted() %}“{{ caller() }}”{% endmacro %}x")
    document.add_paragraph("He said {% call quoted() %}{{ title }}{% endcall %} and left.")
    for words in ("{%p macro boxed() %}", "above", "{{p caller() }}", "below", "{%p endmacro %}"):
        document.add_paragraph(words)
    for words in ("{%p call boxed() %}", "inside {{ number }}", "{%p endcall %}"):
        document.add_paragraph(words, style="Quote" if "inside" in words else None)


def set_blocks(document: Any) -> None:
    document.add_paragraph("{% set both %}{{ names[0] }} and {{ names[1] }}{% endset %}Here: {{ both }}.")
    document.add_paragraph("{{ both }}", style="Quote")
    for words in (
        "{%p set part %}",
        "kept for later: {{ title }}",
        "{%p endset %}",
        "first",
        "{{p part }}",
        "{{p part }}",
    ):
        document.add_paragraph(words, style="List Bullet" if "later" in words else None)


def filters(document: Any) -> None:
    document.add_paragraph("{{ names|first }} {{ names|last }} {{ names|sort|join('/') }} {{ number|round(1) }}")
    document.add_paragraph("{{ names|reverse|join(' ') }} {{ title|lower|replace('head', 'lead') }}")
    document.add_paragraph("{{ rows|map(attribute='k')|join(',') }} {{ nothing|default('empty', true) }}")
    document.add_paragraph("{% filter upper %}loud {{ group.name }} words{% endfilter %}")
    document.add_paragraph(
        "{{ rows|selectattr('v', 'gt', 1)|map(attribute='k')|first }} {{ nothing|default('empty', true) }}"
    )


def nested_tables(document: Any) -> None:
    table = filled(document, [("{%tr for g in groups %}", ""), ("{{ g.name }}", "Members:"), ("{%tr endfor %}", "")])
    inner = table.cell(1, 1).add_table(3, 1)
    for at, words in enumerate(("{%tr for m in g.members %}", "{{ m }}", "{%tr endfor %}")):
        inner.cell(at, 0).text = words
    inner.add_row().cells[0].text = "last"
    table.cell(1, 1).add_paragraph("after the table")


def formatted_text(document: Any) -> None:
    paragraph = document.add_paragraph("before ")
    paragraph.add_run("{{r rich }}")
    paragraph.add_run(" after")


def formatted_paragraphs(document: Any) -> None:
    for words in ("before", "{{p prose }}", "after"):
        document.add_paragraph(words)


def whole_comments(document: Any) -> None:
    for words in ("a", "{#p a paragraph that goes #}", "b{# and a note #}"):
        document.add_paragraph(words)
    filled(document, [("1", "2"), ("{#tr a row that goes #}", ""), ("3", "4")])


def content_controls(document: Any) -> None:
    control = "<w:sdt {}><w:sdtPr><w:id w:val='{}'/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    text = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    document.add_paragraph("x ")._p.append(
        parse_xml(control.format(NAMESPACES, 5, text.format("in a line: {{ title }}")))
    )
    inner = "".join(
        f"<w:p>{text.format(words)}</w:p>" for words in ("{%p for n in names %}", "{{ n }}", "{%p endfor %}")
    )
    document.element.body.insert(1, parse_xml(control.format(NAMESPACES, 6, inner)))


TEMPLATES: list[Build] = [
    values,
    line_breaks,
    conditions,
    paragraph_loop,
    empty_loops,
    inline_loops,
    runs,
    split_tags,
    rows,
    nested_rows,
    cells,
    cell_paragraphs,
    header_and_footer,
    comments,
    sets,
    literals,
    smart_quotes,
    cell_backgrounds,
    cell_background_in_a_loop_of_cells,
    column_spans,
    column_spans_over_a_loop,
    column_span_in_place_of_one,
    vertical_merge,
    vertical_merge_of_groups,
    horizontal_merge,
    horizontal_merge_of_wide_cells,
    joined_paragraphs,
    joined_lines,
    joined_before_only,
    trimmed,
    escapes,
    macros,
    macros_of_paragraphs,
    macros_of_rows,
    calls,
    set_blocks,
    filters,
    nested_tables,
    formatted_text,
    formatted_paragraphs,
    whole_comments,
    content_controls,
]


def built(build: Build) -> bytes:
    document, out = docx.Document(), BytesIO()
    build(document)
    document.save(out)
    return out.getvalue()


def by_docxtpl(template: bytes) -> bytes:
    filled, out = DocxTemplate(BytesIO(template)), BytesIO()
    filled.render({**DATA, **{name: make() for name, make in THEIRS.items()}}, autoescape=True)
    filled.save(out)
    return out.getvalue()


def by_jdgen(template: bytes) -> bytes:
    return WordTemplate.compile(template).render({**DATA, **OURS})


def looks(paragraph: Any) -> list[tuple[str, Any, Any, Any]]:
    """Each character with its look, as the two divide runs differently."""
    return [(c, run.bold, run.italic, run.font.size) for run in paragraph.runs for c in run.text]


def texts(story: Any) -> list[tuple[str, str]]:
    return [(paragraph.text, paragraph.style.name) for paragraph in story.paragraphs]


def shape(table: Any) -> Any:
    """A table as it stands on the page: its style, its columns, and each cell's width, height, colour and content."""
    return (
        table.style and table.style.name,
        len(table.columns),
        [[cell_shape(table, tc) for tc in row._tr.tc_lst] for row in table.rows],
    )


def cell_shape(table: Any, tc: Any) -> Any:
    cell = _Cell(tc, table)
    fill = tc.xpath("string(./w:tcPr/w:shd/@w:fill)")
    return tc.grid_span, tc.vMerge, fill, texts(cell), [shape(inner) for inner in cell.tables]


def described(document: bytes) -> dict[str, Any]:
    opened = docx.Document(BytesIO(document))
    section = opened.sections[0]
    controls = [Paragraph(p, opened) for p in opened.element.body.xpath(".//w:sdt//w:p | .//w:p[.//w:sdt]")]
    return {
        "body": texts(opened),
        "looks": [looks(paragraph) for paragraph in opened.paragraphs],
        "header": texts(section.header),
        "footer": texts(section.footer),
        "tables": [shape(table) for table in opened.tables],
        "controls": ["".join(t.text or "" for t in paragraph._p.iter(qn("w:t"))) for paragraph in controls],
    }


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("build", TEMPLATES, ids=lambda build: build.__name__)
def test_docxtpl_and_jdgen_make_the_same(build: Build) -> None:
    template = built(build)
    made = by_jdgen(template)
    theirs, ours = described(by_docxtpl(template)), described(made)
    assert ours == theirs
    assert "{{" not in str(ours) or build is escapes
