"""Small Word files written out part by part, and their text read back with python-docx, which shares no code with jdgen."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import docx

from tests.word_checks import check_validity
from tests.word_checks.specimen import GOOD
from tests.word_checks.validators import INTEGRITY, OPENXML_AUDIT

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
)
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = ("styles", "numbering", "header", "footer", "footnotes", "settings", "fontTable", "theme")


def p(words: str, properties: str = "") -> str:
    """A paragraph of one run; ``words`` may hold tags and are escaped."""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{run(words)}</w:p>"


def run(words: str, properties: str = "") -> str:
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{look}<w:t xml:space="preserve">{escaped}</w:t></w:r>'


def styled(words: str, style: str) -> str:
    return p(words, f'<w:pStyle w:val="{style}"/>')


def cell(content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def row(*cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(map(cell, cells))}</w:tr>"


def table(columns: int, *rows: str) -> str:
    grid = '<w:gridCol w:w="2000"/>' * columns
    width = f'<w:tblW w:w="{2000 * columns}" w:type="dxa"/>'
    return f"<w:tbl><w:tblPr>{width}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _style(id_: str, name: str, properties: str = "", kind: str = "paragraph", more: str = "") -> str:
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:style w:type="{kind}" {more} w:styleId="{id_}"><w:name w:val="{name}"/>{look}</w:style>'


def _styles() -> str:
    found = [_style("Normal", "Normal", more='w:default="1"')]
    found += [_style(f"Heading{n}", f"heading {n}") for n in (1, 2)]
    for name, first in (("Bullet", 1), ("Number", 4)):
        for depth in range(3):
            number = f'<w:numPr><w:numId w:val="{first + depth}"/></w:numPr>'
            title = f"List {name}" + (f" {depth + 1}" if depth else "")
            found.append(_style(title.replace(" ", ""), title, number))
    found.append(_style("Hyperlink", "Hyperlink", kind="character"))
    return f"{_XML}<w:styles {NAMESPACES}>{''.join(found)}</w:styles>"


def _numbering() -> str:
    def abstract(number: int) -> str:
        format_ = "bullet" if number < 4 else "decimal"
        return (
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0">'
            f'<w:start w:val="1"/><w:numFmt w:val="{format_}"/><w:lvlText w:val="{"•" if number < 4 else "%1."}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{360 * number}" w:hanging="360"/></w:pPr></w:lvl></w:abstractNum>'
        )

    nums = "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, 7))
    return f"{_XML}<w:numbering {NAMESPACES}>{''.join(map(abstract, range(1, 7)))}{nums}</w:numbering>"


SECTION = (
    '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/><w:footerReference w:type="default" r:id="rId4"/>'
    '<w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1247" w:bottom="1134" w:left="1247" w:header="567" w:footer="567" w:gutter="0"/>'
    "</w:sectPr>"
)

SETTINGS = (
    f'{_XML}<w:settings {NAMESPACES}><w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    "</w:compat></w:settings>"
)


def parts(
    body: str, header: str = "", footer: str = "", footnote: str = "", title: str = "A title", more: str = ""
) -> dict[str, str | bytes]:
    """The parts of a whole Word file around a body; ``title`` and ``more`` go into the file's properties as they are."""
    overrides = {
        "word/document.xml": f"{_WORD}.document.main+xml",
        **{f"word/{kind}{'1' if kind in ('header', 'footer') else ''}.xml": f"{_WORD}.{kind}+xml" for kind in _KINDS},
        "word/theme.xml": "application/vnd.openxmlformats-officedocument.theme+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    types = "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items())
    rels = "".join(
        f'<Relationship Id="rId{i}" Type="{_OFFICE}/{kind}" '
        f'Target="{kind}{"1" if kind in ("header", "footer") else ""}.xml"/>'
        for i, kind in enumerate(_KINDS, 1)
    )
    notes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
    )
    notes += f'<w:footnote w:id="1">{footnote}</w:footnote>' if footnote else ""
    reference = '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' if footnote else ""
    return {
        "[Content_Types].xml": f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" '
        f'ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" '
        f'Type="{_PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        "docProps/core.xml": f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title>{more}</cp:coreProperties>',
        "word/document.xml": f"{_XML}<w:document {NAMESPACES}><w:body>{body}{reference}{SECTION}</w:body></w:document>",
        "word/_rels/document.xml.rels": f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{rels}</Relationships>',
        "word/styles.xml": _styles(),
        "word/settings.xml": SETTINGS,
        "word/theme.xml": GOOD["word/theme/theme1.xml"],
        "word/fontTable.xml": f'{_XML}<w:fonts {NAMESPACES}><w:font w:name="Arial"/></w:fonts>',
        "word/numbering.xml": _numbering(),
        "word/header1.xml": f"{_XML}<w:hdr {NAMESPACES}>{header or p('Header')}</w:hdr>",
        "word/footer1.xml": f"{_XML}<w:ftr {NAMESPACES}>{footer or p('Footer')}</w:ftr>",
        "word/footnotes.xml": f"{_XML}<w:footnotes {NAMESPACES}>{notes}</w:footnotes>",
    }


def zipped(content: Mapping[str, str | bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in content.items():
            archive.writestr(name, data)
    return out.getvalue()


def unzipped(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def word_file(body: str, **more: str) -> bytes:
    return zipped(parts(body, **more))


def opened(document: bytes) -> Any:
    return docx.Document(BytesIO(document))


def paragraphs(document: bytes) -> list[str]:
    """The text of the body's own paragraphs."""
    return [paragraph.text for paragraph in opened(document).paragraphs]


def assert_valid(document: bytes) -> None:
    """Fail with what any of the validators, ours or others', finds wrong."""
    faults = [str(problem) for problem in check_validity(document)]
    for validator in (OPENXML_AUDIT, INTEGRITY):
        if validator.available():
            faults += [f"{validator.name}: {error}" for error in validator.errors(document)]
    assert not faults, "\n".join(faults)


def part(document: bytes, name: str) -> str:
    return unzipped(document)[name].decode()
