"""What a tag prints, as WordprocessingML that continues the run or paragraph the tag stands in.

A tag stands inside ``<w:p><w:r><w:t>``. Plain text only needs escaping; formatted text closes the run and opens others
with the same look; prose closes the paragraph as well and opens others like it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

from jdgen.model.text import Line, Prose
from jdgen.render.environment import cannot_print
from jdgen.render.markup import Block, Run, has_marks, parse_line, parse_prose, visible_text
from jdgen.render.word.looks import Looks
from jdgen.render.word.xml import R

__all__ = ["Drawing", "ListStyles", "Site"]

_TEXT = '<w:t xml:space="preserve">'
_DEEPEST_STYLE = 3


@dataclass(frozen=True, slots=True)
class Site:
    """The place of one tag that prints: what the text around it looks like.

    ``whole`` says that the tag is all there is in its paragraph. ``plain`` is a place outside any paragraph, such as the
    title in the file's properties. ``splits`` says that the paragraph may be closed and opened again at this place.
    """

    looks: Looks
    paragraph: str = ""
    list_paragraph: str = ""
    whole: bool = False
    plain: bool = False
    splits: bool = True


@dataclass(frozen=True, slots=True)
class ListStyles:
    """The template's own list styles by kind and depth, and what numbers each numbered one.

    ``bullets`` and ``numbers`` hold style ids for depths 1, 2, 3; ``abstract`` the abstract numbering of each numbered
    style; ``next_number`` the first free numbering id.
    """

    bullets: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    abstract: tuple[str, ...] = ()
    next_number: int = 1


@dataclass(slots=True)
class Drawing:
    """What the drawing of one document needs beside its text: the numberings of its lists and the targets of its links."""

    styles: ListStyles
    numberings: list[tuple[int, str, int]] = field(default_factory=list)
    links: dict[str, str] = field(default_factory=dict)

    def draw(self, value: Any, site: Site) -> Markup:
        """The value at a site. Raises what :func:`cannot_print` raises for a value that is not text."""
        kind = type(value)
        if kind is Line:
            if not site.plain and not has_marks(value) and not site.whole and "\t" not in value:
                return escape(str(value))
            return self._line(value, site)
        if kind is Prose:
            return self._prose(value, site)
        if kind is Markup:
            return value  # type: ignore[no-any-return]
        if isinstance(value, str):
            return self._wrapped(Markup(_plain_text(value)), site)
        if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
            return self._wrapped(Markup(value), site)
        return cannot_print(value)

    def _line(self, value: str, site: Site) -> Markup:
        if site.plain:
            return escape(visible_text(value))
        if not has_marks(value):
            return self._wrapped(Markup(_plain_text(value)), site)
        return self._wrapped(Markup(self._inline(parse_line(value), site)), site)

    def _wrapped(self, inner: Markup, site: Site) -> Markup:
        """Text that stands alone in its paragraph brings the paragraph with it; elsewhere the template has it already."""
        if not site.whole:
            return inner
        return Markup(f"<w:p>{site.paragraph}<w:r>{site.looks.plain}{_TEXT}") + inner + Markup("</w:t></w:r></w:p>")

    def _inline(self, runs: Sequence[Run], site: Site) -> str:
        """Runs, drawn from inside a text element and back into one."""
        plain = f"<w:r>{site.looks.plain}{_TEXT}"
        text = ""
        for run in runs:
            if run.text == "\n":
                text += f"</w:t><w:br/>{_TEXT}"
            elif run.link:
                relation = self.links.setdefault(run.link, f"rIdLink{len(self.links) + 1}")
                linked = f"<w:r>{site.looks.link(run.bold, run.italic)}{_TEXT}{_plain_text(run.text)}</w:t></w:r>"
                text += f'</w:t></w:r><w:hyperlink xmlns:r="{R}" r:id="{relation}">{linked}</w:hyperlink>{plain}'
            elif run.bold or run.italic:
                look = site.looks.marked(run.bold, run.italic)
                text += f"</w:t></w:r><w:r>{look}{_TEXT}{_plain_text(run.text)}</w:t></w:r>{plain}"
            else:
                text += _plain_text(run.text)
        return text

    # Prose

    def _prose(self, value: str, site: Site) -> Markup:
        if site.plain:
            return escape(" ".join(visible_text(line) for line in value.split("\n")))
        blocks = parse_prose(value)
        if site.whole:
            return Markup("".join(self._paragraph(block, blocks, site) for block in blocks))
        if not site.splits:
            return Markup(f"</w:t><w:br/>{_TEXT}".join(self._inline(block.runs, site) for block in blocks))
        first, *rest = (self._inline(block.runs, site) for block in blocks)
        opened = [
            f"</w:t></w:r></w:p><w:p>{self._properties(b, blocks, site)}<w:r>{site.looks.plain}{_TEXT}"
            for b in blocks[1:]
        ]
        return Markup(first + "".join(a + b for a, b in zip(opened, rest, strict=True)))

    def _paragraph(self, block: Block, blocks: Sequence[Block], site: Site) -> str:
        properties = self._properties(block, blocks, site)
        return f"<w:p>{properties}<w:r>{site.looks.plain}{_TEXT}{self._inline(block.runs, site)}</w:t></w:r></w:p>"

    def _properties(self, block: Block, blocks: Sequence[Block], site: Site) -> str:
        """The paragraph's own properties; for a list item the template's list style, keeping what else the paragraph has."""
        if not block.depth:
            return site.paragraph
        depth = min(block.depth, _DEEPEST_STYLE) - 1
        styles = self.styles.numbers if block.number else self.styles.bullets
        if depth >= len(styles):
            return site.paragraph
        style = f'<w:pStyle w:val="{styles[depth]}"/>'
        if not block.first:
            # A further paragraph of an item: its indent without its bullet.
            return site.list_paragraph.format(
                style=style, numbering='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
            )
        if not block.number:
            return site.list_paragraph.format(style=style, numbering="")
        number = self._numbering(block, blocks, depth)
        numbering = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'
        return site.list_paragraph.format(style=style, numbering=numbering)

    def _numbering(self, block: Block, blocks: Sequence[Block], depth: int) -> int:
        """The numbering of a numbered list: each list has its own, or it would go on from the list before."""
        opener = next(b for b in blocks if b.list_id == block.list_id)
        if opener is block:
            self.numberings.append(
                (self.styles.next_number + len(self.numberings), self.styles.abstract[depth], block.number)
            )
            self._open[block.list_id] = self.numberings[-1][0]
        return self._open[block.list_id]

    _open: dict[int, int] = field(default_factory=dict)


def _plain_text(text: str) -> str:
    escaped = str(escape(str(text)))
    if "\n" in escaped:
        escaped = escaped.replace("\n", f"</w:t><w:br/>{_TEXT}")
    if "\t" in escaped:
        escaped = escaped.replace("\t", f"</w:t><w:tab/>{_TEXT}")
    return escaped
