"""Tags are found wherever Word has cut them, stand for what they say, and are faults where they cannot be."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from jdgen.render.environment import PackEnvironment
from jdgen.render.word import TemplateFaults, WordTemplate
from jdgen.render.word import source as source_module
from jdgen.render.word.tags import find_tags
from tests.render.word.files import assert_valid, cell, opened, p, paragraphs, part, row, run, styled, table, word_file
from tests.render.work import calls

BETWEEN = {
    "a new look": "",
    "a spelling mark": '<w:proofErr w:type="spellStart"/>',
    "a bookmark": '<w:bookmarkStart w:id="7" w:name="here"/><w:bookmarkEnd w:id="7"/>',
    "a page of long ago": "<w:r><w:lastRenderedPageBreak/></w:r>",
}


def rendered(body: str, data: dict[str, Any] | None = None, **more: str) -> bytes:
    made = WordTemplate.compile(word_file(body, **more)).render(data or {})
    assert_valid(made)
    return made


def faults(body: str, data: dict[str, Any] | None = None, **more: str) -> list[tuple[str, str]]:
    with pytest.raises(TemplateFaults) as raised:
        WordTemplate.compile(word_file(body, **more), "t.docx").render(data or {})
    return [(finding.code, finding.message) for finding in raised.value.findings]


@pytest.mark.parametrize("between", BETWEEN.values(), ids=BETWEEN.keys())
def test_a_tag_cut_in_two_anywhere_is_healed(between: str) -> None:
    words = 'x{{ role.title|default("n/a") }}y{% if role %}z{% endif %}'
    expected = "xHeady" + "z"
    for cut in range(1, len(words)):
        pieces = run(words[:cut], "<w:b/>") + between + run(words[cut:], "<w:i/>")
        template = WordTemplate.compile(word_file(f"<w:p>{pieces}</w:p>"))
        assert paragraphs(template.render({"role": {"title": "Head"}}))[0] == expected, cut


def test_a_tag_cut_at_every_character_is_healed() -> None:
    words = "a {{ t }} b"
    body = f"<w:p>{''.join(run(character) + BETWEEN['a spelling mark'] for character in words)}</w:p>"
    assert paragraphs(rendered(body, {"t": "T"}))[0] == "a T b"


def test_the_look_of_a_tag_is_the_look_where_it_starts() -> None:
    body = f"<w:p>{run('{{ t', '<w:b/>')}{run(' }} more', '<w:i/>')}</w:p>"
    runs = [(r.text, r.bold) for r in opened(rendered(body, {"t": "T"})).paragraphs[0].runs]
    assert runs == [("T", True), (" more", None)]


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("{{ t|default(“n’a”) }}", "T"),
        ("{{ u|default(‘none’) if false }}", "."),
        ("{{ x[“k”] }}", "v"),
        ("{{ x[‘k’] }}", "v"),
        ("{{ u|default(‘it’s’)|upper }}", "IT’S"),
        ("{{ t ~ ‘x’ ~ ‘y’ }}", "Txy"),
        ("{% for k, v in x.items() %}{{ k }}{{ v }}{% endfor %}", "kv"),
        ("{{ x[„k“] }}", "v"),
        ("{{\u00a0t\u00a0}}", "T"),
        ("{{t}}", "T"),
        ("{{ t|replace(“T”,“it’s”) }}", "it’s"),
        ('{{ t|replace("T","“q”") }}', "“q”"),
        ("{{- t -}}", "T"),
        ("{%- if t +%}a{%+ endif -%}", "a."),
        ("{{ t }}{# a note #}", "T"),
        ("{# {{ nothing }} {% for #}a", "a"),
        ("{{ {'a': 1}.a }}", "1"),
        ("{{ {'a': {'b': 2}}.a.b }}", "2"),
        ("{{r t }}", "T"),
        ("{% set n = t ~ 'x' %}{{ n }}", "Tx"),
        ("{{ t\u200b }}", "T"),
        ("{ {{ t }} }", "{ T }"),
        ("{% if t == “T” %}yes{% endif %}", "yes"),
        ("{{ '&' ~ t }}", "&T"),
        ("{% if '&' == amp %}same{% endif %}", "same"),
        ("{#p a whole paragraph #}", "."),
        ("{{ '{' }}", "{"),
        ("{{ '}' ~ t }}", "}T"),
        ("{{ x['k'] }}{# {% #}", "v"),
        ("{%r if t %}a{%r endif %}", None),
    ],
)
def test_what_word_makes_of_typing_is_understood(tag: str, shown: str | None) -> None:
    data = {"t": "T", "x": {"k": "v"}, "amp": "&"}
    if shown is None:
        assert faults(p(tag), data)[0][0] == "JD602"
    else:
        assert paragraphs(rendered(p(tag) + p("."), data))[0] == shown


@pytest.mark.parametrize("count", [0, 1, 2])
def test_loops_over_paragraphs_rows_cells_and_runs(count: int) -> None:
    items = [f"i{n}" for n in range(count)]
    body = (
        p("{%p for i in items %}")
        + styled("{{ i }}", "Heading2")
        + p("also {{ i }}")
        + p("{%p endfor %}")
        + table(
            2,
            row(p("Head"), p("er")),
            row(p("{%tr for i in items %}"), p("")),
            row(p("{{ i }}"), p("b")),
            row(p("{%tr endfor %}"), p("")),
        )
        + p("between")
        + table(2, f"<w:tr>{cell(p('{%tc for i in items %}'))}{cell(p('{{ i }}'))}{cell(p('{%tc endfor %}'))}</w:tr>")
        + f"<w:p>{run('x')}{run('{%r for i in items %}')}{run('({{ i }})', '<w:b/>')}{run('{%r endfor %}')}{run('y')}</w:p>"
        + table(1, row(p("{%p for i in items %}") + p("{{ i }}") + p("{%p endfor %}")))
        + p("end")
    )
    made = rendered(body, {"items": items})
    document = opened(made)
    both = [text for i in items for text in (i, f"also {i}")]
    assert paragraphs(made) == [*both, "between", f"x{''.join(f'({i})' for i in items)}y", "end"]
    tables = [[[c.text for c in r.cells] for r in t.rows] for t in document.tables]
    expected: list[Any] = [[["Head", "er"], *([i, "b"] for i in items)], [items], [["\n".join(items)]]]
    assert tables == [found for found in expected if found != [[]]]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_tables_whose_every_row_is_looped(count: int) -> None:
    inner = table(1, row(p("{%tr for b in a %}")), row(p("{{ b }}")), row(p("{%tr endfor %}")))
    body = p("x") + table(1, row(p("{%tr for a in items %}")), row(inner), row(p("{%tr endfor %}"))) + p("y")
    made = rendered(body, {"items": [[f"{n}{m}" for m in range(count)] for n in range(count)]})
    assert len(opened(made).tables) == (1 if count else 0)
    assert part(made, "word/document.xml").count("<w:tbl>") == (1 + count if count else 0)


def test_nested_loops_in_a_table() -> None:
    body = table(
        2,
        row(p("{%tr for g in groups %}"), p("")),
        row(p("{{ g.name }}"), p("")),
        row(p("{%tr for i in g['items'] %}"), p("")),
        row(p("{{ loop.index }}"), p("{{ i }}")),
        row(p("{%tr endfor %}"), p("")),
        row(p("{%tr endfor %}"), p("")),
    )
    made = rendered(body, {"groups": [{"name": "A", "items": ["a", "b"]}, {"name": "B", "items": []}]})
    rows = [[c.text for c in r.cells] for r in opened(made).tables[0].rows]
    assert rows == [["A", ""], ["1", "a"], ["2", "b"], ["B", ""]]


def test_tags_in_every_part_are_filled() -> None:
    box = (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1" cy="1"/>'
        '<wp:docPr id="1" name="Box" descr="A box"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/><wps:txbx>'
        f"<w:txbxContent>{p('box {{ t }}')}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect><v:textbox><w:txbxContent>{p('box {{ t }}')}"
        "</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    control = f"<w:sdt><w:sdtPr><w:id w:val='5'/></w:sdtPr><w:sdtContent>{p('control {{ t }}')}</w:sdtContent></w:sdt>"
    file = word_file(
        box + control + p("b"),
        header=p("h {{ t }}"),
        footer=p("f {{ t }}"),
        footnote=p("n {{ t }}"),
        title="t {{ t }}",
        more="<dc:creator>{{ t }}</dc:creator>",
    )
    made = WordTemplate.compile(file).render({"t": "R&D"})
    document = part(made, "word/document.xml")
    assert (document.count("box R&amp;D"), document.count("control R&amp;D")) == (2, 1)
    for name, words in (("header1", "h R&amp;D"), ("footer1", "f R&amp;D"), ("footnotes", "n R&amp;D")):
        assert words in part(made, f"word/{name}.xml")
    properties = opened(made).core_properties
    assert (properties.title, properties.author) == ("t R&D", "R&D")


@pytest.mark.parametrize("shown", [True, False])
def test_a_section_outlives_the_tag_in_its_paragraph(shown: bool) -> None:
    section = '<w:sectPr><w:type w:val="nextPage"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr>'
    tagged = p("{%p if shown %}", section)
    made = rendered(
        p("a") + tagged + p("b") + p("{%p endif %}", section) + p("c") + p("{{ t }}", section),
        {"shown": shown, "t": "T"},
    )
    assert [text for text in paragraphs(made) if text] == (["a", "b", "c", "T"] if shown else ["a", "c", "T"])
    assert len(opened(made).sections) == 4


def test_half_a_bookmark_stays_when_its_paragraph_goes() -> None:
    start, end = '<w:bookmarkStart w:id="3" w:name="part"/>', '<w:bookmarkEnd w:id="3"/>'
    body = f"<w:p>{start}{run('{%p if false %}')}</w:p>{p('a')}<w:p>{run('{%p endif %}')}{end}</w:p>{p('b')}"
    made = rendered(body)
    assert part(made, "word/document.xml").count("<w:bookmarkStart") == 1


# Faults


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("a {{ title", "it needs }} in the same paragraph"),
        ("a {% if title", "it needs %} in the same paragraph"),
        ("a {# title", "it needs #} in the same paragraph"),
        ("{{ title }", "it needs }} in the same paragraph"),
        ("{{ title %}", "it needs }} in the same paragraph"),
        ("{{ a {{ title }}", "it needs }} in the same paragraph"),
        ("title }}", "}} closes a tag that is not opened"),
        ("100 %}", "%} closes a tag that is not opened"),
        ("{{ }}", "needs the name of what it prints"),
        ("{{}}", "needs the name of what it prints"),
        ("{% %}", "This tag is empty"),
        ("{% for i in x %}", "never closed: {% endfor %} is missing"),
        ("{% if x %}a{% else %}b", "never closed: {% endif %} is missing"),
        ("{% endfor %}", "There is no {% for %} before this tag"),
        ("{% else %}", "There is no {% if or for %} before"),
        ("{% elif x %}", "There is no {% if %} before"),
        ("{% for i in x %}{% endif %}{% endfor %}", "There is no {% if %} before this tag"),
        ("{% if x %}{% for i in x %}{% endif %}", "never closed: {% endfor %} is missing"),
        ("{% endif x %}", 'alone, without "x"'),
        ("{% fro i in x %}", 'no tag called "fro". Did you mean "for"?'),
        ("{% vm %}", "does not stand in a table"),
        ("{% cellbg 'FF0000' %}", "does not stand in a table"),
        ("a {% include 'a.docx' %}", "give it a paragraph of its own"),
        ("{% import 'a.docx' as a %}", "cannot use {% import %}"),
        ("{% raw %}{{ x }}{% endraw %}", "cannot use {% raw %}"),
        ("{{ a b }}", "not written as jdgen expects"),
        ("{{ a) if (b }}", "not written as jdgen expects"),
        ("{{ a – b }}", 'the character "–" (en dash) cannot stand there'),
        ("{{ title’s }}", 'the character "’" (right single quotation mark) cannot stand there'),
        ("{{ t|uper }}", 'no filter called "uper". Did you mean "upper"?'),
        ("{% if t is defned %}{% endif %}", 'no test called "defned". Did you mean "defined"?'),
        ("{%tr for i in x %}{%tr endfor %}", "does not stand in a table"),
        ("{%tc if x %}{%tc endif %}", "does not stand in a table"),
        ("words {%p if x %}", "There is other text beside this tag"),
        ("{{ x }}{%p if x %}", "There is another tag beside this tag"),
        ("{{ '" + "x" * 3000 + "' }}", "longer than 2,000 characters"),
        ("{{ " + "(" * 900 + "x" + ")" * 900 + " }}", "nested too deeply"),
    ],
)
def test_what_is_wrong_with_a_tag_is_said(words: str, message: str) -> None:
    found = faults(p(words), {"title": "T", "x": [1], "t": "T"})
    assert all(code == "JD602" for code, _ in found)
    assert any(message in said for _, said in found), found


def test_statements_may_not_be_cut_across_a_table() -> None:
    ((code, message),) = faults(p("{% if t %}a") + table(1, row(p("b{% endif %}"))), {"t": "T"})
    assert code == "JD602"
    assert message.startswith(
        'Table 1, row 1, column 1, in the paragraph "b{% endif %}", the tag {% endif %}: This tag and'
    )
    assert paragraphs(rendered(p("{% if t %}a") + p("b") + p("c{% endif %}"), {"t": ""})) == [""]


@pytest.mark.parametrize(
    ("place", "where"),
    [
        (
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "{{ t }}" </w:instrText></w:r>'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
            'HYPERLINK "{{ t }}"',
        ),
        (
            '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{{ t }}"/></wp:inline></w:drawing></w:r>'
            "</w:p>",
            "{{ t }}",
        ),
    ],
)
def test_a_tag_in_what_is_not_text_is_a_fault(place: str, where: str) -> None:
    ((code, message),) = faults(place, {"t": "T"})
    assert (code, where in message, "A tag cannot stand" in message) == ("JD602", True, True)


def test_line_ends_in_the_templates_own_text_do_not_move_faults() -> None:
    body = "<w:p><w:r><w:t>a\nb\n\nc {{ one }}\n{{ t }} d\ne {{\ntwo }}</w:t></w:r></w:p>"
    found = [message.partition("the tag ")[2] for _, message in faults(body, {"t": "T"})]
    assert [message.partition(": ")[0] for message in found] == ["{{ one }}", "{{ two }}"]
    assert [message.partition(": ")[2].split()[0] for message in found] == ['"one"', '"two"']


def test_text_outside_paragraphs_is_not_a_place_for_tags() -> None:
    for body in ("", p("a")):
        ((code, message),) = faults(body + "<w:r><w:t>{{ t }}</w:t></w:r>", {"t": "T"})
        assert (code, "A tag cannot stand here" in message) == ("JD602", True)


def test_what_is_left_of_braces_is_text_to_jinja() -> None:
    """No tag gets this far; if one did, it would be printed and not run."""
    environment = PackEnvironment(str, by_site=True)
    for text in ("{{ x }}", "{% if %}", "{# x #}", "{{{ x }}}", "{", "{{'{'}}"):
        assert environment.fill(environment.prepare(source_module._literal(text)), {}) == (text, [])


@pytest.mark.parametrize("count", [16, 50, 400])
def test_statements_nested_without_end_are_refused(count: int) -> None:
    body = p("{%p for i in x %}") * count + p("{%p endfor %}") * count
    assert ("JD604", "There are more than 15 statements inside each other here.") in [
        (code, message.partition(": ")[2]) for code, message in faults(body)
    ]


def test_the_deepest_nesting_allowed_works() -> None:
    body = p("{%p for i in x %}") * 15 + p("{{ i }}") + p("{%p endfor %}") * 15
    assert paragraphs(rendered(body + p("."), {"x": ["a"]})) == ["a", "."]


def test_ten_thousand_tags_are_refused() -> None:
    for body in (p("{{ t }}" * 10_000), p("{{ t }}") * 10_000, p("{{ t " * 10_000), p("}}" * 10_000)):
        assert faults(body) == [("JD604", "There are more than 2,000 tags.")]
    at_most = paragraphs(rendered(p("{{ t }}" * 2_000), {"t": "a"}))
    assert at_most == ["a" * 2_000]


def test_every_fault_is_found_in_one_pass_with_its_place() -> None:
    body = (
        styled("Duties", "Heading1")
        + p("One {{ role.titel }} two {{ organisaton.name }}")
        + styled("Person", "Heading2")
        + table(2, row(p("a"), p("b")), row(p("x"), p("{% for d in dutis %}{{ d }}{% endfor %}")))
        + p("{% if rol.x %}{% endif %}{{ duties }}{{ none }}{{ role.title.x }}{{ duties.x }}{{ nobody.x }}")
        + p("{%p for duty in duties %}")
        + p("{{ dutty }} {{ duty.txt }}")
        + p("{%p endfor %}")
    )
    data = {
        "role": {"title": "T"},
        "organisation": {"name": "N"},
        "duties": [{"text": "D"}, {"text": "E"}],
        "nobody": None,
    }
    found = faults(
        body, data, header=p("{{ role.tytle }}"), footer=p("{{ x }}"), footnote=p("{{ x }}"), title="{{ x }}"
    )
    one = 'Under "Duties", in the paragraph "One {{ role.titel }} two {{ organisaton.name }}"'
    two = 'Under "Person", table 1, row 2, column 2, in the paragraph "{% for d in dutis %}{{ d }}{% endfor %}"'
    three, four = 'Under "Person", in the paragraph "', 'Under "Person", in the paragraph "{{ dutty }} {{ duty.txt }}"'
    expected = [
        ("Document properties: title", "{{ x }}", "x", None),
        (one, "{{ role.titel }}", "titel", "title"),
        (one, "{{ organisaton.name }}", "organisaton", "organisation"),
        (two, "{% for d in dutis %}", "dutis", "duties"),
        (three, "{% if rol.x %}", "rol", "role"),
        (three, "{{ duties }}", "JD605", None),
        (three, "{{ none }}", "JD605", None),
        (three, "{{ role.title.x }}", "x", None),
        (three, "{{ duties.x }}", "x", None),
        (three, "{{ nobody.x }}", "JD605", None),
        (four, "{{ dutty }}", "dutty", "duty"),
        (four, "{{ duty.txt }}", "txt", "text"),
        ("Header", "{{ role.tytle }}", "tytle", "title"),
        ("Footer", "{{ x }}", "x", None),
        ("Footnote 1", "{{ x }}", "x", None),
    ]
    for (code, message), (place, tag, name, meant) in zip(found, expected, strict=True):
        assert code == ("JD605" if name == "JD605" else "JD603")
        assert message.startswith(place)
        assert f"the tag {tag}: " in message
        assert code == "JD605" or f'"{name}" is not a field a template can use here' in message
        assert (f'Did you mean "{meant}"?' in message) == bool(meant)


def test_finding_tags_is_work_in_step_with_the_text() -> None:
    for piece in ("{{", "{{ x", "{%-", "{#", "}}", "{{ x }}", '{{ "', "{{ ‘" * 3, "{%p if %}", "{{ “a } "):
        calls(partial(find_tags, piece * 10))
        assert calls(partial(find_tags, piece * 600)) < 2.5 * calls(partial(find_tags, piece * 300)), piece
        find_tags(piece * 30_000)
