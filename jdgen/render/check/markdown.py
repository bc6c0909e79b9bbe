"""Checking a Markdown template: what compiling it finds, and what its tags do on sample data, each at its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from jdgen.findings import Finding, in_reading_order
from jdgen.render.check.tried import Checked, Samples, Tried, try_tags
from jdgen.render.environment import PackEnvironment
from jdgen.render.faults import Fault, TemplateFaults, template_finding
from jdgen.render.markdown import cell, to_markdown
from jdgen.render.members import read_text_file
from jdgen.render.text import MarkdownTemplate
from jdgen.render.word.balance import snippet
from jdgen.render.word.tags import Found, Stray, find_tags

__all__ = ["check_markdown"]


def check_markdown(path: Path, file: str, samples: Samples) -> Checked:
    """Check a Markdown template. ``file`` is its name as findings show it."""
    refused: list[Finding] = []
    try:
        MarkdownTemplate.compile(path, file)
    except TemplateFaults as faults:
        refused = faults.findings
    if any(found.code == "JD601" for found in refused):
        return Checked(tuple(refused))
    source = re.sub(r"\r\n?", "\n", read_text_file(path, file))
    tags, stray = find_tags(source)
    environment = PackEnvironment(to_markdown)
    environment.filters["cell"] = cell
    tried = try_tags([found.tag for found in tags], environment, samples)
    pages = _Pages(source, file)
    found = [pages.finding(tags[number].start, code, message) for number, code, message in tried.problems]
    if refused:
        # The first of these stops Jinja; each tag by itself says more.
        found += list(_written_wrong(pages, tags, stray, tried, environment)) or refused
    return Checked(tuple(in_reading_order(found)), tried.text)


class _Pages:
    """A template's text, to say on which line something stands."""

    def __init__(self, source: str, file: str) -> None:
        self._source, self._file = source, file
        self._lines = source.split("\n")

    def finding(self, start: int, code: str, message: str) -> Finding:
        line = self._source.count("\n", 0, start) + 1
        return template_finding(code, message, self._file, line, excerpt=self._lines[line - 1])

    def start_of(self, stray: Stray) -> int:
        return max(0, self._source.find(stray.text))


def _written_wrong(
    pages: _Pages, tags: Sequence[Found], stray: Sequence[Stray], tried: Tried, environment: PackEnvironment
) -> Iterator[Finding]:
    for braces in stray:
        said = "This tag is not closed." if braces.opens else "This closes a tag that is not opened."
        yield pages.finding(pages.start_of(braces), "JD602", said)
    for found in tags:
        source, message = snippet(found.tag)
        for fault in [Fault(0, "JD602", message)] if message else environment.problems_of(source):
            yield pages.finding(found.start, fault.code, fault.message)
    for number, said in tried.mended.problems:
        yield pages.finding(tags[number].start, "JD602", said)
