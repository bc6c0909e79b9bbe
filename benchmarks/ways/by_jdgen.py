"""jdgen: its engine, and the whole of build with every check on."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from unittest.mock import patch

from jdgen.api import load
from jdgen.job_pack import build_pack, open_set
from jdgen.render.word import WordTemplate

__all__ = ["compiling", "engine", "whole_build", "whole_build_with_markdown", "whole_build_without_waiting"]


def engine(template: Path, data: Mapping[str, Any]) -> Callable[[], bytes]:
    """The template compiled once, and filled with the plain data."""
    compiled = WordTemplate.compile(template)
    return lambda: compiled.render(data)


def compiling(template: Path, _data: Mapping[str, Any]) -> Callable[[], object]:
    """Reading and compiling the template, every time."""
    return lambda: WordTemplate.compile(template)


def whole_build(template: Path, _data: Mapping[str, Any]) -> Callable[[], bytes]:
    """Read the role file, check it, fill the template, look for what was lost, and write the pack to its own folder.

    The role lies beside the template, in ``role.yaml``, and the folder of the template is a template set.
    """
    return _building(template.parent, str(template.parent), ("docx",))


def whole_build_without_waiting(template: Path, data: Mapping[str, Any]) -> Callable[[], bytes]:
    """The same, but as the others write files: left to the system, which puts them on the disk some seconds later."""
    patch.object(os, "fsync", lambda _descriptor: None).start()
    return whole_build(template, data)


def whole_build_with_markdown(template: Path, _data: Mapping[str, Any]) -> Callable[[], bytes]:
    """The same with the standard template set, in Word and in Markdown."""
    return _building(template.parent, "standard", ("docx", "md"))


def _building(folder: Path, name: str, formats: tuple[str, ...]) -> Callable[[], bytes]:
    templates = open_set(name)
    out = Path(mkdtemp(dir=folder.parent, prefix="built-"))
    turns = count()

    def build() -> bytes:
        pack = build_pack(load(folder / "role.yaml"), templates, out / str(next(turns)), formats)
        assert not pack.findings, pack.findings
        return next(iter(pack.documents.values()))

    return build
