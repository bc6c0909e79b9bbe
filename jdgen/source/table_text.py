"""From a table's file to text. Spreadsheets save tables in several encodings; those that are sure are accepted."""

from __future__ import annotations

import re
from pathlib import Path as FilePath

from jdgen.findings import Span, finding
from jdgen.source.text import Text, read_bytes

__all__ = ["MAX_TABLE_BYTES", "decode_table", "read_table_text"]

MAX_TABLE_BYTES = 10_000_000
"""The largest table read, in bytes: some 20,000 vacancies."""

_SAVE_AS = "In Excel, choose File, Save As, and the type CSV UTF-8 (Comma delimited)."
_UTF_16 = f"This file is saved as UTF-16, which Excel calls Unicode Text. {_SAVE_AS}"
_WORKBOOK = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_OTHER = (b"%PDF-", b"{\\rtf")
_TWO_BYTES = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
# The five bytes that mean nothing in Windows-1252 stay controls, which are refused where they stand.
_WINDOWS = {byte: bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(0x80, 0xA0)}
_NOT_ASCII = re.compile(rb"[\x80-\xff]")


def read_table_text(path: FilePath, file: str) -> Text:
    """Read a table's file as text with ``\\n`` line ends. Never raises for a bad file."""
    data = read_bytes(path, file, MAX_TABLE_BYTES, "table of vacancies")
    return decode_table(data, file) if isinstance(data, bytes) else Text(file, None, (data,))


def decode_table(data: bytes, file: str) -> Text:
    """Decode a table: UTF-8 with or without a byte order mark, or else Windows-1252, in which Excel saves plain CSV.

    Text that is mostly UTF-8 is never taken for Windows-1252: it would be read with wrong letters in it.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:4096].count(0) > len(data[:4096]) // 4:
        return _refused(_UTF_16, file)
    if data.startswith(_WORKBOOK):
        return _refused(f"This is an Excel workbook, not a CSV file. {_SAVE_AS}", file)
    if data.startswith(_OTHER):
        return _refused(f"This is not a CSV file. {_SAVE_AS}", file)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_mostly_utf_8(data):
            return _mixed(data, error.start, file)
        text = data.decode("latin-1").translate(_WINDOWS)
    return Text(file, text.replace("\r\n", "\n").replace("\r", "\n"))


def _is_mostly_utf_8(data: bytes) -> bool:
    whole = _TWO_BYTES.findall(data)
    return len(whole) > len(_NOT_ASCII.findall(data)) - sum(map(len, whole))


def _mixed(data: bytes, index: int, file: str) -> Text:
    before = data[:index].replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    line = before.count(b"\n") + 1
    column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    message = f"Line {line} has a character that is not UTF-8, as the rest of this file is. Type it again. {_SAVE_AS}"
    return Text(file, None, (finding("JD009", message, Span(file, line, column, line, column + 1)),))


def _refused(message: str, file: str) -> Text:
    return Text(file, None, (finding("JD009", message, Span(file, 1, 1, 1, 1)),))
