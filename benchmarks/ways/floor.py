"""The floors: the least that any way with Jinja in it, and any way at all, has to do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment

from benchmarks.ways.by_docxtpl import new_object

__all__ = ["rendered_and_stored", "stored"]


def rendered_and_stored(template: Path, data: Mapping[str, Any]) -> Callable[[], bytes]:
    """Plain Jinja, compiled once, with nothing checked or put right, and a zip file in which nothing is compressed."""
    opened = DocxTemplate(str(template))
    opened.init_docx()
    source = opened.patch_xml(opened.get_xml())
    compiled = Environment(autoescape=True).from_string(source)
    parts = _parts(new_object(template, data)())

    def write() -> bytes:
        return _stored({**parts, "word/document.xml": compiled.render(data).encode()})

    return write


def stored(template: Path, data: Mapping[str, Any]) -> Callable[[], bytes]:
    """The finished parts, put into a zip file in which nothing is compressed."""
    parts = _parts(new_object(template, data)())
    return lambda: _stored(parts)


def _parts(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _stored(parts: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()
