"""What Word insists on and a template's loops can leave out, put right in the finished text of a part.

Word calls a file corrupt where LibreOffice opens it: a cell without a paragraph at its end, a table without a row, a row
without a cell.
"""

from __future__ import annotations

import re

__all__ = ["repaired"]

_PARAGRAPH = "<w:p/>"
_EMPTY_ROW = re.compile(r"<w:tr(?: [^>]*)?>(?:<w:trPr>(?:(?!</w:trPr>).)*</w:trPr>|<w:trPr/>)?</w:tr>")
_TABLE_START = "<w:tbl>"


def repaired(text: str) -> str:
    """The text of a part with the gaps closed. Text without gaps is answered as it is."""
    if "</w:tcPr></w:tc>" in text:
        text = text.replace("</w:tcPr></w:tc>", f"</w:tcPr>{_PARAGRAPH}</w:tc>")
    if "<w:tc></w:tc>" in text:
        text = text.replace("<w:tc></w:tc>", f"<w:tc>{_PARAGRAPH}</w:tc>")
    if "</w:tbl></w:tc>" in text:
        text = text.replace("</w:tbl></w:tc>", f"</w:tbl>{_PARAGRAPH}</w:tc>")
    if "</w:trPr></w:tr>" in text or "<w:tr></w:tr>" in text:
        text = _EMPTY_ROW.sub("", text)
    while (end := text.find("</w:tblGrid></w:tbl>")) >= 0:
        start = text.rfind(_TABLE_START, 0, end)
        text = text[:start] + text[end + len("</w:tblGrid></w:tbl>") :]
    return text
