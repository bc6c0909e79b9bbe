"""One Word file included in another: its words, look, lists, pictures and links come along, and nothing from elsewhere."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest

from jdgen.model.text import Prose
from jdgen.render.template_set import TemplateSet
from jdgen.render.word import TemplateFaults, WordTemplate
from tests.render.word.files import (
    NAMESPACES,
    assert_valid,
    opened,
    p,
    paragraphs,
    part,
    parts,
    row,
    run,
    styled,
    table,
    unzipped,
    word_file,
    zipped,
)
from tests.render.word.test_docxtpl import described
from tests.word_checks.specimen_parts import png

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
INCLUDE = "{% include 'other.docx' %}"
PICTURE = (
    '<w:r><w:drawing><wp:inline><wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="Logo" descr="A logo"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="1" name="Logo"/>'
    '<pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rIdPic"/><a:stretch><a:fillRect/></a:stretch>'
    '</pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="9525" cy="9525"/></a:xfrm><a:prstGeom prst="rect">'
    "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def relation(id_: str, kind: str, target: str, outside: bool = False) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{target}"{mode}/>'


def guest(
    body: str, rels: str = "", styles: str = "", numbering: str = "", more: Mapping[str, bytes] | None = None
) -> bytes:
    """A Word file with relationships, styles and numberings of its own beside the usual ones."""
    content = parts(body)
    changes = (
        ("word/_rels/document.xml.rels", "</Relationships>", rels),
        ("word/styles.xml", "</w:styles>", styles),
        ("word/numbering.xml", "</w:numbering>", numbering),
    )
    for name, end, added in changes:
        content[name] = str(content[name]).replace(end, added + end)
    return zipped({**content, **(more or {})})


class Folder:
    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, name: str, content: str | bytes) -> Path:
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(word_file(content) if isinstance(content, str) else content)
        return path

    def made(self, host: str | bytes, data: dict[str, Any] | None = None) -> bytes:
        document = WordTemplate.compile(self.write("host.docx", host)).render(data or {})
        assert_valid(document)
        return document

    def faults(self, host: str | bytes, data: dict[str, Any] | None = None) -> list[tuple[str, str, str]]:
        path = self.write("host.docx", host)
        with pytest.raises(TemplateFaults) as raised:
            WordTemplate.compile(path, "ours/host.docx").render(data or {})
        return [(finding.span.file, finding.code, finding.message) for finding in raised.value.findings]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "set")


def test_an_included_files_text_is_filled_in_place(folder: Folder) -> None:
    names = p("{%p for n in names %}") + p("{{ n }}") + p("{%p endfor %}")
    folder.write("other.docx", styled("Terms of {{ t }}", "Heading2") + names)
    tags = (
        INCLUDE,
        "{%p include 'other.docx' %}",
        '{% include "other.docx" %}',
        "{% include ‘other.docx’ with context %}",
    )
    for tag in tags:
        document = folder.made(p("before") + p(tag) + p("after"), {"t": "R&D", "names": ["a", "b"]})
        assert paragraphs(document) == ["before", "Terms of R&D", "a", "b", "after"]
        assert opened(document).paragraphs[1].style.name == "Heading 2"
        assert len(opened(document).sections) == 1


@pytest.mark.parametrize("count", [0, 1, 2])
def test_includes_in_loops_cells_headers_and_text_of_their_own(folder: Folder, count: int) -> None:
    folder.write("other.docx", p("one {{ i }}") + table(1, row(p("two {{ i }}"))))
    loop = p("{%p for i in items %}") + p(INCLUDE) + p("{%p endfor %}")
    host = word_file(loop + table(1, row(loop)) + p("end"), header=loop, footer=p("{% set i = 'f' %}") + p(INCLUDE))
    document = folder.made(host, {"items": [str(n) for n in range(count)]})
    assert [text for text in paragraphs(document) if text] == [*(f"one {n}" for n in range(count)), "end"]
    assert part(document, "word/document.xml").count("two ") == 2 * count
    assert part(document, "word/header1.xml").count("one ") == count
    assert "one f" in part(document, "word/footer1.xml")


def test_files_in_folders_of_the_set_and_files_that_include_others(folder: Folder) -> None:
    folder.write("parts/a.docx", p("a") + p("{% include 'parts/deep/b.docx' %}") + p("a again"))
    folder.write("parts/deep/b.docx", p("b {{ t }}"))
    assert paragraphs(folder.made(p("{% include 'parts/a.docx' %}") + p("."), {"t": "T"})) == [
        "a",
        "b T",
        "a again",
        ".",
    ]


def test_what_an_included_file_sets_stays_its_own(folder: Folder) -> None:
    folder.write("other.docx", p("{% set x = 'inside' %}{{ x }} {{ y }}"))
    host = p("{% set x = 'outside' %}{% set y = 'seen' %}.") + p(INCLUDE) + p("{{ x }}")
    assert paragraphs(folder.made(host)) == [".", "inside seen", "outside"]


LOUD = '<w:rStyle w:val="Loud"/>'
LIGATURES = '<w:b/><w14:ligatures w14:val="standard"/>'


def style(id_: str, name: str, more: str = "", kind: str = "paragraph") -> str:
    return f'<w:style w:type="{kind}" w:styleId="{id_}"><w:name w:val="{name}"/>{more}</w:style>'


def test_styles_go_by_name_and_those_there_are_not_are_copied(folder: Folder) -> None:
    loud = f"<w:p>{run('loud', LOUD)}</w:p>"
    lost = '<w:p><w:pPr><w:pStyle w:val="Nowhere"/></w:pPr></w:p>'
    renamed = unzipped(guest(styled("head", "Rubrik2") + styled("odd", "Own") + loud + lost))
    own = (
        style("Rubrik2", "Heading 2")
        + style("Own", "Own text", '<w:basedOn w:val="OwnBase"/><w:next w:val="Own"/><w:rPr><w:i/></w:rPr>')
        + style("OwnBase", "Own base", '<w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr>')
        + style("Loud", "Loud", "<w:rPr><w:caps/></w:rPr>", "character")
        + style("Unused", "Unused")
    )
    text = renamed["word/styles.xml"].decode()
    text = re.sub(r'<w:style [^>]*w:styleId="Heading2">.*?</w:style>', "", text)
    renamed["word/styles.xml"] = text.replace("</w:styles>", own + "</w:styles>").encode()
    folder.write("other.docx", zipped(renamed))
    host = guest(p(INCLUDE) + styled("clash", "Own"), styles=style("Own", "Something else"))
    document = folder.made(host)
    found = opened(document).paragraphs
    assert [(q.style.style_id, q.style.name) for q in found[:3]] == [
        ("Heading2", "Heading 2"),
        ("Own2", "Own text"),
        ("Normal", "Normal"),
    ]
    assert found[1].style.base_style.name == "Own base"
    assert found[2].runs[0].style.name == "Loud"
    names = [s.name for s in opened(document).styles]
    assert "Unused" not in names
    assert len(names) == len(set(names))
    assert found[4].style.name == "Something else"


ABSTRACT = (
    '<w:abstractNum w:abstractNumId="40"><w:nsid w:val="12345678"/><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
    '<w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:pStyle w:val="ListNumber"/><w:lvlText w:val="%1)"/>'
    '<w:lvlJc w:val="left"/></w:lvl></w:abstractNum>'
)


def numbered(words: str) -> str:
    return p(words, '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="9"/></w:numPr>')


def test_lists_are_copied_and_start_anew_each_time(folder: Folder) -> None:
    content = unzipped(guest(numbered("one") + numbered("two")))
    text = content["word/numbering.xml"].decode()
    text = text.replace("<w:num ", ABSTRACT + "<w:num ", 1)
    text = text.replace("</w:numbering>", '<w:num w:numId="9"><w:abstractNumId w:val="40"/></w:num></w:numbering>')
    folder.write("other.docx", zipped({**content, "word/numbering.xml": text}))
    document = folder.made(p(INCLUDE) + p(INCLUDE) + p("{{ t }}"), {"t": Prose("1. x\n2. y")})
    numbers = [int(n) for n in re.findall(r'<w:numId w:val="(\d+)"', part(document, "word/document.xml"))]
    assert numbers == [7, 7, 8, 8, 9, 9]
    numbering = part(document, "word/numbering.xml")
    assert numbering.count("upperRoman") == 2
    assert len(re.findall(r'<w:nsid w:val="(\w+)"', numbering)) == len(
        set(re.findall(r'<w:nsid w:val="(\w+)"', numbering))
    )


def test_a_file_without_lists_takes_up_the_lists_of_another(folder: Folder) -> None:
    folder.write("other.docx", guest(p("one", '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>')))
    host = parts(p(INCLUDE))
    del host["word/numbering.xml"]
    for name, pattern in (
        ("word/_rels/document.xml.rels", r'<Relationship [^>]*numbering.xml"/>'),
        ("[Content_Types].xml", r'<Override PartName="/word/numbering.xml"[^>]*/>'),
        ("word/styles.xml", r"<w:pPr><w:numPr>.*?</w:numPr></w:pPr>"),
    ):
        host[name] = re.sub(pattern, "", str(host[name]))
    document = folder.made(zipped(host))
    assert opened(document).paragraphs[0]._p.pPr.numPr.numId.val == 1


def test_pictures_and_links_come_along_once_with_ids_of_their_own(folder: Folder) -> None:
    links = (("rIdLink", "a link"), ("rIdTag", "ours"))
    linked = "".join(f'<w:hyperlink r:id="{id_}">{run(words)}</w:hyperlink>' for id_, words in links)
    rels = (
        relation("rIdPic", "image", "media/image1.png")
        + relation("rIdLink", "hyperlink", "https://a.b", True)
        + relation("rIdTag", "hyperlink", "https://x.y/%7B%7B%20t%20%7D%7D", True)
    )
    content = unzipped(guest(f"<w:p>{PICTURE}</w:p><w:p>{linked}</w:p>", rels, more={"word/media/image1.png": png()}))
    png_type = b'<Default Extension="png" ContentType="image/png"/>'
    types = content["[Content_Types].xml"].replace(b"<Override", png_type + b"<Override", 1)
    folder.write("other.docx", zipped({**content, "[Content_Types].xml": types}))
    document = folder.made(word_file(p(INCLUDE) + p(INCLUDE) + p("end"), header=p(INCLUDE)), {"t": "post"})
    media = [name for name in unzipped(document) if name.startswith("word/media/")]
    assert media == ["word/media/included1.png"]
    assert unzipped(document)[media[0]] == png()
    addresses = [link.address for q in opened(document).paragraphs for link in q.hyperlinks]
    assert addresses == ["https://a.b", "https://x.y/post"] * 2
    xml = part(document, "word/document.xml") + part(document, "word/header1.xml")
    ids = re.findall(r'docPr id="(\d+)"', xml)
    assert (len(ids), len(set(ids))) == (3, 3)


def test_bookmarks_of_both_files_stay_apart(folder: Folder) -> None:
    def marked(words: str) -> str:
        return f'<w:bookmarkStart w:id="0" w:name="here"/>{p(words)}<w:bookmarkEnd w:id="0"/>'

    folder.write("other.docx", marked("inner"))
    around = f'<w:bookmarkStart w:id="0" w:name="out"/>{p(INCLUDE)}{p(INCLUDE)}<w:bookmarkEnd w:id="0"/>'
    xml = part(folder.made(around), "word/document.xml")
    starts = re.findall(r'bookmarkStart w:id="(\d+)" w:name="(\w+)"', xml)
    assert (len({id_ for id_, _ in starts}), len({name for _, name in starts})) == (3, 3)
    assert xml.rindex(f'bookmarkEnd w:id="{starts[0][0]}"') > xml.rindex("inner")


def test_names_that_only_the_included_file_declares_are_declared(folder: Folder) -> None:
    content = parts(f"<w:p>{run('a {{ t }} b', LIGATURES)}</w:p>")
    declared = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14"'
    content["word/document.xml"] = str(content["word/document.xml"]).replace(NAMESPACES, f"{NAMESPACES} {declared}")
    folder.write("other.docx", zipped(content))
    xml = part(folder.made(p(INCLUDE), {"t": Prose("x **y**\n\nz")}), "word/document.xml")
    assert 'mc:Ignorable="w14"' in xml
    assert xml.count("w14:ligatures") >= 4


# Faults


def test_faults_of_an_included_file_name_that_file_and_its_places(folder: Folder) -> None:
    folder.write("other.docx", styled("Inner", "Heading1") + p("x {{ titel }} {{ open") + p("{% if a %}"))
    found = folder.faults(p("{{ a b }}") + p(INCLUDE) + p("{% endif %}"))
    files = [(file, message.partition(": ")[0].rpartition("he tag ")[2]) for file, _, message in found]
    assert ("ours/other.docx", "{{ open") in files
    assert ("ours/other.docx", "{% if a %}") in files
    assert ("ours/host.docx", "{{ a b }}") in files
    assert ("ours/host.docx", "{% endif %}") in files
    folder.write("other.docx", styled("Inner", "Heading1") + p("x {{ titel }}"))
    assert folder.faults(p(INCLUDE) + p("{{ x }}"), {"title": "T"}) == [
        (
            "ours/other.docx",
            "JD603",
            'Under "Inner", in the paragraph "x {{ titel }}", the tag {{ titel }}: "titel" is not a field a template can '
            'use here. Did you mean "title"?',
        ),
        (
            "ours/host.docx",
            "JD603",
            'Under "Inner", the tag {{ x }}: "x" is not a field a template can use here.',
        ),
    ]


@pytest.mark.parametrize(
    ("tag", "code", "message"),
    [
        (
            "{% include 'othr.docx' %}",
            "JD601",
            'There is no file "othr.docx" in the folder of this template. Did you mean "other.docx"?',
        ),
        ("{% include 'parts/d.docx' %}", "JD601", 'Did you mean "parts/deep.docx"?'),
        ("{% include '../secret.docx' %}", "JD604", "is outside the folder"),
        ("{% include 'parts/../../secret.docx' %}", "JD604", "is outside the folder"),
        ("{% include '/etc/passwd' %}", "JD604", "is outside the folder"),
        ("{% include 'C:\\secret.docx' %}", "JD604", "is outside the folder"),
        ("{% include '..\\secret.docx' %}", "JD604", "is outside the folder"),
        ("{% include 'link.docx' %}", "JD604", "is a link, which is not followed"),
        ("{% include 'linked/secret.docx' %}", "JD604", "is a link, which is not followed"),
        ("{% include 'notes.txt' %}", "JD604", "is not a Word file"),
        ("{% include 'damaged.docx' %}", "JD601", "it is damaged"),
        ("{% include 'host.docx' %}", "JD604", 'This include has no end: "host.docx" includes "host.docx".'),
        ("{% include name %}", "JD602", "in quotes"),
        ("{% include 'a' ~ '.docx' %}", "JD602", "in quotes"),
        ("{% include ['other.docx'] %}", "JD602", "in quotes"),
        ("{% include %}", "JD602", "in quotes"),
        ("{% include 'other.docx' without context %}", "JD602", "in quotes"),
        ("words {% include 'other.docx' %}", "JD602", "a paragraph of its own"),
        ("{%tr include 'other.docx' %}", "JD602", "a paragraph of its own"),
        ("{% include '" + "x" * 3000 + ".docx' %}", "", ""),
    ],
)
def test_an_include_that_cannot_be_is_a_finding(folder: Folder, tag: str, code: str, message: str) -> None:
    secret = folder.write("../secret.docx", p("secret"))
    for name in ("other.docx", "parts/deep.docx"):
        folder.write(name, p("x"))
    folder.write("damaged.docx", b"PK no")
    folder.write("notes.txt", b"x")
    (folder.path / "link.docx").symlink_to(secret)
    (folder.path / "linked").symlink_to(secret.parent)
    ((file, found, said), *_) = folder.faults(p(tag))
    assert file == "ours/host.docx"
    assert found == code or not code
    assert message in said
    assert re.match(r"(in the paragraph .*, )?the tag \{%(tr)? include", said.lower())


def test_files_that_include_each_other_are_a_finding(folder: Folder) -> None:
    folder.write("a.docx", p("{% include 'b.docx' %}"))
    folder.write("b.docx", p("{% include 'a.docx' %}"))
    ((file, code, message),) = folder.faults(p("{% include 'a.docx' %}"))
    assert (file, code) == ("ours/b.docx", "JD604")
    assert 'This include has no end: "host.docx" includes "a.docx" includes "b.docx" includes "a.docx".' in message


def test_files_that_grow_without_end_are_a_finding(folder: Folder) -> None:
    for n in range(9):
        folder.write(f"{n}.docx", p(f"{{% include '{n + 1}.docx' %}}") * 5)
    folder.write("9.docx", p("x"))
    found = folder.faults(p("{% include '0.docx' %}"))
    assert any("Too much is included" in message for _, _, message in found)


def test_a_missing_file_may_be_passed_over(folder: Folder) -> None:
    assert paragraphs(folder.made(p("a") + p("{% include 'none.docx' ignore missing %}") + p("b"))) == ["a", "b"]


def test_bytes_have_no_folder() -> None:
    with pytest.raises(TemplateFaults, match="was not read from a folder"):
        WordTemplate.compile(word_file(p(INCLUDE)))


NOT_BROUGHT = {
    "a footnote": '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>',
    "an endnote": '<w:p><w:r><w:endnoteReference w:id="1"/></w:r></w:p>',
    "a section break": p("x", "<w:sectPr/>"),
    "comments": f'<w:p><w:commentRangeStart w:id="0"/>{run("a")}</w:p>',
    "tracked changes": f'<w:p><w:ins w:id="1" w:author="a">{run("new")}</w:ins></w:p>',
    "hidden text": f"<w:p>{run('private', '<w:vanish/>')}</w:p>",
    "a chart": '<w:p><w:r><c:chart xmlns:c="urn:c" r:id="rIdChart"/></w:r></w:p>',
    "a picture that is linked": '<w:p><w:r><a:blip r:link="rIdOut"/></w:r></w:p>',
    "something that the file does not hold": '<w:p><w:hyperlink r:id="rIdNone"/></w:p>',
    "another file": '<w:altChunk r:id="rIdChart"/>',
}


@pytest.mark.parametrize("what", NOT_BROUGHT)
def test_what_cannot_be_brought_along_is_a_finding_of_the_included_file(folder: Folder, what: str) -> None:
    rels = relation("rIdChart", "chart", "charts/chart1.xml")
    if "rIdOut" in NOT_BROUGHT[what]:
        rels += relation("rIdOut", "image", "http://x.y/z.png", True)
    folder.write("other.docx", guest(NOT_BROUGHT[what], rels))
    found = folder.faults(p(INCLUDE) + p(INCLUDE))
    assert [(file, code) for file, code, _ in found] == [("ours/other.docx", "JD604")]
    assert f" {what}" in found[0][2]


def test_a_file_that_is_there_to_be_included_makes_no_document(folder: Folder) -> None:
    for name in ("job-pack.docx", "_terms.docx", "parts/more.docx"):
        folder.write(name, p("x"))
    assert TemplateSet(folder.path, "ours").documents(("docx",)) == {"job-pack.docx": "docx"}


def test_an_included_file_looks_as_it_does_by_itself(folder: Folder) -> None:
    """With python-docx's own template on both sides, which has Word's usual styles."""
    inner, host, alone = docx.Document(), docx.Document(), BytesIO()
    inner.add_heading("Terms", 2)
    for words, name in (("one", "List Bullet"), ("two", "List Bullet"), ("said", "Quote"), ("first", "List Number")):
        inner.add_paragraph(words).style = name
    inner.add_paragraph("plain ").add_run("and bold").bold = True
    inner.add_table(2, 2, style="Table Grid").cell(1, 1).text = "cell"
    inner.save(alone)
    for words in ("before", INCLUDE, "after"):
        host.add_paragraph(words)
    folder.write("other.docx", alone.getvalue())
    host.save(str(folder.path / "host.docx"))
    ours = described(WordTemplate.compile(folder.path / "host.docx").render({}))
    theirs = described(alone.getvalue())
    assert ours["body"] == [("before", "Normal"), *theirs["body"], ("after", "Normal")]
    assert (ours["tables"], ours["looks"][1:-1]) == (theirs["tables"], theirs["looks"])


def test_an_included_file_is_the_same_wherever_the_set_stands(tmp_path: Path) -> None:
    made = set()
    for name in ("one", "two"):
        folder = Folder(tmp_path / name)
        folder.write("other.docx", numbered("x").replace('w:val="9"', 'w:val="4"') + styled("y", "Heading1"))
        made.add(folder.made(p(INCLUDE) * 2))
    assert len(made) == 1
