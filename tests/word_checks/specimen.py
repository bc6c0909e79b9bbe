"""A good Word file, small and written out part by part, for the checks to be proved on.

It has one of most things: headings, lists, a table with a style that colours its header, a picture, links, a bookmark, a
footnote, a content control, fields and a theme. All three validators and all our checks find it good; a mutant is this
file with one thing changed (see ``mutants``).
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO

__all__ = ["GOOD", "NAMESPACES", "TITLE", "zipped"]

TITLE = "Class Teacher"
NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _rels(**entries: tuple[str, str]) -> str:
    lines = "".join(_relationship(id_, kind, target) for id_, (kind, target) in entries.items())
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


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
    "/word/theme/theme1.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
    "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
_CONTENT_TYPES = (
    f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
    + "".join(f'<Override PartName="{name}" ContentType="{type_}"/>' for name, type_ in _TYPES.items())
    + "</Types>"
)
_CORE = (
    f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    f"<dc:title>{TITLE}</dc:title><dc:language>en-GB</dc:language>"
    '<dcterms:created xsi:type="dcterms:W3CDTF">2026-09-01T09:00:00Z</dcterms:created>'
    '<dcterms:modified xsi:type="dcterms:W3CDTF">2026-09-01T09:00:00Z</dcterms:modified></cp:coreProperties>'
)
_APP = (
    f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Pages>1</Pages><Application>jdgen</Application></Properties>"
)
_STYLES = f"""{_XML}<w:styles {NAMESPACES}>
<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/><w:sz w:val="24"/>\
<w:lang w:val="en-GB"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>
<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>
<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/>\
<w:qFormat/><w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="1F3864" w:themeColor="accent1"/>\
<w:sz w:val="44"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Heading1"/><w:next w:val="Normal"/>\
<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:sz w:val="26"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Heading2"/><w:next w:val="Normal"/>\
<w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:sz w:val="24"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Subtitle"><w:name w:val="Subtitle"/><w:basedOn w:val="Normal"/><w:rPr><w:sz w:val="28"/>\
</w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="TOC2"><w:name w:val="toc 2"/><w:basedOn w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="ListBullet"><w:name w:val="List Bullet"/><w:basedOn w:val="Normal"/><w:pPr><w:numPr>\
<w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:rPr>\
<w:color w:val="595959"/><w:sz w:val="20"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:color w:val="0B3D91"/>\
<w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr>\
<w:vertAlign w:val="superscript"/></w:rPr></w:style>
<w:style w:type="table" w:styleId="JobTable"><w:name w:val="Job Table"/><w:basedOn w:val="TableNormal"/><w:tblPr>\
<w:tblStyleRowBandSize w:val="1"/></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:color w:val="FFFFFF"/></w:rPr>\
<w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="1F3864"/></w:tcPr></w:tblStylePr><w:tblStylePr w:type="band2Horz"><w:tcPr>\
<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/></w:tcPr></w:tblStylePr></w:style>
</w:styles>"""
_LEVELS = "".join(
    f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
    f'<w:pPr><w:ind w:left="{360 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    for level in range(2)
)
_NUMBERING = (
    f'{_XML}<w:numbering {NAMESPACES}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="hybridMultilevel"/>'
    f'{_LEVELS}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)
_SETTINGS = (
    f'{_XML}<w:settings {NAMESPACES}><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="en-GB"/></w:settings>'
)
_FOOTNOTES = (
    f'{_XML}<w:footnotes {NAMESPACES}><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    '<w:footnote w:id="1"><w:p><w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
    '<w:r><w:t xml:space="preserve"> National conditions of service apply.</w:t></w:r></w:p></w:footnote></w:footnotes>'
)


def _field(code: str, shown: str) -> str:
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{shown}</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


_FOOTER = (
    f'{_XML}<w:ftr {NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>'
    f'<w:r><w:t xml:space="preserve">Kingsmead School, page </w:t></w:r>{_field("PAGE", "1")}'
    f'<w:r><w:t xml:space="preserve"> of </w:t></w:r>{_field("NUMPAGES", "1")}</w:p></w:ftr>'
)


def _p(text: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r><w:t>{text}</w:t></w:r></w:p>\n"


def _row(texts: tuple[str, ...], header: str = "") -> str:
    cells = "".join(f'<w:tc><w:tcPr><w:tcW w:w="4800" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>' for text in texts)
    return f"<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>{cells}</w:tr>\n"


_TABLE = (
    '<w:tbl><w:tblPr><w:tblStyle w:val="JobTable"/><w:tblW w:w="0" w:type="auto"/><w:tblLook w:val="0420" w:firstRow="1"'
    ' w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/><w:tblCaption w:val="Person specification"/>'
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
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1800000" cy="900000"/>'
    '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing></w:r></w:p>\n"
)


def _link(where: str, text: str) -> str:
    return f'<w:hyperlink {where}><w:r><w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr><w:t>{text}</w:t></w:r></w:hyperlink>'


_DOCUMENT = (
    f"{_XML}<w:document {NAMESPACES}><w:body>\n"
    + _p(TITLE, "Heading1")
    + _p("Kingsmead School", "Subtitle")
    + "<w:p><w:r><w:t>We are looking for a class teacher who enjoys working with young children.</w:t></w:r>"
    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="1"/></w:r></w:p>\n'
    '<w:sdt><w:sdtPr><w:alias w:val="Hours"/><w:id w:val="12345"/></w:sdtPr><w:sdtContent>'
    + _p("The post is full time.")
    + "</w:sdtContent></w:sdt>\n"
    + _p("Job description", "Heading2")
    + '<w:p><w:pPr><w:pStyle w:val="Heading3"/></w:pPr><w:bookmarkStart w:id="0" w:name="duties"/><w:r><w:t>Main duties</w:t></w:r>'
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
    + '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="1247"'
    ' w:bottom="1134" w:left="1247" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr></w:body></w:document>'
)


def _theme() -> str:
    plain = {"dk1": "000000", "lt1": "FFFFFF", "dk2": "44546A", "lt2": "E7E6E6", "hlink": "0B3D91", "folHlink": "4B2E83"}
    colours = {**plain, "accent1": "1F3864", **{f"accent{at}": "2E74B5" for at in range(2, 7)}}
    order = "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink".split()
    scheme = "".join(f'<a:{name}><a:srgbClr val="{colours[name]}"/></a:{name}>' for name in order)
    font = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    line = '<a:ln w="6350"><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{_XML}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Plain"><a:themeElements>'
        f'<a:clrScheme name="Plain">{scheme}</a:clrScheme><a:fontScheme name="Plain"><a:majorFont>{font}</a:majorFont>'
        f'<a:minorFont>{font}</a:minorFont></a:fontScheme><a:fmtScheme name="Plain"><a:fillStyleLst>{fill}</a:fillStyleLst>'
        f"<a:lnStyleLst>{line}</a:lnStyleLst><a:effectStyleLst>{effect}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst>"
        "</a:fmtScheme></a:themeElements></a:theme>"
    )


def _png() -> bytes:
    """A picture of one white point."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"\x00\xff")) + chunk(b"IEND", b"")


GOOD: Mapping[str, str | bytes] = {
    "[Content_Types].xml": _CONTENT_TYPES,
    "_rels/.rels": _rels(
        rId1=("officeDocument", "word/document.xml"),
        rId2=(f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        rId3=("extended-properties", "docProps/app.xml"),
    ),
    "docProps/core.xml": _CORE,
    "docProps/app.xml": _APP,
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
    ),
    "word/styles.xml": _STYLES,
    "word/numbering.xml": _NUMBERING,
    "word/settings.xml": _SETTINGS,
    "word/footnotes.xml": _FOOTNOTES,
    "word/footer1.xml": _FOOTER,
    "word/theme/theme1.xml": _theme(),
    "word/media/crest.png": _png(),
}
"""The parts, in the order of the zip."""


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """The bytes of a .docx with these parts, in this order."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()
