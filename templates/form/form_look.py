"""The look of the form: one frame down every page, bars for headings, and tables whose lines meet the frame.

The frame is the border of the page, so that what stands in it is made of real headings, lists and plain tables, and can
break over pages where it should. All text stands in from the frame by the same distance, in tables and out of them.
"""

from __future__ import annotations

from collections.abc import Mapping

from templates.word_look import Look, header_format, line, table_style, with_styles
from templates.word_numbering import CELL_STEP
from templates.word_styles import (
    ACCENT,
    BOLD,
    HAIRLINE,
    KEEP,
    QUIET,
    STEP,
    Style,
    heading,
    numbered,
    signing_line,
    size,
    spacing,
)

__all__ = ["LOOK"]

INSET = 120
"""6 points: Word measures the distance of a bar's edge from its text in whole points."""
RIGHT = 9412 - INSET
LABEL_FILL = "EEF2F8"
BAR_FILL = "D9E2EF"


def bar(fill: str, edge: str, gap: int) -> str:
    """Borders and shading that make a paragraph a bar across the frame; its ends go on as the frame does."""
    borders = {"top": (edge, gap), "left": (ACCENT, INSET // 20), "bottom": (edge, gap), "right": (ACCENT, INSET // 20)}
    return f'{edges(borders)}<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>'


def edges(borders: Mapping[str, tuple[str, int]]) -> str:
    """The lines around a paragraph, each of a colour and so many points from its text."""
    lines = (f'<w:{s} w:val="single" w:sz="4" w:space="{gap}" w:color="{c}"/>' for s, (c, gap) in borders.items())
    return f"<w:pBdr>{''.join(lines)}</w:pBdr>"


def listed(kind: str, number: int, depth: int, several: bool) -> Style:
    """One of Word's own list styles."""
    name = f"List {kind}{f' {depth + 1}' if depth else ''}"
    indents = f'<w:ind w:left="{INSET + STEP * (depth + 1)}" w:right="{INSET}" w:hanging="{STEP}"/>'
    numbering = numbered(number, depth if several else 0)
    return Style(name, name.replace(" ", ""), paragraph=numbering + spacing(3, 3) + indents, priority=10)


LOOK = Look(
    inset=INSET,
    styles=with_styles(
        Style(
            "Normal", "Normal",
            paragraph=f'{spacing(4, 5)}<w:ind w:left="{INSET}" w:right="{INSET}"/>', priority=0,
        ),
        heading(1, 22, 2, 5, colour=ACCENT),
        heading(2, 16, 0, 0, bar(ACCENT, ACCENT, 4), colour="FFFFFF"),
        heading(3, 13, 0, 0, bar(BAR_FILL, HAIRLINE, 3)),
        heading(4, 12, 9, 3),
        Style(
            "Logo", "Logo", then="Normal", paragraph=f'{KEEP}{spacing(2, 0, 1)}<w:jc w:val="right"/>', priority=11,
        ),
        Style("Subtitle", "Subtitle", then="Normal", paragraph=KEEP + spacing(0, 10), run=size(13), priority=11),
        *(listed("Bullet", 1, depth, several=True) for depth in range(3)),
        *(listed("Number", 3 + depth, depth, several=False) for depth in range(3)),
        Style(
            "Table Bullet", "TableBullet", "TableText",
            paragraph=f'{numbered(2)}<w:ind w:left="{INSET + CELL_STEP}" w:right="{INSET}" w:hanging="{CELL_STEP}"/>',
            priority=12,
        ),
        Style("Table Label", "TableLabel", "TableText", "TableText", run=BOLD, priority=12),
        Style(
            "toc 2", "TOC2",
            paragraph=f'<w:tabs><w:tab w:val="right" w:pos="{RIGHT}"/></w:tabs>{spacing(0, 3)}'
            f'<w:ind w:left="{INSET + STEP}" w:right="{INSET}"/>',
            priority=39,
        ),
        Style("After Table", "AfterTable", then="Normal", paragraph=spacing(9, 6), priority=13),
        signing_line("Sign-off Name", "SignoffName", 18, 2400),
        signing_line("Sign-off Signature", "SignoffSignature", 22, 2401),
        signing_line("Sign-off Date", "SignoffDate", 18, 5600, 12),
        Style(
            "footer", "Footer",
            paragraph=edges({"top": (HAIRLINE, 4), "left": (ACCENT, INSET // 20), "right": (ACCENT, INSET // 20)})
            + f'<w:tabs><w:tab w:val="right" w:pos="{RIGHT}"/></w:tabs>{spacing(0, 0, 1)}',
            run=f'<w:color w:val="{QUIET}"/>{size(10)}', priority=99,
        ),
    ),
    tables=table_style(
        "Pack Table",
        "".join(line(side, 4, HAIRLINE) for side in ("top", "bottom", "insideH", "insideV")),
        (70, 0, 40, 0),
        header_format(line("bottom", 12, ACCENT))
        + '<w:tblStylePr w:type="firstCol"><w:tblPr/><w:tcPr><w:shd w:val="clear" w:color="auto" '
        f'w:fill="{LABEL_FILL}"/></w:tcPr></w:tblStylePr>',
    ),
    frame='<w:pgBorders w:offsetFrom="text">'
    + "".join(
        f'<w:{side} w:val="single" w:sz="8" w:space="{space}" w:color="{ACCENT}"/>'
        for side, space in (("top", 8), ("left", 0), ("bottom", 8), ("right", 0))
    )
    + "</w:pgBorders>",
    bottom=1247,
)  # fmt: skip
