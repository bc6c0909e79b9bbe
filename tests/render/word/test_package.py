"""The zip around the parts: the same bytes for the same parts, and every odd file refused with a plain word."""

from __future__ import annotations

import os
import struct
import subprocess
import sys
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jdgen.model.text import Line, Prose
from jdgen.render.word import TemplateFaults, WordTemplate
from jdgen.render.word import unpack as unpack_module
from jdgen.render.word.package import BadPackage, read_package, store_part, write_package
from tests.render.word.files import p, paragraphs, parts, unzipped, word_file, zipped

ROOT = Path(__file__).parents[3]
GOOD_TEMPLATE = word_file(p("{{ t }}"))


def test_the_zip_is_the_same_whoever_writes_it_whenever() -> None:
    made = WordTemplate.compile(word_file(p("{{ t }}"))).render({"t": Line("[a](http://b.c)")})
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert archive.testzip() is None
        entries = archive.infolist()
    assert entries[0].filename == "[Content_Types].xml"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(e.create_system, e.external_attr, e.extra, e.comment, e.compress_type) for e in entries} == {
        (0, 0, b"", b"", 8)
    }
    assert len({entry.filename for entry in entries}) == len(entries)


def test_content_types_come_first_wherever_they_were() -> None:
    content = parts(p("{{ t }}"))
    shuffled = dict(sorted(content.items(), reverse=True))
    made = WordTemplate.compile(zipped(shuffled)).render({"t": "a"})
    assert next(iter(unzipped(made))) == "[Content_Types].xml"


def test_a_template_is_the_same_from_its_bytes_and_its_path(tmp_path: Path) -> None:
    data = word_file(p("{{ t }}"))
    path = tmp_path / "t.docx"
    path.write_bytes(data)
    made = [WordTemplate.compile(source).render({"t": "a"}) for source in (data, path, str(path))]
    assert made[0] == made[1] == made[2]


def test_a_template_renders_the_same_after_other_data_and_faults() -> None:
    template = WordTemplate.compile(word_file(p("{{ t }}"), header=p("{{ t }}")))
    data = {"t": Prose("[a](http://b.c)\n\n1. x\n\n- y")}
    first = template.render(data)
    template.render({"t": Prose("1. z\n\n[q](http://q.q)")})
    with pytest.raises(TemplateFaults):
        template.render({})
    assert template.render(data) == first


SCRIPT = """
import hashlib, sys
from pathlib import Path
from tests.render import roles
from jdgen.render.text import MarkdownTemplate
from jdgen.render.word import WordTemplate
folder = Path("templates/standard")
for template in (WordTemplate.compile(folder / "job-pack.docx"), MarkdownTemplate.compile(folder / "job-pack.md.j2")):
    print(hashlib.sha256(template.render(roles.data(roles.FULL))).hexdigest())
"""


def test_fresh_processes_make_the_same_bytes() -> None:
    made = set()
    for seed, zone, umask in (("0", "UTC", "022"), ("1", "Asia/Tokyo", "077"), ("4242", "America/Lima", "002")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PYTHONPATH": str(ROOT)}
        command = ["sh", "-c", f"umask {umask}; exec {sys.executable} -c '{SCRIPT}'"]
        made.add(subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, check=True).stdout)
    assert len(made) == 1
    assert len(made.pop().split()) == 2


def test_a_name_beyond_ascii_is_written_as_utf_8() -> None:
    stored = {name: store_part(name, name.encode()) for name in ("a.xml", "word/média/ß漢.png")}
    made = write_package(stored, {"word/média/ß漢.png": b"new", "neu/é.rels": b"x"})
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == {
            "a.xml": b"a.xml",
            "word/média/ß漢.png": b"new",
            "neu/é.rels": b"x",
        }


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters='\\/:*?"<>|'), min_size=1),
        st.binary(),
        min_size=1,
    )
)
def test_any_parts_make_a_zip_that_opens(content: dict[str, bytes]) -> None:
    made = write_package({name: store_part(name, data) for name, data in content.items()}, {})
    assert unzipped(made) == content


def test_parts_with_streamed_sizes_and_stored_bytes_are_read() -> None:
    class Unseekable(BytesIO):
        def seekable(self) -> bool:
            return False

    out = Unseekable()
    with zipfile.ZipFile(out, "w") as archive:  # a data descriptor behind each part, as it cannot go back
        for name, data in parts(p("{{ t }}")).items():
            with archive.open(name, "w", force_zip64=True) as stream:
                stream.write(data if isinstance(data, bytes) else data.encode())
    assert unzipped(WordTemplate.compile(out.getvalue()).render({"t": "a"})).keys() == parts(p("")).keys()


def test_folders_in_the_zip_are_left_out() -> None:
    out = BytesIO(word_file(p("{{ t }}")))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/", b"")
    assert "word/" not in unzipped(WordTemplate.compile(out.getvalue()).render({"t": "a"}))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not a Word file"),
        (b"text", "not a Word file"),
        (word_file(p("a"))[:-40], "not a Word file"),
        (word_file(p("a"))[:900], "not a Word file"),
        (b"\xd0\xcf\x11\xe0 old", "old .doc file or has a password"),
        (zipped({"a": "b"}), "not a Word document"),
        (b"PK\x05\x06" + bytes(18), "not a Word document"),
    ],
)
def test_what_is_no_word_file_is_refused(data: bytes, said: str) -> None:
    with pytest.raises(TemplateFaults, match=said) as faults:
        WordTemplate.compile(data)
    assert [finding.code for finding in faults.value.findings] == ["JD601"]


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TemplateFaults, match="There is no such file"):
        WordTemplate.compile(tmp_path / "none.docx")
    with pytest.raises(TemplateFaults, match="It is not a file"):
        WordTemplate.compile(tmp_path)


def test_strict_open_xml_is_refused_with_its_cure() -> None:
    strict = {
        name: data.replace(
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/x"
        )
        if isinstance(data, str)
        else data
        for name, data in parts(p("{{ t }}")).items()
    }
    with pytest.raises(TemplateFaults, match="Strict Open XML"):
        WordTemplate.compile(zipped(strict))


def test_another_prefix_for_words_names_makes_no_difference() -> None:
    content = parts(p("{{ t }}") + p("x {{ t }}"))
    for name in ("word/document.xml", "word/header1.xml"):
        content[name] = (
            str(content[name]).replace("w:", "ns0:").replace("xmlns:ns0:", "xmlns:w:").replace("xmlns:w=", "xmlns:ns0=")
        )
    made = WordTemplate.compile(zipped(content)).render({"t": Prose("a **b**\n\n- c")})
    assert paragraphs(made) == ["a b", "c", "x a b", "c"]


@pytest.mark.parametrize("limit", ["MAX_PART", "MAX_TOTAL"])
def test_a_zip_that_grows_without_end_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str) -> None:
    bomb = zipped({**parts(p("a")), "word/media/x.png": bytes(200_000)})
    assert len(bomb) < 20_000
    read_package(bomb)
    monkeypatch.setattr(unpack_module, limit, 150_000)
    with pytest.raises(BadPackage, match="unpacks to more"):
        read_package(bomb)


def test_a_zip_of_too_many_parts_is_refused() -> None:
    with pytest.raises(BadPackage, match="2,001 parts"):
        read_package(zipped({f"p{n}": b"" for n in range(2001)}))


def test_a_size_that_is_a_lie_does_not_help() -> None:
    bomb = bytearray(zipped({**parts(p("a")), "word/media/x.png": bytes(70_000)}))
    entry = bomb.rindex(b"word/media/x.png") - 46
    bomb[entry + 24 : entry + 28] = struct.pack("<I", 10)
    with pytest.raises(BadPackage):
        read_package(bytes(bomb))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.data())
def test_bytes_changed_anywhere_end_in_a_finding_or_a_file(data: st.DataObject) -> None:
    whole = bytearray(GOOD_TEMPLATE)
    for _ in range(data.draw(st.integers(1, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    with suppress(TemplateFaults):
        assert unzipped(WordTemplate.compile(bytes(whole)).render({"t": "a"}))
