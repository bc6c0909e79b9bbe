"""Word files that are larger than they look, or that programs read in different ways: threats.md P1 to P4, P9 and P11."""

from __future__ import annotations

import os
import re
import struct
import time
import warnings
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from jdgen.render.word import TemplateFaults, WordTemplate
from jdgen.render.word import unpack as unpack_module
from jdgen.render.word.package import BadPackage, read_package
from tests.render.word.files import p, paragraphs, part, parts, unzipped, word_file, zipped


def refused(source: bytes | Path) -> str:
    """What is said of a file that is refused, in well under the time that a bomb takes."""
    start = time.process_time()
    with pytest.raises(TemplateFaults) as faults:
        WordTemplate.compile(source)
    assert time.process_time() - start < 3
    (finding,) = faults.value.findings
    assert finding.code == "JD601"
    return finding.message


def with_part(name: str, data: bytes) -> bytes:
    return zipped({**parts(p("{{ t }}")), name: data})


# P1, P2


def test_p1_small_elements_by_the_million_are_refused() -> None:
    body = "<w:p/>" * 3_000_000
    bomb = word_file(body)
    assert len(bomb) < 100_000
    assert "more than any real Word file holds" in refused(bomb)


def test_p1_elements_that_do_not_pack_well_are_counted() -> None:
    body = "".join(f'<w:p w:x="{n * 7919 % 1_000_003}"/>' for n in range(500_001))
    said = refused(word_file(body))
    assert 'Its part "word/document.xml" has more in it than any real document' in said


def test_p2_a_picture_of_nothing_is_refused() -> None:
    bomb = with_part("word/media/x.bmp", bytes(60_000_000))
    assert len(bomb) < 100_000
    assert "unpacks to more" in refused(bomb)


LIMITS = ("MAX_PART", "MAX_TOTAL", "MAX_FILE", "MAX_PARTS", "MAX_MARKS", "MAX_RATIO")


@pytest.mark.parametrize("limit", LIMITS)
def test_each_limit_is_where_it_is_said_to_be(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    content = {**parts(p("a")), "word/media/x.png": bytes(300_000)}
    source = zipped(content)
    sizes = [len(data.encode() if isinstance(data, str) else data) for data in content.values()]
    with zipfile.ZipFile(BytesIO(source)) as archive:
        packed = archive.getinfo("word/media/x.png").compress_size
    texts = [data for data in content.values() if isinstance(data, str)]
    at = {
        "MAX_PART": max(sizes),
        "MAX_TOTAL": sum(sizes),
        "MAX_FILE": len(source),
        "MAX_PARTS": len(content),
        "MAX_MARKS": max(text.count("<") for text in texts),
        "MAX_RATIO": -(-300_000 // packed),
    }[limit]
    monkeypatch.setattr(unpack_module, "MAX_RATIO", 10_000)
    monkeypatch.setattr(unpack_module, "RATIO_COUNTS_FROM", 100_000)
    for allowed in (at + 1, at):
        monkeypatch.setattr(unpack_module, limit, allowed)
        read_package(source)
    monkeypatch.setattr(unpack_module, limit, at - 1)
    with pytest.raises(BadPackage):
        read_package(source)


def test_below_a_million_bytes_no_part_is_too_well_packed() -> None:
    read_package(with_part("word/media/x.bmp", bytes(1_000_000 - 60_000)))
    with pytest.raises(BadPackage):
        read_package(with_part("word/media/x.bmp", bytes(1_000_001)))


def test_p1_sizes_that_are_lies_change_nothing() -> None:
    """Both sizes, in both headers, smaller and larger than they are."""
    name = b"word/media/x.bmp"
    for unpacked in (10, 0xFFFF_FFF0):
        for packed in (None, 1, 0x7FFF_FFF0):
            bomb = bytearray(with_part(name.decode(), bytes(60_000_000)))
            for place, first in ((bomb.rindex(name) - 46, 20), (bomb.index(name) - 30, 18)):
                if packed is not None:
                    struct.pack_into("<I", bomb, place + first, packed)
                struct.pack_into("<I", bomb, place + first + 4, unpacked)
            refused(bytes(bomb))


def test_p1_parts_that_share_their_bytes_are_refused() -> None:
    """As in the best packed bombs there are: hundreds of parts, one and the same stream."""
    data = zipped({**parts(p("a")), "word/media/x.bmp": bytes(900_000)})
    end = data.rindex(b"PK\x05\x06")
    start = data.rindex(b"PK\x01\x02")
    record = data[start:end]
    more = b"".join(record.replace(b"x.bmp", b"%05d" % n) for n in range(900))
    counted = struct.pack(
        "<4s4H2IH", b"PK\x05\x06", 0, 0, *(len(parts("")) + 901,) * 2, *_directory(data, len(more)), 0
    )
    refused(data[:end] + more + counted)


def _directory(data: bytes, more: int) -> tuple[int, int]:
    size, offset = struct.unpack("<2I", data[-10:-2])
    return size + more, offset


def test_p1_a_directory_of_hundreds_of_thousands_of_parts_is_not_read() -> None:
    record = struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, 20, 0, 8, 0, 33, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0) + b"a"
    directory = record * 400_000
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, 65_535, 65_535, len(directory), 0, 0)
    assert "2,000 parts" in refused(directory + end)


# P3, P4


def test_p3_long_text_and_deep_nesting_are_refused() -> None:
    words = "".join(chr(0x4E00 + n * 7919 % 20_000) for n in range(4_000_000))
    assert "damaged" in refused(word_file(p(words)))
    assert "damaged" in refused(word_file("<w:sdt>" * 260 + "</w:sdt>" * 260))


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
EVERY = [*parts(p("{{ t }}")), "word/unknown.xml", "customXml/item1.xml", "word/charts/_rels/chart1.xml.rels"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("name", EVERY)
def test_p4_a_document_type_is_refused_in_any_part_and_encoding(name: str, encoding: str) -> None:
    content = parts(p("{{ t }}"))
    text = str(content.get(name, "<x/>"))
    for doctype in (BOMB, OUTSIDE, "<!DOCTYPE x>", '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">'):
        body = re.sub(r"^<\?xml[^>]*\?>", "", text)
        content[name] = f'<?xml version="1.0" encoding="{encoding[:6]}"?>{doctype}{body}'.encode(encoding)
        assert "document type" in refused(zipped(content))


def test_p4_an_encoding_that_hides_a_document_type_is_refused() -> None:
    hidden = b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE x+AD4-<x/>'
    assert "document type" in refused(with_part("customXml/item1.xml", hidden))
    assert "written in UTF-7" in refused(
        with_part("customXml/item1.xml", b'<?xml version="1.0" encoding="UTF-7"?><x/>')
    )


def test_a_file_in_utf_16_is_read_as_any_other() -> None:
    content = {
        name: str(data).replace('encoding="UTF-8"', 'encoding="UTF-16"').encode("utf-16")
        for name, data in parts(p("{{ t }}")).items()
    }
    made = WordTemplate.compile(zipped(content)).render({"t": "a"})
    assert paragraphs(made) == ["a"]
    hidden = f"<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>private</w:t></w:r></w:p>{p('{{ t }}')}"
    content["word/document.xml"] = (
        str(parts(hidden)["word/document.xml"]).replace('encoding="UTF-8"', "").encode("utf-16-be")
    )
    with pytest.raises(TemplateFaults, match="hidden text"):
        WordTemplate.compile(zipped(content))


# Names


@pytest.mark.parametrize(
    "name",
    [
        "../x.xml",
        "word/../../x",
        "/word/x.xml",
        "word\\x.xml",
        "..\\x.xml",
        "C:/x.xml",
        "c:x",
        "word//x.xml",
        "./x",
        "a\tb",
    ],
)
def test_a_name_that_leads_elsewhere_is_refused(name: str) -> None:
    assert "It has a part called" in refused(with_part(name, b"x"))


def twice(first: str, one: bytes, second: str, other: bytes) -> bytes:
    out = BytesIO()
    content = {**parts(p("{{ t }}"))}
    content.pop(first, None)
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name, data in (*content.items(), (first, one), (second, other)):
            archive.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("word/document.xml", "word/document.xml"),
        ("word/document.xml", "word/Document.xml"),
        ("word/styles.xml", "word/styles.xml"),
        ("[Content_Types].xml", "[content_types].xml"),
        ("word/media/a.png", "word/media/A.PNG"),
    ],
)
def test_two_parts_with_one_name_are_refused(first: str, second: str) -> None:
    one = str(parts(p("{{ t }}")).get(first, "x")).encode()
    said = refused(twice(first, one, second, one.replace(b"Header", b"x") + b" "))
    assert "two parts called" in said


def test_p11_properties_written_twice_are_written_once() -> None:
    core = str(parts("", title="new")["docProps/core.xml"]).encode()
    source = twice("docProps/core.xml", core.replace(b"new", b"old"), "docProps/core.xml", core)
    made = WordTemplate.compile(source).render({"t": "a"})
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert archive.namelist().count("docProps/core.xml") == 1
    assert "new" in part(made, "docProps/core.xml")


def test_a_part_written_twice_alike_is_written_once() -> None:
    data = str(parts(p("{{ t }}"))["word/styles.xml"]).encode()
    made = WordTemplate.compile(twice("word/styles.xml", data, "word/styles.xml", data)).render({"t": "a"})
    assert unzipped(made)["word/styles.xml"] == data


# P8, P9


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def test_p8_old_files_and_passwords_are_told_apart() -> None:
    assert "has a password. In Word, take it off" in refused(OLE + "EncryptedPackage".encode("utf-16-le"))
    assert "old .doc file, whatever its name" in refused(OLE + "WordDocument".encode("utf-16-le"))
    assert "old .doc file or has a password" in refused(OLE)


@pytest.mark.parametrize(
    "target", ["NULL", "../NULL", "gone.xml", "/word/gone.xml", "", "#_top", "media/gone.png", "%20"]
)
@pytest.mark.parametrize("kind", ["image", "hyperlink", "header", "theme", "customXml", "numbering", "people"])
def test_p8_a_relationship_to_nothing_is_passed_over(target: str, kind: str) -> None:
    content = parts(p("{{ t }}"))
    rels = "word/_rels/document.xml.rels"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    extra = f'<Relationship Id="rIdN" Type="{office}/{kind}" Target="{target}"/></Relationships>'
    content[rels] = str(content[rels]).replace("</Relationships>", extra)
    assert paragraphs(WordTemplate.compile(zipped(content)).render({"t": "a"})) == ["a"]


@pytest.mark.parametrize("name", [*EVERY[:2], "word/document.xml", "word/theme.xml", "word/unknown.xml"])
@pytest.mark.parametrize("data", [b"", b"<", b"<a>", b"text", b"<a/><b/>", b"\0", b"<a>\xff</a>", b"<a>&x;</a>"])
def test_p8_a_part_that_is_no_xml_is_damaged_wherever_it_is(name: str, data: bytes) -> None:
    assert "damaged" in refused(with_part(name, data))


def test_p9_only_an_ordinary_file_is_read(tmp_path: Path) -> None:
    folder, pipe = tmp_path / "folder.docx", tmp_path / "pipe.docx"
    folder.mkdir()
    for name, data in parts(p("{{ t }}")).items():  # a folder that would be a Word file if it were packed
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(str(data), encoding="utf-8")
    os.mkfifo(pipe)
    for path in (folder, pipe, Path("/dev/zero"), tmp_path):
        assert "It is not a file." in refused(path)


def test_p9_a_path_that_somebody_gives_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word_file(p("{{ t }}")))
    (tmp_path / "b.docx").symlink_to("a.docx")
    assert paragraphs(WordTemplate.compile(tmp_path / "b.docx").render({"t": "a"})) == ["a"]
