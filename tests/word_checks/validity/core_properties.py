"""docProps/core.xml: each property once, in its namespace, dates as W3CDTF (ISO/IEC 29500-2, 8.3)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from tests.word_checks.names import DC, Element, local, namespace
from tests.word_checks.package import Package

__all__ = ["core_properties_are_valid"]

_CP = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_TERMS = "http://purl.org/dc/terms/"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_KNOWN = {
    _CP: frozenset(
        ["category", "contentStatus", "contentType", "keywords", "lastModifiedBy", "lastPrinted", "revision", "version"]
    ),
    DC: frozenset(["creator", "description", "identifier", "language", "subject", "title"]),
    _TERMS: frozenset(["created", "modified"]),
}
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?)?)?")


def core_properties_are_valid(package: Package) -> Iterator[str]:
    """At most one such part, and everything in it known, once, and well written."""
    names = package.related("", "core-properties")
    if len(names) > 1:
        yield "there are several parts of core properties"
    for name in names:
        root = package.trees.get(name)
        if root is not None:
            yield from (f"{name}: {fault}" for fault in _faults(root))


def _faults(root: Element) -> Iterator[str]:
    if root.tag != f"{{{_CP}}}coreProperties":
        yield f"the outermost element is {root.tag}"
    count = Counter(element.tag for element in root)
    yield from (f"{tag} is there {times} times" for tag, times in count.items() if times > 1)
    for element in root:
        if local(element) not in _KNOWN.get(namespace(element), frozenset()):
            yield f"{element.tag} does not belong here"
        elif namespace(element) == _TERMS:
            yield from _date_faults(element)


def _date_faults(element: Element) -> Iterator[str]:
    text = (element.text or "").strip()
    prefix, _, kind = element.get(_TYPE, "").rpartition(":")
    if kind != "W3CDTF" or element.nsmap.get(prefix or None) != _TERMS:
        yield f"{local(element)} does not say that it is a W3CDTF date"
    if not _DATE.fullmatch(text) or not _is_real(text):
        yield f"{local(element)} is “{text}”, which is no W3CDTF date"


def _is_real(text: str) -> bool:
    try:
        datetime.fromisoformat(text if len(text) > 7 else f"{text}-01-01"[:10])
    except ValueError:
        return False
    return True
