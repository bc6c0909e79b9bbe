"""Leaving out of a package what nothing refers to any more."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from jdgen.render.word.media import CONTENT_TYPES, without_parts
from jdgen.render.word.package import Package
from jdgen.render.word.relations import rels_name, targets, without_relations

__all__ = ["without_unused"]


def without_unused(package: Package, unused: Mapping[str, Collection[str]]) -> Package:
    """A package without some relationships of its parts, given by their ids, and without the parts only they led to.

    What was referred to by nothing before stays: it is not ours to judge.
    """
    kept = dict(package)
    for part, ids in unused.items():
        if ids and rels_name(part) in kept:
            kept[rels_name(part)] = without_relations(kept[rels_name(part)], ids)
    before, after = (targets(package), targets(kept)) if kept != package else (set[str](), set[str]())
    while gone := {name for name in before - after if name in kept}:
        for name in gone:
            del kept[name]
            kept.pop(rels_name(name), None)
        kept[CONTENT_TYPES] = without_parts(kept[CONTENT_TYPES], gone)
        before, after = before - gone, targets(kept)
    return kept
