"""A good Word file, small and written out part by part, for the checks to be proved on.

It has one of most things: headings, lists, a table with a style that colours its header, a picture, links, a bookmark, a
footnote, a content control, fields and a theme. All three validators and all our checks find it good; a mutant is this
file with one thing changed (see ``mutants``).
"""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from tests.word_checks.specimen_parts import (
    APP,
    CORE,
    FONTS,
    NAMESPACES,
    NUMBERING,
    PACKAGE,
    SETTINGS,
    STYLES,
    TITLE,
    XML,
    png,
    theme,
)

__all__ = ["GOOD", "NAMESPACES", "TITLE", "zipped"]

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _rels(**entries: tuple[str, str]) -> str:
    lines = "".join(_relationship(id_, kind, target) for id_, (kind, target) in entries.items())
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{lines}</Relationships>'


def _relationship(id_: str, kind: str, target: str) -> str:
    address = kind if "://" in kind else f"{_OFFICE}/{kind}"
    mode = ' TargetMode="External"' if kind == "hyperlink" else ""
    return f'<Relationship Id="{id_}" Type="{address}" Target="{target}"{mode}/>'


_TYPES = {
    "/word/document.xml": f"{_WORD_TYPE}.document.main+xml",
    "/word/styles.xml": f"{_WORD_TYPE}.styles+xml",
    "/word/numbering.xml": f"{_WORD_TYPE}.numbering+xml",
    "/word/settings.xml": f"{_WORD_TYPE}.settings+xml",
    "/word/footnotes.xml": f"{_WORD_TYPE}.footnotes+xml",
    "/word/footer1.xml": f"{_WORD_TYPE}.footer+xml",
    "/word/fontTable.xml": f"{_WORD_TYPE}.fontTable+xml",
    "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_CONTENT_TYPES = (
    f'{XML}<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    + "".join(f'<Override PartName="{name}" ContentType="{type_}"/>' for name, type_ in _TYPES.items())
    + "</Types>"
)
_FOOTNOTES = (
    f'{XML}<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
    "</w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="1"><w:p><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    '<w:r><w:t xml:space="preserve"> National conditions of service apply.</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def _field(code: str, shown: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


_FOOTER = (
    f'{XML}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    f'<w:r><w:t xml:space="preserve">Kingsmead School, page </w:t></w:r>{_field("PAGE", "1")}'
    f'<w:r><w:t xml:space="preserve"> of </w:t></w:r>{_field("NUMPAGES", "1")}</w:p></w:ftr>'
)


def _p(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>\n"


def _row(texts: tuple[str, ...], header: str = "") -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="4800" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>'
        for text in texts
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>\n"


_TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="JobTable"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="0420" w:firstRow="1"'
    ' w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
    '<w:tblCaption w:val="Person specification"/>'
    '<w:tblDescription w:val="What we look for and how we assess it"/></w:tblPr>'
    '<w:tblGrid><w:gridCol w:w="4800"/><w:gridCol w:w="4800"/></w:tblGrid>\n'
    + _row(("Criterion", "How assessed"), "<w:tblHeader/>")
    + _row(("Qualified teacher status", "Certificates"))
    + _row(("Experience of leading a team", "Interview"))
    + "</w:tbl>\n"
)
_PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="1800000" cy="900000"/>'
    '<wp:docPr id="1" name="Picture 1" descr="The crest of Kingsmead School"/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
    '<pic:nvPicPr><pic:cNvPr id="1" name="crest"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="rId6"/>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="1800000" cy="900000"/>'
    '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r></w:p>\n"
)


def _link(where: str, text: str) -> str:
    return (
        f'<w:hyperlink {where}><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>{text}</w:t></w:r></w:hyperlink>'
    )


_DOCUMENT = (
    f"{XML}<w:document {NAMESPACES}><w:body>\n"
    + _p(TITLE, "Heading1")
    + _p("Kingsmead School", "Subtitle")
    + "<w:p><w:r><w:t>We are looking for a class teacher who enjoys working with young children.</w:t></w:r>"
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r></w:p>\n'
    '<w:sdt><w:sdtPr><w:alias w:val="Hours"/><w:id w:val="12345"/></w:sdtPr><w:sdtContent>'
    + _p("The post is full time.")
    + "</w:sdtContent></w:sdt>\n"
    + _p("Job description", "Heading2")
    + '<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:bookmarkStart w:id="0" w:name="duties"/>'
    "<w:r><w:t>Main duties</w:t></w:r>"
    '<w:bookmarkEnd w:id="0"/></w:p>\n'
    + _p("Plan and teach lessons.", "ListBullet")
    + '<w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    "<w:r><w:t>Mark work with care.</w:t></w:r></w:p>\n"
    + _p("Person specification", "Heading2")
    + _TABLE
    + _p("How to apply", "Heading2")
    + '<w:p><w:r><w:t xml:space="preserve">Read the </w:t></w:r>'
    + _link('r:id="rId7"', "guidance for applicants")
    + '<w:r><w:t xml:space="preserve"> and the </w:t></w:r>'
    + _link('w:anchor="duties"', "list of main duties")
    + "<w:r><w:t>.</w:t></w:r></w:p>\n"
    + _PICTURE
    + _p("For this pack in other formats, write to jobs@kingsmead.example.")
    + '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1247"'
    ' w:bottom="1134" w:left="1247" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>'
)


GOOD: Mapping[str, str | bytes] = {
    "[Content_Types].xml": _CONTENT_TYPES,
    "_rels/.rels": _rels(
        rId1=("officeDocument", "word/document.xml"),
        rId2=(f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        rId3=("extended-properties", "docProps/app.xml"),
    ),
    "docProps/core.xml": CORE,
    "docProps/app.xml": APP,
    "word/document.xml": _DOCUMENT,
    "word/_rels/document.xml.rels": _rels(
        rId1=("styles", "styles.xml"),
        rId2=("numbering", "numbering.xml"),
        rId3=("settings", "settings.xml"),
        rId4=("footnotes", "footnotes.xml"),
        rId5=("footer", "footer1.xml"),
        rId6=("image", "media/crest.png"),
        rId7=("hyperlink", "https://kingsmead.example/guidance"),
        rId8=("theme", "theme/theme1.xml"),
        rId9=("fontTable", "fontTable.xml"),
    ),
    "word/styles.xml": STYLES,
    "word/numbering.xml": NUMBERING,
    "word/settings.xml": SETTINGS,
    "word/footnotes.xml": _FOOTNOTES,
    "word/footer1.xml": _FOOTER,
    "word/fontTable.xml": FONTS,
    "word/theme/theme1.xml": theme(),
    "word/media/crest.png": png(),
}
"""The parts, in the order of the zip."""


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """The bytes of a .docx with these parts, in this order."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
