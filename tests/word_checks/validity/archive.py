"""The zip: well-formed parts, names that Windows can hold, and a content type for each part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from tests.word_checks.names import Element, local
from tests.word_checks.package import Package

__all__ = ["content_types_come_first", "every_part_has_a_type", "names_are_unique", "parts_are_well_formed"]

_TYPES = "[Content_Types].xml"


def parts_are_well_formed(package: Package) -> Iterator[str]:
    """Every XML part can be read, without a document type."""
    yield from (f"{name}: {why}" for name, why in package.broken.items())


def names_are_unique(package: Package) -> Iterator[str]:
    """No name is there twice, ignoring case, and each is a plain path."""
    count = Counter(name.casefold() for name in package.names)
    yield from (f"{name} is in the zip {times} times" for name, times in count.items() if times > 1)
    for name in package.names:
        if "\\" in name or name.startswith("/") or {"", ".", ".."} & set(name.split("/")):
            yield f"“{name}” is no name for a part"


def content_types_come_first(package: Package) -> Iterator[str]:
    """Some programs read the zip as a stream."""
    if package.names[0] != _TYPES:
        yield f"the first part is {package.names[0]}, not {_TYPES}"


def every_part_has_a_type(package: Package) -> Iterator[str]:
    """Each part's type is given once, by its name or its suffix, and no type is given for a part that is not there."""
    root = package.trees.get(_TYPES)
    if root is None:
        yield f"{_TYPES} is missing or cannot be read"
        return
    defaults = _listed(root, "Default", "Extension")
    overrides = _listed(root, "Override", "PartName")
    for kind, entries in (("suffix", defaults), ("part", overrides)):
        yield from (f"the {kind} {name} has {times} types" for name, times in entries.items() if times > 1)
    parts = {f"/{name}".casefold() for name in package.parts if name != _TYPES}
    for part in sorted(parts - set(overrides)):
        if part.rpartition(".")[2] not in defaults:
            yield f"{part} has no content type"
    yield from (f"there is a content type for {part}, and no such part" for part in sorted(set(overrides) - parts))


def _listed(root: Element, tag: str, attribute: str) -> Counter[str]:
    return Counter(entry.get(attribute, "").casefold() for entry in root if local(entry) == tag)
