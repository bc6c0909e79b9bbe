"""Links whose words say where they lead, and which look like links."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from tests.word_checks.document import Document
from tests.word_checks.names import WP, Element, R, child, first, value, w
from tests.word_checks.problems import Problem
from tests.word_checks.text import clean, text_of

__all__ = ["links_look_like_links", "links_make_sense"]

_SAYS_NOTHING = frozenset(["here", "click here", "read more", "link", "more", "download"])
_BARE = re.compile(r"^(https?://|www\.)\S+$", re.IGNORECASE)
_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_STYLE = "Hyperlink"


def _links(document: Document) -> list[tuple[str, Element]]:
    return list(document.each(w("hyperlink")))


def _words(link: Element) -> str:
    """The text, or what a picture says where a link is a picture."""
    text = clean(text_of(link))
    return text or clean(" ".join(found.get("descr", "") for found in link.iter(f"{{{WP}}}docPr")))


def _target(document: Document, part: str, link: Element) -> str:
    anchor, used = link.get(w("anchor")), link.get(f"{{{R}}}id")
    found = [entry.target for entry in document.package.relationships(part) if entry.id == used]
    return (found[0] if found else "") + (f"#{anchor}" if anchor else "")


def links_make_sense(document: Document) -> list[Problem]:
    """A link's words make sense alone, the same words lead to the same place, and the place can be reached."""
    places = defaultdict(set)
    problems = []
    for part, link in _links(document):
        words, target = _words(link), _target(document, part, link)
        places[words.casefold()].add(target)
        problems += [Problem("A14", "E", f"{part}: {fault}") for fault in _faults(words, target)]
    several = [words for words, targets in places.items() if words and len(targets) > 1]
    return problems + [Problem("A14", "E", f"“{words}” links to {sorted(places[words])}") for words in several]


def _faults(words: str, target: str) -> Iterator[str]:
    if not words:
        yield f"the link to {target} has no text"
    elif words.casefold().strip(" .:") in _SAYS_NOTHING or _BARE.match(words):
        yield f"the link text “{words}” does not say where it leads"
    if not target.startswith(("#", *_SCHEMES)):
        yield f"“{words}” links to “{target}”, which is no web, email or telephone address"


def links_look_like_links(document: Document) -> list[Problem]:
    """Every run of a link has the style Hyperlink, which is there and underlines."""
    found = _links(document)
    style = document.styles.get(_STYLE)
    chain = document.styles.chain(_STYLE, "character")
    levels = [properties for level in chain if (properties := child(level, "rPr")) is not None]
    if found and (style is None or value(first(levels, "u")) in {None, "none"}):
        return [Problem("A14b", "E", "there are links, and no style Hyperlink that underlines")]
    plain = [(part, link) for part, link in found if any(_is_plain(run) for run in link.iter(w("r")))]
    return [Problem("A14b", "E", f"{part}: the link “{_words(link)}” has no style Hyperlink") for part, link in plain]


def _is_plain(run: Element) -> bool:
    return child(run, "t") is not None and value(run, "rPr/rStyle") != _STYLE
