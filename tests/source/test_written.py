"""What the writer writes, the reader reads back: any data that it can give."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdgen.findings import Severity
from jdgen.source.characters import forbidden
from jdgen.source.read import read
from jdgen.source.text import Text, decode, read_text
from jdgen.source.written import written

EXAMPLES = Path(__file__).parents[2] / "examples"
FILES = sorted(path for path in EXAMPLES.rglob("*.yaml"))
many = settings(max_examples=100, deadline=None)

SIGNS = "-:?#&*!|>%@`'\"[]{},~ \n\t\r\\=.o•“”\u00a0\u00ad\u200b\u200d\u2028\ufeff\x85\x1b😀é0"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.text(SIGNS + "ab", max_size=12)
WORDS = st.sampled_from(
    ["null", "~", "no", "07", "8:30", "a: b", "- a", "a #b", "---", "...", "<<", "|", "[a]", "{{ x }}"]
)
VALUES = (TEXTS | WORDS | st.lists(TEXTS, min_size=2).map("\n".join)).filter(lambda text: bool(text.strip()))
# Of the names of fields the reader gives none that has a character no text may have.
NAMES = st.one_of(VALUES, st.text("a b", min_size=490, max_size=1100).map(lambda text: f"x{text}")).filter(
    lambda name: not any(forbidden(name))
)
DATA = st.recursive(VALUES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4))


def read_back(data: Any) -> Any:
    content = read(decode(written(data).encode(), "x.yaml"))
    assert content.is_whole
    return content.data


@many
@given(DATA)
def test_any_data_reads_back_the_same(data: Any) -> None:
    assert read_back(data) == data


@many
@given(st.dictionaries(NAMES, VALUES.filter(lambda text: not any(forbidden(text))), max_size=4))
def test_nothing_is_wrong_with_what_is_written(data: Any) -> None:
    found = read(decode(written(data).encode(), "x.yaml")).findings
    assert not [f for f in found if f.severity is Severity.ERROR or f.code in ("JD015", "JD016")]


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(EXAMPLES)))
def test_every_example_reads_back_the_same_with_nothing_more_said(path: Path) -> None:
    content = read(read_text(path, "x.yaml"))
    again = read(Text("x.yaml", written(content.data)))
    assert again.data == content.data
    assert [f.code for f in again.findings] == [f.code for f in content.findings]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Lead the team.", "Lead the team."),
        ("A*s and B*s, R&D <KS3> | 50%", "A*s and B*s, R&D <KS3> | 50%"),
        ("no", "no"),
        ("07", "07"),
        ("null", '"null"'),
        ("Three habits: try", '"Three habits: try"'),
        ('Say "well done": often', "'Say \"well done\": often'"),
        ("C # D", '"C # D"'),
        ("{{ role.title }} leads", '"{{ role.title }} leads"'),
        ("soft\u00adhyphen", '"soft\\xadhyphen"'),
        ("Zoë’s 👩\u200d🏫", "Zoë’s 👩\u200d🏫"),
        ("one\n\ntwo\n", "|\n  one\n\n  two"),
        ("one\n  - two", "|-\n  one\n    - two"),
        (" one\ntwo", '" one\\ntwo"'),
        ("one\n\n", '"one\\n\\n"'),
        (["interview", "lesson observation"], "[interview, lesson observation]"),
        (["Lead, and plan.", "Teach."], "\n  - Lead, and plan.\n  - Teach."),
        (
            {"text": "a", "items": ["Read every day with children, and"]},
            "\n  text: a\n  items:\n    - Read every day with children, and",
        ),
        ([{"heading": "H", "items": []}], "\n  - heading: H\n    items: []"),
        ([["a"], [["b."]]], "\n  - [a]\n  -\n    -\n      - b."),
    ],
)
def test_data_are_written_as_people_write_them(value: Any, text: str) -> None:
    assert written({"x": value}) == f"x:{'' if text.startswith(chr(10)) else ' '}{text}\n"
    assert read_back({"x": value}) == {"x": value}
