"""Tags in every part that a reader sees, under whatever name, and in what Word wraps around words."""

from __future__ import annotations

import re
from typing import Any

import pytest

from jdgen.model.text import Prose
from jdgen.render.verify import visible_in_word
from jdgen.render.word import TemplateFaults, WordTemplate
from tests.render.word.files import (
    assert_valid,
    cell,
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

COUNTS = pytest.mark.parametrize("count", [0, 1, 2])


def made(body: str | bytes, data: dict[str, Any], **more: str) -> bytes:
    document = WordTemplate.compile(body if isinstance(body, bytes) else word_file(body, **more)).render(data)
    assert_valid(document)
    return document


def moved(names: dict[str, str]) -> bytes:
    """A file whose parts have other names, with every relationship and type put right."""
    content = parts(
        p("{{ t }}") + p("{{ prose }}"), header=p("head {{ t }}"), footnote=p("note {{ t }}"), title="{{ t }}"
    )
    changed: dict[str, str | bytes] = {}
    for name, data in content.items():
        text = str(data)
        for old, new in names.items():
            text = text.replace(f'"/{old}"', f'"/{new}"').replace(f'Target="{old}"', f'Target="{new}"')
            text = text.replace(f'Target="{old.removeprefix("word/")}"', f'Target="/{new}"')
        changed[names.get(name, name)] = text
    main = names.get("word/document.xml", "word/document.xml")
    folder, _, last = main.rpartition("/")
    changed[f"{folder}/_rels/{last}.rels".lstrip("/")] = changed.pop("word/_rels/document.xml.rels")
    return zipped(changed)


@pytest.mark.parametrize(
    "names",
    [
        {},
        {"word/document.xml": "word/document2.xml"},
        {
            "word/document.xml": "word/main.xml",
            "word/styles.xml": "word/styles7.xml",
            "word/header1.xml": "word/top.xml",
        },
        {"word/footnotes.xml": "word/notes.xml", "word/numbering.xml": "word/lists.xml"},
        {"docProps/core.xml": "package/services/metadata/core-properties/0a1b.xml"},
    ],
    ids=lambda names: ", ".join(names.values()) or "usual",
)
def test_parts_are_found_by_what_they_are_and_not_by_their_names(names: dict[str, str]) -> None:
    document = made(moved(names), {"t": "R&D", "prose": Prose("a\n\n- b\n\n1. c")})
    assert visible_in_word(document)[:4] == ["R&D", "a", "b", "c"]
    assert opened(document).sections[0].header.paragraphs[0].text == "head R&D"
    assert opened(document).core_properties.title == "R&D"
    assert b"note R&amp;D" in unzipped(document)["word/footnotes.xml"]


def test_a_main_part_in_another_folder_keeps_what_it_refers_to() -> None:
    content = parts(p("{{ t }}"), header=p("head {{ t }}"))
    for name in [name for name in content if name.startswith("word/")]:
        content[name.replace("word/", "a/b/")] = content.pop(name)
    for name in ("[Content_Types].xml", "_rels/.rels"):
        content[name] = str(content[name]).replace("word/", "a/b/")
    document = made(zipped(content), {"t": "T"})
    assert paragraphs(document) == ["T"]
    assert opened(document).sections[0].header.paragraphs[0].text == "head T"


def test_a_package_without_a_document_is_refused() -> None:
    content = parts(p("a"))
    del content["word/document.xml"]
    with pytest.raises(TemplateFaults, match="not a Word document"):
        WordTemplate.compile(zipped(content))


# Content controls


def control(content: str, properties: str = "", id_: int = 5) -> str:
    return f'<w:sdt><w:sdtPr>{properties}<w:id w:val="{id_}"/></w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>'


@COUNTS
def test_content_controls_around_words_paragraphs_cells_and_rows(count: int) -> None:
    loop = p("{%p for i in items %}") + p("{{ i }}") + p("{%p endfor %}")
    rows = row(p("{%tr for i in items %}")) + row(p("{{ i }}")) + row(p("{%tr endfor %}"))
    cells = cell(p("{%tc for i in items %}")) + cell(p("{{ i }}")) + cell(p("{%tc endfor %}"))
    inline = f"<w:p>{run('in ')}{control(run('{{ items|join }}{% for i in items %}{{ i }}{% endfor %}'), id_=1)}</w:p>"
    nested = control(control(loop, id_=7), id_=8)
    body = (
        inline
        + control(loop, id_=2)
        + nested
        + table(1, control(rows, id_=3), row(p("x")))
        + p("between")
        + table(3, f"<w:tr>{control(cells, id_=4)}</w:tr>", row(p("a"), p("b"), p("c")))
        + p("between")
        + table(1, f"<w:tr><w:tc><w:tcPr/>{control(loop, id_=9)}</w:tc></w:tr>")
        + p("{%p for i in items %}")
        + control(p("{{ i }}"), id_=6)
        + p("{%p endfor %}")
        + p("end")
    )
    document = made(body, {"items": [f"i{n}" for n in range(count)]})
    xml = part(document, "word/document.xml")
    assert all(xml.count(f">i{n}<") >= 6 for n in range(count))
    ids = re.findall(r'<w:id w:val="(\d+)"', xml)
    assert len(ids) == len(set(ids))


@COUNTS
def test_a_control_around_a_loop_of_runs(count: int) -> None:
    runs = run("{%r for i in items %}") + run("{{ i }}", "<w:b/>") + run("{%r endfor %}")
    document = made(f"<w:p>{control(runs)}{run('.')}</w:p>", {"items": [f"i{n}" for n in range(count)]})
    assert visible_in_word(document)[0] == "".join(f"i{n}" for n in range(count)) + "."


def test_a_control_that_word_would_fill_again_is_set_free() -> None:
    binding = '<w:dataBinding w:xpath="/a" w:storeItemID="{1}"/><w:showingPlcHdr/>'
    words = run("{{ t }}", '<w:rStyle w:val="PlaceholderText"/>')
    fixed = f"<w:p>{control(run('Click here', '<w:i/>'), binding, 6)}</w:p>"
    file = word_file(f"<w:p>{control(words, binding)}</w:p>{fixed}")
    xml = part(WordTemplate.compile(file).render({"t": "T"}), "word/document.xml")
    assert xml.count("w:dataBinding") == xml.count("w:showingPlcHdr") == 1
    assert xml.index("w:dataBinding") > xml.index(">T<")
    assert "PlaceholderText" not in xml


# What Word wraps around words


WRAPPED = {
    "a smart tag": '<w:smartTag w:uri="urn:x" w:element="place">{}</w:smartTag>',
    "a bookmark": '<w:bookmarkStart w:id="3" w:name="b"/>{}<w:bookmarkEnd w:id="3"/>',
    "a link in the document": '<w:bookmarkStart w:id="3" w:name="b"/><w:bookmarkEnd w:id="3"/>'
    '<w:hyperlink w:anchor="b">{}</w:hyperlink>',
    "a field's result": '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TITLE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    "a simple field": '<w:fldSimple w:instr=" TITLE ">{}</w:fldSimple>',
}


@pytest.mark.parametrize("around", WRAPPED.values(), ids=WRAPPED.keys())
def test_tags_inside_what_word_wraps_around_words(around: str) -> None:
    words = "a {{ t }} b {{ prose }}"
    for cut in (0, 4, 7, len(words)):
        wrapped = around.replace("{}", run(words[:cut]) + '<w:proofErr w:type="spellStart"/>' + run(words[cut:]))
        document = made(f"<w:p>{run('x ')}{wrapped}{run(' y')}</w:p>", {"t": "T", "prose": Prose("p **q**\n\nr")})
        said = " ".join(" ".join(visible_in_word(document)).split())
        assert said.startswith("x a T b p q"), said
        assert "y" in said


@pytest.mark.parametrize(
    "code", ["<w:r><w:instrText> IF {{ t }} </w:instrText></w:r>", '<w:fldSimple w:instr="{{ t }}"/>']
)
def test_a_tag_in_a_fields_code_is_a_finding(code: str) -> None:
    begin, end = ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
    with pytest.raises(TemplateFaults, match="A tag cannot stand in the code of a field"):
        WordTemplate.compile(word_file(f"<w:p>{begin}{code}{end}</w:p>"))


@COUNTS
def test_text_boxes_say_the_same_to_new_programs_and_old_ones(count: int) -> None:
    loop = p("{%p for i in items %}") + p("box {{ i }}") + p("{%p endfor %}")
    box = (
        '<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="1" cy="1"/>'
        '<wp:docPr id="1" name="Box" descr="A box"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr/><wps:spPr/>'
        f"<wps:txbx><w:txbxContent>{loop}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic>"
        f"</wp:inline></w:drawing></mc:Choice><mc:Fallback><w:pict><v:rect><v:textbox><w:txbxContent>{loop}"
        "</w:txbxContent></v:textbox></v:rect></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    document = made(p("{%p for j in items %}") + box + p("{%p endfor %}") + p("end"), {"items": list(range(count))})
    assert part(document, "word/document.xml").count("box ") == 2 * count * count


def test_a_fault_in_a_text_box_is_told_once() -> None:
    both = f"<mc:Choice Requires='wps'>{p('{{ a b }}')}</mc:Choice><mc:Fallback>{p('{{ a b }}')}</mc:Fallback>"
    with pytest.raises(TemplateFaults) as faults:
        WordTemplate.compile(word_file(f"<w:p><w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r></w:p>"))
    assert len(faults.value.findings) == 1


def test_properties_of_every_kind_are_filled() -> None:
    content = parts(p("a"), title="{{ t }}", more="<dc:subject>{{ t }}</dc:subject><cp:category>{{ t }}</cp:category>")
    custom = (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"><property '
        'fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="Post"><vt:lpwstr>{{ t }}</vt:lpwstr></property>'
        "</Properties>"
    )
    type_ = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/custom-properties"
    content["docProps/custom.xml"] = custom
    content["[Content_Types].xml"] = str(content["[Content_Types].xml"]).replace(
        "</Types>", f'<Override PartName="/docProps/custom.xml" ContentType="{type_}"/></Types>'
    )
    content["_rels/.rels"] = str(content["_rels/.rels"]).replace(
        "</Relationships>", f'<Relationship Id="rId9" Type="{kind}" Target="docProps/custom.xml"/></Relationships>'
    )
    document = made(zipped(content), {"t": "R&D"})
    assert "<vt:lpwstr>R&amp;D</vt:lpwstr>" in part(document, "docProps/custom.xml")
    properties = opened(document).core_properties
    assert (properties.title, properties.subject, properties.category) == ("R&D", "R&D", "R&D")
