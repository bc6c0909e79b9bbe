"""From a file's text to plain data, places and findings: the reader that carries on after a mistake."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from jdgen.findings import Finding, Span
from jdgen.source.characters import without_forbidden
from jdgen.source.mend import Mended, field_slip, parse_mending
from jdgen.source.parsed import Parsed
from jdgen.source.places import Place
from jdgen.source.text import Text

__all__ = ["Content", "read"]


class Content(Parsed):
    """What a file says, and the lines it was typed in, for showing them."""

    __slots__ = ("_mended", "_ungrouped", "lines")

    def __init__(self, parsed: Parsed, findings: Iterable[Finding], lines: list[str], mended: Mended | None) -> None:
        self.lines = lines
        self._mended = mended
        self._ungrouped: bool | None = None
        super().__init__(parsed.data, parsed.places, [self.with_excerpt(found) for found in findings], parsed.left_out)

    @property
    def mended(self) -> Mended | None:
        """What was mended to read on, if anything was."""
        return self._mended

    @property
    def has_ungrouped_duties(self) -> bool:
        """Whether its duties are a plain list, without groups. Found once: the list may be very long."""
        if self._ungrouped is None:
            from jdgen.model.job_description import are_duties

            self._ungrouped = isinstance(self.data, dict) and are_duties(self.data.get("duties"))
        return self._ungrouped

    @property
    def has_tags(self) -> bool:
        """Whether any text of the file has tags to fill in."""
        return any("{{" in line or "{%" in line for line in self.lines)

    @property
    def is_whole(self) -> bool:
        """Whether the file was read as it stands, without mending any line."""
        return self._mended is None or not self._mended.mistakes

    def believes(self, found: Finding) -> bool:
        """Whether a finding holds of the file as it was typed, and not only of a mended line."""
        return self._mended is None or self._mended.believes(found)

    def slip(self) -> str | None:
        """What to say of a file that is only text because its first field lacks a colon, or a space after it."""
        mistake = field_slip(self.lines, self.places.line - 1)
        return mistake.message if mistake else None

    def lines_at(self, place: Place) -> list[str]:
        """The lines of the file that a place stands in."""
        return place.origin.lines if place.origin else self.lines

    def with_excerpt(self, found: Finding, lines: list[str] | None = None) -> Finding:
        """The finding with the line it points at, for showing: one of ``lines``, or of the file's own."""
        lines = self.lines if lines is None else lines
        span, last = found.span, len(lines)
        if not span.line or not last:
            return found
        if span.end_line > last:
            # YAML ends what is open at the end of the file, a line below the last.
            end = len(lines[-1]) + 1
            line, column = min((span.line, span.column), (last, end))
            span = Span(span.file, line, column, last, end)
        return replace(found, span=span, excerpt=found.excerpt or lines[span.line - 1])


def read(source: Text) -> Content:
    """Read a decoded file. ``data`` of the answer is None when nothing of the file can be used."""
    if source.text is None:
        return Content(Parsed(), source.findings, [], None)
    lines = source.text.split("\n")
    text = source.text
    if any(f.code == "JD010" for f in source.findings):
        text = without_forbidden(text)
    mended = parse_mending(text, source.file, text.split("\n"))
    found = [*source.findings, *mended.mistakes, *mended.parsed.findings]
    return Content(mended.parsed, found, lines, mended)
