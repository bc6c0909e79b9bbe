"""Fields of a Word file that fetch something from outside it or start something, and links that are made by a field."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from jdgen.render.word.xml import w

__all__ = ["fields", "link_of", "what_field_does"]

_FETCHES = "which fetches something from outside this file each time the pack is opened"
_STARTS = "which starts another program or a macro"
_DOES = {
    "DDE": _STARTS,
    "DDEAUTO": _STARTS,
    "MACROBUTTON": _STARTS,
    "CONTROL": _STARTS,
    "HTMLCONTROL": _STARTS,
    "PRINT": "which sends commands to the reader's printer",
    "INCLUDETEXT": _FETCHES,
    "INCLUDE": _FETCHES,
    "INCLUDEPICTURE": _FETCHES,
    "IMPORT": _FETCHES,
    "LINK": _FETCHES,
    "RD": _FETCHES,
    "DATABASE": _FETCHES,
    "EMBED": "which holds a file of another program",
}
_CURE = "In Word, click it, press Ctrl+Shift+F9 to keep what it shows as ordinary text, or delete it, and save."
# What stands in a field's code where another field makes a piece of it.
_INNER = "\0"
_LINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))', re.I)


def fields(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """The fields of a part: where each begins, and its code, put together again from the pieces Word writes it in."""
    open_: list[tuple[etree._Element, list[str], bool]] = []
    for element in root.iter(w("fldSimple"), w("fldChar"), w("instrText"), w("delInstrText"), w("t")):
        if element.tag == w("fldSimple"):
            yield element, element.get(w("instr"), "")
        elif element.tag != w("fldChar"):
            if open_ and open_[-1][2]:
                open_[-1][1].append(element.text or "")
        elif element.get(w("fldCharType")) == "begin":
            if open_ and open_[-1][2]:
                open_[-1][1].append(_INNER)
            open_.append((element, [], True))
        elif open_ and element.get(w("fldCharType")) == "separate":
            open_[-1] = (*open_[-1][:2], False)
        elif open_:
            start, pieces, _ = open_.pop()
            yield start, "".join(pieces)
    for start, pieces, _ in open_:
        yield start, "".join(pieces)


def what_field_does(code: str) -> str:
    """What is wrong with a field and what to do, or nothing. Of a code that another field writes, nobody can tell."""
    word = re.split(r'[\s"\\]', code.lstrip(), maxsplit=1)[0].upper()
    if _INNER in word:
        return f"There is a field whose kind is made up by another field, which can hide what it does. {_CURE}"
    does = _DOES.get(word)
    return f"There is a field of the kind {word}, {does}. {_CURE}" if does else ""


def link_of(code: str) -> str | None:
    """The address of a field that is a link to somewhere outside the file."""
    found = _LINK.match(code)
    return None if found is None else (found[1] or found[2] or "").replace("\\\\", "\\")
