"""The file around a Word template: its settings, and the parts that Word asks for but that say nothing of the pack."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path

from templates.word_look import Look, styles_xml
from templates.word_numbering import numbering_xml
from templates.word_parts import footer
from templates.word_styles import ACCENT, DECLARATION, LINK, NAMESPACE, QUIET

__all__ = ["save"]

RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
TYPE = "application/vnd.openxmlformats-"
WORD = f"{TYPE}officedocument.wordprocessingml."

# The page is A4. The footer stands inside the bottom margin.
SECTION = (
    '<w:sectPr><w:footerReference w:type="default" r:id="rId6"/><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1247" w:bottom="{bottom}" w:left="1247" w:header="567" w:footer="567" w:gutter="0"/>'
    "{frame}</w:sectPr>"
)

# Without a compatibility mode of 15 Word opens the file as one of an older Word.
# What meets a frame is brought into line with it, and the frame begins with the text, not where a header might be.
SETTINGS = (
    f'<w:settings {NAMESPACE}><w:zoom w:percent="100"/>{{framed}}<w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    '</w:compat><w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)

FRAMED = "<w:alignBordersAndEdges/><w:bordersDoNotSurroundHeader/>"

FONTS = (
    f'<w:fonts {NAMESPACE}><w:font w:name="Arial"><w:altName w:val="Liberation Sans"/>'
    '<w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/><w:family w:val="swiss"/>'
    '<w:pitch w:val="variable"/></w:font></w:fonts>'
)


def _theme() -> str:
    """The palette and fonts that Word offers to whoever edits the file; no style here depends on them."""
    colours = {"dk1": "000000", "lt1": "FFFFFF", "dk2": ACCENT, "lt2": "F2F2F2", "accent1": ACCENT, "accent2": QUIET}
    colours |= {"accent3": "2E6B4F", "accent4": "7A4A00", "accent5": "6B2C5E", "accent6": "8A2432"}
    colours |= {"hlink": LINK, "folHlink": LINK}
    palette = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    font = '<a:latin typeface="Arial"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        '<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Job pack"><a:themeElements>'
        f'<a:clrScheme name="Job pack">{palette}</a:clrScheme><a:fontScheme name="Job pack">'
        f"<a:majorFont>{font}</a:majorFont><a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Job pack"><a:fillStyleLst>{fill * 3}</a:fillStyleLst>'
        f"<a:lnStyleLst>{f'<a:ln>{fill}</a:ln>' * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def _core(title: str, creator: str) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title><dc:creator>{creator}</dc:creator><dc:language>en-GB</dc:language></cp:coreProperties>"
    )


def _content_types(kinds: dict[str, str]) -> str:
    overrides = "".join(f'<Override PartName="/{name}" ContentType="{kind}+xml"/>' for name, kind in kinds.items())
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="{TYPE}package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
        f"{overrides}</Types>"
    )


def _relationships(targets: Sequence[tuple[str, str]]) -> str:
    related = "".join(
        f'<Relationship Id="rId{i}" Type="{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{related}</Relationships>'


def save(path: Path, body: Sequence[str], foot: tuple[str, str, str], title: str, creator: str, look: Look) -> None:
    """Write the template: the same bytes for the same words, on any machine and any day."""
    kinds = {
        "word/document.xml": f"{WORD}document.main",
        "word/styles.xml": f"{WORD}styles",
        "word/numbering.xml": f"{WORD}numbering",
        "word/settings.xml": f"{WORD}settings",
        "word/fontTable.xml": f"{WORD}fontTable",
        "word/theme/theme1.xml": f"{TYPE}officedocument.theme",
        "word/footer1.xml": f"{WORD}footer",
        "docProps/core.xml": f"{TYPE}package.core-properties",
    }
    package = [
        (f"{RELATIONS}/officeDocument", "word/document.xml"),
        (f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
    ]
    related = ["styles", "numbering", "settings", "fontTable", "theme/theme1", "footer1"]
    document = [(f"{RELATIONS}/{part.split('/')[0].rstrip('1')}", f"{part}.xml") for part in related]
    parts = {
        "[Content_Types].xml": _content_types(kinds),
        "_rels/.rels": _relationships(package),
        "word/document.xml": f'<w:document {NAMESPACE} xmlns:r="{RELATIONS}"><w:body>{"".join(body)}'
        f"{SECTION.format(frame=look.frame, bottom=look.bottom)}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relationships(document),
        "word/styles.xml": styles_xml(look),
        "word/numbering.xml": numbering_xml(look.inset, look.lists),
        "word/settings.xml": SETTINGS.format(framed=FRAMED if look.frame else ""),
        "word/fontTable.xml": FONTS,
        "word/theme/theme1.xml": _theme(),
        "word/footer1.xml": f"<w:ftr {NAMESPACE}>{footer(*foot)}</w:ftr>",
        "docProps/core.xml": _core(title, creator),
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for name, xml in parts.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # else the file would tell which system it was made on
            file.writestr(entry, (DECLARATION + xml).encode())
