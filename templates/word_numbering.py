"""The numbering that the shipped Word templates share: bullets and numbers of three levels, and bullets in tables."""

from __future__ import annotations

from collections.abc import Sequence

from templates.word_styles import NAMESPACE, STEP

__all__ = ["CELL_STEP", "level", "numbering_xml"]

CELL_STEP = 284
"""How far a list in a table's cell stands in: 5 mm."""


def level(number: int, kind: str, text: str, style: str, left: int, hanging: int = STEP) -> str:
    """One level of a list: its sign, the style it goes with, and how far its text stands in."""
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:pStyle w:val="{style}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
    )


def _kind(levels: str) -> str:
    return "multilevel" if levels.count("<w:lvl ") > 1 else "singleLevel"


def numbering_xml(inset: int = 0, more: Sequence[str] = ()) -> str:
    """The part ``word/numbering.xml``: bullets, numbers, and the tighter bullets of table cells.

    The bullets are one list of three levels, so that Tab in Word steps an item in. Each kind of numbers is a list
    of its own, as in Word's own templates, because each is numbered from 1 again wherever it starts. ``inset`` is how
    far all text stands in, and ``more`` the levels of lists that a set has besides.
    """
    lists = [
        "".join(
            level(i, "bullet", sign, style, inset + STEP * (i + 1))
            for i, (sign, style) in enumerate([("•", "ListBullet"), ("–", "ListBullet2"), ("▪", "ListBullet3")])
        ),
        level(0, "bullet", "•", "TableBullet", inset + CELL_STEP, CELL_STEP),
        level(0, "decimal", "%1.", "ListNumber", inset + STEP),
        level(0, "lowerLetter", "%1.", "ListNumber2", inset + STEP * 2),
        level(0, "lowerRoman", "%1.", "ListNumber3", inset + STEP * 3),
        *more,
    ]
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{i}"><w:multiLevelType w:val="{_kind(levels)}"/>{levels}</w:abstractNum>'
        for i, levels in enumerate(lists, 1)
    )
    numbered = "".join(f'<w:num w:numId="{i}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(1, len(lists) + 1))
    return f"<w:numbering {NAMESPACE}>{kinds}{numbered}</w:numbering>"
