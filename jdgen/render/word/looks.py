"""The looks a run can take at one place of a template: its own, bold, italic, or a link's."""

from __future__ import annotations

from copy import deepcopy
from functools import cached_property

from lxml import etree

from jdgen.render.word.xml import fragment, w

__all__ = ["Looks", "list_paragraph", "paragraph_properties"]


class Looks:
    """The properties of the run a tag stands in, as XML text, with the marks of formatted text added on demand."""

    def __init__(self, properties: etree._Element | None) -> None:
        """Take the run's properties, or None for a run without any."""
        self._properties = properties
        self._made: dict[tuple[bool, bool, bool], str] = {}

    @cached_property
    def plain(self) -> str:
        """The run's own look."""
        return fragment(self._properties)

    def marked(self, bold: bool, italic: bool) -> str:
        """The look with bold or italic added."""
        return self._look(bold, italic, False)

    def link(self, bold: bool, italic: bool) -> str:
        """The look of a link: the template's Hyperlink style, with colour and underline left to that style."""
        return self._look(bold, italic, True)

    def _look(self, bold: bool, italic: bool, link: bool) -> str:
        key = (bold, italic, link)
        if key not in self._made:
            self._made[key] = fragment(self._with(bold, italic, link))
        return self._made[key]

    def _with(self, bold: bool, italic: bool, link: bool) -> etree._Element:
        properties = (
            deepcopy(self._properties)
            if self._properties is not None
            else etree.Element(w("rPr"), nsmap={"w": w("")[1:-1]})
        )
        marks = [name for name, wanted in (("b", bold), ("bCs", bold), ("i", italic), ("iCs", italic)) if wanted]
        replaced = {w(name) for name in marks} | ({w("rStyle"), w("color"), w("u")} if link else set())
        for child in [child for child in properties if child.tag in replaced]:
            properties.remove(child)
        if link:
            style = etree.Element(w("rStyle"))
            style.set(w("val"), "Hyperlink")
            properties.insert(0, style)
        # The schema wants rStyle and rFonts first, then b, bCs, i, iCs, and everything else after them.
        before = {w(name) for name in ("rStyle", "rFonts", "b", "bCs", "i", "iCs")}
        for name in marks:
            order = ("rStyle", "rFonts", "b", "bCs", "i", "iCs")
            earlier = {w(n) for n in order[: order.index(name)]}
            index = sum(1 for child in properties if child.tag in earlier and child.tag in before)
            properties.insert(index, etree.Element(w(name)))
        return properties


def paragraph_properties(paragraph: etree._Element) -> str:
    """A paragraph's properties for use in more paragraphs: all but the section break, of which there must be one."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        return ""
    copy = deepcopy(properties)
    for section in copy.findall(w("sectPr")):
        copy.remove(section)
    return fragment(copy)


def list_paragraph(paragraph: etree._Element) -> str:
    """The same for a list item, with ``{style}`` and ``{numbering}`` where its own style and numbering go.

    What the template says of spacing and indents belongs to plain paragraphs, so only what keeps lines together stays.
    """
    properties = paragraph.find(w("pPr"))
    kept = (
        []
        if properties is None
        else [c for c in properties if c.tag in (w("keepNext"), w("keepLines"), w("widowControl"))]
    )
    before = "".join(fragment(child) for child in kept)
    return "<w:pPr>{style}" + before.replace("{", "{{").replace("}", "}}") + "{numbering}</w:pPr>"
