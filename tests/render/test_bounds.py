"""Templates without end: threats.md J4, J5, J9 and J10. All are refused, by the same count of work on every machine."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from jdgen.model.text import Line
from jdgen.render.environment import PackEnvironment
from jdgen.render.faults import TemplateFaults
from jdgen.render.text import MarkdownTemplate
from jdgen.render.word import WordTemplate
from tests.render.word.files import p, paragraphs, part, row, table, word_file

# Each of these brought a plain sandbox down, by time or by memory, when it was tried.
BOMBS = (
    "{% for i in range(99999) %}{% for j in range(99999) %}a{% endfor %}{% endfor %}",
    "{{ ('a' * 10) * 10 ** 10 }}",
    "{{ 'a' * 3000000000 }}",
    "{{ 3000000000 * 'a' }}",
    "{{ [1] * 3000000000 }}",
    "{{ 2 ** (10 ** 9) }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 'a'|center(3 * 10 ** 9) }}",
    "{{ 'a\nb'|indent(1000000000) }}",
    "{{ 'a'|indent('a' * 900000, true) }}",
    "{{ '%1000000000d'|format(1) }}",
    "{{ '%1000000000d' % 1 }}",
    "{{ '%*d'|format(1000000000, 1) }}",
    "{{ [1]|batch(10 ** 8, 'x')|list|length }}",
    "{{ [1]|slice(10 ** 8)|list|length }}",
    "{{ lipsum(n=100000) }}",
    "{{ 'a'.ljust(10 ** 9) }}",
    "{{ 'a'.zfill(10 ** 9) }}",
    "{{ '\t'.expandtabs(10 ** 9) }}",
    "{{ 'a'.center(10 ** 9) }}",
    "{{ '{:>1000000000}'.format(1) }}",
    "{% set f = 'a'.ljust %}{{ f(10 ** 9) }}",
    "{{ 1.5|round(1000000000) }}",
    "{{ 1.5|round(100000000, 'ceil') }}",
    "{{ 'aaaa'|wordwrap(1, wrapstring='b' * 900000)|length }}",
    "{% set a = 'aa' %}" + "{% set a = a ~ a %}" * 40 + "{{ a }}",
    "{% set a = 'aa' %}" + "{% set a = a + a %}" * 40 + "{{ a }}",
    "{% set a = [1, 2] %}" + "{% set a = a + a %}" * 40 + "{{ a|length }}",
    "{% set a = [1, 2] %}" + "{% set a = [a, a] %}" * 40 + "{{ a|string }}",
    "{% set a = (1, 2) %}{% set b = (1, 2) %}" + "{% set a = (a, a) %}{% set b = (b, b) %}" * 40 + "{{ a == b }}",
    "{% set a = {'x': 1} %}" + "{% set a = {'x': a, 'y': a} %}" * 40 + "{{ a|length }}",
    "{% set a %}aa{% endset %}" + "{% set a %}{{ a }}{{ a }}{% endset %}" * 40 + "{{ a }}",
    "{% set a = 7 %}" + "{% set a = a * a %}" * 40 + "{{ a }}",
    "{{ 'a'" + "|replace('a', 'aaaaaaaaaa')" * 12 + " }}",
    "{{ 'a'" + ".replace('a', 'aaaaaaaaaa')" * 12 + " }}",
    "{{ 'aaaa'" + "|replace('a', 'aa')|urlencode" * 20 + " }}",
    "{{ ('a' * 1000).join('b' * 100000)|length }}",
    "{{ ('b' * 100000)|join('a' * 1000)|length }}",
    "{{ ([[1] * 1000] * 900)|sum(start=[])|length }}",
    "{% for i in many %}{% for j in many %}{% for k in many %}a{% endfor %}{% endfor %}{% endfor %}",
    "{% for i in many %}{% for j in many %}{% if 'b' in long %}a{% endif %}{% endfor %}{% endfor %}",
    "{% for i in many %}{% for j in many %}{% set b = long == longer %}{% endfor %}{% endfor %}",
    "{% for i in many %}{% for j in many %}{% set b = long[1:] %}{% endfor %}{% endfor %}",
    "{% for i in many %}{% for j in many %}{% set b = long|upper %}{% endfor %}{% endfor %}",
    "{% for i in many %}{% for j in many %}{% set b = many|sort|length %}{% endfor %}{% endfor %}",
    "{% set a %}{% for i in many %}{% for j in many %}" + "long text " * 500 + "{% endfor %}{% endfor %}{% endset %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(40) }}",
    "{% macro m(n) %}{% for i in many %}{{ m(n - 1) if n }}{% endfor %}{% endmacro %}{{ m(5) }}",
    "{% for i in many recursive %}{{ loop(many) }}{% endfor %}",
    "{{ " + "(" * 500 + "1" + ")" * 500 + " }}",
    "{{ 'a'" + "|upper" * 200 + " }}",
    "{{ " + "not " * 900 + "1 }}",
    "{{ " + "-" * 900 + "1 }}",
    "{{ 1" + " + 1" * 400 + " }}",
)
RUN = """
import json, resource, sys
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (1_000_000_000, 1_000_000_000))
from jdgen.render.faults import TemplateFaults
from jdgen.render.text import MarkdownTemplate
data = {"many": [str(n) for n in range(3000)], "long": "a" * 400_000, "longer": "a" * 400_000}
for bomb in json.load(sys.stdin):
    try:
        print(len(MarkdownTemplate(bomb, "t.md").render(data)))
    except TemplateFaults as faults:
        print(*sorted({finding.code for finding in faults.findings}))
status = Path("/proc/self/status")
# What getrusage tells of begins with the memory of the process that started this one.
peak = [line.split()[1] for line in status.read_text().splitlines() if line.startswith("VmHWM")] if status.exists() else []
print(int(peak[0]) // 1024 if peak else 0, file=sys.stderr)
"""


def test_j4_j5_no_bomb_goes_off() -> None:
    done = subprocess.run(
        [sys.executable, "-c", RUN], input=json.dumps(BOMBS), capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    ended = dict(zip(BOMBS, done.stdout.splitlines(), strict=True))
    assert [bomb for bomb, codes in ended.items() if not codes.startswith("JD")] == []
    assert set(done.stdout.split()) == {"JD602", "JD603", "JD604", "JD605"}
    assert int(done.stderr) < 400


@pytest.mark.parametrize("bomb", [bomb for bomb in BOMBS if len(bomb) < 200 and "\n" not in bomb])
def test_j4_j5_no_bomb_goes_off_in_a_word_file(bomb: str) -> None:
    with pytest.raises(TemplateFaults) as faults:
        WordTemplate.compile(word_file(p(bomb))).render({"many": ["a"] * 3000, "long": "a" * 400_000, "longer": "b"})
    assert all(finding.code in ("JD602", "JD603", "JD604", "JD605") for finding in faults.value.findings)
    assert all("{" in finding.message for finding in faults.value.findings)


DATA: dict[str, Any] = {
    "title": Line("Head of *Maths*"),
    "names": ["Ann", "Bo", "Cy"],
    "rows": [{"k": "b", "n": 2}, {"k": "a", "n": 1}],
    "group": {"name": "G"},
}
# What house styles do, and must be able to do.
STYLES = (
    ("{% for n in names %}{{ loop.index }}{{ n }}{{ loop.cycle(',', ';') }}{% endfor %}", "1Ann,2Bo;3Cy,"),
    ("{% for r in rows|sort(attribute='n') %}{{ r.k }}{% endfor %}", "ab"),
    ("{% for r in rows if r.n > 1 %}{{ r.k }}{% else %}none{% endfor %}", "b"),
    ("{% for k, v in group.items() %}{{ k }}={{ v }}{% endfor %}", "name=G"),
    ("{% for k, rs in rows|groupby('k') %}{{ k }}{{ rs|length }}{% endfor %}", "a1b1"),
    ("{% for pair in names|batch(2, '-') %}{{ pair|join('+') }} {% endfor %}", "Ann+Bo Cy+-"),
    ("{% for part in names|slice(2) %}{{ part|join }} {% endfor %}", "AnnBo Cy"),
    ("{{ rows|map(attribute='k')|join(', ') }}", "b, a"),
    ("{{ rows|selectattr('n', 'gt', 1)|map(attribute='k')|first }}", "b"),
    ("{{ names[0] ~ ' & ' ~ names[-1] }}", "Ann & Cy"),
    ("{{ names[1:]|join }} {{ (names + ['Di'])|length }}", "BoCy 4"),
    ("{{ '%.2f'|format(2) }} {{ 3 * 4 + 2 ** 3 - 7 // 2 % 3 }}", "2.00 20"),
    ("{{ 'ab'.upper() }} {{ 'a-b'.split('-')|join('+') }} {{ '=' * 5 }}", "AB a+b ====="),
    ("{{ 'x'|center(5)|trim }}{{ 'a b'|wordcount }}{{ 3.456|round(1) }}", "x23.5"),
    (
        "{% macro field(label, value='-') %}{{ label }}: {{ value }}{% endmacro %}{{ field('A', 'B') }} {{ field('C') }}",
        "A: B C: -",
    ),
    ("{% macro box() %}({{ caller() }}){% endmacro %}{% call box() %}in{% endcall %}", "(in)"),
    ("{% set n = names|length %}{% with m = n * 2 %}{{ m }}{% endwith %}", "6"),
    ("{% filter upper %}a{{ names[0] }}{% endfilter %}", "AANN"),
    ("{{ 'yes' if 'Ann' in names and not group.name == 'H' else 'no' }}", "yes"),
    ("{{ {'a': 'b'}['a'] }} {{ ('x', 'y')|last }} {{ title|replace('Maths', 'Art') }}", "b y Head of *Art*"),
)


@pytest.mark.parametrize(("source", "made"), STYLES)
def test_what_house_styles_do_is_allowed(source: str, made: str) -> None:
    assert MarkdownTemplate(source, "t.md").render(DATA).decode().strip().replace("\\", "") == made
    shown = paragraphs(WordTemplate.compile(word_file(p(source))).render(DATA))[0]
    assert shown.strip() == made.replace("*", "")


def test_a_large_document_is_no_bomb() -> None:
    rows = [{"name": f"Person {n}", "duties": [f"duty {i}" for i in range(10)]} for n in range(500)]
    body = table(
        2,
        row(p("{%tr for r in rows %}"), p("")),
        row(p("{{ r.name|upper }}"), p("{% for d in r.duties %}{{ d }}, {% endfor %}")),
        row(p("{%tr endfor %}"), p("")),
    )
    made = WordTemplate.compile(word_file(body)).render({"rows": rows})
    assert "PERSON 499" in part(made, "word/document.xml")


def test_the_work_is_the_same_every_time() -> None:
    environment = PackEnvironment(lambda value, *_: str(value))
    compiled = environment.prepare("{% for i in many %}{% for j in many %}{{ j }}{% endfor %}{% endfor %}")
    outcomes = []
    for size in (1500, 500, 1500):
        _, faults = environment.fill(compiled, {"many": ["aaa"] * size})
        outcomes.append([fault.message for fault in faults])
    assert outcomes == [["This tag makes a document without end."], [], ["This tag makes a document without end."]]


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        ("{% include 'x' %}", "A template cannot use {% include %} here."),
        ("{% import 'x' as y %}", "A template cannot use {% import %} here."),
        ("{% from 'x' import y %}", "A template cannot use {% from %} here."),
        ("{% extends 'x' %}", "A template cannot use {% extends %} here."),
        ("{% block x %}{% endblock %}", "A template cannot use {% block %} here."),
        ("{% autoescape false %}{% endautoescape %}", "A template cannot use {% autoescape %} here."),
        ("{% for x in 'ab' recursive %}{% endfor %}", "A loop cannot call itself: take out the word recursive."),
        ("{{ ''.__class__ }}", '"__class__" reaches behind the data, which a template may not do.'),
        ("{{ ''['__class__'] }}", '"__class__" reaches behind the data, which a template may not do.'),
        ("{{ 'a'.ljust(5) }}", '"ljust" cannot be called in a template. Use a filter, such as {{ role.title|upper }}.'),
        ("{{ ['a'][0]() }}", "This cannot be called in a template. Use a filter, such as {{ role.title|upper }}."),
    ],
)
def test_j5_j9_what_is_not_allowed_is_said_before_anything_runs(tag: str, message: str) -> None:
    with pytest.raises(TemplateFaults) as faults:
        MarkdownTemplate(f"a\n{tag}", "t.md")
    assert [(f.code, f.span.line, f.message) for f in faults.value.findings] == [("JD604", 2, message)]


def test_a_piece_there_is_not_prints_no_none() -> None:
    with pytest.raises(TemplateFaults) as faults:
        MarkdownTemplate("{{ 'Salary: ' ~ salary }}", "t.md").render({"salary": None})
    assert "has nothing to print" in faults.value.findings[0].message


def test_j9_a_set_is_one_folder(tmp_path: Path) -> None:
    (tmp_path / "secret.docx").write_bytes(word_file(p("secret")))
    folder = tmp_path / "set"
    folder.mkdir()
    (folder / "linked.docx").symlink_to(tmp_path / "secret.docx")
    for name in (
        "../secret.docx",
        str(tmp_path / "secret.docx"),
        "a/../../secret.docx",
        "..\\secret.docx",
        "linked.docx",
    ):
        (folder / "host.docx").write_bytes(word_file(p(f"{{% include '{name}' %}}")))
        with pytest.raises(TemplateFaults) as faults:
            WordTemplate.compile(folder / "host.docx")
        assert [finding.code for finding in faults.value.findings] == ["JD604"]
