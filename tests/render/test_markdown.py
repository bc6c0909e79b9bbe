"""No text of a role can break the structure of a Markdown document, and none changes on the way through it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from markdown_it import MarkdownIt

from jdgen.model.text import Line, Prose
from jdgen.render.faults import CannotPrint
from jdgen.render.markdown import cell, line_to_markdown, prose_to_markdown, to_markdown
from jdgen.render.markup import has_marks, parse_line, parse_prose, visible_blocks, visible_text
from jdgen.render.runs import Run, blocks_of, runs_of
from jdgen.render.text import MarkdownTemplate
from tests.render import texts

READERS = {
    "commonmark": MarkdownIt("commonmark").enable("table"),
    "gfm-like": MarkdownIt("gfm-like", {"linkify": False}).disable("linkify"),
}
PLACES = MarkdownTemplate(
    "# {{ t }}\n\n{{ t }}\n\nbefore {{ t }} after {{ t }}\n\n- {{ t }}\n- x\n  - {{ t }}\n"
    "  - **{{ t|plain }}**\n\n1. {{ t }}\n\n"
    "| {{ t }} | b |\n| --- | --- |\n| {{ t }} | {{ t|cell }} |\n\n> {{ t }}\n\n#### {{ t }}\n{{ t }}\n",
    "places.md",
)
HARMLESS = "word"


def structure(tokens: list[Any]) -> list[tuple[str, str, int]]:
    return [(token.type, token.tag, token.level) for token in tokens]


def inlines(tokens: list[Any]) -> list[str]:
    return [_words(token.children) for token in tokens if token.type == "inline"]


def _words(children: list[Any]) -> str:
    return "".join("\n" if child.type in ("hardbreak", "softbreak") else child.content for child in children)


def stripped(found: list[str]) -> list[str]:
    """Without the spaces at the edges: ``plain`` leaves them out, as they would keep marks around it from being marks."""
    return [text.strip() for text in found]


def expected_inlines(visible: str) -> list[str]:
    shown = READERS["commonmark"].parse(PLACES.render({"t": Line(HARMLESS)}).decode())
    return [text.replace(HARMLESS, visible) for text in inlines(shown)]


@texts.TRIED
@given(texts.lines())
@example(
    [Line("1. a"), Line("- a"), Line("+"), Line("-"), Line("a | b"), Line("a \\| b\\"), Line("# a #"), Line("**a**\\")]
)
@example(
    [Line("***a** b*"), Line("**a *b***"), Line("*a **b***c"), Line("**a***(b)*"), Line("*a*[*b*](http://c.d)**e**")]
)
def test_a_line_keeps_its_text_and_the_structure_around_it(batch: list[Line]) -> None:
    plain = structure(READERS["commonmark"].parse(PLACES.render({"t": Line(HARMLESS)}).decode()))
    for text in batch:
        visible = visible_text(text)
        assert has_marks(text) or visible == text
        assert texts.holds_in_order(visible, texts.words_typed(text))
        document = PLACES.render({"t": text}).decode()
        for name, reader in READERS.items():
            tokens = reader.parse(document)
            assert structure(tokens) == plain, (name, document)
            assert stripped(inlines(tokens)) == stripped(expected_inlines(visible)), (name, document)


@texts.TRIED
@given(texts.lines())
@example([Line("*a*[*b*](http://c.d)**e**"), Line("!**[a](http://b.c)**"), Line("![0](HTTP://0)"), Line("***a** b*")])
def test_bold_italic_and_links_are_the_same_to_another_reader(batch: list[Line]) -> None:
    for text in batch:
        for source in (line_to_markdown(text), f"| {line_to_markdown(text)} |\n| --- |"):
            tokens = READERS["commonmark"].parse(source)
            (inline,) = [token for token in tokens if token.type == "inline"]
            assert _looks(runs_of(inline.children or [])) == _looks(parse_line(text)), source


def _looks(runs: tuple[Run, ...]) -> list[tuple[str, bool, bool, str]]:
    """Each character with its look: white space at the edge of a mark has none that anybody could see."""
    return [(c, run.bold, run.italic, run.link) for run in runs for c in run.text]


@texts.TRIED
@given(texts.proses())
@example(
    [Prose("- a\n  2. b"), Prose("- a\n\n  2. b"), Prose("a\\\n---"), Prose("- a\n\n* b\n\n+ c"), Prose("- - a\n\n  b")]
)
@example(
    [Prose("1. a\n\n2) b\n\n3. c"), Prose("0. a\n1. b"), Prose("- a\n\n  b\n- c\n  - d\n\n    e"), Prose("a\n2. b")]
)
def test_prose_keeps_its_blocks(batch: list[Prose]) -> None:
    for text in batch:
        blocks = visible_blocks(text)
        assert texts.holds_in_order("".join(blocks), texts.words_typed(text))
        source = f"# x\n\n{prose_to_markdown(text)}\n\n# y\n"
        for name, reader in READERS.items():
            tokens = reader.parse(source)
            assert inlines(tokens) == ["x", *blocks, "y"], (name, source)
            kinds = {token.type for token in tokens} - _PROSE
            assert not kinds, (name, kinds, source)


_PROSE = {
    "heading_open",
    "heading_close",
    "inline",
    "paragraph_open",
    "paragraph_close",
    "bullet_list_open",
    "bullet_list_close",
    "ordered_list_open",
    "ordered_list_close",
    "list_item_open",
    "list_item_close",
}


@texts.TRIED
@given(texts.proses())
def test_prose_in_a_cell_stays_in_it(batch: list[Prose]) -> None:
    for text in batch:
        tokens = READERS["commonmark"].parse(f"| a | b |\n| --- | --- |\n| {cell(text)} | z |\n\nend\n")
        assert len([token for token in tokens if token.type == "td_open"]) == 2
        *_, found, last, end = inlines(tokens)
        assert (last, end) == ("z", "end")
        assert texts.holds_in_order(found, "".join(filter(str.isalnum, "".join(visible_blocks(text)))))


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("- a\n  - b\n- c", "- a\n  - b\n- c"),
        ("a\nb\n\n1. c\n2. d", "a b\n\n1. c\n2. d"),
        ("- a\n\n* b\n\n- c", "- a\n\n* b\n\n- c"),
        ("- a\n\n  more", "- a\n\n  more"),
        ("a\\\nb", "a\\\nb"),
        ("3. a\n   - b", "3. a\n   - b"),
        ("*a* & **b**", "*a* & **b**"),
        ("[a](http://b.c?d=1&e=2)", "[a](http://b.c?d=1&amp;e=2)"),
    ],
)
def test_prose_is_written_as_a_person_would(text: str, made: str) -> None:
    assert prose_to_markdown(text) == made


@texts.TRIED
@given(texts.proses())
def test_lists_are_the_same_lists_to_another_reader(batch: list[Prose]) -> None:
    for text in batch:
        blocks = parse_prose(text)
        if (
            any(b.depth > a.depth + 1 for a, b in zip((blocks[0], *blocks), blocks, strict=False))
            or blocks[0].depth > 1
        ):
            continue  # an item without words of its own, which nobody writes
        read = tuple(blocks_of(READERS["commonmark"].parse(prose_to_markdown(text))))
        assert [(b.depth, b.numbered) for b in read] == [(b.depth, b.numbered) for b in blocks], text


@pytest.mark.parametrize("value", [None, True, [], {}, object()])
def test_what_is_no_text_is_not_printed(value: object) -> None:
    with pytest.raises(CannotPrint):
        to_markdown(value)


@pytest.mark.parametrize(
    ("value", "made"), [(5, "5"), (Decimal("1.50"), "1.50"), (-2, "-2"), ("a\n1. b*", "a\n1\\. b\\*")]
)
def test_plain_values_are_printed(value: object, made: str) -> None:
    assert to_markdown(value) == made
