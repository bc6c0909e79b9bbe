"""Links whose address has tags in it: filled at every place, checked, and in step with loops."""

from __future__ import annotations

from typing import Any

import pytest

from jdgen.model.text import Line
from jdgen.render.word import TemplateFaults, WordTemplate
from tests.render.word.files import assert_valid, opened, p, parts, run, unzipped, zipped

_LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
_OPEN, _CLOSE = "%7B%7B%20", "%20%7D%7D"


def file(target: str, words: str = "words", before: str = "", after: str = "", part: str = "document") -> bytes:
    """A file whose link leads to a target, with what stands around its paragraph."""
    link = f'{before}<w:p><w:hyperlink r:id="rIdT">{run(words)}</w:hyperlink></w:p>{after}'
    content = parts(link + p(".")) if part == "document" else parts(p("."), header=link)
    escaped = target.replace("&", "&amp;").replace('"', "&quot;")
    relation = f'<Relationship Id="rIdT" Type="{_LINK}" Target="{escaped}" TargetMode="External"/>'
    rels = f"word/_rels/{part}.xml.rels"
    empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    content[rels] = str(content.get(rels, empty)).replace("</Relationships>", relation + "</Relationships>")
    return zipped(content)


def addresses(template: bytes, data: dict[str, Any]) -> list[str]:
    made = WordTemplate.compile(template).render(data)
    assert_valid(made)
    assert not any(b"%7B%7B" in content or b"{{" in content for content in unzipped(made).values())
    stories = [opened(made), opened(made).sections[0].header]
    return [link.address for story in stories for q in story.paragraphs for link in q.hyperlinks]


@pytest.mark.parametrize(
    ("target", "address"),
    [
        (f"{_OPEN}web{_CLOSE}", "https://a.b/c"),
        ("{{ web }}", "https://a.b/c"),
        ("%7b%7bweb%7d%7d", "https://a.b/c"),
        ("http://{{ web }}", "https://a.b/c"),
        (f"mailto:{_OPEN}mail{_CLOSE}", "mailto:a@b.c"),
        ("mailto:{{ mail }}?subject=Post%20of%20{{ title|upper }}", "mailto:a@b.c?subject=Post%20of%20HEAD"),
        ("https://x.y/?a=1&b={{ number }}#{{ number }}", "https://x.y/?a=1&b=7#7"),
        ("https://x.y/{{ group['a b'] }}", "https://x.y/%C3%BC"),
        ("https://x.y/%7B%7Bgroup%5B%E2%80%98a%20b%E2%80%99%5D%7D%7D", "https://x.y/%C3%BC"),
        ("https://x.y/{{ '}' ~ number }}", "https://x.y/%7D7"),
        ("https://x.y/{{ line }}", "https://x.y/bold"),
    ],
)
def test_an_address_is_filled(target: str, address: str) -> None:
    data = {"web": "https://a.b/c", "mail": "a@b.c", "title": "head", "number": 7, "group": {"a b": "ü"}}
    for part in ("document", "header1"):
        assert addresses(file(target, part=part), {**data, "line": Line("**bold**")}) == [address]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_each_turn_of_a_loop_has_its_own_address(count: int) -> None:
    loop = p("{%p for i in items %}"), p("{%p endfor %}")
    data = {"items": [{"name": f"n{n}", "web": f"https://x.y/{n}"} for n in range(count)]}
    template = file("{{ i.web }}", "{{ i.name }}", *loop)
    assert addresses(template, data) == [f"https://x.y/{n}" for n in range(count)]


def test_one_address_twice_is_one_relationship() -> None:
    link = '<w:p><w:hyperlink r:id="rIdT"><w:r><w:t>again</w:t></w:r></w:hyperlink></w:p>'
    made = WordTemplate.compile(file("{{ web }}", after=link)).render({"web": "https://a.b"})
    assert unzipped(made)["word/_rels/document.xml.rels"].count(b"https://a.b") == 1


@pytest.mark.parametrize(
    ("target", "code", "message"),
    [
        ("{{ nothing }}", "JD605", "has no address"),
        ("{{ script }}", "JD605", '"javascript:alert(1)" is not an address'),
        ("{{ file }}", "JD605", "is not an address"),
        ("{{ plain }}", "JD605", '"www.a.b" is not an address'),
        ("{{ none }}", "JD605", "nothing to print"),
        ("https://x.y/{{ items }}", "JD605", "a list"),
        ("{{ wbe }}", "JD603", 'Did you mean "web"?'),
        ("https://x.y/{{ group.x }}", "JD603", '"x" is not a field'),
        ("{{ a b }}", "JD602", "not written as jdgen expects"),
        ("{{ web|uper }}", "JD602", 'Did you mean "upper"?'),
        ("{{ a) ~ (web }}", "JD602", "not written as jdgen expects"),
        ("https://x.y/{% if web %}a{% endif %}", "JD602", "Only tags that print"),
        ("https://x.y/{{ web", "JD602", "is not closed"),
        ("https://x.y/web%7D%7D", "", ""),
        ("file:///C:/Users/me/{{ plain }}", "JD605", "must start with https://"),
    ],
)
def test_an_address_that_cannot_be_is_a_finding(target: str, code: str, message: str) -> None:
    data = {
        "nothing": "",
        "script": "javascript:alert(1)",
        "file": "file:///etc/passwd",
        "plain": "www.a.b",
        "none": None,
        "items": ["a"],
        "group": {"y": 1},
        "web": "https://a.b",
    }
    if not code:
        assert addresses(file(target), data) == [target]
        return
    with pytest.raises(TemplateFaults) as faults:
        WordTemplate.compile(file(target, "click here"), "t.docx").render(data)
    ((found, said),) = [(finding.code, finding.message) for finding in faults.value.findings]
    assert found == code
    assert message in said
    assert 'in the paragraph "click here"' in said.lower()
