"""Nothing lost: what a template drops is missed, in Word and in Markdown, and what is there is found."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jdgen.job_pack import make_pack
from jdgen.render.made import Made
from jdgen.render.markdown import prose_to_markdown
from jdgen.render.markup import paragraphs_of_markdown, visible_blocks
from jdgen.render.plain_markdown import paragraphs_of_plain
from jdgen.render.template_set import TemplateSet
from jdgen.render.text import MarkdownTemplate
from jdgen.render.verify import NotWellFormed, missing_texts, visible_in_markdown, visible_in_parts, visible_in_word
from jdgen.render.word import WordTemplate
from jdgen.render.word.xml import TEXT_PART
from jdgen.source.role_file import load_role
from jdgen.wanted import wanted_texts
from tests.render import roles, texts
from tests.render.word.files import p, run, styled, unzipped, word_file, zipped

STANDARD = Path(__file__).parents[2] / "templates" / "standard"
# Tags that print what is there another time, or what nobody misses: the method labels, the levels, the organisation.
NOT_WANTED = (
    "organisation.",
    "criterion.importance",
    "criterion.assessed_by",
    "role.version",
)


def test_all_that_is_wanted_is_found_in_the_shipped_documents() -> None:
    for text in roles.ALL.values():
        wanted = [want.text for want in wanted_texts(roles.role(text))]
        word = WordTemplate.compile(STANDARD / "job-pack.docx").render(roles.data(text))
        markdown = MarkdownTemplate.compile(STANDARD / "job-pack.md.j2").render(roles.data(text))
        for visible in (visible_in_word(word), visible_in_markdown(markdown)):
            assert [wanted[index] for index in missing_texts(wanted, visible)] == []


def tags_of(source: str) -> list[str]:
    found = re.findall(r"\{\{ .*? \}\}", source)
    return [tag for tag in dict.fromkeys(found) if not tag[3:].startswith(NOT_WANTED)]


WORD_SOURCE = unzipped((STANDARD / "job-pack.docx").read_bytes())["word/document.xml"].decode()
MARKDOWN_SOURCE = (STANDARD / "job-pack.md.j2").read_text(encoding="utf-8")


def lost(tmp_path: Path, name: str, template: bytes) -> list[tuple[str, str]]:
    """What is found when the packs of all roles are made with a template."""
    (tmp_path / "set").mkdir()
    (tmp_path / "set" / name).write_bytes(template)
    templates = TemplateSet(tmp_path / "set", "templates/mine")
    found = []
    for number, text in enumerate(roles.ALL.values()):
        (tmp_path / f"role{number}.yaml").write_text(text, encoding="utf-8")
        pack = make_pack(load_role(tmp_path / f"role{number}.yaml"), templates)
        findings = [finding for finding in pack.findings if finding.code.startswith("JD6")]
        assert bool(pack.documents) != bool(findings)
        found += [(finding.code, finding.message) for finding in findings]
    return found


@pytest.mark.parametrize("tag", tags_of(WORD_SOURCE))
def test_a_word_template_without_a_tag_loses_text(tmp_path: Path, tag: str) -> None:
    content: dict[str, Any] = unzipped((STANDARD / "job-pack.docx").read_bytes())
    content["word/document.xml"] = WORD_SOURCE.replace(tag, "").encode()
    found = lost(tmp_path, "job-pack.docx", zipped(content))
    assert {code for code, _ in found} == {"JD610"}, tag
    assert all("templates/mine/job-pack.docx leaves this out" in message for _, message in found)


@pytest.mark.parametrize("tag", tags_of(MARKDOWN_SOURCE))
def test_a_markdown_template_without_a_tag_loses_text(tmp_path: Path, tag: str) -> None:
    found = lost(tmp_path, "job-pack.md.j2", MARKDOWN_SOURCE.replace(tag, "").encode())
    assert {code for code, _ in found} == {"JD610"}, tag
    assert all("templates/mine/job-pack.md.j2 leaves this out" in message for _, message in found)


def test_the_lost_text_is_named(tmp_path: Path) -> None:
    source = MARKDOWN_SOURCE.replace("{{ condition }}", "")
    found = lost(tmp_path, "job-pack.md.j2", source.encode())
    assert [re.findall('"(.*?)"', message)[0] for _, message in found] == ["The post is subject to checks.", "Lead"]


@pytest.mark.parametrize(
    ("wanted", "visible", "missing"),
    [
        (["Lead"], ["Lead the choir"], []),
        (["Lead", "Lead the choir"], ["Lead the choir"], [0]),
        (["Lead", "Lead the choir"], ["• Lead the choir"], [0]),
        (["Lead", "Lead the choir"], ["• Lead the choir and lead the band"], []),
        (["Lead"], ["Leadership", "misLead"], [0]),
        (["37"], ["375", "137"], [0]),
        (["0.8", "37"], ["0.8FTE, £37k"], []),
        (["a", "a"], ["a"], [1]),
        (["a", "a"], ["a b a"], []),
        (["a", "a", "a"], ["a", "x a y"], [2]),
        (["Straße  A"], ["STRASSE\u00a0a"], []),
        (["音楽"], ["彼は音楽を教える"], []),
        ([""], [], []),
        (["."], ["a. b"], []),
        (["x"], [], [0]),
        (["one two"], ["one", "two"], [0]),
    ],
)
def test_what_counts_as_found(wanted: list[str], visible: list[str], missing: list[int]) -> None:
    assert missing_texts(wanted, visible) == missing


@given(st.lists(st.text("ab .1", min_size=1, max_size=6), max_size=12), st.randoms())
def test_what_is_there_is_found_and_what_is_not_is_missed(wanted: list[str], random: Any) -> None:
    shown = [text for text in wanted if text.split()]
    random.shuffle(shown)
    assert missing_texts(wanted, shown) == []
    if shown:
        gone = " ".join(shown.pop().split())
        missing = [wanted[index] for index in missing_texts(wanted, shown)]
        assert len(missing) <= 1
        assert not missing or " ".join(missing[0].split()) == gone


def test_a_text_box_is_read_once_and_not_as_its_paragraph() -> None:
    box = f"<w:r><w:pict><w:txbxContent>{p('boxed')}</w:txbxContent></w:pict></w:r>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    document = word_file(f"<w:p>{run('before ')}{twice}{run('after')}</w:p>")
    assert [text for text in visible_in_word(document) if text] == ["before after", "boxed"]


def test_headers_and_properties_do_not_count_as_text() -> None:
    document = word_file(styled("a", "Heading1"), header=p("b"), footer=p("c"), title="d")
    assert visible_in_word(document) == ["a"]


@pytest.mark.parametrize("name", ["word/document.xml", "word/header1.xml", "word/footnotes.xml", "docProps/core.xml"])
@pytest.mark.parametrize("damage", [b"<w:p>", b"</x>", b"&nope;", b"\x00", b"<!DOCTYPE x>"])
def test_a_damaged_part_is_not_well_formed(name: str, damage: bytes) -> None:
    content: dict[str, Any] = unzipped(word_file(p("a")))
    content[name] = content[name].replace(b"?>", b"?>" + damage, 1)
    with pytest.raises(NotWellFormed):
        visible_in_word(zipped(content))


def test_what_is_looked_at_is_what_is_in_the_file() -> None:
    template = WordTemplate.compile(STANDARD / "job-pack.docx")
    for text in roles.ALL.values():
        made = template.made(roles.data(text))
        inside = unzipped(made.document)
        assert made.parts == {name: inside[name] for name in inside if TEXT_PART.fullmatch(name)}
        assert visible_in_parts(made.parts) == visible_in_word(made.document)


@pytest.mark.parametrize("document", [b"", b"PK", b"text", zipped({"a": "b"})])
def test_what_is_no_word_file_is_not_well_formed(document: bytes) -> None:
    with pytest.raises(NotWellFormed):
        visible_in_word(document)


def test_a_document_that_would_not_open_is_a_finding(tmp_path: Path) -> None:
    class Broken:
        def made(self, data: Mapping[str, Any]) -> Made:
            return Made(b"", {"word/document.xml": f"<w:p>{len(data)}".encode()})

    (tmp_path / "set").mkdir()
    (tmp_path / "set" / "a.docx").write_bytes(b"")
    (tmp_path / "role.yaml").write_text(roles.PLAIN, encoding="utf-8")
    templates = TemplateSet(tmp_path / "set", "mine")
    templates._compiled["a.docx"] = Broken()
    pack = make_pack(load_role(tmp_path / "role.yaml"), templates)
    assert [(finding.code, "mine/a.docx" in finding.message) for finding in pack.findings] == [("JD611", True)]
    assert pack.documents == {}


# Markdown read in two ways


LINES = (
    "# a",
    "## b #",
    "### \\# c",
    "",
    "",
    "",
    "text",
    "more text",
    "- item",
    "  - inner",
    "    - innermost",
    "* other",
    "1. one",
    "2. two",
    "7) seven",
    "  more of it",
    "    code?",
    "| a | b |",
    "| --- | --- |",
    "| c \\| d | **e** |",
    "| one |",
    "| :-: |",
    "a | b",
    "--- | ---",
    "---",
    "===",
    "> quoted",
    "```",
    "<!-- hidden -->",
    "<b>x</b>",
    "[a]: http://x.y",
    "[a]",
    "*a* b_c_",
    "[a](<http://x.y>)",
    "a\\",
    "b  ",
    "\tc",
    "a &amp; b",
    "\\- a",
    "1\\. a",
    "- \\- a",
    "-",
    "#",
    "####### x",
    "* * *",
    "_a_",
    "+ p",
    "- # x",
    "- - a",
    "  | a | b |",
    "![a](b)",
    "<br>",
    "a<br>b",
    "`code`",
    "~~~",
    "  text",
    "   text",
    "- a  ",
    "\u00a0",
    "| a",
)


@pytest.mark.parametrize(
    "document",
    [
        "text\n2. two",
        "- item\n2. two",
        "- item\n  2. two",
        "1. one\n2. two\n   3. three",
        "text\n\u00a0\ntext",
        "a\\\n\u00a0",
        "\u0660. a",
        "- a\n\n  b",
    ],
)
def test_the_plain_reader_knows_what_a_line_can_interrupt(document: str) -> None:
    plain = paragraphs_of_plain(document)
    assert plain is None or squeezed(plain) == squeezed(paragraphs_of_markdown(document))


@texts.TRIED
@given(
    st.lists(st.lists(st.sampled_from(LINES), max_size=9).map("\n".join), min_size=texts.BATCH, max_size=texts.BATCH)
)
def test_the_plain_reader_agrees_with_commonmark_or_gives_up(batch: list[str]) -> None:
    for document in batch:
        plain = paragraphs_of_plain(document)
        if plain is not None:
            assert squeezed(plain) == squeezed(paragraphs_of_markdown(document)), document


@texts.TRIED
@given(texts.proses())
def test_the_plain_reader_reads_what_jdgen_writes(batch: list[Any]) -> None:
    read = 0
    for text in batch:
        document = f"# a\n\n{prose_to_markdown(text)}\n\n| b | c |\n| --- | --- |\n| d | e |\n"
        plain = paragraphs_of_plain(document)
        if plain is not None:
            read += 1
            assert squeezed(plain) == squeezed(["a", *visible_blocks(text), "b", "c", "d", "e"])
    assert read


def squeezed(found: list[str]) -> list[str]:
    return [" ".join(text.split()) for text in found if text.strip()]


def test_the_plain_reader_reads_the_shipped_document() -> None:
    made = MarkdownTemplate.compile(STANDARD / "job-pack.md.j2").render(roles.data(roles.FULL)).decode()
    assert squeezed(paragraphs_of_plain(made) or []) == squeezed(paragraphs_of_markdown(made))


def test_text_that_html_hides_is_not_visible() -> None:
    assert visible_in_markdown(b"a\n\n<!-- b -->\n\n<p hidden>c</p>\n") == ["a"]
