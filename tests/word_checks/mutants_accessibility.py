"""A mutant or more for every assertion on accessibility, and files that look suspicious and are good."""

from __future__ import annotations

from tests.word_checks.mutants import CORE, DOCUMENT, FOOTER, RELS, SETTINGS, STYLES, Edit, Mutant, edited
from tests.word_checks.specimen import TITLE

__all__ = ["MUTANTS", "NEAR_MISSES"]

_END = "<w:p><w:r><w:t>For this pack"
_LOOKING = "<w:p><w:r><w:t>We are looking for a class teacher"
_SAID = "<w:t>The post is full time.</w:t>"
_RUN = f"<w:r>{_SAID}"
_INTERVIEW = "<w:r><w:t>Interview</w:t>"
_LONG = "very long words that go on and on " * 6
_VML = '<w:p><w:r><w:pict><v:{0} xmlns:v="urn:schemas-microsoft-com:vml"{1}</w:pict></w:r></w:p>'


def _before_end(xml: str) -> Edit:
    return DOCUMENT, _END, xml + _END


def _p(text: str, properties: str = "", run: str = "") -> str:
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{run}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def _heading(text: str, level: int = 2) -> str:
    return _p(text, f'<w:pStyle w:val="Heading{level}"/>')


def _run(properties: str) -> Edit:
    return DOCUMENT, _RUN, f"<w:r><w:rPr>{properties}</w:rPr>{_SAID}"


def _toc(*entries: str) -> str:
    code = "<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>TOC \\o \"2-2\"</w:instrText></w:r>"
    code += "<w:r><w:fldChar w:fldCharType='separate'/></w:r>"
    lines = [f"<w:r><w:t>{entry}</w:t><w:tab/><w:t>1</w:t></w:r>" for entry in entries]
    lines[0], lines[-1] = code + lines[0], lines[-1] + "<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    return "".join(f'<w:p><w:pPr><w:pStyle w:val="TOC2"/></w:pPr>{line}</w:p>' for line in lines)


_SECTIONS = tuple(f"Section {word}" for word in ("one", "two", "three", "four"))
_MANY = "".join(map(_heading, _SECTIONS))
_OWN = ("Job description", "Person specification", "How to apply")
_ALT = 'descr="The crest of Kingsmead School"'
_DECORATIVE = (
    "/><wp:docPr id='1' name='Picture 1' descr='{}'><a:extLst><a:ext uri='{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}'>"
    "<adec:decorative xmlns:adec='http://schemas.microsoft.com/office/drawing/2017/decorative' val='1'/></a:ext>"
    "</a:extLst></wp:docPr>"
)
_DRAWING = f'/><wp:docPr id="1" name="Picture 1" {_ALT}/>'
_CELL = '<w:tc><w:tcPr><w:tcW w:w="4800" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>Interview</w:t></w:r></w:p></w:tc>'
_NESTED = (
    "<w:tbl><w:tblPr><w:tblLook w:firstRow='1'/><w:tblCaption w:val='In'/><w:tblDescription w:val='It'/></w:tblPr>"
    "<w:tblGrid>"
    "<w:gridCol/><w:gridCol/></w:tblGrid>"
    + "<w:tr><w:trPr><w:cantSplit/>{0}</w:trPr>{1}{1}</w:tr>" * 2
    + "</w:tbl><w:p/>"
)


def _nested() -> str:
    rows = _NESTED.split("<w:tr>")
    header, data = rows[1].format("<w:tblHeader/>", _CELL), rows[2].format("", _CELL)
    return _CELL.replace("</w:tc>", f"{rows[0]}<w:tr>{header}<w:tr>{data}</w:tc>")


_SMALL_PICTURE = (
    "<w:drawing><wp:inline><wp:extent cx='9000' cy='9000'/><wp:docPr id='2' name='Picture 2' descr='Guidance in full'/>"
    "</wp:inline></w:drawing>"
)


def _restyled(text: str, style: str, other: str) -> tuple[str, str]:
    before, after = (f'<w:pStyle w:val="{name}"/></w:pPr><w:r><w:t>{text}' for name in (style, other))
    return before, after


def _dark_cell(run: str) -> tuple[str, str]:
    before = '<w:tcW w:w="4800" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>Interview'
    return before, f'<w:shd w:val="clear" w:fill="404040"/></w:tcPr><w:p><w:r>{run}<w:t>Interview'


_TABLE: dict[str, tuple[tuple[str, Edit], ...]] = {
    "A1": (
        ("no title", (CORE, TITLE, "")),
        ("the name of a file", (CORE, TITLE, "class-teacher.docx")),
        ("another title", (CORE, TITLE, "Head Teacher")),
    ),
    "A2": (
        ("American defaults", (STYLES, 'w:lang w:val="en-GB"', 'w:lang w:val="en-US"')),
        ("no language in the properties", (CORE, "<dc:language>en-GB</dc:language>", "")),
        ("no language of the theme's fonts", (SETTINGS, '<w:themeFontLang w:val="en-GB"/>', "")),
        ("a run in an undeclared language", _run('<w:lang w:val="cy-GB"/>')),
    ),
    "A3": (
        ("another heading first", (DOCUMENT, "<w:body>", f"<w:body>{_heading('Welcome', 2)}")),
        ("two of level 1", _before_end(_heading("Class Teacher again", 1))),
        ("not the title", (DOCUMENT, f"<w:t>{TITLE}</w:t>", "<w:t>Head Teacher</w:t>")),
    ),
    "A4": (
        ("a level left out", (DOCUMENT, *_restyled("Job description", "Heading2", "Subtitle"))),
        ("a level left out by a style", (STYLES, '<w:outlineLvl w:val="2"/>', '<w:outlineLvl w:val="3"/>')),
    ),
    "A5": (
        ("no text", _before_end(_heading("").replace("</w:p>", "<w:r><w:br/></w:r></w:p>"))),
        ("too long", _before_end(_heading(_LONG))),
        ("the same twice", _before_end(_heading("Job description"))),
    ),
    "A5b": (
        ("bold", _before_end(_p("What we offer", run="<w:b/>"))),
        ("large", _before_end(_p("What we offer", run='<w:sz w:val="28"/>'))),
    ),
    "A6": (
        ("a typed bullet", _before_end(_p("• Plan lessons"))),
        ("a typed number", _before_end(_p("1. Plan lessons"))),
        ("a list that is not there", (DOCUMENT, '<w:numId w:val="1"/>', '<w:numId w:val="9"/>')),
    ),
    "A7": (
        ("no header row", (DOCUMENT, "<w:tblHeader/>", "")),
        ("a header row that is off", (DOCUMENT, "<w:tblHeader/>", '<w:tblHeader w:val="0"/>')),
        (
            "a header row later",
            (
                DOCUMENT,
                "</w:tr>\n</w:tbl>",
                f"</w:tr><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{_CELL}{_CELL}</w:tr></w:tbl>",
            ),
        ),
        ("a row that may break", (DOCUMENT, "<w:cantSplit/></w:trPr>", "</w:trPr>")),
    ),
    "A8": (
        (
            "a cell over two columns",
            (DOCUMENT, '<w:tcW w:w="4800" w:type="dxa"/>', '<w:tcW w:w="4800" w:type="dxa"/><w:gridSpan w:val="2"/>'),
        ),
        (
            "a cell over two rows",
            (DOCUMENT, '<w:tcW w:w="4800" w:type="dxa"/>', '<w:tcW w:w="4800" w:type="dxa"/><w:vMerge/>'),
        ),
        ("a cell too few", (DOCUMENT, _CELL, "")),
        ("a table in a cell", (DOCUMENT, _CELL, _nested())),
    ),
    "A9": (("a blank cell", (DOCUMENT, "<w:t>Interview</w:t>", "")),),
    "A9b": (
        ("no caption", (DOCUMENT, '<w:tblCaption w:val="Person specification"/>', "")),
        ("no description", (DOCUMENT, '<w:tblDescription w:val="What we look for and how we assess it"/>', "")),
    ),
    "A10": (
        ("an empty paragraph", _before_end("<w:p/>")),
        ("a paragraph of spaces", _before_end(_p("\u00a0"))),
        (
            "an empty paragraph at the end of a full cell",
            (DOCUMENT, "Interview</w:t></w:r></w:p>", "Interview</w:t></w:r></w:p><w:p/>"),
        ),
    ),
    "A11": (
        ("spaces", _before_end(_p("Name     Class teacher"))),
        ("tabs", _before_end("<w:p><w:r><w:t>Name</w:t><w:tab/><w:tab/><w:t>Class teacher</w:t></w:r></w:p>")),
        ("a line to write on", _before_end(_p("Signed ________"))),
        (
            "a tab that draws a line",
            _before_end(
                "<w:p><w:pPr><w:tabs><w:tab w:val='left' w:leader='underscore' w:pos='9000'/></w:tabs></w:pPr>"
                "<w:r><w:t>Signed</w:t><w:tab/></w:r></w:p>"
            ),
        ),
    ),
    "A12": (
        ("no text", (DOCUMENT, _ALT, "")),
        ("a blank text", (DOCUMENT, _ALT, 'descr=" "')),
        ("the name of a file", (DOCUMENT, _ALT, 'descr="crest.png"')),
        ("says that it is a picture", (DOCUMENT, _ALT, 'descr="A picture of a crest"')),
        ("a very long text", (DOCUMENT, _ALT, f'descr="{"x" * 151}"')),
        ("decoration with text", (DOCUMENT, _DRAWING, _DECORATIVE.format("A crest"))),
        ("an old shape without text", _before_end(_VML.format("shape", "/>"))),
    ),
    "A13": (
        ("a frame", (DOCUMENT, '<w:pStyle w:val="Subtitle"/>', '<w:pStyle w:val="Subtitle"/><w:framePr w:w="900"/>')),
        (
            "a frame by a style",
            (STYLES, '<w:name w:val="Subtitle"/>', '<w:name w:val="Subtitle"/><w:pPr><w:framePr w:w="900"/></w:pPr>'),
        ),
        ("a text box", _before_end(_VML.format("shape", ' alt="A box"><v:textbox/></v:shape>'))),
        ("a watermark", _before_end(_VML.format("shape", ' alt="Draft" id="PowerPlusWaterMarkObject1"/>'))),
    ),
    "A14": (
        ("click here", (DOCUMENT, "guidance for applicants", "Click here")),
        ("a bare address", (DOCUMENT, "guidance for applicants", "www.kingsmead.example")),
        ("no text", (DOCUMENT, "<w:t>guidance for applicants</w:t>", "")),
        ("the same words to two places", (DOCUMENT, "list of main duties", "guidance for applicants")),
        ("a file on somebody's disk", (RELS, "https://kingsmead.example/guidance", "file:///C:/guidance.docx")),
    ),
    "A14b": (
        ("a run without the style", (DOCUMENT, '<w:rPr><w:rStyle w:val="Hyperlink"/></w:rPr>', "")),
        ("a style that does not underline", (STYLES, '<w:u w:val="single"/>', '<w:u w:val="none"/>')),
        ("no style", (STYLES, 'w:styleId="Hyperlink"', 'w:styleId="Link"')),
    ),
    "A15": (
        ("justified", (DOCUMENT, _LOOKING, _LOOKING.replace("<w:p>", '<w:p><w:pPr><w:jc w:val="both"/></w:pPr>'))),
        (
            "justified by default",
            (STYLES, '<w:spacing w:after="120"/>', '<w:spacing w:after="120"/><w:jc w:val="both"/>'),
        ),
        ("centred", (DOCUMENT, _LOOKING, _LOOKING.replace("<w:p>", '<w:p><w:pPr><w:jc w:val="center"/></w:pPr>'))),
    ),
    "A16": (
        ("small by default", (STYLES, '<w:sz w:val="24"/><w:lang', '<w:sz w:val="22"/><w:lang')),
        (
            "small by the default style",
            (
                STYLES,
                '<w:name w:val="Normal"/><w:qFormat/>',
                '<w:name w:val="Normal"/><w:rPr><w:sz w:val="20"/></w:rPr>',
            ),
        ),
        (
            "small by the table's style",
            (
                STYLES,
                '<w:tblStylePr w:type="band2Horz">',
                '<w:tblStylePr w:type="band2Horz"><w:rPr><w:sz w:val="18"/></w:rPr>',
            ),
        ),
        ("a small footer", (STYLES, '<w:sz w:val="20"/>', '<w:sz w:val="16"/>')),
        ("a serif font", _run('<w:rFonts w:ascii="Georgia" w:hAnsi="Georgia"/>')),
        (
            "a serif theme",
            (
                "word/theme/theme1.xml",
                '<a:minorFont><a:latin typeface="Arial"/>',
                '<a:minorFont><a:latin typeface="Cambria"/>',
            ),
        ),
        ("no font at all", (STYLES, '<w:rFonts w:asciiTheme="minorHAnsi" w:hAnsiTheme="minorHAnsi"/>', "")),
    ),
    "A17": (
        ("a pale style", (STYLES, "595959", "A6A6A6")),
        (
            "a pale colour of the theme",
            ("word/theme/theme1.xml", '<a:accent1><a:srgbClr val="1F3864"/>', '<a:accent1><a:srgbClr val="9DC3E6"/>'),
        ),
        ("a tint", (STYLES, 'w:themeColor="accent1"', 'w:themeColor="accent1" w:themeTint="66"')),
        (
            "blue at 13 points",
            (
                STYLES,
                '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr>',
                '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:color w:val="4F81BD"/>',
            ),
        ),
        ("white on a header without colour", (STYLES, 'w:fill="1F3864"', 'w:fill="auto"')),
        ("a dark band", (STYLES, 'w:fill="F2F2F2"', 'w:fill="404040"')),
        ("a dark cell", (DOCUMENT, *_dark_cell(""))),
        (
            "a dark paragraph",
            (
                DOCUMENT,
                _LOOKING,
                _LOOKING.replace("<w:p>", '<w:p><w:pPr><w:shd w:val="clear" w:fill="404040"/></w:pPr>'),
            ),
        ),
        ("a dark run", _run('<w:shd w:val="solid" w:color="404040"/>')),
        ("a dark page", (DOCUMENT, "<w:body>", '<w:background w:color="404040"/><w:body>')),
    ),
    "A18": (
        ("US Letter", (DOCUMENT, 'w:w="11906" w:h="16838"', 'w:w="12240" w:h="15840"')),
        ("two columns", (DOCUMENT, "</w:sectPr>", '<w:cols w:num="2"/></w:sectPr>')),
        ("narrow margins", (DOCUMENT, 'w:left="1247"', 'w:left="500"')),
    ),
    "A19": (("protected", (SETTINGS, "<w:compat>", '<w:documentProtection w:edit="readOnly"/><w:compat>')),),
    "A20": (
        ("a control without a name", (DOCUMENT, '<w:alias w:val="Hours"/>', "")),
        (
            "an old field without help",
            (DOCUMENT, _RUN, f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData/></w:fldChar></w:r>{_RUN}'),
        ),
    ),
    "A21": (
        ("capitals", _run("<w:caps/>")),
        ("a paragraph in italics", _run("<w:i/>")),
        ("underlined", _run('<w:u w:val="single"/>')),
        ("moving", _run('<w:effect w:val="blinkBackground"/>')),
    ),
    "A22": (
        (
            "red words",
            (
                DOCUMENT,
                "young children.",
                'young </w:t></w:r><w:r><w:rPr><w:color w:val="C00000"/></w:rPr><w:t>children.',
            ),
        ),
        (
            "marked words",
            (
                DOCUMENT,
                "young children.",
                'young </w:t></w:r><w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr><w:t>children.',
            ),
        ),
    ),
    "A23": (
        ("many sections", _before_end(_MANY + _p("It goes on."))),
        ("many pages", ("docProps/app.xml", "<Pages>1</Pages>", "<Pages>4</Pages>")),
        ("contents that are out of date", (DOCUMENT, _LOOKING, _toc("Job description", "How to apply") + _LOOKING)),
    ),
    "A24": (
        ("long sentences", (DOCUMENT, _SAID, f"<w:t>{'a plain word or two ' * 150}.</w:t>")),
        ("an abbreviation", (DOCUMENT, _SAID, "<w:t>Work with the SENCO.</w:t>")),
    ),
    "A25": (("Word 2010", (SETTINGS, 'w:val="15"', 'w:val="14"')),),
    "A26": (
        (
            "a wide picture with many words",
            (
                DOCUMENT,
                f'cx="1800000" cy="900000"/><wp:docPr id="1" name="Picture 1" {_ALT}',
                f'cx="5400000" cy="900000"/><wp:docPr id="1" name="Picture 1" descr="{"so it is " * 8}"',
            ),
        ),
    ),
    "A27": (
        ("no offer", (DOCUMENT, "in other formats", "on paper")),
        ("nobody to ask", (DOCUMENT, "jobs@kingsmead.example", "the school")),
    ),
    "HF": (("an address only in the footer", (FOOTER, "Kingsmead School", "Write to office@kingsmead.example")),),
}

_ANCHORED = edited((DOCUMENT, "<wp:inline", "<wp:anchor"), (DOCUMENT, "</wp:inline", "</wp:anchor"))

MUTANTS = (
    Mutant("A13", "anchored", _ANCHORED),
    *(Mutant(id_, what, edited(edit)) for id_, entries in _TABLE.items() for what, edit in entries),
)


def _after_children(properties: str, text: str = "children.") -> Edit:
    run = f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}"
    return DOCUMENT, "young children.", f"young </w:t></w:r>{run}"


_GOOD: tuple[tuple[str, tuple[Edit, ...]], ...] = (
    ("contents that are right", ((DOCUMENT, _LOOKING, _toc(*_OWN, *_SECTIONS) + _LOOKING), _before_end(_MANY))),
    ("decoration", ((DOCUMENT, _DRAWING, _DECORATIVE.format("")),)),
    ("an abbreviation explained", ((DOCUMENT, _SAID, "<w:t>Work in the Local Authority (LA) and for the LA.</w:t>"),)),
    ("pale large text", (_run('<w:color w:val="808080"/><w:sz w:val="36"/>'),)),
    ("pale large bold text", (_run('<w:b/><w:color w:val="808080"/><w:sz w:val="28"/>'),)),
    ("bold words in a paragraph", (_after_children("<w:b/>"),)),
    ("a hidden run", (_after_children('<w:vanish/><w:sz w:val="2"/>'),)),
    ("numbering taken away", ((DOCUMENT, '<w:numId w:val="1"/>', '<w:numId w:val="0"/>'),)),
    (
        "a number that begins a sentence",
        (_before_end(_p("30 children are in the class. 2.5 hours are for planning.")),),
    ),
    (
        "a centred heading",
        ((DOCUMENT, '<w:pStyle w:val="Heading1"/>', '<w:pStyle w:val="Heading1"/><w:jc w:val="center"/>'),),
    ),
    ("white on a dark cell", ((DOCUMENT, *_dark_cell('<w:rPr><w:color w:val="FFFFFF"/></w:rPr>')),)),
    ("a link that is a picture", ((DOCUMENT, "<w:t>guidance for applicants</w:t>", _SMALL_PICTURE),)),
)
"""What looks wrong at first sight and is not."""

NEAR_MISSES = tuple(Mutant("", what, edited(*edits)) for what, edits in _GOOD)
