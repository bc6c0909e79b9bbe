"""What a Word file refers to outside itself. Links to web pages, email and telephone numbers may; nothing else.

Word fetches a linked picture, an attached template and their like when the file is opened: whoever made the template
would learn who reads the pack, and could send them something else next year.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from jdgen.findings import short

__all__ = ["Relation", "is_outside", "link_problem", "outside_problem", "relations", "vml_addresses"]

_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
_MAY = re.compile(r"(?:https?://[^\s\\]|mailto:|tel:)", re.I)
_TAG = re.compile(r"\{\{|\{%|\{#|%7B%(?:7B|25|23)", re.I)
_LINKED = "is linked and not kept in the file"
_BREAK = "In Word: File, Info, Edit Links to Files, Break Link; and save."
_MERGE = "In Word: Mailings, Start Mail Merge, Normal Word Document; and save."
_KINDS = {
    "image": f"There is a picture that {_LINKED} ({{target}}). Insert the picture instead of linking it.",
    "attachedtemplate": (
        "It is attached to another template ({target}), which Word opens with it. In Word: File, Options, Add-ins, Manage: "
        "Templates, Go; empty the box Document template, and save."
    ),
    "oleobject": f"There is an object that {_LINKED}, such as a part of an Excel sheet ({{target}}). {_BREAK}",
    "package": f"There is an object that {_LINKED} ({{target}}). {_BREAK}",
    "control": "There is a control that is kept outside the file ({target}). In Word, delete it, and save.",
    "frame": "There is a frame that shows another page ({target}). In Word, delete it, and save.",
    "subdocument": "There is a subdocument, kept outside ({target}). In Word: View, Outline, Show Document, Unlink.",
    "afchunk": "There is another file that Word would open in the place of some text ({target}). Copy its text in instead.",
    "mailmergesource": f"It is set up for a mail merge with a list ({{target}}). {_MERGE}",
    "mailmergeheadersource": f"It is set up for a mail merge with a list ({{target}}). {_MERGE}",
    "transform": "It is changed by another file when it is saved as XML ({target}). Save it in Word as an ordinary .docx.",
    "video": f"There is a video that {_LINKED} ({{target}}). Delete it, or put in a link to it.",
    "audio": f"There is a sound that {_LINKED} ({{target}}). Delete it, or put in a link to it.",
    "media": f"There is a video or sound that {_LINKED} ({{target}}). Delete it, or put in a link to it.",
    "settings": f"Its settings are kept in another file ({{target}}). {_BREAK}",
    "websettings": f"Its settings for web pages are kept in another file ({{target}}). {_BREAK}",
}
_OTHER = f"There is something that {_LINKED} ({{target}}). {_BREAK}"
_LINK = (
    "There is a link to {target}, which a reader of the pack cannot or must not follow. Let it lead to a web address that "
    "starts with https://, to an email address or a telephone number, or remove the link."
)
_NAMED = ("src", "href", "{urn:schemas-microsoft-com:office:office}href")
_VML = "urn:schemas-microsoft-com:"


@dataclass(frozen=True, slots=True)
class Relation:
    """A relationship: its id, the last word of its kind, where it leads, and whether it says that this is outside."""

    id: str
    kind: str
    target: str
    outside: bool


def relations(root: etree._Element) -> Iterator[Relation]:
    """The relationships of a part, or of the file. One that leads to an address is outside, whatever it says of itself."""
    for found in root.iter("{*}Relationship"):
        target = found.get("Target", "")
        outside = found.get("TargetMode", "Internal").strip().lower() != "internal" or is_outside(target)
        yield Relation(found.get("Id", ""), found.get("Type", "").rpartition("/")[2], target, outside)


def is_outside(target: str) -> bool:
    """Whether a target is an address, or the path of a file on another computer."""
    target = target.strip()
    return bool(_SCHEME.match(target)) or target.startswith(("//", "\\"))


def outside_problem(relation: Relation, filled: bool) -> str:
    """What is wrong with a relationship to something outside, and what to do; or nothing.

    In a part that is ``filled``, the address of a link may have tags, and is looked at when they are.
    """
    if not relation.outside:
        return ""
    if relation.kind.lower() == "hyperlink":
        return link_problem(relation.target, filled)
    return _KINDS.get(relation.kind.lower(), _OTHER).format(target=short(relation.target))


def link_problem(target: str, filled: bool) -> str:
    """What is wrong with where a link leads, and what to do; or nothing. A place in the same file is all right."""
    target = target.strip()
    if not target or target.startswith("#") or _MAY.match(target) or (filled and _TAG.search(target)):
        return ""
    return _LINK.format(target=f'"{short(target)}"')


def vml_addresses(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Pictures and links of old drawings that name an address without a relationship, and what is wrong with each."""
    for element in root.iter("*"):
        if not str(element.tag).startswith(f"{{{_VML}"):
            continue
        for name in _NAMED:
            target = element.get(name, "")
            if name == "src" and target and not target.lstrip().lower().startswith("data:"):
                if is_outside(target):
                    yield element, outside_problem(Relation("", "image", target, outside=True), filled=False)
            elif name != "src" and (problem := link_problem(target, filled=False)):
                yield element, problem
