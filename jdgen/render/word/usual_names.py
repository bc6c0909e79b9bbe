"""The parts of a Word file under the names that Word itself gives them.

A file says by its relationships which part is which, and other programs than Word use other names: ``document2.xml``,
``/word/mainDocument.xml``, ``package/services/metadata/core-properties/0a1b.psmdcp``. The rest of this package looks for
parts by the names Word uses, so a file that has others is given those.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from lxml import etree

from jdgen.render.word.package import BadPackage, Package
from jdgen.render.word.relations import rels_name
from jdgen.render.word.xml import DOCUMENT, parse_part, write_part

__all__ = ["with_usual_names"]

_TYPES = "[Content_Types].xml"
_ROOT = "_rels/.rels"
_NAMES = {
    "officeDocument": DOCUMENT,
    "styles": "word/styles.xml",
    "numbering": "word/numbering.xml",
    "settings": "word/settings.xml",
    "footnotes": "word/footnotes.xml",
    "endnotes": "word/endnotes.xml",
    "comments": "word/comments.xml",
    "header": "word/header{}.xml",
    "footer": "word/footer{}.xml",
    "core-properties": "docProps/core.xml",
    "custom-properties": "docProps/custom.xml",
    "extended-properties": "docProps/app.xml",
}


def with_usual_names(package: Package) -> Package:
    """The same file with Word's own names for its parts. Raises :class:`BadPackage` for a file without a main part."""
    main = next((target for kind, target in _relations(package, "") if kind == "officeDocument"), "")
    main = main if main in package else DOCUMENT
    if main not in package:
        raise BadPackage("It is a zip file, but not a Word document. Open it in Word and save it as .docx.")
    renamed = _renamed(package, main)
    return _moved(package, renamed) if renamed else package


def _renamed(package: Package, main: str) -> dict[str, str]:
    """The parts that have another name than Word would give them, with that name."""
    renamed: dict[str, str] = {}
    taken = set(package)
    for kind, target in (*_relations(package, ""), *_relations(package, main)):
        wanted = _NAMES.get(kind, "")
        pattern = wanted.partition("{}")
        if not wanted or target not in package or target in renamed or _is_usual(target, pattern):
            continue
        number = 1
        while (name := wanted.format(number)) in taken and "{}" in wanted:
            number += 1
        if name not in taken:
            renamed[target] = name
            taken.add(name)
    return renamed


def _is_usual(name: str, pattern: tuple[str, str, str]) -> bool:
    before, number, after = pattern
    if not number:
        return name == before
    middle = name.removeprefix(before).removesuffix(after)
    return name == before + middle + after and (not middle or middle.isdecimal())


def _relations(package: Package, part: str) -> Iterator[tuple[str, str]]:
    """What a part's relationships lead to inside the file: the last word of the kind, and the name of the part."""
    rels = package.get(rels_name(part) if part else _ROOT)
    if rels is None:
        return
    for relation in parse_part(rels, "relationships").iterchildren("{*}Relationship"):
        if relation.get("TargetMode") != "External":
            yield relation.get("Type", "").rpartition("/")[2], _resolved(part, relation.get("Target", ""))


def _resolved(part: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/" + posixpath.dirname(part), target)).lstrip("/")


def _moved(package: Package, renamed: dict[str, str]) -> Package:
    """The file with parts renamed, and with all that names them put right."""
    owners = {rels_name(name) if name else _ROOT: name for name in ("", *package)}
    moved: Package = {}
    for name, data in package.items():
        if name == _TYPES:
            moved[name] = _types(data, renamed)
        elif name in owners and name.endswith(".rels"):
            owner = owners[name]
            new = rels_name(renamed.get(owner, owner)) if owner else _ROOT
            moved[new] = _retargeted(data, owner, renamed)
        else:
            moved[renamed.get(name, name)] = data
    return moved


def _retargeted(rels: bytes, owner: str, renamed: dict[str, str]) -> bytes:
    root = parse_part(rels, "relationships")
    moves = posixpath.dirname(owner) != posixpath.dirname(renamed.get(owner, owner))
    for relation in root.iterchildren("{*}Relationship"):
        target = _resolved(owner, relation.get("Target", ""))
        if relation.get("TargetMode") != "External" and (moves or target in renamed):
            relation.set("Target", "/" + renamed.get(target, target))
    return write_part(root)


def _types(data: bytes, renamed: dict[str, str]) -> bytes:
    """The content types with the new names. A part whose type went by the ending of its name keeps its type."""
    root = parse_part(data, _TYPES)
    endings = {e.get("Extension", "").lower(): e.get("ContentType", "") for e in root.iterchildren("{*}Default")}
    overrides = {e.get("PartName", "").lstrip("/"): e for e in root.iterchildren("{*}Override")}
    for old, new in renamed.items():
        override = overrides.get(old)
        if override is None:
            override = etree.SubElement(root, root.tag.replace("}Types", "}Override"))
            override.set("ContentType", endings.get(old.rpartition(".")[2].lower(), "application/xml"))
        override.set("PartName", "/" + new)
    return write_part(root)
