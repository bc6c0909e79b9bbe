"""Text templates: ``*.md.j2``, filled in the sandbox."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jdgen.findings import Finding
from jdgen.render.environment import PackEnvironment
from jdgen.render.faults import BadSource, Fault, TemplateFaults, template_finding
from jdgen.render.made import Made
from jdgen.render.markdown import cell, to_markdown
from jdgen.render.members import read_text_file

__all__ = ["MarkdownTemplate"]


class MarkdownTemplate:
    """A Markdown template, compiled once and filled many times."""

    def __init__(self, source: str, file: str) -> None:
        """Compile the template's text. ``file`` is its name as findings show it. Raises :class:`TemplateFaults`."""
        self._file = file
        source = re.sub(r"\r\n?", "\n", source)
        self._lines = source.split("\n")
        self._environment = PackEnvironment(to_markdown)
        self._environment.filters["cell"] = cell
        faults = self._environment.problems_of(source)
        if not faults:
            try:
                self._template = self._environment.prepare(source)
            except BadSource as error:
                faults = [error.fault]
        if faults:
            raise TemplateFaults([self._finding(fault) for fault in faults])

    @classmethod
    def compile(cls, path: Path, file: str | None = None) -> MarkdownTemplate:
        """Read and compile a template file."""
        name = file or str(path)
        return cls(read_text_file(path, name), name)

    def render(self, data: Mapping[str, Any]) -> bytes:
        """Fill the template: UTF-8 with ``\\n`` line ends and one at the end of the file."""
        text, faults = self._environment.fill(self._template, data)
        if faults:
            raise TemplateFaults([self._finding(fault) for fault in faults])
        # Whatever parts a template leaves out, one blank line parts the rest.
        return (re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n").encode()

    def made(self, data: Mapping[str, Any]) -> Made:
        """The same, as Word templates answer it."""
        return Made(self.render(data))

    def _finding(self, fault: Fault) -> Finding:
        line = self._lines[fault.line - 1] if 0 < fault.line <= len(self._lines) else ""
        return template_finding(fault.code, fault.message, self._file, fault.line, excerpt=line)
