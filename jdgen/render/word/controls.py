"""Content controls with tags in them: set free of what would overwrite the filled text, and never left empty."""

from __future__ import annotations

import re

from lxml import etree

from jdgen.render.word.xml import own_texts, part_text, w

__all__ = ["controls_freed", "controls_kept"]

_TAG = re.compile(r"\{\{|\{%")
_BINDS = ("{*}dataBinding", "{*}showingPlcHdr")
_EMPTY = re.compile(r"<w:sdtContent(?:/>|></w:sdtContent>)")
_PLACEHOLDER = "PlaceholderText"


def controls_freed(root: etree._Element) -> None:
    """Unbind the content controls that have tags in them.

    Word fills a bound control anew from the file's own data when it opens the file, and takes what it marks as a
    placeholder for nothing: in both cases the filled text would not be read.
    """
    for control in root.iter(w("sdt")):
        properties, content = control.find(w("sdtPr")), control.find(w("sdtContent"))
        if properties is None or content is None or not _has_tags(content):
            continue
        for name in _BINDS:
            for child in properties.findall(name):
                properties.remove(child)
        for style in list(content.iter(w("rStyle"))):
            parent = style.getparent()
            if style.get(w("val")) == _PLACEHOLDER and parent is not None:
                parent.remove(style)


def _has_tags(content: etree._Element) -> bool:
    return any(
        _TAG.search("".join(text.text or "" for text in own_texts(paragraph)))
        for paragraph in (content, *content.iter(w("p")))
    )


def controls_kept(text: str) -> str:
    """The text of a part in which no content control is empty: one around rows, cells or words goes, another gets a
    paragraph."""
    if not _EMPTY.search(text):
        return text
    root = etree.fromstring(text.encode())
    # From the inside out: a control may hold nothing but another one that goes.
    for content in reversed(list(root.iter(w("sdtContent")))):
        if len(content):
            continue
        control = content.getparent()
        if control is None:
            continue
        if _holder(control) in (w("tbl"), w("tr"), w("p")):
            parent = control.getparent()
            if parent is not None:
                parent.remove(control)
                parent.text = parent.text or ""  # so that it is written with both its ends, which repairs look for
        else:
            etree.SubElement(content, w("p"))
    return part_text(root)


def _holder(control: etree._Element) -> str:
    """What a control stands in, whatever other controls it stands in first."""
    inside = (w("sdt"), w("sdtContent"), w("smartTag"), w("hyperlink"))
    return next((str(e.tag) for e in control.iterancestors() if e.tag not in inside), "")
