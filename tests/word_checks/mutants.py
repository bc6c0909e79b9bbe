"""The good file with one thing wrong: a mutant, and the id of the one check that must see it."""

from __future__ import annotations

import warnings
import zipfile
from dataclasses import dataclass
from io import BytesIO

from tests.word_checks.specimen import GOOD, zipped

__all__ = [
    "CORE",
    "DOCUMENT",
    "FOOTER",
    "PICTURE",
    "RELS",
    "SETTINGS",
    "STYLES",
    "TYPES",
    "Edit",
    "Mutant",
    "edited",
    "zipped_twice",
]

DOCUMENT = "word/document.xml"
STYLES = "word/styles.xml"
SETTINGS = "word/settings.xml"
FOOTER = "word/footer1.xml"
PICTURE = "word/media/crest.png"
CORE = "docProps/core.xml"
RELS = "word/_rels/document.xml.rels"
TYPES = "[Content_Types].xml"

Edit = tuple[str, str, str]
"""A part, a text in it, and what the first such text becomes."""


def edited(*edits: Edit, extra: dict[str, str | bytes] | None = None) -> bytes:
    """The good file with some texts replaced and some parts added; an edit that finds nothing to replace is a mistake."""
    parts = {**GOOD, **(extra or {})}
    for part, old, new in edits:
        content = parts[part]
        assert isinstance(content, str), f"{part} is not text"
        assert old in content, f"{part} has no {old}"
        parts[part] = content.replace(old, new, 1)
    return zipped(parts)


@dataclass(frozen=True, slots=True)
class Mutant:
    """What is wrong, in words that name the test, and the bytes."""

    id: str
    what: str
    data: bytes

    @property
    def name(self) -> str:
        """For pytest."""
        return f"{self.id} {self.what}"


def zipped_twice(name: str) -> bytes:
    """The good file with one more part, which may have a name that is there already."""
    out = BytesIO(zipped(GOOD))
    with warnings.catch_warnings(), zipfile.ZipFile(out, "a") as archive:
        warnings.simplefilter("ignore")
        archive.writestr(name, GOOD[PICTURE])
    return out.getvalue()
