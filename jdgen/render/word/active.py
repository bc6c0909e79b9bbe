"""What a Word file may hold beside text and pictures that acts by itself, or is a whole file of its own.

Whoever opens a pack would open that too, and a reader of the template in Word may never see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from jdgen.render.word.xml import W, w

__all__ = ["active_element", "active_part", "active_relation", "types_of"]

_MACROS = (
    "There are macros, which run on the computers of those who read the pack. In Word: File, Save As, Word Document "
)
_MACROS += "(.docx), which leaves them out."
_ADD_IN = "There is an Office add-in, which opens with the document. In Word, remove it from the document, and save."
_ACTIVE_X = (
    "There is an ActiveX control, such as a button that runs a program. In Word, delete it: Developer, Design Mode."
)
_OBJECT = (
    "There is an object of another program in the file, such as an Excel sheet or a chart's data. In Word, put it in "
)
_OBJECT += "as a picture: cut it, then Paste Special, Picture."
_OTHER_FILE = (
    "There is another file inside this one, which Word opens in its place. In Word, open this file, and save it "
)
_OTHER_FILE += "again as .docx: that turns the other file into ordinary text."
_SUBDOCUMENT = "There is a subdocument, which is a file beside this one. In Word: View, Outline, Show Document, Unlink."
_TOOLBAR = (
    "There are buttons or keys of its own for Word, which can run macros. In Word, copy all of the text into a new "
)
_TOOLBAR += "document, and save that."
_SIGNED = "It has a digital signature, which would be broken in every pack. In Word, remove it: File, Info."
_MERGE = (
    "It is set up for a mail merge, and names the list it takes its names from. In Word: Mailings, Start Mail Merge, "
)
_MERGE += "Normal Word Document; and save."

_BY_TYPE = (
    (re.compile(r"macroenabled|vbaproject|vbadata|\.wordattachedtoolbars", re.I), _MACROS),
    (re.compile(r"activex", re.I), _ACTIVE_X),
    (re.compile(r"oleobject|spreadsheetml\.sheet|presentationml|application/msword|vnd\.ms-excel", re.I), _OBJECT),
    (re.compile(r"webextension", re.I), _ADD_IN),
    (re.compile(r"keymapcustomizations|customui", re.I), _TOOLBAR),
    (re.compile(r"digital-signature", re.I), _SIGNED),
    (
        re.compile(r"text/html|application/rtf|text/rtf|message/rfc822|application/xhtml|x-mimearchive", re.I),
        _OTHER_FILE,
    ),
)
_BY_NAME = (
    (re.compile(r"vbaproject[^/]*\.bin$|vbadata\.xml$|attachedtoolbars\.bin$", re.I), _MACROS),
    (re.compile(r"(^|/)activex/|activex\d*\.(xml|bin)$", re.I), _ACTIVE_X),
    (re.compile(r"(^|/)embeddings/|oleobject\d*\.bin$", re.I), _OBJECT),
    (re.compile(r"(^|/)webextensions/", re.I), _ADD_IN),
    (re.compile(r"(^|/)customui/|word/customizations\.xml$", re.I), _TOOLBAR),
    (re.compile(r"^_xmlsignatures/", re.I), _SIGNED),
    (
        re.compile(r"\.(docx?|docm|dotm|dotx?|rtf|html?|mht|exe|js|vbs|com|bat|cmd|scr|lnk|ps1|hta|swf)$", re.I),
        _OTHER_FILE,
    ),
)
_BY_RELATION = {
    "vbaproject": _MACROS,
    "wordvbadata": _MACROS,
    "attachedtoolbars": _MACROS,
    "control": _ACTIVE_X,
    "activexcontrolbinary": _ACTIVE_X,
    "oleobject": _OBJECT,
    "package": _OBJECT,
    "afchunk": _OTHER_FILE,
    "subdocument": _SUBDOCUMENT,
    "webextension": _ADD_IN,
    "webextensiontaskpanes": _ADD_IN,
    "extensibility": _TOOLBAR,
    "keymapcustomizations": _TOOLBAR,
    "origin": _SIGNED,
    "signature": _SIGNED,
    "mailmergesource": _MERGE,
    "mailmergeheadersource": _MERGE,
    "recipientdata": _MERGE,
}
_BY_ELEMENT = {
    w("altChunk"): _OTHER_FILE,
    w("subDoc"): _SUBDOCUMENT,
    w("object"): _OBJECT,
    "{urn:schemas-microsoft-com:office:office}OLEObject": _OBJECT,
    w("control"): _ACTIVE_X,
    w("mailMerge"): _MERGE,
}


def types_of(content_types: etree._Element) -> tuple[dict[str, str], dict[str, str]]:
    """The content types of parts, by the ending of their names and by the name of a single part, in small letters."""
    endings = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in content_types.iter("{*}Default")}
    names = {
        e.get("PartName", "").lstrip("/").lower(): e.get("ContentType", "") for e in content_types.iter("{*}Override")
    }
    return endings, names


def active_part(name: str, content_type: str) -> str:
    """What a part is that must not be published, by its name and type, and what to do; or nothing."""
    for kinds, text in ((_BY_TYPE, content_type), (_BY_NAME, name)):
        for pattern, what in kinds:
            if pattern.search(text):
                return what
    return ""


def active_relation(kind: str) -> str:
    """The same of a relationship inside the file, by the last word of its kind."""
    return _BY_RELATION.get(kind.lower(), "")


def active_element(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The elements of a part that stand for such things, wherever the things are."""
    for element in root.iter(*_BY_ELEMENT):
        yield element, _BY_ELEMENT[str(element.tag)]
    if root.tag == f"{{{W}}}recipients":
        yield root, _MERGE
