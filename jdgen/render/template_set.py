"""A folder of templates with one look, each compiled when it is first used."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Protocol

from jdgen.render.made import Made
from jdgen.render.members import check_member

__all__ = ["Template", "TemplateSet"]

_SUFFIXES = {"docx": ".docx", "md": ".md.j2"}


class Template(Protocol):
    """Something that turns plain data into a document."""

    def made(self, data: Mapping[str, Any]) -> Made:
        """The finished document. Raises ``TemplateFaults``."""
        ...


class TemplateSet:
    """The templates of one folder. What a template makes shows in its name: ``job-pack.docx``, ``job-pack.md.j2``."""

    def __init__(self, folder: Path, name: str) -> None:
        """Take the folder, and the set's name as findings show it."""
        self._folder = folder
        self._name = name
        self._compiled: dict[str, Template] = {}

    def documents(self, formats: tuple[str, ...]) -> dict[str, str]:
        """The documents that the set makes in these formats, with the format of each, by file name.

        A template whose name starts with ``_`` makes none: it is there for others to include.
        """
        found = {}
        for wanted in formats:
            suffix = _SUFFIXES[wanted]
            for path in sorted(self._folder.glob(f"*{suffix}")):
                if not path.name.startswith((".", "~$", "_")):
                    found[path.name.removesuffix(".j2")] = wanted
        return found

    def template(self, document: str) -> Template:
        """The template that makes a document. Raises ``TemplateFaults`` when it cannot be compiled."""
        if document not in self._compiled:
            self._compiled[document] = self._compile(document)
        return self._compiled[document]

    def file(self, document: str) -> str:
        """The name of the template that makes a document, as findings show it."""
        return f"{self._name}/{document}{'.j2' if document.endswith('.md') else ''}"

    def _compile(self, document: str) -> Template:
        file = self.file(document)
        path = self._folder / (document if document.endswith(".docx") else f"{document}.j2")
        check_member(path, file)
        if document.endswith(".docx"):
            from jdgen.render.word import WordTemplate

            return WordTemplate.compile(path, file)
        from jdgen.render.text import MarkdownTemplate

        return MarkdownTemplate.compile(path, file)
