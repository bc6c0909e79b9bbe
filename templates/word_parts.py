"""The paragraphs, tables and fields that the scripts of the shipped Word templates are written in.

The XML is written out, not made through a library, because a library's own template brings styles, languages and
settings that this design does not have, and changes between releases.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = [
    "Column", "contents", "each", "footer", "paragraph", "prose", "row", "rows_each", "rows_when", "table", "tag", "when",
]  # fmt: skip


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


def when(condition: str, *parts: str) -> list[str]:
    """Parts that stand in the document only if the condition holds."""
    return [tag(f"if {condition}"), *parts, tag("endif")]


def each(loop: str, *parts: str) -> list[str]:
    """Parts that stand in the document once for each turn of the loop."""
    return [tag(f"for {loop}"), *parts, tag("endfor")]


def prose(value: str, keep_next: bool = False) -> list[str]:
    """A value of several paragraphs, where there is one."""
    return when(value, paragraph(f"{{{{ {value} }}}}", keep_next=keep_next))


# Tables


@dataclass(frozen=True)
class Column:
    """A column of a table: its heading and its width in twentieths of a point."""

    heading: str
    width: int


def row(columns: Sequence[Column], *cells: str, header: bool = False) -> str:
    """A row that does not split over pages; a header row is repeated on every page."""
    inside = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{column.width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for column, cell in zip(columns, cells, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' * header}</w:trPr>{inside}</w:tr>"


def _tag_row(columns: Sequence[Column], statement: str) -> str:
    """A row that holds a Jinja statement alone, and goes from the finished document with it."""
    words = paragraph(f"{{%tr {statement} %}}", "TemplateTag")
    return row(columns, words, *["<w:p/>"] * (len(columns) - 1))


def rows_each(columns: Sequence[Column], loop: str, *cells: str) -> str:
    """A row for each turn of the loop."""
    return _tag_row(columns, f"for {loop}") + row(columns, *cells) + _tag_row(columns, "endfor")


def rows_when(columns: Sequence[Column], condition: str, *cells: str) -> str:
    """A row that stands in the table only if the condition holds."""
    return _tag_row(columns, f"if {condition}") + row(columns, *cells) + _tag_row(columns, "endif")


def table(
    columns: Sequence[Column], rows: str, title: str, description: str, labels: bool = False, style: str = "PackTable"
) -> str:
    """A table of these rows under a header row; ``labels`` says that its first column names the rows."""
    grid = "".join(f'<w:gridCol w:w="{column.width}"/>' for column in columns)
    head = row(columns, *(paragraph(column.heading, "TableHeading") for column in columns), header=True)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(c.width for c in columns)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="{"06A0" if labels else "0620"}" w:firstRow="1" w:lastRow="0" '
        f'w:firstColumn="{int(labels)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{title}"/><w:tblDescription w:val="{description}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
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
