"""A pack leads to web pages, email and telephone numbers, and to nothing else outside itself: threats.md P5 and P6."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from jdgen.job_pack import make_pack, open_set
from jdgen.model.text import Line, Prose
from jdgen.render.word import TemplateFaults, WordTemplate
from jdgen.shipped import shipped_sets
from jdgen.source.role_file import load_role
from tests.pictures.make import png
from tests.render import roles
from tests.render.word.files import p, parts, unzipped, word_file, zipped
from tests.render.word.test_active import OUT, field, found, good, simple, with_relation

ALLOWED = ("https://a.b/c", "http://a.b", "HTTPS://A.B", "mailto:a@b.c?subject=x", "tel:+441234", "#top")
REFUSED = (
    "file:///C:/Users/jo/plan.docx",
    "file://server/share/x.docx",
    "\\\\server\\share\\x.docx",
    "//server/share",
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "vbscript:x",
    "ftp://a.b/c",
    "data:text/html,x",
    "ms-word:ofe|u|https://a.b/c.docx",
    "search-ms:query=x",
    "smb://server/x",
    "http:\\\\server\\x",
    "other.docx",
    "../plan.docx",
    "C:\\plan.docx",
    " file:///etc/passwd",
)
OWNERS = (
    "",
    "word/document.xml",
    "word/header1.xml",
    "word/footnotes.xml",
    "word/settings.xml",
    "word/charts/chart1.xml",
)
KINDS = {
    "image": "Insert the picture instead of linking it",
    "attachedTemplate": "File, Options, Add-ins, Manage: Templates",
    "oleObject": "Break Link",
    "package": "Break Link",
    "frame": "a frame that shows another page",
    "subDocument": "a subdocument",
    "aFChunk": "another file",
    "control": "a control",
    "mailMergeSource": "mail merge",
    "mailMergeHeaderSource": "mail merge",
    "transform": "changed by another file",
    "video": "a video",
    "audio": "a sound",
    "settings": "settings are kept in another file",
    "webSettings": "settings for web pages",
    "footer": "linked and not kept in the file",
    "styles": "linked and not kept in the file",
    "theme": "linked and not kept in the file",
    "officeDocument": "linked and not kept in the file",
    "somethingNew": "linked and not kept in the file",
}


@pytest.mark.parametrize("owner", OWNERS)
@pytest.mark.parametrize("kind", KINDS)
def test_p5_nothing_but_links_leads_out_of_the_file(kind: str, owner: str) -> None:
    for target in ("https://a.b/x", "\\\\server\\share\\x.png", "file:///etc/passwd", "x.docx"):
        (said,) = found(zipped(with_relation(good(), kind, target.replace("\\", "&#92;"), owner, OUT)))
        assert KINDS[kind] in said
        assert target in said


@pytest.mark.parametrize("mode", ["", ' TargetMode="Internal"', ' TargetMode="external"', ' TargetMode=" External "'])
def test_p5_what_leads_out_does_so_whatever_it_says_of_itself(mode: str) -> None:
    for target in ("https://a.b/x.png", "file:///x", "//server/x"):
        (said,) = found(zipped(with_relation(good(), "image", target, mode=mode)))
        assert "a picture that is linked" in said


@pytest.mark.parametrize("owner", ["word/document.xml", "word/header1.xml", "word/footnotes.xml"])
@pytest.mark.parametrize("target", REFUSED)
def test_p5_links_to_files_and_programs_are_refused(target: str, owner: str) -> None:
    escaped = target.replace("&", "&amp;")
    (said,) = found(zipped(with_relation(good(), "hyperlink", escaped, owner, OUT)))
    assert f'There is a link to "{target.strip()}"' in said
    for link in (field(f'HYPERLINK "{escaped}"'), simple(f'HYPERLINK "{escaped}" \\t "_blank"')):
        (said,) = found(word_file(p("{{ t }}") + f"<w:p>{link}</w:p>"))
        assert "There is a link to" in said


@pytest.mark.parametrize("target", ALLOWED)
def test_p5_links_to_web_pages_stay(target: str) -> None:
    made = WordTemplate.compile(zipped(with_relation(good(), "hyperlink", target, mode=OUT))).render({"t": "a"})
    assert target.encode() in unzipped(made)["word/_rels/document.xml.rels"]
    WordTemplate.compile(word_file(p("a") + "<w:p>" + field(f'HYPERLINK "{target}"') + "</w:p>"))


def test_p5_a_link_is_told_where_it_stands() -> None:
    link = '<w:p><w:hyperlink r:id="rIdX"><w:r><w:t>our policy</w:t></w:r></w:hyperlink></w:p>'
    (said,) = found(zipped(with_relation(good(link), "hyperlink", "file:///x", mode=OUT)))
    assert said.startswith('In the paragraph "our policy": There is a link to "file:///x"')


def test_p5_an_address_with_tags_cannot_lead_to_a_program() -> None:
    link = '<w:p><w:hyperlink r:id="rIdX"><w:r><w:t>here</w:t></w:r></w:hyperlink></w:p>'
    for start in ("javascript:", "file:///", "\\\\server\\", "ftp://"):
        content = with_relation(good(link), "hyperlink", start + "%7B%7B t %7D%7D", mode=OUT)
        with pytest.raises(TemplateFaults):
            print(unzipped(WordTemplate.compile(zipped(content)).render({"t": Line("x.y")})))
    # In a part that is not filled, the tag is no excuse.
    content = with_relation(good(), "hyperlink", "javascript:{{ t }}", "word/charts/chart1.xml", OUT)
    assert "There is a link to" in found(zipped(content))[0]


VML = (
    '<v:imagedata src="http://127.0.0.1:9/x.png"/>',
    '<v:imagedata src="\\\\server\\x.png"/>',
    '<v:fill src="file:///x.png"/>',
    '<v:shape href="file:///x"/>',
    '<v:shape xmlns:o="urn:schemas-microsoft-com:office:office" o:href="ftp://x"/>',
)


@pytest.mark.parametrize("shape", VML)
def test_p5_old_drawings_name_no_address_of_their_own(shape: str) -> None:
    (said,) = found(word_file(p("{{ t }}") + f"<w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p>"))
    assert "linked" in said or "There is a link to" in said


def outside(document: bytes) -> list[tuple[str, str]]:
    """The relationships of a file that lead out of it, by kind and target."""
    led = []
    for name, data in unzipped(document).items():
        if name.endswith(".rels"):
            for relation in etree.fromstring(data):
                if relation.get("TargetMode") is not None:
                    led.append((relation.get("Type", "").rpartition("/")[2], relation.get("Target", "")))
    return led


@pytest.mark.parametrize("name", shipped_sets())
def test_p5_packs_lead_nowhere_else(name: str, tmp_path: Path) -> None:
    for key, text in roles.ALL.items():
        path = tmp_path / f"{key}.yaml"
        path.write_text(text, encoding="utf-8")
        pack = make_pack(load_role(path), open_set(name))
        for file, document in pack.documents.items():
            if file.endswith(".docx"):
                assert all(k == "hyperlink" and t.startswith(("http", "mailto:", "tel:")) for k, t in outside(document))


@pytest.mark.parametrize("target", [*REFUSED, *ALLOWED])
def test_p5_no_text_of_a_role_makes_a_link_to_anything_else(target: str) -> None:
    text = f"[x]({target}) <{target}> ![x]({target}) {target}"
    made = WordTemplate.compile(word_file(p("{{ t }}"))).render({"t": Prose(text)})
    for kind, led in outside(made):
        assert (kind, led.lower().startswith(("http://", "https://", "mailto:", "tel:"))) == ("hyperlink", True)


# P10: pictures that the template holds


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        (
            "a.png",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (60_000).to_bytes(4, "big") * 2 + b"\x08\x02\0\0\0",
            "60,000 by 60,000",
        ),
        ("a.gif", b"GIF89a" + b"\xff" * 4, "65,535 by 65,535"),
        ("a.bmp", b"BM" + bytes(16) + b"\xff\xff\0\0" * 2, "65,535 by 65,535"),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', "more than a drawing"),
        (
            "a.svg",
            b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
            "from elsewhere",
        ),
        ("a.svg", b'<!DOCTYPE svg><svg xmlns="http://www.w3.org/2000/svg"/>', "document type"),
    ],
)
def test_p10_a_picture_that_harms_is_refused(name: str, data: bytes, said: str) -> None:
    content = {**good(), f"word/media/{name}": data}
    for target in (f"media/{name}", f"/word/media/{name}"):
        (message,) = found(zipped(with_relation(content, "image", target)))
        assert message.startswith("A picture is ")
        assert said in message


def test_p10_other_pictures_of_a_template_stay_as_they_are() -> None:
    for data in (
        png(20, 10),
        b"\x89PNG\r\n\x1a\n cut short",
        b"\xff\xd8\xff cut short",
        b"RIFFxxxxWEBP",
        b"\xd7\xcd\xc6\x9a",
    ):
        content = {**parts(p("{{ t }}")), "word/media/a.png": data}
        made = WordTemplate.compile(zipped(with_relation(content, "image", "media/a.png"))).render({"t": "a"})
        assert unzipped(made)["word/media/a.png"] == data
