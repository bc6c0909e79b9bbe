"""What is typed is what a Word file shows: random texts drawn at every kind of place, and read back with python-docx."""

from __future__ import annotations

import pytest
from hypothesis import example, given

from jdgen.model.text import Line, Prose
from jdgen.render.markup import has_marks, parse_prose, visible_blocks, visible_text
from jdgen.render.word import TemplateFaults, WordTemplate
from tests.render import texts
from tests.render.word.files import (
    assert_valid,
    cell,
    opened,
    p,
    paragraphs,
    part,
    row,
    run,
    table,
    unzipped,
    word_file,
    zipped,
)

LINES = WordTemplate.compile(
    word_file(
        p("{%p for t in texts %}")
        + p("{{ t }}")
        + p("before {{ t }} after {{ t }}")
        + p("{%p endfor %}")
        + table(
            2,
            row(p("{%tr for t in texts %}"), p("")),
            row(p("{{ t }}"), p("Q: {{ t }}")),
            row(p("{%tr endfor %}"), p("")),
        )
        + p("last"),
        header=p("{%p for t in texts %}") + p("{{ t }}") + p("{%p endfor %}"),
        footer=p("{%p for t in texts %}") + p("x {{ t }}") + p("{%p endfor %}"),
        title="{% for t in texts %}{{ t }}\u241e{% endfor %}",
    )
)
PROSES = WordTemplate.compile(
    word_file(
        p("{%p for t in texts %}")
        + p("{{ t }}")
        + p("next")
        + p("before {{ t }} after")
        + p("{%p endfor %}")
        + p("last")
    )
)


@texts.TRIED
@given(texts.lines())
@example([Line("A&B <c> \"q\" 'a'"), Line("{{ x }}"), Line("{% if %}"), Line("a\tb"), Line("]]>"), Line("x  y")])
def test_a_line_comes_out_of_every_place_unchanged(batch: list[Line]) -> None:
    made = LINES.render({"texts": batch})
    document = opened(made)
    wanted = [visible_text(text) for text in batch]
    for text, visible in zip(batch, wanted, strict=True):
        assert has_marks(text) or visible == text
        assert texts.holds_in_order(visible, texts.words_typed(text))
    expected = [line for text in wanted for line in (text, f"before {text} after {text}")]
    assert [paragraph.text for paragraph in document.paragraphs] == [*expected, "last"]
    rows = [[c.text for c in r.cells] for r in document.tables[0].rows]
    assert rows == [[text, f"Q: {text}"] for text in wanted]
    section = document.sections[0]
    assert [paragraph.text for paragraph in section.header.paragraphs] == wanted
    assert [paragraph.text for paragraph in section.footer.paragraphs] == [f"x {text}" for text in wanted]
    assert document.core_properties.title == "".join(f"{text}\u241e" for text in wanted)


@texts.TRIED
@given(texts.proses())
@example([Prose("- a\n- b"), Prose("a\n\n1. b\n2. c\n\nd"), Prose("1. a\n\n   b"), Prose("- \\\n  b"), Prose("0. a")])
def test_prose_comes_out_block_by_block(batch: list[Prose]) -> None:
    made = PROSES.render({"texts": batch})
    expected: list[str] = []
    for text in batch:
        blocks = list(visible_blocks(text))
        assert texts.holds_in_order("".join(blocks), texts.words_typed(text))
        # A list cannot begin in the middle of a paragraph: the words before it stay in one of their own.
        beside = ["before ", *blocks] if parse_prose(text)[0].depth else [f"before {blocks[0]}", *blocks[1:]]
        beside[-1] += " after"
        expected += [*blocks, "next", *beside]
    assert paragraphs(made) == [*expected, "last"]


def test_random_texts_make_valid_files() -> None:
    lines = [
        Line("**a** [b](http://x.y/ä?a=1&b=2) *c*"),
        Line("[x](http://x.y/%zz|)"),
        Line("a\tb"),
        Line("[**x**](tel:1)"),
    ]
    assert_valid(LINES.render({"texts": lines}))
    prose = [
        Prose("- a\n  - b\n    - c\n      - d\n\n        e\n\n1. x\n1. y\n   1. z\n\n   w\n\n[a](mailto:a@b.c)\n\n3. q")
    ]
    assert_valid(PROSES.render({"texts": prose}))


def test_marks_become_runs_that_keep_the_look_around_them() -> None:
    look = '<w:rFonts w:ascii="Arial"/><w:color w:val="FF0000"/><w:sz w:val="30"/>'
    file = word_file(f"<w:p>{run('a {{ t }} b', look)}</w:p>")
    made = WordTemplate.compile(file).render({"t": Line("x **y *z*** [w](http://u.v)")})
    (paragraph, *_) = opened(made).paragraphs
    assert [(r.text, r.bold, r.italic) for r in paragraph.runs if r.text] == [
        ("a x ", None, None),
        ("y ", True, None),
        ("z", True, True),
        (" ", None, None),
        (" b", None, None),
    ]
    assert {r.font.size.pt for r in paragraph.runs} == {15.0}
    (link,) = paragraph.hyperlinks
    assert (link.text, link.address, link.runs[0].style.name) == ("w", "http://u.v", "Hyperlink")
    assert_valid(made)


def test_lists_take_the_templates_list_styles_and_number_anew() -> None:
    text = Prose("Intro\n\n- a\n  - b\n    - c\n      - d\n\n1. one\n2. two\n\nagain\n\n4. four\n   - under\n5. five")
    made = WordTemplate.compile(word_file(p("{{ t }}") + p("{{ t }}"))).render({"t": text})
    found = [(q.style.style_id, q.text) for q in opened(made).paragraphs if q.text]
    assert found[: len(found) // 2] == [
        ("Normal", "Intro"),
        ("ListBullet", "a"),
        ("ListBullet2", "b"),
        ("ListBullet3", "c"),
        ("ListBullet3", "d"),
        ("ListNumber", "one"),
        ("ListNumber", "two"),
        ("Normal", "again"),
        ("ListNumber", "four"),
        ("ListBullet2", "under"),
        ("ListNumber", "five"),
    ]
    numbers = [q._p.pPr.numPr.numId.val for q in opened(made).paragraphs if q.style.style_id == "ListNumber"]
    assert numbers == [7, 7, 8, 8, 9, 9, 10, 10]
    assert part(made, "word/numbering.xml").count('w:startOverride w:val="4"') == 2
    assert_valid(made)


def test_a_page_break_before_is_not_repeated() -> None:
    file = word_file(p("{{ t }}", '<w:keepNext/><w:pageBreakBefore/><w:jc w:val="center"/>'))
    made = WordTemplate.compile(file).render({"t": Prose("a\n\nb\n\n- c")})
    found = [q for q in opened(made).paragraphs if q.text]
    assert [q.paragraph_format.page_break_before for q in found] == [True, None, None]
    assert [q.paragraph_format.keep_with_next for q in found] == [True, True, True]
    assert_valid(made)


def test_a_link_inside_a_link_of_the_template_is_its_text() -> None:
    inside = f'<w:p><w:hyperlink w:anchor="x">{run("{{ t }}")}</w:hyperlink></w:p>'
    made = WordTemplate.compile(word_file(inside)).render({"t": Line("see [a **b**](http://x.y)")})
    assert part(made, "word/document.xml").count("<w:hyperlink") == 1
    assert paragraphs(made)[0] == "see a b"


def test_links_in_header_and_body_have_relationships_of_their_own() -> None:
    file = word_file(p("{{ t }}"), header=p("{{ t }} {{ u }}"))
    made = WordTemplate.compile(file).render(
        {"t": Line("[a](http://a.b)"), "u": Line("[c](http://c.d) [a](http://a.b)")}
    )
    header = opened(made).sections[0].header.paragraphs[0]
    assert [link.address for link in header.hyperlinks] == ["http://a.b", "http://c.d", "http://a.b"]
    assert [link.address for link in opened(made).paragraphs[0].hyperlinks] == ["http://a.b"]
    assert_valid(made)


def test_a_pack_can_be_a_template_again() -> None:
    once = WordTemplate.compile(word_file(p("{{ t }}") + p("{_{ t }_}"))).render({"t": Line("[a](http://a.b)")})
    again = unzipped(once)
    again["word/document.xml"] = again["word/document.xml"].replace(b"{_{", b"{{").replace(b"}_}", b"}}")
    made = WordTemplate.compile(zipped(again)).render({"t": Line("[c](http://c.d)")})
    assert [q.hyperlinks[0].address for q in opened(made).paragraphs[:2]] == ["http://a.b", "http://c.d"]


@pytest.mark.parametrize("value", [None, True, [], ["a"], {"a": 1}, object(), b"x"])
def test_what_is_no_text_is_not_printed(value: object) -> None:
    with pytest.raises(TemplateFaults) as faults:
        WordTemplate.compile(word_file(p("a {{ t }} b") + p("{{ t }}"))).render({"t": value})
    assert [finding.code for finding in faults.value.findings] == ["JD605", "JD605"]


@pytest.mark.parametrize("value", [5, 1.5, "a & b", "x\ny\tz\r\nw"])
def test_plain_values_are_printed(value: object) -> None:
    made = WordTemplate.compile(word_file(p("{{ t }}"), title="{{ t }}")).render({"t": value})
    assert paragraphs(made)[0] == str(value).replace("\r\n", "\n")
    assert opened(made).core_properties.title == str(value).replace("\r\n", "\n")


def test_a_cell_holds_prose() -> None:
    file = word_file(table(1, f"<w:tr>{cell(p('{{ t }}'))}</w:tr>"))
    made = WordTemplate.compile(file).render({"t": Prose("a\n\n- b")})
    assert [q.text for q in opened(made).tables[0].cell(0, 0).paragraphs] == ["a", "b"]
    assert_valid(made)
