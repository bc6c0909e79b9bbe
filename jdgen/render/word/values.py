"""What a tag prints, as WordprocessingML that continues the run or paragraph the tag stands in.

A tag stands inside ``<w:p><w:r><w:t>``. Plain text only needs escaping; formatted text closes the run and opens others
with the same look; prose closes the paragraph as well and opens others like it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from markupsafe import Markup, escape

from jdgen.model.text import Line, Prose
from jdgen.pictures.picture import Picture
from jdgen.render.faults import CannotPrint, cannot_print
from jdgen.render.markup import has_marks, parse_line, parse_prose, visible_blocks, visible_text
from jdgen.render.runs import Block, Run
from jdgen.render.word.media import media_name
from jdgen.render.word.pictures import drawing, extent
from jdgen.render.word.sites import Site
from jdgen.render.word.styles import ListStyles, Numbering
from jdgen.render.word.xml import R

__all__ = ["Drawing"]

_TEXT = '<w:t xml:space="preserve">'
# What XML 1.0 cannot hold, section 2.2; the line ends are drawn and so are tabs.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile(r"\r\n?")
# What a piece of the template opens first. Words stand inside a text element, which such a piece can only close.
_FIRST = re.compile(r"^[^<]*<(w:\w+|\w+:\w+)")
_RUNS = ("w:r", "w:hyperlink", "w:smartTag")
_HOLDS = {"tr": ("w:tr", "rows"), "tc": ("w:tc", "cells")}
_ONLY_MADE = "{{{{{0} }}}} prints {1}, which only a macro of this template can make. Use {{{{ }}}} for text."


@dataclass(slots=True)
class Drawing:
    """What the drawing of one part needs beside its text: the numberings of its lists and the targets of its links.

    ``made`` takes down the list styles that were used and have to be made. ``media`` are the pictures of the whole
    document by the names of their parts, ``pictures`` the ids by which this part knows them. ``link_prefix`` begins ids
    that no relationship of the template has. ``composed`` tells that a piece of the template itself was printed.
    """

    styles: ListStyles
    numberings: list[Numbering]
    made: set[str] = field(default_factory=set)
    media: dict[str, Picture] = field(default_factory=dict)
    link_prefix: str = "rIdLink"
    links: dict[str, str] = field(default_factory=dict)
    pictures: dict[str, str] = field(default_factory=dict)
    composed: bool = False

    def draw(self, value: Any, site: Site) -> str:
        """The value at a site. Raises what :func:`cannot_print` raises for a value that is not text."""
        kind = type(value)
        # Nearly all text, by the short way.
        if ((kind is Line and not has_marks(value)) or (kind is str and not site.kind)) and value.isprintable():
            text = str(value)
            if "&" in text or "<" in text or ">" in text or '"' in text or "'" in text:
                text = str(escape(text))
            return (
                f"<w:p>{site.paragraph}<w:r>{site.looks.plain}{_TEXT}{text}</w:t></w:r></w:p>" if site.whole else text
            )
        if isinstance(value, str) and kind is not Markup:
            _refuse_not_xml(value)
        if kind is Line:
            return self._line(value, site)
        if kind is Prose:
            return self._prose(value, site)
        if kind is Markup:
            return self._made(value, site)
        if site.kind in _HOLDS:
            raise CannotPrint(_ONLY_MADE.format(site.kind, _HOLDS[site.kind][1]))
        if isinstance(value, (int, float, Decimal)) and not isinstance(value, bool):
            value = str(value)
        if kind is Picture:
            return self._picture(value, site)
        if not isinstance(value, str):
            cannot_print(value)
        return escape(value) if site.plain else self._wrapped(_plain_text(value), site)

    def place(self, value: Any, site: Site) -> Markup:
        """The value in place of a placeholder picture: a picture, or nothing, and then nothing is left of it."""
        if value is None or value == "":
            return Markup()
        if not isinstance(value, Picture):
            raise CannotPrint("A picture's alternative text stands for a picture here, and this tag does not name one.")
        return Markup(site.placeholder.filled(value, self._relate) if site.placeholder else visible_text(value.alt))

    def _picture(self, picture: Picture, site: Site) -> Markup:
        if site.plain:
            raise CannotPrint("A picture cannot stand in the file's properties. Use it in the document's text.")
        drawn = drawing(picture, extent(picture, site.room), self._relate)
        if not site.whole:
            return Markup(f"</w:t>{drawn}{_TEXT}")
        return Markup(f"<w:p>{site.paragraph}<w:r>{site.looks.plain}{drawn}</w:r></w:p>")

    def _relate(self, picture: Picture) -> str:
        name = media_name(picture)
        self.media[name] = picture
        return self.pictures.setdefault(name, f"{self.link_prefix}Picture{len(self.pictures) + 1}")

    def _made(self, value: Markup, site: Site) -> Markup:
        """What the template made itself, by a macro, a ``call`` or a ``set``: words, runs, paragraphs, rows or cells."""
        first = _FIRST.search(value)
        name = first[1] if first else ""
        self.composed = self.composed or "<" in value
        if site.kind in _HOLDS:
            if name == _HOLDS[site.kind][0] or not value.strip():
                return value
            raise CannotPrint(_ONLY_MADE.format(site.kind, _HOLDS[site.kind][1]))
        if site.plain or not name:
            return value if site.plain else self._wrapped(value, site)
        if name in _RUNS:
            return self._wrapped(f"</w:t></w:r>{value}<w:r>{site.looks.plain}{_TEXT}", site)
        if name in ("w:tr", "w:tc") or not site.whole:
            raise CannotPrint(
                "This tag prints whole paragraphs, rows or cells: use {{p }}, {{tr }} or {{tc }} for them."
            )
        return value

    def _line(self, value: str, site: Site) -> Markup:
        if site.plain:
            return escape(visible_text(value))
        if not has_marks(value):
            return self._wrapped(_plain_text(value), site)
        return self._wrapped(self._inline(parse_line(value), site), site)

    def _wrapped(self, inner: str, site: Site) -> Markup:
        """Text that stands alone in its paragraph brings the paragraph with it; elsewhere the template has it already."""
        if not site.whole:
            return Markup(inner)
        return Markup(f"<w:p>{site.paragraph}<w:r>{site.looks.plain}{_TEXT}{inner}</w:t></w:r></w:p>")

    def _inline(self, runs: Sequence[Run], site: Site) -> str:
        """Runs, drawn from inside a text element and back into one."""
        plain = f"<w:r>{site.looks.plain}{_TEXT}"
        text = []
        for run in runs:
            if run.text == "\n":
                text.append(f"</w:t><w:br/>{_TEXT}")
            elif not (run.bold or run.italic or run.link):
                text.append(_plain_text(run.text))
            else:
                text.append(f"</w:t></w:r>{self._marked(run, site)}{plain}")
        return "".join(text)

    def _marked(self, run: Run, site: Site) -> str:
        linked = bool(run.link) and site.links
        look = site.looks.marked(run.bold, run.italic, linked)
        drawn = f"<w:r>{look}{_TEXT}{_plain_text(run.text)}</w:t></w:r>"
        if not linked:
            return drawn
        return f'<w:hyperlink xmlns:r="{R}" r:id="{self.relation(run.link)}">{drawn}</w:hyperlink>'

    def relation(self, address: str) -> str:
        """The id of the relationship that leads to an address."""
        return self.links.setdefault(address, f"{self.link_prefix}{len(self.links) + 1}")

    # Prose

    def _prose(self, value: str, site: Site) -> Markup:
        if site.plain:
            return escape(" ".join(visible_blocks(value)))
        blocks = parse_prose(value)
        if not site.splits and not site.whole:
            # Paragraphs, and so lists, cannot be made here: a list can only look like one.
            drawn = [_sign(block) + self._inline(block.runs, site) for block in blocks]
            return Markup(f"</w:t><w:br/>{_TEXT}".join(drawn))
        opened: dict[int, int] = {}
        drawn = []
        for index, block in enumerate(blocks):
            properties = (
                self._properties(block, site, opened) if block.depth else site.later if index else site.paragraph
            )
            # Beside other text the first paragraph is the template's own, unless it has to be a list item.
            if index or site.whole or block.depth:
                drawn.append(f"<w:p>{properties}<w:r>{site.looks.plain}{_TEXT}")
            drawn.append(self._inline(block.runs, site))
            drawn.append("</w:t></w:r></w:p>")
        if site.whole:
            return Markup("".join(drawn))
        if blocks[0].depth:
            drawn.insert(0, "</w:t></w:r></w:p>")
        return Markup("".join(drawn[:-1]))

    def _properties(self, block: Block, site: Site, opened: dict[int, int]) -> str:
        """A list item's properties: the template's own list style, and what keeps the item where it is on the page."""
        styles = self.styles.numbers if block.numbered else self.styles.bullets
        depth = min(block.depth, len(styles)) - 1
        style = styles[depth]
        if style.made:
            self.made.add(style.id)
        if not block.first:
            # A further paragraph of an item stands in like the item, but is an ordinary paragraph without a bullet.
            return site.item.format(style=site.style, numbering="", indent=style.indent)
        number = style.number if style.made == "numbering" else 0
        if block.numbered:
            number = self._numbering(block, depth, opened)
        numbering = ""
        if number:
            numbering = f'<w:numPr><w:ilvl w:val="{style.level}"/><w:numId w:val="{number}"/></w:numPr>'
        return site.item.format(style=f'<w:pStyle w:val="{style.id}"/>', numbering=numbering, indent="")

    def _numbering(self, block: Block, depth: int, opened: dict[int, int]) -> int:
        """The numbering of a numbered list: each list has its own, or it would go on from the list before."""
        if block.list_id not in opened:
            style = self.styles.numbers[depth]
            opened[block.list_id] = self.styles.next_number + len(self.numberings)
            self.numberings.append((opened[block.list_id], style.abstract, style.level, block.number))
        return opened[block.list_id]


def _sign(block: Block) -> str:
    if not block.depth or not block.first:
        return ""
    return f"{block.number}. " if block.numbered else "• "


def _refuse_not_xml(text: str) -> None:
    """Raise :class:`CannotPrint` for characters that XML cannot hold, which are refused in a role when it is read."""
    odd = None if text.isprintable() else _NOT_XML.search(text)
    if odd:
        raise CannotPrint(f"The text has a character that a Word file cannot hold (U+{ord(odd[0]):04X}).")


def _plain_text(text: str) -> str:
    escaped = str(escape(str(text)))
    if text.isprintable():
        return escaped
    return _LINE_ENDS.sub("\n", escaped).replace("\n", f"</w:t><w:br/>{_TEXT}").replace("\t", f"</w:t><w:tab/>{_TEXT}")
