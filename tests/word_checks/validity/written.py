"""The text as it is written in the XML: nothing lost on the way in, nothing left over from the template."""

from __future__ import annotations

from collections.abc import Iterator

from tests.word_checks.names import XML_SPACE, Element, local, w
from tests.word_checks.package import Package

__all__ = ["LEFTOVERS", "no_tabs_or_breaks_in_text", "nothing_is_left_over", "spaces_are_kept"]

LEFTOVERS = ("{{", "{%", "{#", "\ufffd", "<built-in", " object at 0x")
"""What no document says: template tags, a lost character, and Python objects written as text."""

_SPACE = " \t\r\n"
_TEXT = (w("t"), w("delText"), w("instrText"))


def _texts(package: Package) -> Iterator[tuple[str, Element, str]]:
    trees = package.word_trees().items()
    return ((name, node, node.text or "") for name, root in trees for node in root.iter(*_TEXT))


def spaces_are_kept(package: Package) -> Iterator[str]:
    """Text that begins or ends with a space says that the space is to be kept."""
    for name, node, text in _texts(package):
        if text != text.strip(_SPACE) and not _keeps(node):
            yield f"{name}:{node.sourceline}: a space at the end of “{text[:40]}” will be lost"


def _keeps(node: Element) -> bool:
    said = (found for element in (node, *node.iterancestors()) if (found := element.get(XML_SPACE)) is not None)
    return next(said, "default") == "preserve"


def no_tabs_or_breaks_in_text(package: Package) -> Iterator[str]:
    """Tabs and line breaks are elements: as characters in text Word shows them as spaces."""
    for name, node, text in _texts(package):
        if any(character in text for character in "\t\r\n"):
            yield f"{name}:{node.sourceline}: a tab or line break stands in “{text[:40]}” (w:{local(node)})"


def nothing_is_left_over(package: Package) -> Iterator[str]:
    """No tag or object in any part: in a paragraph's whole text, as Word splits tags over runs, in text or attributes."""
    for name, root in package.trees.items():
        said = "\n".join([*_whole(root), *_pieces(root)])
        yield from (f"{name} has {mark!r} in its text" for mark in LEFTOVERS if mark in said)


def _whole(root: Element) -> Iterator[str]:
    for paragraph in root.iter(w("p")):
        yield "".join(node.text or "" for node in paragraph.iter(*_TEXT))


def _pieces(root: Element) -> Iterator[str]:
    for element in root.iter():
        yield from (text for text in (element.text, element.tail, *map(str, element.values())) if text)
