"""The Jinja source of a part, from its tree with marks in place of its tags.

Each tag opens a new line of the source, inside its braces where Jinja does not care, and nothing else does: so the line
of any fault says which tag it was.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from lxml import etree

from jdgen.render.word.compiled import CompiledPart
from jdgen.render.word.tags import MARK
from jdgen.render.word.xml import part_text, w

__all__ = ["write_source"]

_MARKED = re.compile(rf"<\?{MARK} (\d+)\?>")
# A mark that had to be put in an attribute, which cannot hold an instruction.
_MARKED_ID = re.compile(rf'(?<=:id="){MARK}-(\d+)(?=")')


def write_source(
    part: CompiledPart, root: etree._Element, numbering: Mapping[int, int], placed: Collection[int]
) -> None:
    """Write the source of a part, and the sequence of the tags on its lines, into the part. The tree is used up.

    ``numbering`` gives the sites' numbers by those of the tags, ``placed`` the tags that stand for placeholder pictures.
    """
    pieces = _MARKED.split(_MARKED_ID.sub(rf"<?{MARK} \1?>", part_text(_tidied(root))))
    source = [_literal(pieces[0])]
    for number, literal in zip(map(int, pieces[1::2]), pieces[2::2], strict=True):
        tag = part.tags[number]
        part.sequence.append(number)
        how = "_place" if number in placed else "_draw"
        prints = f"{{{{\n({tag.body})|{how}({numbering[number]})}}}}" if tag.prints else ""
        source.append(prints or ("{#\n#}" if tag.comments else f"{{%\n{tag.body} %}}"))
        source.append(_literal(literal))
    part.source = "".join(source)


def _literal(text: str) -> str:
    """The XML between two tags, as Jinja text: on one line, and with nothing in it that Jinja would read."""
    text = text.replace("\n", " ")
    return re.sub(r"\{(?=[{%#])", "{{'{'}}", text) if "{" in text else text


def _tidied(root: etree._Element) -> etree._Element:
    """Without the white space between elements, which would break the rule of one line a tag."""
    for element in root.iter("*"):
        if element.tag != w("t") and element.text and not element.text.strip() and len(element):
            element.text = None
        parent = element.getparent()
        if parent is not None and parent.tag != w("t") and element.tail and not element.tail.strip():
            element.tail = None
    return root
