"""Links of the template whose address has tags in it, such as ``mailto:{{ organisation.email }}``.

Word keeps a link's address apart from the text, with the braces percent-encoded. At each place that uses such a link the
address is filled anew, so that links work in loops; what comes out must be an address that is safe to follow.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote

from jdgen.model.text import Line, Prose
from jdgen.render.environment.unknown import Unknown
from jdgen.render.faults import CannotPrint, cannot_print
from jdgen.render.markup import safe_uri, visible_text
from jdgen.render.word.tags import Tag, find_tags
from jdgen.render.word.xml import parse_part, write_part

__all__ = ["address_of", "address_tags", "tagged_links"]

_CODED = re.compile(r"%7B%7B.*?%7D%7D|\{\{.*?\}\}|%7B%25.*?%25%7D|\{%.*?%\}|%7B%23.*?%23%7D|\{#.*?#\}", re.I)
_BRACES = re.compile(r"\{[{%#]|[}%#]\}")
_SCHEME = re.compile(r"https?://|mailto:|tel:", re.I)


def tagged_links(rels: bytes | None) -> tuple[dict[str, str], bytes | None]:
    """The addresses with tags among a part's relationships, by id, and the relationships without them."""
    if rels is None or not re.search(rb"\{\{|\{%|\{#|%7B%(?:7B|25|23)", rels, re.I):
        return {}, rels
    root = parse_part(rels, "relationships")
    found = {}
    for relation in list(root.iterchildren("{*}Relationship")):
        target = relation.get("Target", "")
        if relation.get("Type", "").endswith("/hyperlink") and (_CODED.search(target) or _BRACES.search(target)):
            found[relation.get("Id", "")] = target
            root.remove(relation)
    return found, write_part(root)


def address_tags(target: str) -> tuple[Tag, list[Tag], str]:
    """The tag that makes an address, the tags inside it, and what is wrong with them or nothing.

    The first prints a list of the address's pieces for :func:`address_of` to put together.
    """
    pieces: list[str] = []
    inside: list[Tag] = []
    problem = ""
    end = 0
    for match in _CODED.finditer(target):
        found, _ = find_tags(unquote(match[0]))
        pieces.append(json.dumps(target[end : match.start()]))
        end = match.end()
        for item in found:
            inside.append(item.tag)
            pieces.append(f"({item.tag.body})")
        if [item.tag.prints for item in found] != [True] or found[0].tag.kind:
            problem = "Only tags that print, such as {{ organisation.website }}, can stand in a link's address."
    rest = [target[end:], *(json.loads(piece) for piece in pieces if piece.startswith('"'))]
    if any(_BRACES.search(unquote(text)) for text in rest):
        problem = "A tag in this link's address is not closed."
    body = f"[{', '.join([*pieces, json.dumps(target[end:])])}]"
    return Tag(unquote(target), "{{", "", body, holds=len(inside)), inside, problem


def address_of(pieces: Sequence[Any]) -> str:
    """The address of a link, or nothing where a name in it is unknown. Raises :class:`CannotPrint`."""
    texts = [_text(piece) for piece in pieces]
    if any(isinstance(piece, Unknown) for piece in pieces):
        return ""
    # Word puts http:// before what is typed without; the value may bring its own.
    if len(texts) > 1 and _SCHEME.fullmatch(texts[0]) and _SCHEME.match(texts[1].strip()):
        texts[0] = ""
    whole = "".join(texts).strip()
    safe = safe_uri(whole)
    if not safe:
        raise CannotPrint(
            f'"{whole[:60]}" is not an address that a link can lead to. It must start with https://, http:// or mailto:.'
            if whole
            else "This link has no address: what its tag stands for is empty. Put the link in an if."
        )
    return safe


def _text(piece: Any) -> str:
    if isinstance(piece, Unknown):
        return str(piece)  # which takes note of the fault
    if isinstance(piece, bool) or not isinstance(piece, (str, int, float)):
        cannot_print(piece)
    return visible_text(piece) if isinstance(piece, (Line, Prose)) else str(piece)
