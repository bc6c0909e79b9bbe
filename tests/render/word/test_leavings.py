"""What Word and other programs leave in a file: nothing of it is published, and none of it is in the way (D12, P11)."""

from __future__ import annotations

import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdgen.render.word import TemplateFaults, WordTemplate
from tests.render.word.files import assert_valid, p, paragraphs, part, parts, unzipped, word_file, zipped
from tests.render.word.test_active import with_relation, with_type

EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
BOUND = (
    '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/x" w:storeItemID="{1}"/></w:sdtPr>'
    f"<w:sdtContent>{p('{}')}</w:sdtContent></w:sdt>"
)


def made_of(content: dict[str, str | bytes]) -> bytes:
    return WordTemplate.compile(zipped(content)).render({"t": "a"})


def test_names_of_people_and_computers_are_not_published() -> None:
    more = "<dc:creator>Jo Bloggs</dc:creator><cp:lastModifiedBy>Sam Smith</cp:lastModifiedBy>"
    more += "<cp:lastPrinted>2020-01-01T00:00:00Z</cp:lastPrinted><dc:subject>kept</dc:subject>"
    content = parts(p("{{ t }}"), more=more)
    app = "<Template>C:/Jo/House.dotx</Template><Manager>Mo</Manager><Company>Supplier plc</Company><Words>9</Words>"
    content["docProps/app.xml"] = f'<Properties xmlns="{EXTENDED}">{app}<Application>Word</Application></Properties>'
    content = with_relation(content, "extended-properties", "docProps/app.xml", "")
    settings_ = str(content["word/settings.xml"])
    rsids = '<w:rsids><w:rsidRoot w:val="00AB12CD"/><w:rsid w:val="00AB12CD"/></w:rsids>'
    content["word/settings.xml"] = settings_.replace("<w:compat>", f"<w:compat/>{rsids}<w:compat>", 1)
    content["word/people.xml"] = '<w15:people xmlns:w15="urn:x"><w15:person w15:author="Ann Other"/></w15:people>'
    content = with_relation(content, "http://schemas.microsoft.com/office/2011/relationships/people", "people.xml")
    whole = b"".join(unzipped(made_of(content)).values())
    for word in (b"Jo Bloggs", b"Sam Smith", b"House.dotx", b"Mo<", b"Supplier", b"Ann Other", b"rsid", b"lastPrinted"):
        assert word not in whole, word
    assert b"kept" in whole
    assert b"<Application>Word</Application>" in whole


def test_an_author_with_a_tag_was_meant() -> None:
    made = made_of(parts(p("a"), more="<dc:creator>{{ t }} School</dc:creator>"))
    assert "<dc:creator>a School</dc:creator>" in part(made, "docProps/core.xml")


@pytest.mark.parametrize("words", ["{{ t }}", "no tags"])
def test_data_behind_a_form_does_not_come_back(words: str) -> None:
    content = {**parts(BOUND.replace("{}", words)), "customXml/item1.xml": "<x>old salary 99999</x>"}
    content = with_relation(content, "customXml", "../customXml/item1.xml")
    content["customXml/itemProps1.xml"] = "<x/>"
    content = with_relation(content, "customXmlProps", "itemProps1.xml", "customXml/item1.xml")
    content = with_type(content, "customXml/itemProps1.xml", "application/xml")
    made = made_of(content)
    assert not [name for name in unzipped(made) if name.lower().startswith("customxml")]
    assert b"itemProps1" not in unzipped(made)["[Content_Types].xml"]
    assert b"99999" not in b"".join(unzipped(made).values())


def test_the_picture_of_the_first_page_goes() -> None:
    content = {**parts(p("{{ t }}")), "docProps/thumbnail.jpeg": b"\xff\xd8\xff"}
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/thumbnail"
    made = unzipped(made_of(with_relation(content, kind, "docProps/thumbnail.jpeg", "")))
    assert "docProps/thumbnail.jpeg" not in made
    assert b"thumbnail" not in made["_rels/.rels"]
    assert b"officeDocument" in made["_rels/.rels"]


def test_a_file_with_nothing_of_the_kind_keeps_its_bytes() -> None:
    content = parts(p("{{ t }}"))
    made = unzipped(made_of(content))
    for name, data in content.items():
        if name != "word/document.xml":
            assert made[name] == (data.encode() if isinstance(data, str) else data), name


def test_p11_the_properties_of_libreoffice_are_found_and_written_once() -> None:
    """LibreOffice writes their kind with a small d, so that python-docx adds its own under the same name."""
    content = parts(p("{{ t }}"), title="{{ t }}")
    content["_rels/.rels"] = str(content["_rels/.rels"]).replace(
        f"{CORE.replace('metadata', 'relationships/metadata')}",
        "http://schemas.openxmlformats.org/officedocument/2006/relationships/metadata/core-properties",
    )
    made = made_of(content)
    assert "<dc:title>a</dc:title>" in part(made, "docProps/core.xml")
    assert paragraphs(made) == ["a"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_p11_a_template_saved_by_libreoffice_makes_a_valid_file(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "t.docx").write_bytes(word_file(p("{{ t }} and {{ t }}"), header=p("{{ t }}"), title="{{ t }}"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "docx", "--outdir", str(tmp_path), "in/t.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    made = WordTemplate.compile(tmp_path / "t.docx").render({"t": "a"})
    assert [words for words in paragraphs(made) if words] == ["a and a"]
    names = list(unzipped(made))
    assert len(names) == len(set(names))
    assert b"{{" not in b"".join(unzipped(made).values())


def test_the_traits_of_google_docs_and_pages_are_no_hindrance() -> None:
    """No properties, absolute targets, a part for each header under another name, no settings or styles said to be there."""
    content = {name: data for name, data in parts(p("{{ t }}")).items() if not name.startswith("docProps/")}
    content["_rels/.rels"] = str(content["_rels/.rels"]).replace('Target="word/', 'Target="/word/')
    content["_rels/.rels"] = str(content["_rels/.rels"]).replace('Target="docProps/core.xml"', 'Target="NULL"')
    types = str(content["[Content_Types].xml"])
    start = types.index('<Override PartName="/docProps/core.xml"')
    content["[Content_Types].xml"] = types[:start] + types[types.index("/>", start) + 2 :]
    made = made_of(content)
    assert paragraphs(made) == ["a"]
    assert "NULL" not in part(made, "_rels/.rels")
    assert_valid(made)


BASE = {
    name: data.encode() if isinstance(data, str) else data
    for name, data in parts(p("{{ t }} x") + p("{%p if t %}") + p("b") + p("{%p endif %}"), footnote=p("n")).items()
}
PIECES = (
    b"<",
    b">",
    b'"',
    b"/",
    b"&",
    b"\0",
    b"\xff",
    b"w:",
    b"r:id",
    b"<w:p>",
    b"</w:p>",
    b"{{",
    b"%}",
    b"External",
    b" ",
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.data())
def test_parts_changed_anywhere_end_in_findings_or_a_file(data: st.DataObject) -> None:
    content = dict(BASE)
    for _ in range(data.draw(st.integers(1, 3))):
        name = data.draw(st.sampled_from(sorted(content)))
        old = content[name]
        start = data.draw(st.integers(0, len(old)))
        end = min(len(old), start + data.draw(st.sampled_from([0, 0, 1, 5, 40])))
        content[name] = old[:start] + data.draw(st.sampled_from(PIECES)) + old[end:]
        if data.draw(st.integers(0, 9)) == 0 and len(content) > 3:
            del content[data.draw(st.sampled_from(sorted(content)))]
    with suppress(TemplateFaults):
        made = WordTemplate.compile(zipped(content)).render({"t": "a"})
        assert "word/document.xml" in unzipped(made)
