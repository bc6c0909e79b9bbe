"""Whether all contestants made the same document, as a reader sees it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

from lxml import etree

__all__ = ["assert_same_text", "visible"]

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARTS = re.compile(r"word/(document|header\d*|footer\d*)\.xml")


def visible(document: bytes) -> list[str]:
    """The paragraphs of a Word file that have words in them: of its body, then of headers and footers."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        names = sorted(filter(_PARTS.fullmatch, archive.namelist()))
        return [words for name in names for words in _paragraphs(archive.read(name))]


def _paragraphs(part: bytes) -> list[str]:
    texts = ["".join(text.text or "" for text in p.iter(f"{_W}t")) for p in etree.fromstring(part).iter(f"{_W}p")]
    return [text.strip() for text in texts if text.strip()]


def assert_same_text(documents: Mapping[str, bytes]) -> int:
    """Answer how many paragraphs all documents have. Raises ``AssertionError`` where one differs from the first."""
    first, *others = documents
    wanted = visible(documents[first])
    for name in others:
        found = visible(documents[name])
        for one, other in zip(wanted, found, strict=False):
            assert one == other, f"{first} has {one!r} where {name} has {other!r}"
        assert len(wanted) == len(found), f"{first} has {len(wanted)} paragraphs and {name} {len(found)}"
    return len(wanted)
