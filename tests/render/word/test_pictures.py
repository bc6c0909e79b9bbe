"""Pictures in Word files: where they can stand, how large they are, and what is left where there is none."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from jdgen.model.text import Line
from jdgen.pictures.picture import EMU_A_CM, Picture
from jdgen.pictures.read import picture_of
from jdgen.render.word import TemplateFaults, WordTemplate
from tests.pictures.make import SVG, jpeg, png
from tests.render.word.files import (
    NAMESPACES,
    assert_valid,
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
from tests.word_checks import assert_microsoft_valid

PIC = 'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
LOGO = replace(picture_of(png(300, 200)), alt=Line("Logo of A & **B**"), name="logo")
PHOTO = replace(picture_of(jpeg(100, 400)), alt='A "tower"', name="photo")
CREST = replace(picture_of(SVG), alt="A crest", name="crest", fallback=picture_of(png(60, 40)))
DATA = {"organisation": {"name": Line("A"), "logo": LOGO}, "other": {"logo": None}, "nobody": None}


def fill(body: str, data: dict[str, Any] | None = None, **more: str) -> bytes:
    return WordTemplate.compile(word_file(body, **more)).render(DATA if data is None else data)


def sizes(document: bytes, name: str = "word/document.xml") -> list[tuple[float, float]]:
    """Width and height of each drawing of a part, in centimetres."""
    found = re.findall(r'<wp:extent cx="(\d+)" cy="(\d+)"/>', part(document, name))
    return [(round(int(x) / EMU_A_CM, 2), round(int(y) / EMU_A_CM, 2)) for x, y in found]


def codes(faults: pytest.ExceptionInfo[TemplateFaults]) -> list[str]:
    return [finding.code for finding in faults.value.findings]


def everywhere() -> bytes:
    """A template with a picture at every kind of place, inside a loop where there can be one."""
    inline = f"<w:p>{run('a ')}<w:r><w:rPr><w:b/></w:rPr><w:t>{{{{ l }}}}</w:t></w:r>{run(' b')}</w:p>"
    control = f'<w:sdt><w:sdtPr><w:alias w:val="Logo"/></w:sdtPr><w:sdtContent>{p("{{ l }}")}</w:sdtContent></w:sdt>'
    box = (
        '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1080000" cy="1080000"/><wp:docPr id="9" name="Box" descr="A box"/>'
        '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f"<wps:cNvSpPr/><wps:spPr/><wps:txbx><w:txbxContent>{p('{{ l }}')}</w:txbxContent></wps:txbx><wps:bodyPr/>"
        "</wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    loop = "{%p for l in logos %}", "{%p endfor %}"
    rows = row(p("{%tr for l in logos %}")), row(p("{{ l }}")), row(p("{%tr endfor %}"))
    inside = p("{{ l }}") + inline + control + box + p("{{ l|height('1cm') }}")
    looped = p(loop[0]) + inside + p(loop[1]) + p("between") + table(1, row(p("Head")), *rows)
    margin = p(loop[0]) + p("{{ l }}") + p(loop[1])
    return word_file(looped + p("end"), header=margin, footer=margin, footnote=margin)


@pytest.mark.parametrize("count", [0, 1, 2])
@pytest.mark.parametrize("logo", [LOGO, PHOTO, CREST], ids=["png", "jpeg", "svg"])
def test_a_picture_can_stand_at_every_place_in_a_loop(logo: Picture, count: int, tmp_path: Path) -> None:
    made = WordTemplate.compile(everywhere()).render({"logos": [logo] * count})
    assert_valid(made)
    names = ("document", "header1", "footer1", "footnotes")
    xml = {name: part(made, f"word/{name}.xml") for name in names}
    drawn = [xml[name].count("<pic:pic") for name in names]
    assert drawn == [6 * count, count, count, count]
    ids = re.findall(r'docPr id="(\d+)"', "".join(xml.values()))
    assert len(ids) == len(set(ids)) == sum(drawn) + count
    media = [name for name in unzipped(made) if "/media/" in name]
    assert len(media) == (min(count, 1) if logo.fallback is None else 2 * min(count, 1))
    assert ("Extension" in part(made, "[Content_Types].xml").partition('"application/xml"')[2]) == bool(count)
    path = tmp_path / "made.docx"
    path.write_bytes(made)
    if count == 2:
        assert_microsoft_valid([path])


def test_the_same_data_makes_the_same_bytes() -> None:
    template = everywhere()
    once = WordTemplate.compile(template).render({"logos": [LOGO, CREST]})
    again = WordTemplate.compile(template)
    assert again.render({"logos": [PHOTO]}) != once
    assert again.render({"logos": [LOGO, CREST]}) == once


def test_the_words_that_stand_for_it_are_there_without_their_marks() -> None:
    assert 'name="Logo" descr="Logo of A &amp; B"/>' in part(fill(p("{{ organisation.logo }}")), "word/document.xml")
    made = fill(p("{{ x }}"), {"x": PHOTO})
    assert 'descr="A &#34;tower&#34;"' in part(made, "word/document.xml")


@pytest.mark.parametrize(
    ("tag", "size"),
    [
        ("{{ organisation.logo }}", (3, 2)),
        ("{{ organisation.logo|height('2.5 cm') }}", (3.75, 2.5)),
        ("{{ organisation.logo | height('25mm') }}", (3.75, 2.5)),
        ("{{ organisation.logo|height('1in') }}", (3.81, 2.54)),
        ("{{ organisation.logo|height('72 pt') }}", (3.81, 2.54)),
        ("{{ organisation.logo|width('6 cm') }}", (6, 4)),
        ("{{ organisation.logo|width('6 cm')|height('2 cm') }}", (3, 2)),
        ("{{ organisation.logo|width('90 cm') }}", (16.6, 11.07)),
        ("{{ organisation.logo|height('90 cm') }}", (16.6, 11.07)),
    ],
)
def test_a_size_is_kept_in_proportion_and_inside_the_text(tag: str, size: tuple[float, float]) -> None:
    assert sizes(fill(p(tag))) == [size]


def test_a_tall_picture_stays_on_its_page() -> None:
    assert sizes(fill(p("{{ x|width('16cm') }}"), {"x": PHOTO})) == [(5.5, 22)]


def test_a_picture_stays_inside_its_cell_column_and_box() -> None:
    tag = "{{ organisation.logo|width('20cm') }}"
    grid = '<w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="3000"/></w:tblGrid>'
    auto = '<w:tcPr><w:tcW w:w="0" w:type="auto"/></w:tcPr>'
    spanning = '<w:tcPr><w:gridSpan w:val="2"/><w:tcMar><w:left w:w="0"/><w:right w:w="0"/></w:tcMar></w:tcPr>'
    body = (
        f'<w:tbl><w:tblPr><w:tblW w:w="4000" w:type="dxa"/></w:tblPr>{grid}<w:tr><w:tc>{auto}{p("a")}</w:tc>'
        f"<w:tc>{auto}{p(tag)}</w:tc></w:tr><w:tr><w:tc>{spanning}{p(tag)}</w:tc></w:tr></w:tbl>"
    )
    page = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1247" w:right="1247"/>'
    narrow = f'<w:sectPr>{page}<w:cols w:num="2" w:space="0"/></w:sectPr>'
    two = p(tag) + f"<w:p><w:pPr>{narrow}</w:pPr></w:p>" + p(tag)
    assert [width for width, _ in sizes(fill(body))] == [round((3000 - 216) * 635 / EMU_A_CM, 2), 7.06]
    assert [width for width, _ in sizes(fill(two))] == [8.3, 16.6]


@pytest.mark.parametrize(
    ("tag", "said"),
    [
        ("{{ organisation.logo|height('2') }}", r"with its unit \(cm, mm, in or pt\), such as height\('2.5 cm'\)"),
        ("{{ organisation.logo|height(2) }}", "with its unit"),
        ("{{ organisation.logo|height }}", "with its unit"),
        ("{{ organisation.logo|width('-2cm') }}", r"such as width\('2.5 cm'\)"),
        ("{{ organisation.logo|width('0 cm') }}", "with its unit"),
        ("{{ organisation.logo|width('99999cm') }}", "with its unit"),
        ("{{ organisation.name|width('2cm') }}", "does not name a picture"),
        ("{{ other.logo }}", "nothing to print"),
        ("{{ other.logo|height('2cm') }}", "nothing to print"),
        ("{{ organisation.lego|height('2cm') }}", '"lego" is not a field.*Did you mean "logo"'),
    ],
)
def test_what_cannot_be_drawn_is_said_and_does_not_stop_the_rest(tag: str, said: str) -> None:
    with pytest.raises(TemplateFaults, match=said) as faults:
        fill(p(tag) + p("{{ unknown }}"))
    assert len(codes(faults)) == 2


def test_a_picture_cannot_stand_in_the_properties() -> None:
    with pytest.raises(TemplateFaults, match="cannot stand in the file's properties"):
        fill(p("a"), title="{{ organisation.logo }}")


def test_an_if_knows_whether_there_is_one() -> None:
    body = p("{% if organisation.logo %}yes{% else %}no{% endif %}{% if other.logo %}yes{% else %}no{% endif %}")
    assert paragraphs(fill(body)) == ["yesno"]


def test_as_text_a_picture_is_its_words() -> None:
    assert paragraphs(fill(p("{{ organisation.logo.alt }} {{ organisation.logo|upper }}")))[0].endswith(
        "LOGO OF A & **B**"
    )


def test_a_vector_drawing_has_its_bitmap_before_it() -> None:
    made = fill(p("{{ x }}"), {"x": CREST})
    xml, rels = part(made, "word/document.xml"), part(made, "word/_rels/document.xml.rels")
    bitmap, drawing = re.findall(r'r:embed="([^"]+)"', xml)
    assert re.search(rf'Id="{bitmap}"[^>]*Target="media/picture-\w+\.png"', rels)
    assert re.search(rf'Id="{drawing}"[^>]*Target="media/picture-\w+\.svg"', rels)
    assert xml.index(bitmap) < xml.index("svgBlip") < xml.index(drawing)
    assert SVG in unzipped(made).values()


def test_a_pack_with_a_picture_can_be_a_template_again() -> None:
    once = unzipped(fill(p("{{ organisation.logo }}") + p("{_{ x }_}")))
    once["word/document.xml"] = once["word/document.xml"].replace(b"{_{", b"{{").replace(b"}_}", b"}}")
    made = WordTemplate.compile(zipped(once)).render({"x": LOGO})
    assert_valid(made)
    assert part(made, "word/document.xml").count("<pic:pic") == 2


# Placeholder pictures


def picture(alt: str, frame: str = "inline", size: str = 'cx="1800000" cy="720000"', more: str = "") -> str:
    """A picture as Word writes one, with a crop, an effect and, where it is anchored, a place on the page."""
    place = (
        '<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="column"><wp:align>right</wp:align></wp:positionH>'
        '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
    )
    flags = 'simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"'
    anchored = frame == "anchor"
    wrap = '<wp:wrapSquare wrapText="bothSides"/>' if anchored else ""
    return (
        f"<w:drawing><wp:{frame} {PIC} distT='0' distB='0' distL='0' distR='0' {flags if anchored else ''}>"
        f'{place if anchored else ""}<wp:extent {size}/><wp:effectExtent l="9" t="9" r="9" b="9"/>'
        f"{wrap}"
        f'<wp:docPr id="3" name="Picture 3" descr="{alt}"/>'
        "<wp:cNvGraphicFramePr/><a:graphic><a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/picture'>"
        "<pic:pic><pic:nvPicPr><pic:cNvPr id='0' name='ours.png'/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>"
        "<a:blip r:embed='rId90'/><a:srcRect l='9000'/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr>"
        f"<a:xfrm><a:off x='0' y='0'/><a:ext {size}/></a:xfrm><a:prstGeom prst='rect'><a:avLst/></a:prstGeom></pic:spPr>"
        f"</pic:pic></a:graphicData></a:graphic></wp:{frame}></w:drawing>{more}"
    )


def old_picture(alt: str) -> str:
    style = "width:141.75pt;height:56.7pt"
    return f'<w:pict><v:shape id="a" alt="{alt}" style="{style}"><v:imagedata r:id="rId90"/></v:shape></w:pict>'


TAG = "{{ organisation.logo }}"
SPARE = png(10, 10)


def with_picture(body: str, header: str = "") -> bytes:
    """A template that has a picture of its own, which the body, and the header if there is one, refer to."""
    content = parts(body, header=header)
    relation = (
        '<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        'Target="media/ours.png"/></Relationships>'
    )
    rels = str(content["word/_rels/document.xml.rels"])
    content["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", relation)
    if header:
        content["word/_rels/header1.xml.rels"] = re.sub("<Relationship .*", "", rels) + relation
    types = str(content["[Content_Types].xml"])
    content["[Content_Types].xml"] = types.replace(
        "<Override", '<Default Extension="png" ContentType="image/png"/><Override', 1
    )
    content["word/media/ours.png"] = SPARE
    return zipped(content)


@pytest.mark.parametrize(
    "drawn", [picture(TAG), picture(TAG, "anchor"), old_picture(TAG)], ids=["inline", "anchor", "vml"]
)
def test_a_placeholder_gives_way_to_the_picture(drawn: str) -> None:
    made = WordTemplate.compile(with_picture(f"<w:p><w:r><w:rPr><w:b/></w:rPr>{drawn}</w:r></w:p>")).render(DATA)
    assert_valid(made)
    assert sizes(made) == [(3, 2)]
    xml = part(made, "word/document.xml")
    assert xml.count("<pic:pic") == 1
    assert 'descr="Logo of A &amp; B"' in xml
    assert "srcRect" not in xml
    assert ("wrapSquare" in xml) == ("anchor" in drawn)
    media = [data for name, data in unzipped(made).items() if "/media/" in name]
    assert media == [LOGO.data], "the placeholder's own picture is not published"


@pytest.mark.parametrize("owner", ["other", "nobody"])
@pytest.mark.parametrize("drawn", [picture, old_picture])
def test_without_a_picture_nothing_is_left_of_it(drawn: Any, owner: str) -> None:
    one = drawn(f"{{{{ {owner}.logo }}}}")
    alone = f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r>{one}</w:r></w:p>'
    linked = f'<w:p><w:hyperlink w:anchor="x"><w:r>{one}</w:r></w:hyperlink></w:p>'
    beside = f"<w:p><w:r><w:t>a</w:t>{one}<w:t>b</w:t></w:r></w:p>"
    made = WordTemplate.compile(with_picture(alone + linked + beside)).render(DATA)
    assert_valid(made)
    xml = part(made, "word/document.xml")
    assert (
        '<w:p><w:pPr><w:jc w:val="right"/></w:pPr></w:p><w:p/><w:p><w:r><w:t>a</w:t><w:t>b</w:t></w:r></w:p>'
        in re.sub("<w:p></w:p>", "<w:p/>", xml)
    )
    assert not [name for name in unzipped(made) if "/media/" in name]


def test_a_name_there_is_not_is_a_fault_all_the_same() -> None:
    for alt, said in (
        ("{{ organisation.lego }}", 'Did you mean "logo"'),
        ("{{ organization.logo }}", 'Did you mean "organisation"'),
        ("{{ organisation.name }}", "this tag does not name one"),
    ):
        with pytest.raises(TemplateFaults, match=said):
            WordTemplate.compile(with_picture(f"<w:p><w:r>{picture(alt)}</w:r></w:p>")).render(DATA)


@pytest.mark.parametrize(
    "alt", ["Logo {{ organisation.name }}", "{% if x %}", "{{ a }}{{ b }}", "{{p x }}", "{{ }}", "{{ a"]
)
def test_other_tags_in_alternative_text_stay_out_of_reach(alt: str) -> None:
    with pytest.raises(TemplateFaults) as faults:
        WordTemplate.compile(with_picture(f"<w:p><w:r>{picture(alt)}</w:r></w:p>"))
    assert codes(faults) == ["JD602"]


def test_a_placeholder_keeps_its_box_and_may_ask_for_less() -> None:
    small = picture(TAG, size='cx="720000" cy="720000"')
    body = f"<w:p><w:r>{small}</w:r></w:p>"
    less = picture("{{ organisation.logo|height(&apos;1 cm&apos;) }}")
    body += f"<w:p><w:r>{less}</w:r></w:p>"
    made = WordTemplate.compile(with_picture(body)).render(DATA)
    assert sizes(made) == [(2, 1.33), (1.5, 1)]
    assert_valid(made)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_placeholders_in_loops_cells_and_headers(count: int) -> None:
    drawn = f"<w:p><w:r>{picture('{{ l }}')}</w:r></w:p>"
    loop = p("{%p for l in logos %}") + drawn + p("{%p endfor %}")
    body = loop + p("a") + table(1, row(p("{%tr for l in logos %}")), row(drawn), row(p("{%tr endfor %}"))) + p("b")
    made = WordTemplate.compile(with_picture(body, header=loop)).render({"logos": [LOGO, CREST][:count]})
    assert_valid(made)
    assert [len(sizes(made, f"word/{name}.xml")) for name in ("document", "header1")] == [2 * count, count]


def test_a_picture_used_elsewhere_stays() -> None:
    kept = f"<w:p><w:r>{picture('A crest')}</w:r></w:p>"
    both = f"<w:p><w:r>{picture(TAG)}</w:r></w:p>"
    for file in (with_picture(both + kept), with_picture(both, header=kept), with_picture(kept, header=both)):
        made = WordTemplate.compile(file).render(DATA)
        assert_valid(made)
        assert unzipped(made)["word/media/ours.png"] == SPARE


def test_a_placeholder_beside_a_tag_for_its_paragraph_is_not_lost() -> None:
    body = f"<w:p><w:r><w:t>{{%p if other %}}</w:t></w:r><w:r>{picture(TAG)}</w:r></w:p>" + p("{%p endif %}")
    with pytest.raises(TemplateFaults, match="a picture beside this tag"):
        WordTemplate.compile(with_picture(body))


def test_a_fault_says_where_the_placeholder_is() -> None:
    body = (
        styled("Our school", "Heading1") + f"<w:p>{run('Crest: ')}<w:r>{picture('{{ organisation.lego }}')}</w:r></w:p>"
    )
    with pytest.raises(TemplateFaults) as faults:
        WordTemplate.compile(with_picture(body)).render(DATA)
    (found,) = faults.value.findings
    assert found.message.startswith(
        'Under "Our school", in the paragraph "Crest:", the tag {{ organisation.lego }}: "lego" is not a field'
    )


def test_namespaces_declared_where_word_declares_them() -> None:
    """Word declares those of a picture on the picture, and not on the root, as the parts here do."""
    content = unzipped(with_picture(f"<w:p><w:r>{picture(TAG)}</w:r></w:p>"))
    xml = content["word/document.xml"].decode()
    bare = xml.replace(NAMESPACES, " ".join(NAMESPACES.split()[:2]))
    drawn = " ".join(NAMESPACES.split()[1:4])
    content["word/document.xml"] = bare.replace("<w:drawing>", f"<w:drawing {drawn}>").encode()
    made = WordTemplate.compile(zipped(content)).render(DATA)
    assert_valid(made)
    assert sizes(made) == [(3, 2)]


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_placeholder_of_an_included_file(count: int, tmp_path: Path) -> None:
    (tmp_path / "other.docx").write_bytes(with_picture(f"<w:p><w:r>{picture(TAG)}</w:r></w:p>"))
    host = p("{%p for x in turns %}") + p("{% include 'other.docx' %}") + p("{%p endfor %}") + p("end")
    (tmp_path / "host.docx").write_bytes(word_file(host))
    made = WordTemplate.compile(tmp_path / "host.docx").render({**DATA, "turns": range(count)})
    assert_valid(made)
    assert sizes(made) == [(3, 2)] * count
    assert [data for name, data in unzipped(made).items() if "/media/" in name] == [LOGO.data] * bool(count)


def test_a_placeholder_that_leads_to_an_address_with_a_tag_is_refused() -> None:
    relation = (
        '<Relationship Id="rId91" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
        'Target="https://%7B%7B%20web%20%7D%7D" TargetMode="External"/></Relationships>'
    )
    linked = picture(TAG).replace(f'descr="{TAG}"/>', f'descr="{TAG}"><a:hlinkClick r:id="rId91"/></wp:docPr>')
    content = unzipped(with_picture(f"<w:p><w:r>{linked}</w:r></w:p>"))
    rels = "word/_rels/document.xml.rels"
    content[rels] = content[rels].replace(b"</Relationships>", relation.encode())
    with pytest.raises(TemplateFaults, match="Take the link off the picture"):
        WordTemplate.compile(zipped(dict(content)))
