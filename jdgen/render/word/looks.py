"""The looks a run can take at one place of a template: its own, bold, italic, or a link's."""

from __future__ import annotations

from copy import deepcopy
from functools import cached_property

from lxml import etree

from jdgen.render.word.xml import W, fragment, w

__all__ = ["Looks"]

# The schema wants these first, in this order, and everything else after them.
_ORDER = ("rStyle", "rFonts", "b", "bCs", "i", "iCs")


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

    def marked(self, bold: bool, italic: bool, link: bool = False) -> str:
        """The look with bold or italic added; a link's is the Hyperlink style, with colour and underline left to it."""
        key = (bold, italic, link)
        if key not in self._made:
            self._made[key] = fragment(self._with(bold, italic, link))
        return self._made[key]

    def _with(self, bold: bool, italic: bool, link: bool) -> etree._Element:
        properties = etree.Element(w("rPr"), nsmap={"w": W}) if self._properties is None else deepcopy(self._properties)
        wanted = ["rStyle"] * link + ["b", "bCs"] * bold + ["i", "iCs"] * italic
        replaced = {w(name) for name in wanted} | ({w("color"), w("u")} if link else set())
        for child in [child for child in properties if child.tag in replaced]:
            properties.remove(child)
        for name in wanted:
            earlier = {w(n) for n in _ORDER[: _ORDER.index(name)]}
            made = etree.Element(w(name))
            if name == "rStyle":
                made.set(w("val"), "Hyperlink")
            properties.insert(sum(child.tag in earlier for child in properties), made)
        return properties
