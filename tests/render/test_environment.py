"""The sandbox that every template runs in: what it notes, what it stops at, and what it lets a template do."""

from __future__ import annotations

from typing import Any

import pytest
from markupsafe import Markup

from jdgen.model.text import Line, Prose
from jdgen.render.environment import PackEnvironment
from jdgen.render.faults import BadSource, CannotPrint, did_you_mean, name_character


def draw(value: Any) -> str:
    if isinstance(value, Markup):
        return value
    if isinstance(value, (str, int, float)):
        return f"<{type(value).__name__}:{value}>"
    raise CannotPrint("no text")


def fill(source: str, data: dict[str, Any] | None = None) -> str:
    environment = PackEnvironment(draw)
    text, faults = environment.fill(environment.prepare(source), data or {})
    assert faults == []
    return text.replace("&lt;", "<").replace("&gt;", ">")


def faults(source: str, data: dict[str, Any] | None = None) -> list[tuple[int, str, str]]:
    environment = PackEnvironment(draw)
    _, found = environment.fill(environment.prepare(source), data or {})
    return [(fault.line, fault.code, fault.message) for fault in found]


@pytest.mark.parametrize(
    ("use", "count"),
    [
        ("{{ x }}", 1),
        ("{{ x.y.z }}", 1),
        ("{{ x['y'] }}", 1),
        ("{{ x[0] }}", 1),
        ("{{ x() }}", 1),
        ("{{ x.upper() }}", 1),
        ("{% for a in x %}{{ a }}{% endfor %}", 1),
        ("{% if x %}a{% endif %}", 1),
        ("{% if not x %}{% endif %}", 1),
        ("{% if x == 1 %}{% endif %}", 1),
        ("{% if x != 1 %}{% endif %}", 1),
        ("{% if x > 1 or 2 < x %}{% endif %}", 1),
        ("{% if 1 in x %}{% endif %}", 1),
        ("{{ x|upper }}", 1),
        ("{{ x|join(',') }}", 1),
        ("{{ x|length }}", 1),
        ("{{ x|first }}", 1),
        ("{{ x ~ 'a' }}", 1),
        ("{{ x + 1 }}", 1),
        ("{{ 1 - x }}", 1),
        ("{{ -x }}", 1),
        ("{{ x // 2 % 3 ** x }}", 1),
        ("{{ x|int }}", 1),
        ("{{ x|float|round }}", 1),
        ("{{ x|replace('a', 'b') }}", 1),
        ("{{ x|sort|list|length }}", 1),
        ("{{ x|plain }}", 1),
        ("{% set y = x %}{{ y }}{{ y }}", 1),
        ("{% with y = x %}{{ y }}{% endwith %}", 1),
        ("{{ x if x else x }}", 1),
        ("{{ x|e }}", 1),
        ("{{ x|trim }}", 1),
        ("{{ 'a' if x }}", 1),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m(x) }}", 1),
        ("{{ x|default('a') }}", 0),
        ("{% if x is defined %}{% endif %}", 0),
        ("{{ x is undefined }}", 0),
        ("{{ 'a' if false }}", 0),
    ],
)
def test_a_name_there_is_not_is_noted_however_it_is_used(use: str, count: int) -> None:
    noted = [code for _, code, _ in faults(f"a\nb {use}\n{{{{ other }}}}")]
    assert noted == ["JD603"] * (count + 1)


def test_faults_have_the_line_of_their_tag_and_come_once() -> None:
    source = "{{ a }}\n\n{% for n in 'xyz' %}\n{{ b }}{{ n.q }}\n{% endfor %}\n{{ none }} {{ a }}"
    assert [(line, code) for line, code, _ in faults(source)] == [
        (1, "JD603"),
        (4, "JD603"),
        (4, "JD603"),
        (6, "JD605"),
        (6, "JD603"),
    ]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{{ tilte }}", '"tilte" is not a field a template can use here. Did you mean "title"?'),
        ("{{ group.nmae }}", '"nmae" is not a field a template can use here. Did you mean "name"?'),
        ("{% for item in rows %}{{ itm }}{% endfor %}", 'Did you mean "item"?'),
        ("{% for item in rows %}{{ lop.index }}{% endfor %}", '"lop" is not a field'),
        ("{{ title.size }}", '"size" is not a field a template can use here: it is asked of what is text.'),
        ("{{ rows.size }}", "it is asked of what is a list."),
        ("{{ number.size }}", "it is asked of what is no group of fields."),
        ("{{ gone.name }}", 'asks for the "name" of something the role leaves out. Put the tag in an if.'),
        ("{{ title['__cl' ~ 'ass__'] }}", '"__class__" reaches behind the data'),
        ("{{ 1 / 0 }}", "This tag cannot be filled: division by zero"),
        ("{{ title.get() }}", '"get" is not a field'),
        ("{{ title.join(5) }}", "This tag cannot be filled"),
    ],
)
def test_faults_say_what_is_wrong(source: str, said: str) -> None:
    data = {"title": Line("a"), "group": {"name": "b"}, "rows": ["c"], "number": 5, "gone": None}
    (found,) = faults(source, data)
    assert said in found[2]


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("{{ t|upper }}", "<Line:A *B*>"),
        ("{{ t|replace('a', 'c') }}", "<Line:c *b*>"),
        ("{{ t|title }}", "<Line:A *b*>"),
        ("{{ t|e|forceescape|escape }}", "<Line:a *b*>"),
        ("{{ t|plain }}", "<str:a b>"),
        ("{{ p|plain }}", "<str:a\nb>"),
        ("{{ l|plain }}", "<str:b>"),
        ("{{ [t, t]|join(', ') }}", "<Line:a *b*, a *b*>"),
        ("{{ ['x', 1]|join }}", "<str:x1>"),
        ("{{ [{'k': 'x'}, {'k': 'y'}]|join('-', attribute='k') }}", "<str:x-y>"),
        ("{{ t|capitalize|lower }}", "<Line:a *b*>"),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ m('x') }}", "<str:x>"),
        ("{{ [1, 2]|sum }}", "<int:3>"),
        ("{% macro m(a) %}{{ a }}{% endmacro %}{{ [m('x'), '<']|join('&') }}", "<str:x>&amp;<"),
        ("{{ 'o''k' }}", "<str:ok>"),
        ("{{ ' a '|trim }}", "<str:a>"),
        ("{{ 5 }}", "<int:5>"),
        ("{{ 'head-of year'|title }}", "<str:Head-Of Year>"),
    ],
)
def test_filters_keep_text_as_text(source: str, made: str) -> None:
    assert fill(source, {"t": Line("a *b*"), "p": Prose("a\n\n- *b*"), "l": Line("[b ](http://c.d)")}) == made


def test_a_constant_is_drawn_when_the_template_is_filled_and_not_before() -> None:
    environment = PackEnvironment(draw)
    template = environment.prepare("{{ none }}{{ true }}{{ 'a' }}")
    assert environment.faults == []
    assert len(environment.fill(template, {})[1]) == 1 + 0 * len(template.names)


@pytest.mark.parametrize(
    "source",
    [
        "{% if %}",
        "{{ a",
        "{% for %}",
        "{{ '",
        "{% endif %}",
        "{{ a|nofilter }}",
        "{{ " + "(" * 9000,
        "{% for i in x %}" * 30 + "{% endfor %}" * 30,
    ],
)
def test_a_source_that_cannot_be_compiled_is_one_kind_of_error(source: str) -> None:
    with pytest.raises(BadSource) as bad:
        PackEnvironment(draw).prepare(source)
    assert bad.value.fault.code == "JD602"


def test_every_unknown_filter_and_test_is_found() -> None:
    found = PackEnvironment(draw).problems_of("{{ a|uper }}\n{% if a is devined %}\n{{ a|safe }}{% endif %}")
    assert [(fault.line, fault.message) for fault in found] == [
        (1, 'There is no filter called "uper". Did you mean "upper"?'),
        (2, 'There is no test called "devined". Did you mean "defined"?'),
        (3, 'There is no filter called "safe".'),
    ]


def test_the_words_of_faults() -> None:
    assert did_you_mean("tilte", ["title", "other"]) == ' Did you mean "title"?'
    assert did_you_mean("zzz", ["title"]) == ""
    assert name_character("–") == '"–" (en dash)'
    assert name_character("\x01") == '"\x01" (u+0001)'
