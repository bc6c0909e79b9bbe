"""Values of attributes that Word refuses, or silently reads as something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.word_checks.names import WP, A, Element, W, local, namespace, w
from tests.word_checks.package import Package

__all__ = ["values_are_valid"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_NUMBERS = {
    ("gridSpan", "val"): (1, 63),
    ("sz", "val"): (2, 3276),
    ("szCs", "val"): (2, 3276),
    ("ilvl", "val"): (0, 8),
    ("numId", "val"): (0, 2147483647),
    ("outlineLvl", "val"): (0, 9),
    ("gridCol", "w"): (0, 31680),
    ("pgSz", "w"): (1, 31680),
    ("pgSz", "h"): (1, 31680),
}
_EMUS = {f"{{{WP}}}extent": ("cx", "cy"), f"{{{A}}}ext": ("cx", "cy"), f"{{{WP}}}docPr": ("id",)}
_LARGEST_EMU = 27273042316900
_ALIGNMENTS = _words(
    "left right start end center both distribute thaiDistribute lowKashida mediumKashida highKashida numTab"
)
_TABLE_ALIGNMENTS = _words("left right start end center")
_TOGGLES = _words(
    "b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish webHidden rtl cs"
    " specVanish oMath keepNext keepLines pageBreakBefore widowControl suppressLineNumbers suppressAutoHyphens kinsoku"
    " wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd contextualSpacing mirrorIndents"
    " suppressOverlap cantSplit tblHeader hidden noWrap tcFitText hideMark bidiVisual titlePg qFormat semiHidden"
    " unhideWhenUsed locked isLgl evenAndOddHeaders updateFields"
)
_FLAGS = _words("firstRow lastRow firstColumn lastColumn noHBand noVBand default customStyle dirty fldLock")
_BOOLEANS = frozenset(["0", "1", "true", "false", "on", "off"])
_COLOURS = frozenset(["color", "fill"])
_COLOUR = re.compile("[0-9A-Fa-f]{6}|auto")
_LANGUAGE = re.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*|x-none")
_PATTERN = re.compile(r"clear|nil|solid|pct\d\d?|(thin)?([Hh]orz|[Vv]ert|[Dd]iag|[Rr]everse)[A-Za-z]+")


def values_are_valid(package: Package) -> Iterator[str]:
    """Whole numbers in their range, colours of six digits, known alignments, on and off as XML writes them, languages."""
    for name, root in package.word_trees().items():
        for element in root.iter():
            faults = _word_faults(element) if namespace(element) == W else _drawing_faults(element)
            yield from (f"{name}:{element.sourceline}: {fault}" for fault in faults)


def _word_faults(element: Element) -> Iterator[str]:
    tag = local(element)
    if tag == "shd" and not _PATTERN.fullmatch(element.get(w("val"), "")):
        yield f"w:shd has the pattern “{element.get(w('val'), '')}”"
    for key, written in element.items():
        attribute, text = str(key).rpartition("}")[2], str(written)
        if not _is_valid(element, tag, attribute, text):
            yield f"w:{tag} has “{text}” as its {attribute}"


def _is_valid(element: Element, tag: str, attribute: str, text: str) -> bool:
    if (tag, attribute) in _NUMBERS:
        return _is_between(text, *_NUMBERS[tag, attribute])
    if (tag == "color" and attribute == "val") or attribute in _COLOURS:
        return _COLOUR.fullmatch(text) is not None
    if tag == "lang" or (tag == "themeFontLang" and attribute in {"val", "eastAsia", "bidi"}):
        return _LANGUAGE.fullmatch(text) is not None
    if attribute in _FLAGS or (tag in _TOGGLES and attribute == "val"):
        return text in _BOOLEANS
    if tag == "jc":
        return text in (_TABLE_ALIGNMENTS if _aligns_a_table(element) else _ALIGNMENTS)
    return True


def _aligns_a_table(element: Element) -> bool:
    parent = element.getparent()
    return parent is not None and local(parent) in {"tblPr", "trPr"}


def _drawing_faults(element: Element) -> Iterator[str]:
    for attribute in _EMUS.get(element.tag, ()):
        text = element.get(attribute)
        if text is not None and not _is_between(text, 0, _LARGEST_EMU):
            yield f"{local(element)} has “{text}” as its {attribute}"


def _is_between(text: str, low: int, high: int) -> bool:
    return re.fullmatch(r"\d{1,18}", text) is not None and low <= int(text) <= high
