"""The places of tags that print: what the text around each looks like, so that what it prints can look the same."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from jdgen.render.word.looks import Looks
from jdgen.render.word.placeholders import Placeholder
from jdgen.render.word.xml import fragment, w

__all__ = ["Site", "holds_one_paragraph", "plain_site", "site_of"]

# What a list item takes over from the paragraph of its tag: the rest, such as indents, belongs to plain paragraphs.
_BEFORE_NUMBER = tuple(map(w, ("keepNext", "keepLines", "widowControl")))
_AFTER_NUMBER = (w("bidi"),)


@dataclass(frozen=True, slots=True)
class Site:
    """The place of one tag that prints.

    ``paragraph`` is the properties of its paragraph as XML; ``later`` the same for the paragraphs that follow the first,
    ``style`` its style alone, and ``item`` for list items, with ``{style}``, ``{numbering}`` and ``{indent}`` where their
    own go. ``whole`` says that the tag is all there is in its paragraph, and brings the paragraph with it. ``plain`` is a
    place outside any paragraph, such as the title in the file's properties. ``splits`` says that the paragraph may be
    closed and opened again at this place, ``links`` that a link may stand here. ``room`` is how wide a picture may be, in
    EMU. ``placeholder`` is the picture of the template that the tag stands for, if it does. ``kind`` is that of the tag.
    ``makes`` is set where the tag makes no text: the property of a cell, or the ``address`` of a link.
    """

    looks: Looks
    paragraph: str = ""
    later: str = ""
    style: str = ""
    item: str = ""
    whole: bool = False
    plain: bool = False
    splits: bool = True
    links: bool = True
    room: int = 0
    placeholder: Placeholder | None = None
    kind: str = ""
    makes: str = ""


def plain_site() -> Site:
    """A place outside any paragraph."""
    return Site(Looks(None), plain=True)


def site_of(mark: etree._Element, paragraph: etree._Element, whole: bool, room: int, kind: str = "") -> Site:
    """The site of a mark in a paragraph with room for a picture of a width. ``kind`` is that of its tag."""
    run = next(mark.iterancestors(w("r")), None)
    properties = paragraph.find(w("pPr"))
    return Site(
        looks=Looks(None if run is None else run.find(w("rPr"))),
        paragraph=_without(properties, "sectPr"),
        later=_without(properties, "sectPr", "pageBreakBefore"),
        style="" if properties is None else fragment(properties.find(w("pStyle"))),
        item=_item(properties),
        whole=whole,
        splits=run is not None and run.getparent() is paragraph and not holds_one_paragraph(paragraph),
        links=next(mark.iterancestors(w("hyperlink")), None) is None,
        room=room,
        kind=kind,
    )


def holds_one_paragraph(paragraph: etree._Element) -> bool:
    """Whether a paragraph stands in a content control for plain text, which cannot have another beside it."""
    return any(control.find(f"{w('sdtPr')}/{w('text')}") is not None for control in paragraph.iterancestors(w("sdt")))


def _without(properties: etree._Element | None, *names: str) -> str:
    """A paragraph's properties without some: there must be one section's end only, and one page break."""
    if properties is None:
        return ""
    copy = deepcopy(properties)
    for name in names:
        for child in copy.findall(w(name)):
            copy.remove(child)
    return fragment(copy)


def _item(properties: etree._Element | None) -> str:
    children = [] if properties is None else list(properties)
    before, after = (
        "".join(fragment(child) for child in children if child.tag in names).replace("{", "{{").replace("}", "}}")
        for names in (_BEFORE_NUMBER, _AFTER_NUMBER)
    )
    return f"<w:pPr>{{style}}{before}{{numbering}}{after}{{indent}}</w:pPr>"
