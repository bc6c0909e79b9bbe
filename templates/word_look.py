"""The look of a template set: the shared styles with its own in their place, its tables and its frame."""

from __future__ import annotations

from dataclasses import dataclass

from templates.word_styles import ACCENT, HAIRLINE, LINK, NAMESPACE, STYLES, Style, size, spacing

__all__ = ["PACK_TABLE", "Look", "header_format", "line", "styles_xml", "table_style", "with_styles"]

DEFAULTS = (
    "<w:docDefaults><w:rPrDefault><w:rPr>"
    '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    f'{size(12)}<w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/>'
    f"</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>{spacing(0, 6)}</w:pPr></w:pPrDefault>"
    "</w:docDefaults>"
)


def line(side: str, eighths: int, colour: str) -> str:
    """A line of a table: at one of its sides, or between its rows (``insideH``) or columns (``insideV``)."""
    return f'<w:{side} w:val="single" w:sz="{eighths}" w:space="0" w:color="{colour}"/>'


def header_format(lines: str, fill: str = "") -> str:
    """How the header row of a table differs from the others."""
    shading = f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
    return (
        f'<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr><w:tcBorders>{lines}</w:tcBorders>{shading}'
        '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr>'
    )


def table_style(name: str, lines: str, margins: tuple[int, int, int, int], formats: str) -> str:
    """A table style: its lines, the margins of its cells from the top and to the right, and the formats of its parts."""
    sides = zip(("top", "left", "bottom", "right"), (margins[0], margins[3], margins[2], margins[1]), strict=True)
    cells = "".join(f'<w:{side} w:w="{width}" w:type="dxa"/>' for side, width in sides)
    return (
        f'<w:style w:type="table" w:styleId="{name.replace(" ", "")}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:uiPriority w:val="40"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>{cells}</w:tblCellMar></w:tblPr>{formats}</w:style>"
    )


PACK_TABLE = table_style(
    "Pack Table",
    line("bottom", 4, HAIRLINE) + line("insideH", 4, HAIRLINE),
    (70, 140, 30, 0),
    header_format(line("bottom", 12, ACCENT)),
)

OTHER_STYLES = (
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
    '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
    '<w:basedOn w:val="DefaultParagraphFont"/><w:uiPriority w:val="99"/><w:unhideWhenUsed/>'
    f'<w:rPr><w:color w:val="{LINK}"/><w:u w:val="single"/></w:rPr></w:style>'
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    "<w:tblCellMar>"
    '<w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>'
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
)


NO_LIST = (
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>'
)


@dataclass(frozen=True)
class Look:
    """The look of a set: its paragraph and table styles, the levels of lists that no other set has, and its frame.

    ``inset`` is how far text stands in from the edges of tables and headings, and ``bottom`` the margin that the footer
    stands in, both in twentieths of a point.
    """

    styles: tuple[Style, ...] = STYLES
    tables: str = PACK_TABLE
    lists: tuple[str, ...] = ()
    frame: str = ""
    inset: int = 0
    bottom: int = 1134


def with_styles(*own: Style) -> tuple[Style, ...]:
    """The shared styles with a set's own: each takes the place of the shared one of its name, or comes after all."""
    by_id = {style.id: style for style in STYLES} | {style.id: style for style in own}
    return tuple(by_id.values())


def styles_xml(look: Look) -> str:
    """The part ``word/styles.xml``."""
    paragraphs = "".join(style.xml() for style in look.styles)
    return f"<w:styles {NAMESPACE}>{DEFAULTS}{paragraphs}{OTHER_STYLES}{look.tables}{NO_LIST}</w:styles>"
