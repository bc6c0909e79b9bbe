"""The order of properties, which the schema fixes and Word is strict about in places."""

from __future__ import annotations

from collections.abc import Iterator

from tests.word_checks.names import Element, W, local, namespace, w
from tests.word_checks.package import Package

__all__ = ["ORDER", "properties_are_in_order"]

ORDER: dict[str, tuple[str, ...]] = {
    name: tuple(children.split())
    for name, children in {
        "rPr": "ins del moveFrom moveTo rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss"
        " imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd"
        " fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange",
        "pPr": "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs"
        " suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd"
        " snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment"
        " textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange",
        "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"
        " cellIns cellDel cellMerge tcPrChange",
        "tblPr": "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing"
        " tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange",
        "sectPr": "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType"
        " pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
        " sectPrChange",
        "tblBorders": "top left start bottom right end insideH insideV",
        "tcBorders": "top left start bottom right end insideH insideV tl2br tr2bl",
        "pBdr": "top left bottom right between bar",
        "style": "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked"
        " personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr",
        "lvl": "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr",
    }.items()
}
"""The children of each element in the order of the Open XML SDK's schema (transitional, as Word writes it)."""

_ROW = "cnfStyle divId gridBefore gridAfter wBefore wAfter trHeight hidden cantSplit tblHeader tblCellSpacing jc"
_MANY = frozenset(["headerReference", "footerReference", "tblStylePr"])
_REVISIONS = {"ins": 1, "del": 2, "trPrChange": 3}


def properties_are_in_order(package: Package) -> Iterator[str]:
    """Every child is known, in its place, and there once; a row's properties have no order but that revisions are last."""
    for name, root in package.word_trees().items():
        for parent in root.iter(w("trPr"), *(w(tag) for tag in ORDER)):
            children = [local(element) for element in parent if namespace(element) == W]
            faults = _row_faults(children) if local(parent) == "trPr" else _faults(parent, children)
            yield from (f"{name}:{parent.sourceline}: {fault}" for fault in faults)


def _faults(parent: Element, children: list[str]) -> Iterator[str]:
    known = {child: at for at, child in enumerate(ORDER[local(parent)])}
    last = -1
    for child in children:
        at = known.get(child)
        if at is None:
            yield f"w:{child} does not belong in w:{local(parent)}"
        elif at < last or (at == last and child not in _MANY):
            yield f"w:{child} is out of its place in w:{local(parent)}"
        else:
            last = at


def _row_faults(children: list[str]) -> Iterator[str]:
    known = {**dict.fromkeys(_ROW.split(), 0), **_REVISIONS}
    yield from (f"w:{child} does not belong in w:trPr" for child in children if child not in known)
    ranks = [known.get(child, 0) for child in children]
    if ranks != sorted(ranks) or len(set(children)) != len(children):
        yield "the properties in w:trPr are out of order or there twice"
