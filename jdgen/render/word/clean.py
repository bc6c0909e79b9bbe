"""A copy of a Word file without what nobody means to publish: tracked changes, comments and hidden text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from jdgen.render.word.accept import accept_changes, drop, has_changes
from jdgen.render.word.hidden import HiddenStyles, hidden_runs, hidden_styles, is_hidden_row
from jdgen.render.word.package import Package
from jdgen.render.word.placeholders import relations_in
from jdgen.render.word.relations import ids_of_kinds
from jdgen.render.word.repair import grids_fitted
from jdgen.render.word.unused import without_unused
from jdgen.render.word.xml import DOCUMENT, W, is_on, parse_part, w, write_part

__all__ = ["cleaned"]

_PARTS = re.compile(
    r"word/(glossary/)?(document|header\d*|footer\d*|footnotes|endnotes|styles|numbering|settings)\.xml"
)
_NOTES = {"word/footnotes.xml": "footnote", "word/endnotes.xml": "endnote"}
# What Word keeps of comments, and of the people who made them and the changes.
_COMMENTS = ("comments", "commentsExtended", "commentsIds", "commentsExtensible", "people")
_REFERENCES = tuple(map(w, ("commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef")))
_STORIES = tuple(map(w, ("hdr", "ftr", "footnote", "endnote", "txbxContent")))


def cleaned(package: Package) -> Package:
    """The package with every tracked change accepted, and without its comments and hidden text.

    What only these referred to goes as well: pictures, footnotes, and the names of those who wrote them. Parts with
    nothing of the kind keep their very bytes. Raises :class:`~jdgen.render.word.package.BadPackage` for a damaged part.
    """
    styles = hidden_styles(package.get("word/styles.xml"))
    kept = dict(package)
    unused: dict[str, set[str]] = {}
    for name in filter(_PARTS.fullmatch, package):
        root = parse_part(package[name], name)
        if not _is_private(root, styles):
            continue
        before = relations_in(root)
        fitted = _clean(root, styles)
        unused[name] = before - relations_in(root)
        text = grids_fitted(etree.tostring(root, encoding="unicode")).encode() if fitted else write_part(root)
        kept[name] = text
    for name, kind in _NOTES.items():
        _drop_notes(package, kept, name, kind, unused)
    comments = ids_of_kinds(kept, DOCUMENT, _COMMENTS)
    unused[DOCUMENT] = unused.get(DOCUMENT, set()) | comments
    return without_unused(kept, unused)


def _is_private(root: etree._Element, styles: HiddenStyles) -> bool:
    if has_changes(root) or any(is_on(mode) for mode in root.findall(w("trackRevisions"))):
        return True
    return next(root.iter(*_REFERENCES), None) is not None or next(_hidden(root, styles), None) is not None


def _hidden(root: etree._Element, styles: HiddenStyles) -> Iterator[etree._Element]:
    yield from (row for row in root.iter(w("tr")) if is_hidden_row(row))
    for paragraph in root.iter(w("p")):
        yield from hidden_runs(paragraph, styles)


def _clean(root: etree._Element, styles: HiddenStyles) -> bool:
    """Clean a part. Answers whether the columns of its tables must be counted anew."""
    fitted = accept_changes(root)
    for mode in root.findall(w("trackRevisions")):
        root.remove(mode)
    for reference in list(root.iter(*_REFERENCES)):
        _drop_from_run(reference)
    for element in list(_hidden(root, styles)):
        paragraph = next(element.iterancestors(w("p")), None)
        drop(element)
        if paragraph is not None and element.tag == w("r"):
            _drop_if_hidden(paragraph, styles)
    for holder in [*root.iter(w("tc"), *_STORIES)]:
        if len(holder) == 0 or holder[-1].tag in (w("tbl"), w("tcPr")):
            etree.SubElement(holder, w("p"), nsmap={"w": W})
    return fitted


def _drop_from_run(element: etree._Element) -> None:
    run = element.getparent()
    drop(element)
    if run is not None and run.tag == w("r") and all(child.tag == w("rPr") for child in run):
        drop(run)


def _drop_if_hidden(paragraph: etree._Element, styles: HiddenStyles) -> None:
    """Remove a paragraph whose end is hidden too and that has nothing left in it, where another follows."""
    properties = paragraph.find(w("pPr"))
    vanish = None if properties is None else properties.find(f"{w('rPr')}/{w('vanish')}")
    style = None if properties is None else properties.find(w("pStyle"))
    hides = is_on(vanish) if vanish is not None else style is not None and style.get(w("val")) in styles
    section = properties is not None and properties.find(w("sectPr")) is not None
    following = paragraph.getnext()
    followed = following is not None and following.tag == w("p")
    if hides and followed and not section and all(child.tag == w("pPr") for child in paragraph):
        drop(paragraph)


def _drop_notes(package: Package, kept: Package, name: str, kind: str, unused: dict[str, set[str]]) -> None:
    """Remove the footnotes whose reference went with a deleted text."""
    if name not in kept or kept[DOCUMENT] == package[DOCUMENT]:
        return
    gone = _references(package[DOCUMENT], kind) - _references(kept[DOCUMENT], kind)
    root = parse_part(kept[name], name)
    notes = [note for note in root.findall(w(kind)) if note.get(w("id")) in gone]
    if notes:
        before = relations_in(root)
        for note in notes:
            root.remove(note)
        unused[name] = unused.get(name, set()) | (before - relations_in(root))
        kept[name] = write_part(root)


def _references(document: bytes, kind: str) -> set[str]:
    return {found.get(w("id"), "") for found in parse_part(document, DOCUMENT).iter(w(f"{kind}Reference"))}
