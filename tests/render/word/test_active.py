"""Nothing that acts by itself, and no file inside the file, gets from a template into a pack: threats.md P6 and P7."""

from __future__ import annotations

import time
from contextlib import suppress
from pathlib import Path

import pytest

from jdgen.render.word import TemplateFaults, WordTemplate
from tests.render.word.files import NAMESPACES, assert_valid, p, parts, run, unzipped, word_file, zipped

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
MAIN = f"{WORD}.document.main+xml"

Files = dict[str, str | bytes]


def found(source: bytes | Path) -> list[str]:
    with pytest.raises(TemplateFaults) as faults:
        WordTemplate.compile(source)
    assert {finding.code for finding in faults.value.findings} == {"JD604"}
    return [finding.message for finding in faults.value.findings]


def with_relation(content: Files, kind: str, target: str, owner: str = "word/document.xml", mode: str = "") -> Files:
    folder, _, file = owner.rpartition("/")
    name = f"{folder}/_rels/{file}.rels".lstrip("/")
    empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
    type_ = kind if ":" in kind else f"{OFFICE}/{kind}"
    relation = f'<Relationship Id="rIdX" Type="{type_}" Target="{target}"{mode}/></Relationships>'
    return {**content, name: str(content.get(name, empty)).replace("</Relationships>", relation)}


def with_type(content: Files, name: str, kind: str) -> Files:
    types = str(content["[Content_Types].xml"])
    return {
        **content,
        "[Content_Types].xml": types.replace(
            "</Types>", f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
        ),
    }


def good(body: str = "") -> Files:
    return parts(p("{{ t }}") + body)


# Files with macros, and templates


@pytest.mark.parametrize(
    "kind",
    [
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
    ],
)
def test_a_file_that_may_have_macros_is_refused_by_its_type(kind: str) -> None:
    content = good()
    content["[Content_Types].xml"] = str(content["[Content_Types].xml"]).replace(MAIN, kind)
    (said,) = found(zipped(content))
    assert said.startswith("There are macros")
    assert "Save As, Word Document (.docx)" in said


def test_a_template_of_words_makes_ordinary_documents() -> None:
    """A .dotx that somebody gave the ending .docx: Word would not open what it makes, if that said the same of itself."""
    content = good()
    content["[Content_Types].xml"] = str(content["[Content_Types].xml"]).replace(MAIN, f"{WORD}.template.main+xml")
    made = WordTemplate.compile(zipped(content)).render({"t": "a"})
    assert_valid(made)
    assert MAIN.encode() in unzipped(made)["[Content_Types].xml"]
    assert b"template.main" not in unzipped(made)["[Content_Types].xml"]


# Parts

PARTS = {
    "word/vbaProject.bin": "macros",
    "word/VBAPROJECT.BIN": "macros",
    "vbaProject.bin": "macros",
    "word/vbaData.xml": "macros",
    "word/attachedToolbars.bin": "macros",
    "word/activeX/activeX1.xml": "an ActiveX control",
    "word/activeX/activeX1.bin": "an ActiveX control",
    "word/embeddings/oleObject1.bin": "an object of another program",
    "word/embeddings/Microsoft_Excel_Sheet.xlsx": "an object of another program",
    "word/embeddings/anything": "an object of another program",
    "word/webextensions/taskpanes.xml": "an Office add-in",
    "customUI/customUI14.xml": "buttons or keys of its own",
    "word/customizations.xml": "buttons or keys of its own",
    "_xmlsignatures/sig1.xml": "a digital signature",
    "word/afchunk.docx": "another file",
    "word/afchunk.htm": "another file",
    "word/afchunk.mht": "another file",
    "word/afchunk.rtf": "another file",
    "word/media/x.exe": "another file",
}


@pytest.mark.parametrize("name", PARTS)
def test_a_part_that_acts_is_refused_though_nothing_refers_to_it(name: str) -> None:
    (said,) = found(zipped({**good(), name: "<x/>"}))
    assert PARTS[name] in said


TYPES = {
    "application/vnd.ms-office.vbaProject": "macros",
    "application/vnd.ms-word.vbaData+xml": "macros",
    "application/vnd.ms-office.activeX+xml": "an ActiveX control",
    "application/vnd.openxmlformats-officedocument.oleObject": "an object of another program",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "an object of another program",
    "application/vnd.ms-office.webextension+xml": "an Office add-in",
    "application/xhtml+xml": "another file",
    "text/html": "another file",
    "application/rtf": "another file",
}


@pytest.mark.parametrize("kind", TYPES)
def test_a_part_that_acts_is_refused_whatever_its_name(kind: str) -> None:
    (said,) = found(zipped(with_type({**good(), "word/media/image1.png": "<x/>"}, "word/media/image1.png", kind)))
    assert TYPES[kind] in said


RELATIONS = {
    "http://schemas.microsoft.com/office/2006/relationships/vbaProject": "macros",
    "control": "an ActiveX control",
    "oleObject": "an object of another program",
    "package": "an object of another program",
    "aFChunk": "another file",
    "subDocument": "a subdocument",
    "http://schemas.microsoft.com/office/2011/relationships/webextensiontaskpanes": "an Office add-in",
    "http://schemas.microsoft.com/office/2006/relationships/ui/extensibility": "buttons or keys of its own",
    "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin": "a digital signature",
}


@pytest.mark.parametrize(
    "owner", ["", "word/document.xml", "word/header1.xml", "word/settings.xml", "word/charts/chart1.xml"]
)
@pytest.mark.parametrize("kind", RELATIONS)
def test_a_part_that_acts_is_refused_whoever_refers_to_it(kind: str, owner: str) -> None:
    content = {**good(), "word/part.dat": b"x"}
    (said,) = found(zipped(with_relation(content, kind, "/word/part.dat", owner)))
    assert RELATIONS[kind] in said


ELEMENTS = {
    '<w:altChunk r:id="rIdX"/>': "another file",
    '<w:p><w:subDoc r:id="rIdX"/></w:p>': "a subdocument",
    '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office"/></w:object></w:r></w:p>': (
        "an object of another program"
    ),
    '<w:p><w:r><w:object><w:control r:id="rIdX"/></w:object></w:r></w:p>': "an ActiveX control",
}


@pytest.mark.parametrize("element", ELEMENTS)
@pytest.mark.parametrize("place", ["body", "header", "footnote"])
def test_an_element_that_stands_for_such_a_part_is_refused_where_it_stands(element: str, place: str) -> None:
    source = (
        word_file(p("{{ t }}") + element) if place == "body" else word_file(p("{{ t }}"), **{place: p("x") + element})
    )
    said = found(source)
    assert any(ELEMENTS[element] in one for one in said)
    assert place == "body" or any(one.startswith(("Header", "Footnote 1")) for one in said)


def test_a_mail_merge_is_refused() -> None:
    content = good()
    query = '<w:mailMerge><w:connectString w:val="Provider=X;Data Source=\\\\server\\staff.accdb"/></w:mailMerge>'
    content["word/settings.xml"] = str(content["word/settings.xml"]).replace("<w:footnotePr>", f"{query}<w:footnotePr>")
    (said,) = found(zipped(content))
    assert "mail merge" in said
    assert "Normal Word Document" in said


# Fields


def field(*code: str, shows: str = "shown") -> str:
    """A field whose code is spread over runs, as Word spreads it."""
    pieces = "".join(f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in code)
    return f"{mark('begin')}{pieces}{mark('separate')}{run(shows)}{mark('end')}"


def mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


def simple(code: str) -> str:
    return f'<w:fldSimple w:instr="{code.replace(chr(34), "&quot;")}">{run("shown")}</w:fldSimple>'


BAD_FIELDS = (
    "DDE excel c:\\\\x.xls",
    'DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k calc.exe"',
    'INCLUDETEXT "C:\\\\secret.docx"',
    "INCLUDE x.docx",
    'INCLUDEPICTURE "http://127.0.0.1:9/x.png" \\d',
    'LINK Excel.Sheet.12 "C:\\\\x.xlsx" "Sheet1!R1C1" \\a',
    "IMPORT x.png",
    "DATABASE \\d x",
    "RD x.docx",
    "MACROBUTTON DoIt Click",
    "EMBED Word.Document.8",
    "PRINT 27",
)


@pytest.mark.parametrize("code", BAD_FIELDS)
def test_fields_that_fetch_or_start_something_are_refused_however_they_are_written(code: str) -> None:
    word = code.split()[0]
    for written in (
        field(code),
        field(f"  {code.lower()}"),
        field(*code),
        field(word[:2], word[2:], code[len(word) :]),
        field("\t" + code),
        simple(code),
        simple(" " + code.title()),
        mark("begin") + f"<w:r><w:instrText>{code}</w:instrText></w:r>",  # never ended
        mark("begin") + run(code) + mark("end"),  # the code in ordinary text
        mark("begin")
        + "<w:r><w:instrText> IF 1 = 1 </w:instrText></w:r>"
        + field(code)
        + mark("separate")
        + mark("end"),
        f'<w:hyperlink w:anchor="a">{field(code)}</w:hyperlink>',
    ):
        for source in (
            word_file(p("{{ t }}") + f"<w:p>{written}</w:p>"),
            word_file(p("a"), footer=f"<w:p>{written}</w:p>"),
        ):
            (said,) = [one for one in found(source) if "field of the kind" in one]
            assert f"There is a field of the kind {word}, which" in said
            assert "Ctrl+Shift+F9" in said


def test_a_field_over_paragraphs_is_one_field() -> None:
    start = f"<w:p>{mark('begin')}<w:r><w:instrText>DDE</w:instrText></w:r></w:p>"
    end = f"<w:p><w:r><w:instrText>AUTO x</w:instrText></w:r>{mark('separate')}{mark('end')}</w:p>"
    (said,) = found(word_file(p("{{ t }}") + start + end))
    assert "DDEAUTO" in said


def test_a_field_whose_kind_another_field_makes_is_refused() -> None:
    inner = field("QUOTE 68 68 69")
    for written in (
        mark("begin") + inner + mark("end"),
        mark("begin") + "<w:r><w:instrText>D</w:instrText></w:r>" + inner,
    ):
        (said,) = found(word_file(p("{{ t }}") + f"<w:p>{written}</w:p>"))
        assert "made up by another field" in said


@pytest.mark.parametrize(
    "code",
    [
        "PAGE",
        "NUMPAGES \\* Arabic",
        'TOC \\o "1-3" \\h',
        "DATE",
        "REF _x \\h",
        "HYPERLINK \\l _x",
        'STYLEREF "Heading 1"',
    ],
)
def test_fields_of_the_document_itself_stay(code: str) -> None:
    for written in (field(code), simple(code)):
        made = WordTemplate.compile(word_file(p("{{ t }}") + f"<w:p>{written}</w:p>")).render({"t": "a"})
        assert code.split()[0].encode() in unzipped(made)["word/document.xml"]


# All at once, in every file


def test_all_that_is_forbidden_is_told_at_once_each_in_its_place() -> None:
    body = f"<w:p>{run('Look here: ')}{field('DDEAUTO x')}</w:p>" + '<w:altChunk r:id="rIdX"/>' + p("{{ open")
    content = {
        **parts(p("{{ t }}") + body, header=f"<w:p>{simple('INCLUDETEXT x')}</w:p>"),
        "word/vbaProject.bin": b"x",
    }
    content["word/activeX/activeX1.bin"] = b"x"
    with pytest.raises(TemplateFaults) as faults:
        WordTemplate.compile(zipped(content))
    said = "\n".join(finding.message for finding in faults.value.findings)
    for what in ("macros", "ActiveX", "DDEAUTO", "INCLUDETEXT", "another file", "is not closed"):
        assert said.count(what) >= 1, what
    assert 'In the paragraph "Look here: shown": There is a field of the kind DDEAUTO' in said
    assert "Header, in the paragraph" in said


def test_building_blocks_are_looked_at_too() -> None:
    block = f"<w:p>{field('DDEAUTO x')}</w:p>"
    glossary = f"<w:glossaryDocument {NAMESPACES}><w:docParts>{block}</w:docParts></w:glossaryDocument>"
    (said,) = found(zipped({**good(), "word/glossary/document.xml": glossary}))
    assert said.startswith("Building blocks: There is a field of the kind DDEAUTO")


def test_an_included_file_brings_nothing_that_acts(tmp_path: Path) -> None:
    (tmp_path / "host.docx").write_bytes(word_file(p("{{ t }}") + p("{% include 'guest.docx' %}")))
    guest = {**parts(p("x") + f"<w:p>{field('DDEAUTO x')}</w:p>"), "word/vbaProject.bin": b"x"}
    (tmp_path / "guest.docx").write_bytes(
        zipped(with_relation(guest, "attachedTemplate", "http://a.b/t.dotm", mode=OUT))
    )
    with pytest.raises(TemplateFaults) as faults:
        WordTemplate.compile(tmp_path / "host.docx", "ours/host.docx")
    assert {finding.span.file for finding in faults.value.findings} == {"ours/guest.docx"}
    said = "\n".join(finding.message for finding in faults.value.findings)
    assert all(what in said for what in ("DDEAUTO", "macros", "attached to another template"))


OUT = ' TargetMode="External"'


@pytest.mark.parametrize(
    "piece", [mark("begin"), mark("end"), field("DDE"), simple("DDE"), "<w:fldChar/>", mark("separate")]
)
def test_a_page_full_of_fields_is_answered_at_once(piece: str) -> None:
    start = time.process_time()
    with suppress(TemplateFaults):
        WordTemplate.compile(word_file(p("{{ t }}") + f"<w:p>{piece * 10_000}</w:p>"))
    assert time.process_time() - start < 15
