"""What counts as a mark in a role's text, and what is only text."""

from __future__ import annotations

import pytest

from jdgen.render.markdown import prose_to_markdown
from jdgen.render.markup import parse_line, parse_prose, visible_blocks, visible_text
from jdgen.render.runs import Run
from tests.render.work import calls


@pytest.mark.parametrize(
    "text",
    [
        "A*s and B*s",
        "5 * 3 * 2",
        "C# and F#",
        "<KS3>",
        "R&D",
        "snake_case_name",
        "__init__",
        "`code`",
        "\\*",
        "a\\",
        "2*3*4",
        "[words]",
        "[words](nowhere)",
        "[words]()",
        "[](http://x.y)",
        "[ ](http://x.y)",
        "[w](javascript:alert(1))",
        "[w](data:text/html,x)",
        "[w](http://)",
        "[w](http://x.y 'title')",
        "[w](http://x y)",
        "[w](//x.y)",
        "[w](mailto:nobody)",
        "[w](http://user@x.y)",
        "[w](file:///etc/passwd)",
        "[w](\\\\server\\share)",
        "[a][b]",
        "![x]",
        "&amp;",
        "&#42;",
        "<b>",
        "[w](http://x.y/" + "a" * 3000 + ")",
        "[w](tel:)",
        "[w](http://[)",
    ],
)
def test_text_is_text(text: str) -> None:
    assert parse_line(text) == (Run(text),)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("**a**", [Run("a", bold=True)]),
        ("*a*", [Run("a", italic=True)]),
        ("***a***", [Run("a", True, True)]),
        ("a **b** c", [Run("a "), Run("b", True), Run(" c")]),
        ("[a](http://x.y)", [Run("a", link="http://x.y")]),
        ("[a](<https://x.y>)", [Run("a", link="https://x.y")]),
        ("[a]( HTTPS://x.y )", [Run("a", link="HTTPS://x.y")]),
        ("[a](http://x.y/(b))", [Run("a", link="http://x.y/(b)")]),
        ("[a](http://x.y/ü?q=%zz%20)", [Run("a", link="http://x.y/%C3%BC?q=%25zz%20")]),
        ("[a **b**](mailto:a@b.c)", [Run("a ", link="mailto:a@b.c"), Run("b", bold=True, link="mailto:a@b.c")]),
        ("[a [b](http://x.y)](http://z.w)", [Run("[a "), Run("b", link="http://x.y"), Run("](http://z.w)")]),
    ],
)
def test_marks_are_marks(text: str, runs: list[Run]) -> None:
    assert list(parse_line(text)) == runs


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("a\nb", ["a b"]),
        ("a  \n   b", ["a b"]),
        ("a\r\n\r\nb", ["a", "b"]),
        ("a\\\nb", ["a\nb"]),
        ("- a\n- b", ["a", "b"]),
        ("-", ["-"]),
        ("1.", ["1."]),
        ("1. a", ["a"]),
        ("2026 was a year", ["2026 was a year"]),
        ("-\ta", ["a"]),
        ("# a\n> b\n    c", ["# a > b c"]),
        ("---", ["---"]),
        ("- " * 70 + "a", ["- " * 69 + "- a"]),
    ],
)
def test_prose_is_paragraphs_and_lists(text: str, blocks: list[str]) -> None:
    assert list(visible_blocks(text)) == blocks


def test_numbers_are_those_typed() -> None:
    assert [(b.number, b.depth, b.first) for b in parse_prose("3. a\n\n   more\n4. b\n   - c")] == [
        (3, 1, True),
        (3, 1, False),
        (4, 1, True),
        (-1, 2, True),
    ]


@pytest.mark.parametrize(
    "piece",
    [
        "*",
        "* ",
        "*a",
        "a* ",
        "**a *b ",
        "*a **b* ",
        "[",
        "[](",
        "[a](",
        "[a](http://x.y ",
        "[a](<",
        "[a](http://x.y) ",
        "]",
        "\\",
        "![",
    ],
)
def test_work_grows_with_the_text_and_no_faster(piece: str) -> None:
    def work(count: int) -> int:
        return calls(lambda: visible_text(piece * count + "*](x"))

    work(10)
    assert work(1000) < 2.5 * work(500)
    visible_text(piece * 6_000 + "*](x")  # where each character looks at all others, this does not end


@pytest.mark.parametrize(
    "line", ["- a\n", "1. a\n", "a\n", "a\n\n", "- a\n  - b\n", "a\\\n", "- a\n\n  b\n\n", "- **a** *b*\n"]
)
def test_work_grows_with_prose_and_no_faster(line: str) -> None:
    def work(count: int) -> int:
        return calls(lambda: prose_to_markdown(line * count + str(count)))

    work(10)
    assert work(400) < 2.5 * work(200)
    prose_to_markdown(line * 2_000 + ".")


@pytest.mark.parametrize(
    "text", ["2026. A great year.", "2026. A great year.\n\nMore", "- 1066. Hastings", "100) of them"]
)
def test_a_year_at_the_start_of_a_line_is_no_list(text: str) -> None:
    assert "\x01" not in repr(parse_prose(text))
    assert [block.numbered for block in parse_prose(text)] == [False] * len(parse_prose(text))
    assert visible_blocks(text)[0] == text.split("\n")[0].removeprefix("- ")


def test_a_list_of_numbers_keeps_the_numbers_it_was_typed_with() -> None:
    blocks = parse_prose("7. Seven\n8. Eight")
    assert [(block.number, block.runs[0].text) for block in blocks] == [(7, "Seven"), (8, "Eight")]
