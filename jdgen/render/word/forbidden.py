"""One look through all parts of a Word file for what must not come into a pack, whichever part it hides in.

The same look is taken at a template and at each file that it includes. Every part that is XML is read once, so that none
with a document type, or too damaged to read, is passed on unseen.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from lxml import etree

from jdgen.pictures.held import harm_of
from jdgen.render.word.active import active_element, active_part, active_relation, types_of
from jdgen.render.word.external import Relation, link_problem, outside_problem, relations, vml_addresses
from jdgen.render.word.fields import fields, link_of, what_field_does
from jdgen.render.word.layout import Layout
from jdgen.render.word.package import BadPackage, Package
from jdgen.render.word.places import Guide
from jdgen.render.word.xml import TEXT_PART, R, own_texts, parse_part, w

__all__ = ["forbidden_matter"]

T = TypeVar("T")

_MOST = 50
_TYPES = "[Content_Types].xml"
_XML_ENDINGS = ("xml", "rels", "vml")
# Other encodings can be read in two ways, and only one of them is seen here.
_ENCODINGS = ("UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "US-ASCII", "ASCII", "ISO-8859-1", "WINDOWS-1252")
_ELSEWHERE = {
    "word/glossary/": "Building blocks",
    "word/diagrams/": "A SmartArt diagram",
    "word/charts/": "A chart",
    "word/styles": "Styles",
    "word/numbering": "Lists",
}


def forbidden_matter(package: Package, layout: Layout) -> list[tuple[str, str]]:
    """Each thing that a file must not hold: where it stands in Word, if that is known, and what to do about it.

    A thing without a place is left out where the same is found in one. Raises
    :class:`~jdgen.render.word.package.BadPackage` for a part that cannot be read.
    """
    types = parse_part(package[_TYPES], _TYPES)
    found = dict.fromkeys(_found(package, types, layout))
    placed = {what for where, what in found if where}
    return [(where, what) for where, what in found if where or what not in placed]


def _found(package: Package, types: etree._Element, layout: Layout) -> Iterator[tuple[str, str]]:
    endings, names = types_of(types)
    roots: dict[str, etree._Element] = {}
    for name, data in package.items():
        ending = name.rpartition(".")[2].lower()
        kind = names.get(name.lower(), endings.get(ending, ""))
        if what := active_part(name, kind):
            yield "", what
        elif (ending in _XML_ENDINGS or kind.endswith("xml")) and "svg" not in kind:
            roots[name] = _parsed(data, name)
    by_lower = {name.lower(): name for name in package}
    for name, root in roots.items():
        if name.lower().endswith(".rels"):
            owner = _owner(name, by_lower)
            what_of = ((relation.id, _of_relation(relation, owner, package)) for relation in relations(root))
            for id_, what in _first_of_each(what_of):
                yield _place(owner, _referring(roots.get(owner), id_), layout), what
        else:
            for element, what in _first_of_each(_of_part(root)):
                yield _place(name, element, layout), what


def _first_of_each(found: Iterable[tuple[T, str]]) -> Iterator[tuple[T, str]]:
    """The first of each thing found in one part, up to a number that somebody may want to read.

    Saying where a thing stands takes a look through its part, so a part full of things is not asked for each.
    """
    seen: set[str] = set()
    for thing, what in found:
        if what and what not in seen:
            seen.add(what)
            yield thing, what
        if len(seen) == _MOST:
            return


def _parsed(data: bytes, name: str) -> etree._Element:
    root = parse_part(data, name)
    encoding = root.getroottree().docinfo.encoding or "UTF-8"
    if encoding.upper() not in _ENCODINGS:
        raise BadPackage(
            f"Its part {name} is written in {encoding}, as no Word file is. Open it in Word and save it again."
        )
    return root


def _owner(rels: str, by_lower: Mapping[str, str]) -> str:
    """The part that relationships belong to, or nothing for those of the whole file."""
    folder, _, file = rels.rpartition("/")
    name = posixpath.join(posixpath.dirname(folder), file[: -len(".rels")])
    return by_lower.get(name.lower(), name)


def _of_relation(relation: Relation, owner: str, package: Package) -> str:
    if relation.outside:
        return outside_problem(relation, filled=bool(TEXT_PART.fullmatch(owner)))
    if what := active_relation(relation.kind):
        return what
    if relation.kind == "image":
        target = posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), relation.target)).lstrip("/")
        harm = harm_of(package[target]) if target in package else ""
        return f"A picture {harm}" if harm else ""
    return ""


def _of_part(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    yield from active_element(root)
    yield from vml_addresses(root)
    for element, code in fields(root):
        address = link_of(code)
        if what := what_field_does(code) if address is None else link_problem(address, filled=True):
            yield element, what


def _referring(root: etree._Element | None, id_: str) -> etree._Element | None:
    """The element of a part that uses a relationship."""
    for element in root.iter("*") if root is not None and id_ else ():
        if any(value == id_ and str(name).startswith(f"{{{R}}}") for name, value in element.attrib.items()):
            return element
    return root


def _place(name: str, element: etree._Element | None, layout: Layout) -> str:
    """Where something stands, in Word's words; nothing for what Word shows nowhere."""
    if not TEXT_PART.fullmatch(name) or element is None:
        return next((words for start, words in _ELSEWHERE.items() if name.startswith(start)), "")
    paragraph = next((e for e in (element, *element.iterancestors()) if e.tag == w("p")), element)
    words = "".join(text.text or "" for text in own_texts(paragraph)) if paragraph.tag == w("p") else ""
    where = Guide(layout).place(name, paragraph, words, "").in_words()
    return "" if where == name[:1].upper() + name[1:] else where
