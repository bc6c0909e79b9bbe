"""Styles and lists that are used are defined, each once and as what they are used for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tests.word_checks.names import Element, child, value, w
from tests.word_checks.package import Package

__all__ = ["numbering_is_defined", "styles_are_defined"]

_KINDS = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_RELATIONS = ("basedOn", "next", "link")


def styles_are_defined(package: Package) -> Iterator[str]:
    """Every style named anywhere is there, of the right kind, and has its id alone."""
    root = package.one("styles")
    styles = [] if root is None else root.findall(w("style"))
    kinds = {style.get(w("styleId")): style.get(w("type")) for style in styles}
    count = Counter(style.get(w("styleId")) for style in styles)
    yield from (f"several styles have the id {id_}" for id_, times in count.items() if times > 1)
    for name, tree in package.word_trees().items():
        for use in tree.iter(*(w(tag) for tag in _KINDS)):
            used, kind = value(use), _KINDS[use.tag.rpartition("}")[2]]
            if kinds.get(used) != kind:
                yield f"{name}:{use.sourceline}: {used} is no {kind} style"
    for style in styles:
        for relation in _RELATIONS:
            named = value(style, relation)
            if named is not None and named not in kinds:
                yield f"the style {style.get(w('styleId'))} names {named} ({relation}), which is not defined"


def numbering_is_defined(package: Package) -> Iterator[str]:
    """Every list named anywhere is there, down to the level used, and what it is made from."""
    root = package.one("numbering")
    abstracts = (
        {} if root is None else {entry.get(w("abstractNumId")): entry for entry in root.findall(w("abstractNum"))}
    )
    numbers = {} if root is None else {entry.get(w("numId")): entry for entry in root.findall(w("num"))}
    for id_, entry in numbers.items():
        if value(entry, "abstractNumId") not in abstracts:
            yield f"list {id_} is made from {value(entry, 'abstractNumId')}, which is not defined"
    for name, tree in package.word_trees().items():
        for use in tree.iter(w("numPr")):
            id_, level = value(use, "numId"), value(use, "ilvl") or "0"
            if id_ in {None, "0"}:
                continue
            if id_ not in numbers:
                yield f"{name}:{use.sourceline}: list {id_} is not defined"
            elif not _has_level(numbers[id_], abstracts, level):
                yield f"{name}:{use.sourceline}: list {id_} has no level {level}"


def _has_level(entry: Element, abstracts: dict[str | None, Element], level: str) -> bool:
    """Unknown, and so not doubted, where the list leaves its levels to a list style."""
    abstract = abstracts.get(value(entry, "abstractNumId"))
    if abstract is None or child(abstract, "numStyleLink") is not None:
        return True
    holders = [*abstract.findall(w("lvl")), *entry.findall(w("lvlOverride"))]
    return level in {holder.get(w("ilvl")) for holder in holders}
