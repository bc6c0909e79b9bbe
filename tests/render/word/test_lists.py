"""Lists are real lists in every template: in its own styles, in those it lacks, and where no list can be."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from jdgen.model.text import Prose
from jdgen.render.word import WordTemplate
from tests.render.word.files import assert_valid, cell, opened, p, paragraphs, part, parts, run, table, unzipped, zipped
from tests.word_checks import assert_microsoft_valid

TEXT = Prose("Intro\n\n- a\n  - b\n    - c\n      - d\n\n1. one\n   1. under\n2. two\n\nagain\n\n4. four\n\n   more")
Parts = dict[str, str | bytes]


def without_numbering(content: Parts) -> Parts:
    del content["word/numbering.xml"]
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        content[name] = re.sub(r"<(Override|Relationship) [^>]*numbering[^>]*/>", "", str(content[name]))
    return content


def without_list_styles(content: Parts) -> Parts:
    content["word/styles.xml"] = re.sub(r"<w:style [^>]*List\w+.*?</w:style>", "", str(content["word/styles.xml"]))
    return content


def bare(body: str) -> Parts:
    return without_numbering(without_list_styles(parts(body)))


def with_other_lists(body: str) -> Parts:
    return without_list_styles(parts(body))


def with_plain_styles(body: str) -> Parts:
    """List styles that somebody took the numbering out of."""
    content = without_numbering(parts(body))
    content["word/styles.xml"] = re.sub("<w:numPr>.*?</w:numPr>", "", str(content["word/styles.xml"]))
    return content


def with_bullets_only(body: str) -> Parts:
    content = parts(body)
    styles = str(content["word/styles.xml"])
    content["word/styles.xml"] = re.sub(r"<w:style [^>]*List(Number|Bullet[23]).*?</w:style>", "", styles)
    return content


def with_nothing_at_all(body: str) -> Parts:
    """No styles either, and a numbering part that defines nothing."""
    content = parts(body)
    del content["word/styles.xml"]
    numbering = str(content["word/numbering.xml"])
    content["word/numbering.xml"] = re.sub("<w:abstractNum .*</w:num>", "", numbering)
    for name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
        content[name] = re.sub(r"<(Override|Relationship) [^>]*styles[^>]*/>", "", str(content[name]))
    return content


def with_taken_names(body: str) -> Parts:
    """A style of another name that has the id a made one would have."""
    content = bare(body)
    taken = '<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="Aufzählung"/></w:style></w:styles>'
    content["word/styles.xml"] = str(content["word/styles.xml"]).replace("</w:styles>", taken)
    return content


MAKERS = [bare, with_other_lists, with_plain_styles, with_bullets_only, with_nothing_at_all, with_taken_names]


def lists(document: bytes) -> list[tuple[str, int, str, str]]:
    """Each list item of a body: its words, its level, its kind and the numbering it belongs to, as Word works them out."""
    numbering, styles = opened(document).part.numbering_part.element, opened(document).styles.element
    found = []
    for paragraph in opened(document).paragraphs:
        names = paragraph._p.xpath("./w:pPr/w:pStyle/@w:val")
        chain = paragraph._p.xpath("./w:pPr/w:numPr")
        if not chain and names:
            chain = styles.xpath(f"./w:style[@w:styleId='{names[0]}']/w:pPr/w:numPr")
        if chain:
            number = chain[0].xpath("./w:numId/@w:val")[0]
            level = (chain[0].xpath("./w:ilvl/@w:val") or ["0"])[0]
            abstract = numbering.xpath(f"./w:num[@w:numId='{number}']/w:abstractNumId/@w:val")[0]
            path = f"./w:abstractNum[@w:abstractNumId='{abstract}']/w:lvl[@w:ilvl='{level}']/w:numFmt/@w:val"
            found.append((paragraph.text, int(level), numbering.xpath(path)[0], number))
    return found


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)
def test_a_template_without_lists_gets_real_ones(maker: object, tmp_path: Path) -> None:
    template = WordTemplate.compile(zipped(maker(p("{{ t }}") + p("{{ t }}"))))  # type: ignore[operator]
    made = template.render({"t": TEXT})
    assert_valid(made)
    (tmp_path / "made.docx").write_bytes(made)
    assert_microsoft_valid([tmp_path / "made.docx"])
    found = lists(made)
    words = ["a", "b", "c", "d", "one", "under", "two", "four"]
    assert [(text, kind) for text, _, kind, _ in found] == [
        (text, "bullet" if len(text) == 1 else "decimal") for text in words * 2
    ]
    number = {i: n for i, (_, _, _, n) in enumerate(found)}
    assert number[4] == number[6]
    assert len({number[i] for i in (4, 5, 7, 12, 13, 15)}) == 6, "each numbered list starts anew"
    assert template.render({"t": TEXT}) == made


@pytest.mark.parametrize("maker", [bare, with_nothing_at_all])
def test_the_levels_stand_further_and_further_in(maker: object) -> None:
    made = WordTemplate.compile(zipped(maker(p("{{ t }}")))).render({"t": TEXT})  # type: ignore[operator]
    assert [level for _, level, _, _ in lists(made)] == [0, 1, 2, 2, 0, 1, 0, 0]
    names = [q.style.name for q in opened(made).paragraphs if q.text in ("a", "b", "one", "under")]
    assert names == ["List Bullet", "List Bullet 2", "List Number", "List Number 2"]
    (more,) = [q for q in opened(made).paragraphs if q.text == "more"]
    assert more.paragraph_format.left_indent.twips == 360


@pytest.mark.parametrize("maker", MAKERS, ids=lambda maker: maker.__name__)
def test_what_is_not_used_is_not_made(maker: object) -> None:
    content = maker(p("{{ t }}"))  # type: ignore[operator]
    made = unzipped(WordTemplate.compile(zipped(content)).render({"t": Prose("a **b**\n\nc")}))
    changed = {
        name for name, data in content.items() if made[name] != (data.encode() if isinstance(data, str) else data)
    }
    assert changed == {"word/document.xml"}
    assert made.keys() == content.keys()


def test_a_style_takes_its_numbering_from_the_one_it_is_based_on() -> None:
    content = parts(p("{{ t }}"))
    styles = str(content["word/styles.xml"])
    own = re.search(r"<w:style [^>]*ListNumber\".*?</w:style>", styles)
    assert own
    base = own[0].replace("ListNumber", "OurNumbers").replace("List Number", "Our numbers")
    heir = re.sub("<w:pPr>.*</w:pPr>", '<w:basedOn w:val="OurNumbers"/>', own[0])
    content["word/styles.xml"] = styles.replace(own[0], base + heir)
    made = WordTemplate.compile(zipped(content)).render({"t": Prose("1. a\n2. b")})
    assert_valid(made)
    assert [kind for _, _, kind, _ in lists(made)] == ["decimal", "decimal"]
    assert 'w:name w:val="List Number 2"' in part(made, "word/styles.xml")


def test_in_a_cell_header_footnote_and_box() -> None:
    box = (
        '<w:p><w:r><w:pict><v:shape id="b" alt="A box"><v:textbox><w:txbxContent>'
        f"{p('{{ t }}')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    body = table(1, f"<w:tr>{cell(p('{{ t }}'))}</w:tr>") + box + control(p("{{ t }}"))
    content = without_numbering(
        without_list_styles(parts(body, header=p("{{ t }}"), footer=p("{{ t }}"), footnote=p("{{ t }}")))
    )
    made = WordTemplate.compile(zipped(content)).render({"t": TEXT})
    assert_valid(made)
    for name, count in (("document", 3), ("header1", 1), ("footer1", 1), ("footnotes", 1)):
        assert part(made, f"word/{name}.xml").count('<w:pStyle w:val="ListBullet"/>') == count
    numbers = re.findall(r'<w:num w:numId="(\d+)"', part(made, "word/numbering.xml"))
    assert len(numbers) == len(set(numbers)) == 2 + 6 * 3


def control(inside: str, more: str = "") -> str:
    properties = f'<w:sdtPr><w:alias w:val="a"/>{more}</w:sdtPr>'
    return f"<w:sdt>{properties}<w:sdtContent>{inside}</w:sdtContent></w:sdt>"


@pytest.mark.parametrize(
    "body",
    [
        '<w:p><w:bookmarkStart w:id="1" w:name="x"/><w:bookmarkEnd w:id="1"/>'
        f'<w:hyperlink w:anchor="x">{run("{{ t }}")}</w:hyperlink></w:p>',
        f"<w:p>{control(run('{{ t }}'))}</w:p>",
        control(p("{{ t }}"), '<w:text w:multiLine="1"/>'),
    ],
    ids=["link", "inline control", "plain text control"],
)
def test_where_no_list_can_be_it_looks_like_one(body: str) -> None:
    made = WordTemplate.compile(zipped(parts(body + p("end")))).render({"t": Prose("Intro\n\n- a\n- **b**\n\n3. c")})
    assert_valid(made)
    xml = part(made, "word/document.xml")
    assert xml.count("<w:p>") == 2
    assert (
        re.sub("<w:br/>", "|", re.sub("</?w:(?!br)[^>]*>", "", xml)).partition("end")[0].endswith("Intro|• a|• b|3. c")
    )


def test_words_keep_their_breaks_and_tabs() -> None:
    made = WordTemplate.compile(zipped(bare(p("{{ t }}")))).render({"t": Prose("- a\tb\\\n  c")})
    assert paragraphs(made) == ["a\tb\nc"]
