"""docxtpl, and the two libraries that go by its import name: docxtpl-ng and rust-docxtpl."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate

__all__ = ["new_object", "same_object"]


def new_object(template: Path, data: Mapping[str, Any]) -> Callable[[], bytes]:
    """As its documentation shows it: open, render, save."""
    return lambda: _filled(DocxTemplate(str(template)), data)


def same_object(template: Path, data: Mapping[str, Any]) -> Callable[[], bytes]:
    """One object for all packs."""
    opened = DocxTemplate(str(template))
    return lambda: _filled(opened, data)


def _filled(template: Any, data: Mapping[str, Any]) -> bytes:
    template.render(dict(data), autoescape=True)
    saved = io.BytesIO()
    template.save(saved)
    return saved.getvalue()
