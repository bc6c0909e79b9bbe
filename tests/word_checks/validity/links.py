"""Relationships: each that is used is there, each leads somewhere, and every part is led to."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator

from tests.word_checks.names import R, w
from tests.word_checks.package import Package, rels_of

__all__ = ["every_part_is_used", "link_targets_are_valid", "relationships_resolve"]

_LONGEST = 2079
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+")
_ALWAYS_THERE = frozenset(["_top"])


def _sources(package: Package) -> Iterator[tuple[str, str]]:
    """Each .rels part with the part it speaks for; the package itself has an empty name."""
    for name in package.parts:
        folder, file = posixpath.split(name)
        if posixpath.basename(folder) == "_rels" and file.endswith(".rels"):
            yield name, posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))


def relationships_resolve(package: Package) -> Iterator[str]:
    """Ids are unique, what refers to one finds it, and its target is there."""
    for name, source in _sources(package):
        if source and source not in package.parts:
            yield f"{name} speaks for a part that is not there"
        links = package.relationships(source)
        count = Counter(link.id for link in links)
        yield from (f"{name}: the id {id_} is used {times} times" for id_, times in count.items() if times > 1)
        for link in links:
            if not link.external and link.target not in package.parts:
                yield f"{name}: {link.id} leads to {link.target}, which is not there"
    for name, root in package.trees.items():
        known = {link.id for link in package.relationships(name)}
        used = {str(id_) for node in root.iter() for key, id_ in node.items() if str(key).startswith(f"{{{R}}}")}
        yield from (
            f"{name} refers to {id_ or 'an empty id'}, which {rels_of(name)} has not" for id_ in sorted(used - known)
        )


def every_part_is_used(package: Package) -> Iterator[str]:
    """Every part can be reached from the package: what cannot, such as a picture left behind, is lost or leaks."""
    reached, ahead = set[str](), [""]
    while ahead:
        found = {link.target for link in package.relationships(ahead.pop()) if not link.external} - reached
        reached |= found
        ahead += sorted(found)
    plumbing = {"[Content_Types].xml", *(name for name, _ in _sources(package))}
    known = {name.casefold() for name in reached | plumbing}
    yield from (f"nothing refers to {name}" for name in package.parts if name.casefold() not in known)


def link_targets_are_valid(package: Package) -> Iterator[str]:
    """Addresses are URIs of a length Word takes, and places in the document are there."""
    for _, source in _sources(package):
        for link in package.relationships(source):
            if link.external and link.kind == "hyperlink" and not _is_address(link.target):
                yield f"{source}: {link.id} leads to “{link.target[:80]}”, which is no address Word takes"
    stories = package.stories()
    places = {mark.get(w("name")) for root in stories.values() for mark in root.iter(w("bookmarkStart"))}
    for name, root in stories.items():
        for found in root.iter(w("hyperlink")):
            anchor = found.get(w("anchor"))
            if anchor and anchor not in places | _ALWAYS_THERE and found.get(f"{{{R}}}id") is None:
                yield f"{name}: a link leads to {anchor}, and there is no such bookmark"


def _is_address(target: str) -> bool:
    return len(target) <= _LONGEST and _URI.fullmatch(target) is not None
