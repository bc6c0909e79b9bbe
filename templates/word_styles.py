"""The paragraph styles that the shipped Word templates share, and what they are written in."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = [
    "ACCENT", "BOLD", "DECLARATION", "HAIRLINE", "KEEP", "LINK", "NAMESPACE", "QUIET", "STEP", "STYLES", "Style", "heading",
    "list_style", "numbered", "signing_line", "size", "spacing",
]  # fmt: skip

ACCENT = "1B3A6B"
"""Contrast 11:1 on white. A school with a colour of its own changes this, or the styles in Word."""
LINK = "0B4F94"
QUIET = "595959"
"""Contrast 7:1 on white: it recedes and can still be read."""
HAIRLINE = "A6A6A6"

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True)
class Style:
    """A paragraph style. Sizes are in points, distances in twentieths of a point, as Word has them."""

    name: str
    id: str
    based_on: str = "Normal"
    then: str = ""
    paragraph: str = ""
    run: str = ""
    priority: int = 1

    def xml(self) -> str:
        """The style as Word keeps it."""
        based_on = f'<w:basedOn w:val="{self.based_on}"/>' if self.id != "Normal" else ""
        default = ' w:default="1"' if self.id == "Normal" else ""
        then = f'<w:next w:val="{self.then}"/>' if self.then else ""
        paragraph = f"<w:pPr>{self.paragraph}</w:pPr>" if self.paragraph else ""
        run = f"<w:rPr>{self.run}</w:rPr>" if self.run else ""
        return (
            f'<w:style w:type="paragraph"{default} w:styleId="{self.id}"><w:name w:val="{self.name}"/>{based_on}{then}'
            f'<w:uiPriority w:val="{self.priority}"/><w:qFormat/>{paragraph}{run}</w:style>'
        )


def spacing(before: float, after: float, line: float = 1.15) -> str:
    """Space above and below in points, and between lines as a multiple."""
    return f'<w:spacing w:before="{before * 20:g}" w:after="{after * 20:g}" w:line="{line * 240:g}" w:lineRule="auto"/>'


def size(points: float) -> str:
    """A font size; Word counts in half points."""
    return f'<w:sz w:val="{points * 2:g}"/><w:szCs w:val="{points * 2:g}"/>'


def rule_below(colour: str, eighths: int, gap: int) -> str:
    """A line under the paragraph."""
    return f'<w:pBdr><w:bottom w:val="single" w:sz="{eighths}" w:space="{gap}" w:color="{colour}"/></w:pBdr>'


STEP = 397
"""How far a list stands in from the text around it: 7 mm."""
BOLD = "<w:b/><w:bCs/>"
KEEP = "<w:keepNext/><w:keepLines/>"


def heading(level: int, points: float, before: float, after: float, extra: str = "", colour: str = "") -> Style:
    """A heading, kept with what follows it."""
    paragraph = f'{KEEP}{extra}{spacing(before, after, 1.05)}<w:outlineLvl w:val="{level - 1}"/>'
    colouring = f'<w:color w:val="{colour}"/>' if colour else ""
    return Style(
        f"heading {level}", f"Heading{level}", "Normal", "Normal", paragraph, BOLD + colouring + size(points), 9
    )


def numbered(number: int, level: int = 0) -> str:
    """The list and level of a list style, kept in the style so that it works wherever it is applied."""
    return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def list_style(name: str, number: int, level: int = 0) -> Style:
    """One of Word's own list styles."""
    return Style(name, name.replace(" ", ""), paragraph=numbered(number, level) + spacing(0, 4), priority=10)


def signing_line(name: str, id: str, before: float, right: int, after: float = 0) -> Style:
    """A ruled line to write on after its label.

    Word draws one line under neighbours whose borders and indents are the same: every style has its own length.
    """
    paragraph = f'{KEEP}{rule_below("595959", 6, 2)}{spacing(before, after, 1)}<w:ind w:right="{right}"/>'
    return Style(name, id, then="Normal", paragraph=paragraph, priority=20)


TABLE_SPACING = spacing(0, 2, 1.1)

STYLES = (
    Style("Normal", "Normal", priority=0),
    heading(1, 23, 0, 8, rule_below(ACCENT, 12, 8), ACCENT),
    heading(2, 18, 26, 10),
    heading(3, 14, 16, 7),
    heading(4, 12, 12, 5),
    Style("Logo", "Logo", then="Normal", paragraph=KEEP + spacing(0, 2, 1) + '<w:jc w:val="right"/>', priority=11),
    Style("Subtitle", "Subtitle", then="Normal", paragraph=KEEP + spacing(0, 14), run=size(13), priority=11),
    list_style("List Bullet", 1),
    list_style("List Bullet 2", 1, 1),
    list_style("List Bullet 3", 1, 2),
    list_style("List Number", 3),
    list_style("List Number 2", 4),
    list_style("List Number 3", 5),
    Style("Table Text", "TableText", paragraph=TABLE_SPACING, priority=12),
    Style(
        "Table Label",
        "TableLabel",
        "TableText",
        "TableText",
        paragraph=TABLE_SPACING + '<w:ind w:right="113"/>',
        run=BOLD,
        priority=12,
    ),
    Style(
        "Table Heading",
        "TableHeading",
        "TableText",
        "TableText",
        "<w:keepNext/>",
        f'{BOLD}<w:color w:val="{ACCENT}"/>',
        12,
    ),
    Style(
        "Table Bullet",
        "TableBullet",
        "TableText",
        paragraph=numbered(2),
        priority=12,
    ),
    Style(
        "toc 2",
        "TOC2",
        paragraph=f'<w:tabs><w:tab w:val="right" w:pos="9412"/></w:tabs>{spacing(0, 2)}<w:ind w:left="{STEP}"/>',
        priority=39,
    ),
    Style("After Table", "AfterTable", then="Normal", paragraph=spacing(12, 6), priority=13),
    signing_line("Sign-off Name", "SignoffName", 16, 3000),
    signing_line("Sign-off Signature", "SignoffSignature", 24, 3001),
    signing_line("Sign-off Date", "SignoffDate", 20, 5600, 24),
    Style(
        "footer",
        "Footer",
        paragraph='<w:tabs><w:tab w:val="right" w:pos="9412"/></w:tabs>' + spacing(0, 0, 1),
        run=f'<w:color w:val="{QUIET}"/>{size(10)}',
        priority=99,
    ),
    Style(
        "Template Tag",
        "TemplateTag",
        paragraph=spacing(0, 0, 1),
        run=f'<w:color w:val="{QUIET}"/>{size(9)}',
        priority=98,
    ),
)
