"""Hostile and careless templates and values: threats.md section 2 (J) and section 3 (D), row by row.

Rows not here: J3 is a floor in pyproject.toml; J4, J5 and J9 are in ``test_bounds``, J10 in ``test_include``, J12 in
``test_text``.
D9's and D10's ``RichText`` are docxtpl's own, which jdgen does not have.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup

from jdgen.model.text import Line, Prose
from jdgen.render.text import MarkdownTemplate
from jdgen.render.word import TemplateFaults, WordTemplate
from tests.render import roles
from tests.render.word.files import (
    assert_valid,
    opened,
    p,
    paragraphs,
    part,
    parts,
    row,
    run,
    table,
    unzipped,
    word_file,
    zipped,
)

STANDARD = Path(__file__).parents[3] / "templates" / "standard"


def fill(body: str, data: dict[str, Any] | None = None, **more: str) -> bytes:
    return WordTemplate.compile(word_file(body, **more)).render(data or {})


def codes(body: str, data: dict[str, Any] | None = None, **more: str) -> list[str]:
    with pytest.raises(TemplateFaults) as faults:
        fill(body, data, **more)
    return [finding.code for finding in faults.value.findings]


# J1, J2: code in templates

PAYLOADS = (
    "{{ lipsum.__globals__['os'].popen('id').read() }}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ joiner.__init__.__globals__.os.popen('id').read() }}",
    "{{ namespace.__init__.__globals__.os.popen('id').read() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ self._TemplateReference__context.cycler.__init__.__globals__.os }}",
    "{{ config.__class__.__init__.__globals__['os'].popen('id').read() }}",
    "{{ request.application.__globals__.__builtins__.__import__('os').popen('id').read() }}",
    "{{ get_flashed_messages.__globals__.__builtins__.open('/etc/passwd').read() }}",
    "{{ url_for.__globals__.__builtins__ }}",
    "{{ ''.__class__ }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''.__class__.__base__.__subclasses__()[40]('/etc/passwd').read() }}",
    "{{ ().__class__.__bases__[0].__subclasses__() }}",
    "{{ [].__class__.__base__.__subclasses__() }}",
    "{{ {}.__class__.__base__.__subclasses__() }}",
    "{{ ''['__class__']['__mro__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ''|attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
    "{{ ''['\\x5f\\x5fclass\\x5f\\x5f'] }}",
    "{{ ''['__cla'~'ss__'] }}",
    "{{ text.format.__globals__ }}",
    "{{ '{0.__class__.__mro__}'.format(text) }}",
    "{{ '{x.__class__}'.format_map({'x': 1}) }}",
    "{{ ('{0.__class__}'.format)(text) }}",
    "{{ '%s'|format(text.__class__) }}",
    "{{ ''.__doc__.__class__ }}",
    "{{ text.__init__.__globals__ }}",
    "{{ text.__reduce_ex__(2) }}",
    "{{ data.update({'a': 1}) }}",
    "{{ data.pop('a') }}",
    "{{ rows.append(1) }}",
    "{{ rows.clear() }}",
    "{{ (rows|map(attribute='__class__')|list)[0] }}",
    "{{ rows|map('attr', '__class__')|list }}",
    "{{ rows|sum(attribute='__class__') }}",
    "{{ rows|groupby('__class__') }}",
    "{% for x in ().__class__.__base__.__subclasses__() %}{{ x }}{% endfor %}",
    "{% if ''.__class__ %}a{% endif %}",
    "{% set x = ''.__class__ %}{{ x }}",
    "{% for x in rows if x.__class__ %}{{ x }}{% endfor %}",
    "{% macro m() %}{{ caller.__globals__ }}{% endmacro %}{{ m.__globals__ }}",
    "{% macro m() %}a{% endmacro %}{{ m._func.__globals__ }}",
    "{% include '/etc/passwd' %}",
    "{% import 'os' as os %}{{ os }}",
    "{% extends 'x' %}",
    "{% with a = ''.__class__ %}{{ a }}{% endwith %}",
    "{{ text|safe }}",
    "{{ range(5) }}",
    "{{ dict(a=1) }}",
    "{{ loop.__init__.__globals__ }}",
)
PLACES = ("body", "header", "footer", "footnote", "title", "creator", "description", "custom")


def hostile(place: str, payload: str) -> bytes:
    escaped = payload.replace("&", "&amp;").replace("<", "&lt;")
    if place == "body":
        return word_file(p(payload))
    if place in ("header", "footer", "footnote"):
        return word_file(p("a"), **{place: p(payload)})
    if place == "title":
        return word_file(p("a"), title=escaped)
    if place == "custom":
        custom = f'<Properties xmlns="urn:x"><property><lpwstr>{escaped}</lpwstr></property></Properties>'
        return zipped({**parts(p("a")), "docProps/custom.xml": custom})
    return word_file(p("a"), more=f"<dc:{place}>{escaped}</dc:{place}>")


@pytest.mark.parametrize("place", PLACES)
def test_j1_j2_code_in_a_template_does_not_run(place: str) -> None:
    data = {"text": Line("a"), "data": {"a": "b"}, "rows": [{"a": "b"}]}
    for payload in PAYLOADS:
        with pytest.raises(TemplateFaults) as faults:
            print(unzipped(WordTemplate.compile(hostile(place, payload)).render(data)), payload)
        said = " ".join(finding.message for finding in faults.value.findings)
        assert not re.search(r"uid=|root:|<class|object at 0x", said.replace(payload, "")), payload
        assert {finding.code for finding in faults.value.findings} <= {"JD602", "JD603", "JD604", "JD605"}, payload
    assert data == {"text": "a", "data": {"a": "b"}, "rows": [{"a": "b"}]}


def test_j1_code_in_a_markdown_template_does_not_run() -> None:
    for payload in PAYLOADS:
        with pytest.raises(TemplateFaults):
            print(MarkdownTemplate(payload, "t.md").render({"text": Line("a"), "data": {}, "rows": [{}]}), payload)


def test_j2_code_in_what_is_not_text_is_refused() -> None:
    comments = zipped({**parts(p("a")), "word/comments.xml": _comments(PAYLOADS[0])})
    with pytest.raises(TemplateFaults) as faults:
        WordTemplate.compile(comments)
    assert {finding.code for finding in faults.value.findings} == {"JD604"}


def _comments(words: str) -> str:
    document = parts(p(words))["word/header1.xml"]
    return (
        str(document)
        .replace("<w:hdr", "<w:comments")
        .replace("</w:hdr>", "</w:comments>")
        .replace(p("Header"), f'<w:comment w:id="0" w:author="a">{p(words)}</w:comment>')
    )


# J6: every name of the shipped templates

KINDS = ("docx", "md")


def render(kind: str, source: bytes, data: dict[str, Any]) -> bytes:
    template = WordTemplate.compile(source) if kind == "docx" else MarkdownTemplate(source.decode(), "t.md")
    return template.render(data)


def sources() -> dict[str, bytes]:
    return {
        kind: (STANDARD / name).read_bytes() for kind, name in (("docx", "job-pack.docx"), ("md", "job-pack.md.j2"))
    }


def names_in(kind: str) -> list[str]:
    """Each dotted name that a tag of a shipped template uses, such as ``role.title``."""
    text = unzipped(sources()["docx"])["word/document.xml"].decode() if kind == "docx" else sources()["md"].decode()
    found = []
    for tag in re.findall(r"\{[{%].*?[}%]\}", text):
        code = re.sub(r"'[^']*'|\|\w+|\bfor [\w.]+ in\b", " ", tag)
        found += [name for name in re.findall(r"[a-z_]+(?:\.[a-z_]+)+", code) if not name.startswith("loop.")]
    return sorted(set(found))


def mutants(kind: str) -> list[tuple[str, str]]:
    changed = []
    for name in names_in(kind):
        steps = name.split(".")
        for index, step in enumerate(steps):
            wrong = step[: len(step) // 2] + "q" + step[len(step) // 2 + 1 :]
            changed.append((name, ".".join([*steps[:index], wrong, *steps[index + 1 :]])))
    return changed


@pytest.mark.parametrize(("kind", "name", "wrong"), [(kind, *pair) for kind in KINDS for pair in mutants(kind)])
def test_j6_a_name_there_is_not_is_a_fault_with_the_one_that_was_meant(kind: str, name: str, wrong: str) -> None:
    pattern = re.compile(rf"(?<![\w.]){re.escape(name)}(?![\w.])".encode())

    def mutated(text: bytes) -> bytes:
        return re.sub(rb"\{[{%].*?[}%]\}", lambda tag: pattern.sub(wrong.encode(), tag[0]), text)

    source = sources()[kind]
    content: dict[str, Any] = unzipped(source) if kind == "docx" else {"word/document.xml": source}
    content["word/document.xml"] = mutated(content["word/document.xml"])
    source = zipped(content) if kind == "docx" else content["word/document.xml"]
    said = []
    for text in roles.ALL.values():
        try:
            render(kind, source, roles.data(text))
        except TemplateFaults as faults:
            said += [(finding.code, finding.message) for finding in faults.findings]
    (step,) = [a for a, b in zip(name.split("."), wrong.split("."), strict=True) if a != b]
    (typed,) = [b for a, b in zip(name.split("."), wrong.split("."), strict=True) if a != b]
    assert {code for code, _ in said} == {"JD603"}
    assert any(f'"{typed}" is not a field' in message for _, message in said)
    if len(step) > 3:
        assert all("Did you mean" in message for _, message in said), said
        assert any(f'Did you mean "{step}"?' in message for _, message in said), said


# J7, J8, J11, J13


@pytest.mark.parametrize("name", ["items", "keys", "values", "get", "copy", "pop"])
def test_j7_a_field_with_the_name_of_a_method_is_the_field(name: str) -> None:
    assert paragraphs(fill(p(f"{{{{ x.{name} }}}}") + p("."), {"x": {name: "mine"}}))[0] == "mine"
    assert codes(p(f"{{{{ x.{name} }}}}"), {"x": {"y": 1}})[0] in ("JD603", "JD605")


@pytest.mark.parametrize("name", ["title", "upper", "count", "index", "format", "encode"])
def test_j7_a_method_of_text_is_not_printed(name: str) -> None:
    assert codes(p(f"{{{{ x.{name} }}}}"), {"x": Line("a")}) == ["JD605"]


@pytest.mark.parametrize("value", [None, True, False, [], ["a"], {}, {"a": "b"}, ("a",), {"a"}, b"a", object(), len])
def test_j8_what_is_no_text_is_a_fault_in_every_format(value: Any) -> None:
    assert codes(p("{{ x }}"), {"x": value}) == ["JD605"]
    with pytest.raises(TemplateFaults) as faults:
        MarkdownTemplate("{{ x }}", "t.md").render({"x": value})
    assert [finding.code for finding in faults.value.findings] == ["JD605"]


@pytest.mark.parametrize("suffix", ["html.j2", "htm.jinja", "md.j2", "txt", "HTML", ""])
def test_j11_values_are_escaped_whatever_the_template_is_called(suffix: str) -> None:
    assert MarkdownTemplate("{{ x }}", f"t.{suffix}").render({"x": Line("<b>")}) == b"\\<b>\n"
    made = WordTemplate.compile(word_file(p("{{ x }}")), f"t.{suffix}").render({"x": Line("<b>")})
    assert "&lt;b&gt;" in part(made, "word/document.xml")


def test_j11_nothing_of_a_role_is_marked_as_safe() -> None:
    def marked(value: Any) -> bool:
        if isinstance(value, dict):
            return any(map(marked, value.values()))
        return any(map(marked, value)) if isinstance(value, list) else isinstance(value, Markup)

    assert not any(marked(roles.data(text)) for text in roles.ALL.values())


@pytest.mark.parametrize(
    "tag",
    [
        "{{ x|e }}",
        "{{ x|escape }}",
        "{{ x|forceescape }}",
        "{{ x|replace('q', 'r') }}",
        "{{ [x]|join }}",
        "{{ x|trim }}",
        "{{ x|string }}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(x) }}",
        "{% filter trim %}{{ x }}{% endfilter %}",
        "{% set a %}{{ x }}{% endset %}{{ a }}",
        "{{ x ~ '' }}",
        "{{ x if true }}",
    ],
)
def test_j11_no_filter_takes_a_value_past_the_escaping_nor_escapes_it_twice(tag: str) -> None:
    assert MarkdownTemplate(tag, "t").render({"x": Line("<b> | # & \\")}) == b"\\<b> \\| \\# & \\\\\n"
    assert paragraphs(fill(p(f"{tag} end"), {"x": Line("<b> & </w:t>")}))[0] == "<b> & </w:t> end"


def test_j13_an_odd_character_is_named_with_its_place() -> None:
    with pytest.raises(TemplateFaults) as faults:
        WordTemplate.compile(word_file(p("The post of {{ role–title }} is open")))
    (finding,) = faults.value.findings
    assert finding.message == (
        'In the paragraph "The post of {{ role–title }} is open", the tag {{ role–title }}: '
        'This tag is not written as jdgen expects: the character "–" (en dash) cannot stand there.'
    )


# D1 to D14


def test_d1_characters_of_xml_come_out_as_typed() -> None:
    text = Line("Design & Technology, pupils aged <5 > 'q' \"r\" &amp; ]]>")
    made = fill(p("{{ x }}") + p("a {{ x }}"), {"x": text}, header=p("{{ x }}"))
    assert paragraphs(made) == [text, f"a {text}"]
    assert opened(made).sections[0].header.paragraphs[0].text == text


@pytest.mark.parametrize("character", ["\ud800", "\x00", "\x08", "\x0b", "\x0c", "\x1b", "\ufffe", "\uffff"])
@pytest.mark.parametrize("kind", [Line, Prose, str])
def test_d2_d3_characters_xml_cannot_hold_are_a_fault(character: str, kind: type[str]) -> None:
    for body in ("{{ x }}", "a {{ x }}", "{{ x }}"):
        assert codes(p(body), {"x": kind(f"a {character} **b**")}) == ["JD605"]
    assert codes(p("a"), {"x": kind(f"a{character}")}, title="{{ x }}") == ["JD605"]


def test_d2_no_paragraph_is_lost() -> None:
    made = fill(
        p("Before") + p("{{ x }}") + p("After") + p("{{ x }}"), {"x": Line("\U0001f600 ﬁ\u0301 \ufdfd \U0010fffd")}
    )
    assert len(paragraphs(made)) == 4


def test_d4_values_make_no_markup() -> None:
    text = Line('a</w:t></w:r></w:p><w:p><w:r><w:t>INJECTED<w:br w:type="page"/>')
    assert paragraphs(fill(p("{{ x }}") + p("x {{ x }}"), {"x": text})) == [text, f"x {text}"]


@pytest.mark.parametrize(
    "text", ["\\n", "\\a", "{_{", "}_}", "%_}", "{{ y }}", "{% if %}", "{#", "<?jdgen 0?>", "{{'{'}}"]
)
def test_d5_values_are_inert(text: str) -> None:
    assert paragraphs(fill(p("x {{ x }}") + p("{{ x }}"), {"x": Line(text), "y": "no"})) == [f"x {text}", text]


def test_d6_properties_are_filled_and_no_tag_is_left_anywhere() -> None:
    more = "<dc:subject>{{ x }}</dc:subject><dc:description>{{ x }} {{ x }}</dc:description>"
    made = fill(p("{{ x }}"), {"x": Line("D & T **b** " + "a" * 300)}, title="{{ x }}", more=more)
    properties = opened(made).core_properties
    shown = "D & T b " + "a" * 300
    assert (properties.title, properties.subject, properties.comments) == (shown, shown, f"{shown} {shown}")
    assert not any(re.search(rb"\{\{|\{%|\{#", data) for data in unzipped(made).values())


@pytest.mark.parametrize("condition", ["x == 'R&D'", "x == “R&D”", 'x == "R&D"', "y == “it’s”", "z == '<5'"])
def test_d7_literals_in_conditions_are_what_they_look_like(condition: str) -> None:
    made = fill(p(f"{{% if {condition} %}}yes{{% endif %}}"), {"x": "R&D", "y": "it’s", "z": "<5"})
    assert paragraphs(made) == ["yes"]


def test_d8_empty_loops_leave_a_valid_file() -> None:
    """See ``test_repair`` for each kind of loop with 0, 1 and 2 turns."""
    assert_valid(fill(p("{%p for i in x %}") + p("{{ i }}") + p("{%p endfor %}"), {"x": []}))


@pytest.mark.parametrize("body", ["words {%p if x %}", "{{ x }} {%p if x %}", "{%p if x %} words"])
def test_d9_text_beside_a_tag_for_the_paragraph_is_a_fault_and_not_lost(body: str) -> None:
    assert "JD602" in codes(p(body) + p("{%p endif %}"), {"x": "a"})


def test_d9_formatted_text_needs_no_tag_of_its_own() -> None:
    for tag in ("{{ x }}", "{{r x }}", "{{p x }}"):
        assert_valid(made := fill(p(tag), {"x": Line("a **b**")}))
        assert paragraphs(made) == ["a b"]


@pytest.mark.parametrize("word", ["cellbg", "colspan"])
@pytest.mark.parametrize(
    "value", ['red"/><w:x w:val="', "red", "FFF", "-1", "0", "64", "1.5", "１", True, [], {}, 1.5, "9" * 5000]
)
def test_d10_a_cells_properties_take_what_word_can_hold_and_nothing_else(word: str, value: Any) -> None:
    file = table(1, row(p(f"{{% {word} x %}}a")))
    assert codes(file, {"x": value}) == ["JD605"]


def test_d11_a_repeated_drawing_has_ids_of_its_own() -> None:
    """See ``test_repair.test_drawings_bookmarks_and_controls_have_ids_of_their_own``."""
    drawing = '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="a"/></wp:inline></w:drawing></w:r></w:p>'
    made = fill(p("{%p for i in x %}") + drawing + p("{%p endfor %}"), {"x": [1, 2]}, header=drawing)
    xml = part(made, "word/document.xml") + part(made, "word/header1.xml")
    assert len(set(re.findall(r'docPr id="(\d+)"', xml))) == 3


PRIVATE = {
    "tracked changes": [
        f'<w:p><w:ins w:id="1" w:author="a">{run("new {{ x }}")}</w:ins></w:p>',
        '<w:p><w:del w:id="1" w:author="a"><w:r><w:delText>old salary 99999</w:delText></w:r></w:del></w:p>',
        f'<w:p><w:moveFrom w:id="1" w:author="a">{run("moved")}</w:moveFrom></w:p>',
        f'<w:p><w:pPr><w:rPr><w:ins w:id="1" w:author="a"/></w:rPr></w:pPr>{run("a")}</w:p>',
        f'<w:p><w:pPr><w:pPrChange w:id="1" w:author="a"><w:pPr/></w:pPrChange></w:pPr>{run("a")}</w:p>',
    ],
    "comments": [f'<w:p><w:commentRangeStart w:id="0"/>{run("a")}</w:p>'],
    "hidden text": [f"<w:p>{run('private note', '<w:vanish/>')}</w:p>"],
}


@pytest.mark.parametrize(("what", "body"), [(what, body) for what, bodies in PRIVATE.items() for body in bodies])
def test_d12_private_matter_is_refused(what: str, body: str) -> None:
    for file in (word_file(body + p("{{ x }}")), word_file(p("a"), footer=body)):
        with pytest.raises(TemplateFaults, match=f"There (are|is) {what}") as faults:
            WordTemplate.compile(file)
        assert "JD604" in {finding.code for finding in faults.value.findings}


def test_d12_text_that_is_shown_is_not_hidden() -> None:
    shown = run("a {{ x }}", '<w:vanish w:val="0"/>')
    assert paragraphs(fill(f"<w:p>{shown}</w:p>", {"x": "b"})) == ["a b"]


def test_d13_properties_are_the_templates_own_and_nothing_is_added() -> None:
    made = fill(p("{{ x }}"), {"x": "a"}, title="T")
    assert (opened(made).core_properties.title, opened(made).core_properties.author) == ("T", "")
    assert b"python-docx" not in b"".join(unzipped(made).values())


@pytest.mark.parametrize("piece", ["{%-", "{% cellbg ", "{{", "{# ", "{%p if x %}", "{{ x }}", "“", "{%"])
def test_d14_a_template_full_of_braces_is_answered_at_once(piece: str) -> None:
    """``test_tags`` counts the work; quadratic, this would take minutes."""
    if piece == "“":
        assert paragraphs(fill(p(piece * 20_000))) == [piece * 20_000]
    else:
        assert set(codes(p(piece * 20_000))) <= {"JD602", "JD604"}
