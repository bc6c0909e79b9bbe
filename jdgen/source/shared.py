"""Files that roles share: organisations, blocks, statements, and other roles. Each is read and checked once a run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Any, Literal

from jdgen.findings import Finding, Severity, Span, finding, in_reading_order
from jdgen.source.locate import locate
from jdgen.source.places import Origin, Place
from jdgen.source.read import Content, read
from jdgen.source.text import read_text

__all__ = ["INCLUDED", "Kind", "SharedFile", "mark", "read_shared"]

INCLUDED = ("purpose", "duties", "conditions", "person_specification", "statements", "sections")
"""The fields that an included file brings. What else it says is its own, such as the salary of another role."""
_OF_A_FILE = frozenset(["title", "id", "format", "includes", "drop", "replace", "version", "reviewed", "next_review"])
Kind = Literal["block", "role", "organisation", "statement"]
_FOLDERS: dict[Kind, str] = {
    "block": "blocks",
    "role": "roles",
    "organisation": "organisations",
    "statement": "statements",
}


@dataclass(frozen=True, slots=True, eq=False)
class SharedFile:
    """A file that roles share, as plain data with places that know the file.

    ``id`` is the name of the file without its ending, by which others refer to it; ``file`` is how findings show it.
    ``data`` is empty when the file has errors, which ``findings`` then tells.
    """

    id: str
    kind: Kind
    path: FilePath
    file: str
    content: Content
    findings: tuple[Finding, ...]

    @property
    def data(self) -> dict[str, Any]:
        """What the file says, if it can be used."""
        usable = isinstance(self.content.data, dict) and not self.is_wrong
        return self.content.data if usable else {}  # type: ignore[return-value]

    @property
    def places(self) -> Place:
        """Where each value of the file stands."""
        return self.content.places

    @property
    def is_wrong(self) -> bool:
        """Whether the file has errors."""
        return any(found.severity is Severity.ERROR for found in self.findings)

    @property
    def has_tags(self) -> bool:
        """Whether any of its text is to be filled in."""
        return self.content.has_tags


def read_shared(path: FilePath, file: str, kind: Kind) -> SharedFile:
    """Read and check one shared file. Never raises for a bad file."""
    content = read(read_text(path, file))
    mark(content.places, Origin(file, content.lines))
    found = [*content.findings, *(f for f in _checked(content, file, kind, path.stem) if content.believes(f))]
    return SharedFile(path.stem, kind, path, file, content, tuple(in_reading_order(found)))


def mark(place: Place, origin: Origin) -> None:
    """Let every place of a file know which file it is."""
    waiting = [place]
    while waiting:
        one = waiting.pop()
        one.origin = origin
        if one.key is not None:
            one.key.origin = origin
        if one.children is not None:
            waiting += one.children.values() if isinstance(one.children, dict) else one.children


def _checked(content: Content, file: str, kind: Kind, name: str) -> Sequence[Finding]:
    """What is wrong with a file by itself. Its fields are those of a role, or of a role's organisation."""
    data = content.data
    if not isinstance(data, dict):
        if any(found.severity is Severity.ERROR for found in content.findings):
            return []
        what = "empty" if data is None else "not made of fields"
        message = f"This file is {what}. A file in {_FOLDERS[kind]} has fields, such as {_EXAMPLES[kind]}"
        return [finding("JD014", message, Span(file))]
    if kind == "statement":
        return []  # these come with jdgen, and its tests look at them
    from jdgen.model.validate import validate

    inside = "organisation" if kind == "organisation" else ""
    whole = {"title": name, "organisation": data} if inside else {"title": name, **data}
    outcome = validate(whole)
    faults = [fault.below(inside) for fault in outcome] if isinstance(outcome, tuple) else []
    found = [locate(fault, content, file) for fault in faults]
    if kind == "block":
        found += _kept_to_itself(content, file)
    wanted = data.get("id")
    if kind != "role" and wanted is not None and wanted != name:
        at = content.places.child("id")
        message = f'Other files know this file by its name, "{name}". Take out the id, or give the file that name.'
        found.append(content.with_excerpt(finding("JD701", message, at.span(file) if at else Span(file), ("id",))))
    return found


def _kept_to_itself(content: Content, file: str) -> Iterator[Finding]:
    """Fields of a block that no role gets from it."""
    from jdgen.model.role import Role

    for name in content.data if isinstance(content.data, dict) else ():
        if name in Role.model_fields and name not in INCLUDED and name not in _OF_A_FILE:
            place = content.places.child(name) or content.places
            message = (
                f'No role gets "{name}" from a block. Write it in the roles. A block brings {", ".join(INCLUDED)}.'
            )
            yield content.with_excerpt(finding("JD708", message, (place.key or place).span(file), (name,)))


_EXAMPLES: dict[Kind, str] = {
    "block": "duties: with a list below it.",
    "role": "title: Teacher of Mathematics",
    "organisation": "name: Fernhollow Primary School",
    "statement": "heading: Equality, and below it text: with the words.",
}
