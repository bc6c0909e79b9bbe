"""A mutant or more for every check of validity, and unusual files that are good."""

from __future__ import annotations

from tests.word_checks.mutants import (
    CORE,
    DOCUMENT,
    FOOTER,
    PICTURE,
    RELS,
    SETTINGS,
    STYLES,
    TYPES,
    Edit,
    Mutant,
    edited,
    zipped_twice,
)
from tests.word_checks.specimen import GOOD, zipped

__all__ = ["MUTANTS", "NEAR_MISSES"]

_END = "<w:p><w:r><w:t>For this pack"
_SAID = "<w:t>The post is full time.</w:t>"
_RUN = f"<w:r>{_SAID}"
_TCW = '<w:tcW w:w="4800" w:type="dxa"/>'
_CELL = f"<w:tc><w:tcPr>{_TCW}</w:tcPr><w:p><w:r><w:t>Interview</w:t></w:r></w:p></w:tc>"
_MODIFIED = '<dcterms:modified xsi:type="dcterms:W3CDTF">2026-09-01T09:00:00Z'
_BEGIN = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
_FIELD_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL = '<Relationship Id="{}" Type="{}/{}" Target="{}"/></Relationships>'
_SECTION = '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/>'
_BOX = "<w:drawing><wp:inline><wp:docPr id='1' name='Again' descr='Again'/></wp:inline></w:drawing>"


def _before_end(xml: str) -> Edit:
    return DOCUMENT, _END, xml + _END


def _in_run(xml: str) -> Edit:
    return DOCUMENT, _RUN, f"<w:r>{xml}{_SAID}"


def _run(properties: str) -> Edit:
    return _in_run(f"<w:rPr>{properties}</w:rPr>")


def _text(text: str) -> Edit:
    return DOCUMENT, _SAID, f"<w:t>{text}</w:t>"


def _rel(id_: str, kind: str, target: str) -> Edit:
    return RELS, "</Relationships>", _REL.format(id_, _OFFICE, kind, target)


_TABLE: dict[str, tuple[tuple[str, Edit], ...]] = {
    "well-formed": (
        ("an element that does not end", (FOOTER, "</w:ftr>", "")),
        ("a document type", (CORE, "<cp:core", "<!DOCTYPE x [<!ENTITY a 'b'>]><cp:core")),
    ),
    "content-types": (
        ("no type for pictures", (TYPES, '<Default Extension="png" ContentType="image/png"/>', "")),
        (
            "a type for no part",
            (TYPES, "</Types>", '<Override PartName="/word/nothing.xml" ContentType="text/xml"/></Types>'),
        ),
        ("two types", (TYPES, "</Types>", '<Default Extension="PNG" ContentType="image/png"/></Types>')),
    ),
    "relationships": (
        ("an id that is not there", (DOCUMENT, 'r:embed="rId6"', 'r:embed="rId99"')),
        ("a part that is not there", _rel("rId50", "image", "media/none.png")),
        ("an id twice", _rel("rId1", "styles", "styles.xml")),
    ),
    "link-targets": (
        ("a space", (RELS, "https://kingsmead.example/guidance", "https://kingsmead.example/our guidance")),
        ("a lone per cent sign", (RELS, "https://kingsmead.example/guidance", "https://kingsmead.example/100%")),
        ("no scheme", (RELS, "https://kingsmead.example/guidance", "kingsmead.example")),
        ("too long", (RELS, "https://kingsmead.example/guidance", "https://kingsmead.example/" + "a" * 2100)),
        ("no such bookmark", (DOCUMENT, 'w:anchor="duties"', 'w:anchor="none"')),
    ),
    "core-properties": (
        ("a title twice", (CORE, "<dc:language>", "<dc:title>Again</dc:title><dc:language>")),
        ("another namespace", (CORE, "metadata/core-properties", "metadata/core")),
        ("a date in words", (CORE, _MODIFIED, _MODIFIED.replace("2026-09-01T09:00:00Z", "1 September 2026"))),
        ("no such day", (CORE, _MODIFIED, _MODIFIED.replace("2026-09-01", "2026-09-31"))),
        ("a date without a type", (CORE, ' xsi:type="dcterms:W3CDTF"', "")),
        ("an unknown property", (CORE, "<dc:language>", "<dc:colour>blue</dc:colour><dc:language>")),
    ),
    "cell-end": (
        ("no paragraph", (DOCUMENT, "<w:p><w:r><w:t>Interview</w:t></w:r></w:p>", "")),
        (
            "a table last",
            (
                DOCUMENT,
                "Interview</w:t></w:r></w:p>",
                f"Interview</w:t></w:r></w:p><w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr>{_CELL}</w:tr></w:tbl>",
            ),
        ),
    ),
    "row-cells": (("an empty row", (DOCUMENT, "</w:tbl>", "<w:tr/></w:tbl>")),),
    "table-rows": (("an empty table", _before_end("<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid></w:tbl>")),),
    "table-grid": (
        ("no grid", (DOCUMENT, '<w:tblGrid><w:gridCol w:w="4800"/><w:gridCol w:w="4800"/></w:tblGrid>', "")),
        ("an empty grid", (DOCUMENT, '<w:gridCol w:w="4800"/><w:gridCol w:w="4800"/>', "")),
        ("a cell too few", (DOCUMENT, _CELL, "")),
        ("a cell too wide", (DOCUMENT, _TCW, f'{_TCW}<w:gridSpan w:val="2"/>')),
    ),
    "merged-cells": (("no beginning", (DOCUMENT, _TCW, f"{_TCW}<w:vMerge/>")),),
    "properties-first": (
        ("of a run", (DOCUMENT, _SAID, f"{_SAID}<w:rPr><w:b/></w:rPr>")),
        ("of a paragraph", (DOCUMENT, f"{_RUN}</w:r></w:p>", f"{_RUN}</w:r><w:pPr/></w:p>")),
        ("twice", (DOCUMENT, _RUN, f"<w:r><w:rPr/><w:rPr/>{_SAID}")),
    ),
    "section-last": (
        ("not last", (DOCUMENT, "</w:sectPr></w:body>", "</w:sectPr><w:p/></w:body>")),
        ("two", (DOCUMENT, _SECTION, f"<w:sectPr/>{_SECTION}")),
    ),
    "order": (
        ("of a run's properties", _run("<w:i/><w:b/>")),
        ("of a paragraph's", (DOCUMENT, '<w:pStyle w:val="Subtitle"/>', '<w:keepNext/><w:pStyle w:val="Subtitle"/>')),
        ("of a cell's", (DOCUMENT, _TCW, f'<w:vAlign w:val="top"/>{_TCW}')),
        (
            "of a table's",
            (DOCUMENT, '<w:tblStyle w:val="JobTable"/>', '<w:jc w:val="left"/><w:tblStyle w:val="JobTable"/>'),
        ),
        ("of a row's", (DOCUMENT, "<w:cantSplit/>", '<w:ins w:id="7" w:author="x"/><w:cantSplit/>')),
        ("of a section's", (DOCUMENT, _SECTION, f"<w:sectPr><w:cols/>{_SECTION[10:]}")),
        ("a property twice", _run("<w:b/><w:b/>")),
        ("a property of something else", _run("<w:keepNext/>")),
    ),
    "nesting": (
        ("a run in text", _text("The post<w:r/>")),
        ("a paragraph in a paragraph", (DOCUMENT, f"{_RUN}</w:r></w:p>", f"{_RUN}</w:r><w:p/></w:p>")),
        ("a paragraph in a run", _in_run("<w:p/>")),
        ("a run in the body", _before_end("<w:r/>")),
    ),
    "loose-text": (
        ("in a run", _in_run("loose")),
        ("after a paragraph", (DOCUMENT, f"{_RUN}</w:r></w:p>", f"{_RUN}</w:r></w:p>loose")),
        ("text outside a run", (DOCUMENT, _RUN, f"<w:t>loose</w:t>{_RUN}")),
    ),
    "drawing-ids": (
        ("twice in a part", _in_run(_BOX)),
        ("twice in two parts", (FOOTER, "<w:r>", f"<w:r>{_BOX}</w:r><w:r>")),
    ),
    "bookmarks": (
        ("no end", (DOCUMENT, '<w:bookmarkEnd w:id="0"/>', "")),
        ("no beginning", _before_end('<w:bookmarkEnd w:id="5"/>')),
        ("a name twice", _before_end('<w:bookmarkStart w:id="5" w:name="Duties"/><w:bookmarkEnd w:id="5"/>')),
        ("an id twice", (FOOTER, "<w:r>", '<w:bookmarkStart w:id="0" w:name="other"/><w:bookmarkEnd w:id="0"/><w:r>')),
        ("an end first", _before_end('<w:bookmarkEnd w:id="5"/><w:bookmarkStart w:id="5" w:name="other"/>')),
    ),
    "notes": (
        ("no such footnote", (DOCUMENT, '<w:footnoteReference w:id="1"/>', '<w:footnoteReference w:id="8"/>')),
        ("no such comment", _in_run('<w:commentReference w:id="1"/>')),
        ("a range that does not end", _before_end('<w:commentRangeStart w:id="1"/>')),
    ),
    "fields": (
        ("no end", (FOOTER, _FIELD_END, "")),
        ("no beginning", (FOOTER, _BEGIN, "")),
        ("turning twice", (FOOTER, _FIELD_END, f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{_FIELD_END}')),
        ("an end too many", (FOOTER, _FIELD_END, _FIELD_END * 2)),
    ),
    "simple-types": (
        ("a size of 12.5", _run('<w:sz w:val="12.5"/>')),
        ("a colour with a hash", _run('<w:color w:val="#FF0000"/>')),
        ("a colour by name", (STYLES, 'w:fill="1F3864"', 'w:fill="navy"')),
        ("Python's True", _run('<w:b w:val="True"/>')),
        (
            "an unknown alignment",
            (STYLES, '<w:spacing w:after="120"/>', '<w:spacing w:after="120"/><w:jc w:val="middle"/>'),
        ),
        (
            "a shade without a pattern",
            (STYLES, '<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>', '<w:shd w:fill="F2F2F2"/>'),
        ),
        ("no such language", _run('<w:lang w:val="en_GB"/>')),
        ("a size in inches", (DOCUMENT, 'cx="1800000"', 'cx="2in"')),
        ("a negative size", (DOCUMENT, 'cy="900000"', 'cy="-900000"')),
        ("a width of no columns", (DOCUMENT, _TCW, f'{_TCW}<w:gridSpan w:val="one"/>')),
    ),
    "styles": (
        ("not defined", (DOCUMENT, '<w:pStyle w:val="Subtitle"/>', '<w:pStyle w:val="Nothing"/>')),
        ("of another kind", _run('<w:rStyle w:val="Subtitle"/>')),
        ("based on nothing", (STYLES, '<w:basedOn w:val="Heading2"/>', '<w:basedOn w:val="Nothing"/>')),
        ("twice", (STYLES, 'w:styleId="TOC2"', 'w:styleId="Subtitle"')),
    ),
    "numbering": (
        ("no such list", (DOCUMENT, '<w:numId w:val="1"/>', '<w:numId w:val="9"/>')),
        ("no such level", (DOCUMENT, '<w:ilvl w:val="1"/>', '<w:ilvl w:val="7"/>')),
        ("made from nothing", ("word/numbering.xml", '<w:abstractNumId w:val="0"/>', '<w:abstractNumId w:val="4"/>')),
    ),
    "spaces": (("at the end", _text("The post ")), ("at the beginning", _text(" The post"))),
    "control-characters": (("a tab", _text("The\tpost")), ("a line break", _text("The\npost"))),
    "leftovers": (
        ("a tag", _text("{{ title }}")),
        ("a tag over two runs", _text("{</w:t></w:r><w:r><w:t>{ title }}")),
        ("a block tag", _text("{% if x %}")),
        ("a comment", _text("{# note #}")),
        ("a lost character", _text("caf\ufffd")),
        ("a method", _text("&lt;built-in method items&gt;")),
        ("an object", _text("Role object at 0x7f")),
        ("in a picture's words", (DOCUMENT, "The crest of", "{{ crest }} of")),
        ("in the properties", (CORE, "<dc:title>", "<dc:title>{{ x }}")),
    ),
}

_MADE = (
    Mutant("zip", "no zip", b"PK no zip"),
    Mutant("zip", "no document", zipped({name: part for name, part in GOOD.items() if name != DOCUMENT})),
    Mutant("zip-names", "the same twice", zipped_twice(PICTURE)),
    Mutant("zip-names", "the same but for case", zipped_twice(PICTURE.upper())),
    Mutant("content-types-first", "not first", zipped(dict(sorted(GOOD.items(), key=lambda entry: entry[0] == TYPES)))),
    Mutant("unused-part", "a picture left behind", edited(extra={"word/media/old.png": GOOD[PICTURE]})),
)

MUTANTS = _MADE + tuple(Mutant(id_, what, edited(edit)) for id_, entries in _TABLE.items() for what, edit in entries)

_NESTED_FIELD = f"{_BEGIN}<w:r><w:instrText>PAGE</w:instrText></w:r>{_FIELD_END}"
_LAST_ROW = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
_WIDE = _CELL.replace(_TCW, f'{_TCW}<w:gridSpan w:val="2"/>')
_MERGED = "<w:tc><w:tcPr><w:tcW w:w='4800' w:type='dxa'/><w:vMerge{}/></w:tcPr><w:p/></w:tc>"

_MERGE = "".join(f"{_LAST_ROW}{_MERGED.format(how)}{_CELL}</w:tr>" for how in (' w:val="restart"', ""))
_GUIDANCE = "https://kingsmead.example/guidance"
_SEPARATORS = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'

_GOOD: tuple[tuple[str, Edit], ...] = (
    ("a field in a field", (DOCUMENT, _RUN, f"{_BEGIN}{_NESTED_FIELD}{_FIELD_END}{_RUN}")),
    ("merged cells", (DOCUMENT, "</w:tbl>", f"{_MERGE}</w:tbl>")),
    ("a cell over two columns", (DOCUMENT, f"{_CELL}</w:tr>", f"{_CELL}</w:tr>{_LAST_ROW}{_WIDE}</w:tr>")),
    ("a kept space", (DOCUMENT, _SAID, '<w:t xml:space="preserve">The post is full time. </w:t>')),
    ("a cell with an empty paragraph", (DOCUMENT, "<w:r><w:t>Interview</w:t></w:r>", "")),
    ("braces that are no tags", _text("Sets {a} and {b}, or 50 % {of} them }}")),
    ("a link by email", (RELS, _GUIDANCE, "mailto:jobs@kingsmead.example?subject=Class%20Teacher")),
    ("a date of a year", (CORE, _MODIFIED, _MODIFIED.replace("2026-09-01T09:00:00Z", "2026"))),
    ("settings without separators", (SETTINGS, _SEPARATORS, "")),
)
"""What is unusual, and Word takes."""

NEAR_MISSES = tuple(Mutant("", what, edited(edit)) for what, edit in _GOOD)
