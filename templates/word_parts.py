"""The paragraphs, tables and fields that the scripts of the shipped Word templates are written in.

The XML is written out, not made through a library, because a library's own template brings styles, languages and
settings that this design does not have, and changes between releases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Column", "contents", "footer", "paragraph", "table", "tag"]


# Paragraphs


def text(words: str, bold: bool = False) -> str:
    """A run of text, in which Jinja tags may stand."""
    look = "<w:rPr><w:b/><w:bCs/></w:rPr>" if bold else ""
    escaped = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<w:r>{look}<w:t xml:space="preserve">{escaped}</w:t></w:r>'


def paragraph(words: str, style: str = "", keep_next: bool = False, new_page: bool = False) -> str:
    """A paragraph; ``words`` are plain text or runs already made."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    # Word drops the space above a heading at the top of a page, but not where the page break is the heading's own.
    properties += "<w:keepNext/>" * keep_next + '<w:pageBreakBefore/><w:spacing w:before="0"/>' * new_page
    look = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{look}{words if words.startswith('<w:') else text(words)}</w:p>"


def tag(statement: str) -> str:
    """A Jinja statement alone in a paragraph, which goes from the finished document with it."""
    return paragraph(f"{{%p {statement} %}}", "TemplateTag")


# Tables


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading, its width in twentieths of a point and the paragraphs of a cell."""

    heading: str
    width: int
    cell: str


def row(cells: Sequence[tuple[int, str]], header: bool = False) -> str:
    """A row that does not split over pages; a header row is repeated on every page."""
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>' for width, cell in cells
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * header}</w:trPr>{inside}</w:tr>"


def table(columns: Sequence[Column], loop: str, title: str, description: str, labels: bool = False) -> str:
    """A table with a row for each turn of ``loop``; ``labels`` says that its first column names the rows."""
    widths = [column.width for column in columns]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    spare = [(width, "<w:p/>") for width in widths[1:]]
    head = [(column.width, paragraph(column.heading, "TableHeading")) for column in columns]
    first, last = f"{{%tr for {loop} %}}", "{%tr endfor %}"
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="PackTable"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{"06A0" if labels else "0620"}" w:firstRow="1" w:lastRow="0" '
        f'w:firstColumn="{int(labels)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{title}"/><w:tblDescription w:val="{description}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
        f"{row(head, header=True)}"
        f"{row([(widths[0], paragraph(first, 'TemplateTag')), *spare])}"
        f"{row([(column.width, column.cell) for column in columns])}"
        f"{row([(widths[0], paragraph(last, 'TemplateTag')), *spare])}</w:tbl>"
    )


# Fields


END_FIELD = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def _start_field(instruction: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )


def _field(instruction: str) -> str:
    return _start_field(instruction) + text("1") + END_FIELD


def contents(words: str, first: bool = False, last: bool = False) -> str:
    """An entry of the list of contents, which is one field from its first entry to its last.

    Only Word knows the page numbers; it puts them in, and links, when somebody updates the field.
    """
    start = _start_field('TOC \\o "2-2" \\h \\z') if first else ""
    return paragraph(start + text(words) + END_FIELD * last, "TOC2")


def footer(words: str, under: str, condition: str) -> str:
    """A footer: words on the left and the page number on the right, and words under both if the condition holds."""
    page = text("Page ") + _field("PAGE") + text(" of ") + _field("NUMPAGES")
    first = paragraph(text(words) + "<w:r><w:tab/></w:r>" + page, "Footer")
    return first + tag(f"if {condition}") + paragraph(under, "Footer") + tag("endif")
