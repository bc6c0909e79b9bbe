"""What uses a block, a role, an organisation, a statement or a pay scale, by name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from jdgen.findings import short
from jdgen.source.compose.nodes import Node, child, items_of
from jdgen.source.workspace import Workspace
from jdgen.source.workspace_files import WorkspaceFile

__all__ = ["Thing", "Use", "Uses"]

How = Literal["includes", "edits", "belongs to", "employer", "vacancy", "statement", "own words", "salary"]


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that can be used: ``kind`` in a word, and its file in the workspace.

    What comes with jdgen is ``shipped`` and has none, nor has a statement that only organisations have words for.
    """

    kind: str
    file: str | None = None
    shipped: bool = False


@dataclass(frozen=True, slots=True)
class Use:
    """A place that uses something. ``through`` are the blocks between the two, and ``says`` is it in words."""

    file: str
    line: int
    how: How
    says: str
    through: tuple[str, ...] = ()


@dataclass(slots=True)
class Uses:
    """What the files of a workspace use."""

    files: Sequence[WorkspaceFile]
    workspace: Workspace
    _includes: dict[str, list[str]] = field(default_factory=dict)

    def things(self, name: str) -> list[Thing]:
        """What there is of a name."""
        found = [Thing(file.kind, file.file) for file in self.files if name in _names(file)]
        if name in self.workspace.statement_names():
            found.append(Thing("statement", shipped=True))
        elif any(name in _own_statements(file) for file in self._organisations()):
            found.append(Thing("statement"))
        if not any(thing.kind in ("block", "role") for thing in found):
            library = self.workspace.include(name).file
            found += [Thing(library.kind, shipped=True)] if library is not None else []
        return found

    def names(self) -> list[str]:
        """Every name that there is."""
        own = [name for file in self.files for name in _names(file)]
        statements = [name for file in self._organisations() for name in _own_statements(file)]
        scales = [word for file in self.files for part in file.parts for word in _scales(part)]
        return list(dict.fromkeys([*own, *self.workspace.statement_names(), *statements, *scales]))

    def of(self, name: str) -> list[Use]:
        """What uses a name, by file and line. Others know a role by the name of its file, whichever id it has."""
        known = {name, *(file.id for file in self.files if name in _names(file))}
        scale = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.IGNORECASE)
        found: list[Use] = []
        for file in self.files:
            for part in file.parts:
                found += (Use(file.file, *use) for use in _Part(self, file, part).uses(known, scale))
        return sorted(dict.fromkeys(found), key=lambda use: (use.file, use.line))

    def way(self, start: str, names: set[str]) -> tuple[str, ...] | None:
        """The shortest way from an included file to one of some names, by the names between; None where there is none."""
        waiting: list[tuple[str, ...]] = [(start,)]
        seen = {start}
        while waiting:
            way = waiting.pop(0)
            for name in self._included(way[-1]):
                if name in names:
                    return way
                if name not in seen:
                    seen.add(name)
                    waiting.append((*way, name))
        return None

    def _included(self, name: str) -> list[str]:
        if name not in self._includes:
            own = [file for file in self.files if file.kind in ("block", "role") and file.id == name]
            parts = [part for file in own for part in file.parts]
            if not parts and (library := self.workspace.include(name).file) is not None:
                parts = [Node(library.data, library.places)]
            self._includes[name] = [text for part in parts for text, _ in _texts(child(part, "includes"))]
        return self._includes[name]

    def _organisations(self) -> Iterator[WorkspaceFile]:
        return (file for file in self.files if file.kind == "organisation")


_Found = tuple[int, How, str] | tuple[int, How, str, tuple[str, ...]]


class _Part:
    """One part of a file: the whole of it, or one vacancy of several."""

    def __init__(self, uses: Uses, file: WorkspaceFile, part: Node) -> None:
        self._uses = uses
        self._kind = file.kind
        self._part = part

    def uses(self, names: set[str], scale: re.Pattern[str]) -> Iterator[_Found]:
        """The line, kind and words of each use of the names."""
        part, kind = self._part, self._kind
        if kind in ("block", "role"):
            yield from self._includes(names)
            yield from self._edits(names)
            yield from self._statements(names, "names the statement")
            yield from _salary(part, scale, "its salary names it")
            yield from _organisation(part, names, "is a post of this organisation")
            vacancy = child(part, "vacancy")
            if vacancy is not None:
                yield from _vacancy(vacancy, names, scale)
        elif kind == "vacancy":
            yield from _vacancy(part, names, scale)
        elif kind == "organisation":
            yield from _employer(part, names)
        else:
            yield from self._statements(names, "every pack has it")
            yield from _organisation(part, names, "employs, unless a role or vacancy says otherwise")

    def _includes(self, names: set[str]) -> Iterator[_Found]:
        for text, line in _texts(child(self._part, "includes")):
            if text in names:
                yield line, "includes", "includes it"
            elif (way := self._uses.way(text, names)) is not None:
                yield line, "includes", f"includes it through {', then '.join(map(short, way))}", way

    def _edits(self, names: set[str]) -> Iterator[_Found]:
        starts = tuple(f"{name}." for name in names)
        replaced = child(self._part, "replace")
        for text, line in _texts(child(self._part, "drop")):
            if text.startswith(starts):
                yield line, "edits", f"leaves out {short(text.partition('.')[2])}"
        for name in replaced.value if replaced is not None and isinstance(replaced.value, dict) else ():
            node = child(replaced, name) if replaced is not None else None
            if name.startswith(starts) and node is not None:
                yield _line(node), "edits", f"says {short(name.partition('.')[2])} in its own words"

    def _statements(self, names: set[str], says: str) -> Iterator[_Found]:
        for item in items_of(child(self._part, "statements")):
            text = child(item, "text") if isinstance(item.value, dict) else item
            if text is not None and isinstance(text.value, str) and text.value.strip() in names:
                yield text.place.line, "statement", says


def _vacancy(vacancy: Node, names: set[str], scale: re.Pattern[str]) -> Iterator[_Found]:
    reference = child(vacancy, "reference") or child(vacancy, "id")
    called = f"vacancy {short(reference.value, 40)}" if reference and isinstance(reference.value, str) else "a vacancy"
    for text, line in _texts(child(vacancy, "role")):
        if text in names:
            yield line, "vacancy", f"{called} is for this role"
    yield from _organisation(vacancy, names, f"{called} is for this organisation", "vacancy")
    yield from _salary(vacancy, scale, f"the salary of {called} names it")


def _organisation(part: Node, names: set[str], says: str, how: How = "employer") -> Iterator[_Found]:
    """An organisation by its name, or by its fields, which may belong to another."""
    given = child(part, "organisation")
    if given is not None and isinstance(given.value, dict):
        yield from _employer(given, names)
    for text, line in _texts(given):
        if text in names:
            yield line, how, says


def _employer(part: Node, names: set[str]) -> Iterator[_Found]:
    for text, line in _texts(child(part, "parent")):
        if text in names:
            yield line, "belongs to", "belongs to it"
    own = child(part, "statements")
    for name in own.value if own is not None and isinstance(own.value, dict) else ():
        node = child(own, name) if own is not None else None
        if name in names and node is not None:
            yield _line(node), "own words", "gives its own words for it"


def _salary(part: Node, scale: re.Pattern[str], says: str) -> Iterator[_Found]:
    salary = child(part, "salary")
    if salary is not None and any(scale.search(text) for text in _all_texts(salary)):
        yield _line(salary), "salary", says


def _all_texts(node: Node) -> Iterator[str]:
    if isinstance(node.value, dict):
        for name in node.value:
            inner = child(node, name)
            yield from _all_texts(inner) if inner is not None else ()
    elif isinstance(node.value, list):
        for item in items_of(node):
            yield from _all_texts(item)
    elif isinstance(node.value, str):
        yield node.value


def _texts(node: Node | None) -> Iterator[tuple[str, int]]:
    """A text, or the texts of a list, with their lines."""
    for item in items_of(node):
        if isinstance(item.value, str):
            yield item.value.strip(), item.place.line


def _line(node: Node) -> int:
    return (node.place.key or node.place).line


def _names(file: WorkspaceFile) -> set[str]:
    """What somebody may call a file: its name, or the id that a role has."""
    if file.kind in ("settings", "vacancy"):
        return set()
    ids = [child(part, "id") for part in file.parts] if file.kind == "role" else []
    return {file.id, *(node.value for node in ids if node is not None and isinstance(node.value, str))}


def _own_statements(file: WorkspaceFile) -> Iterator[str]:
    for part in file.parts:
        own = child(part, "statements")
        yield from own.value if own is not None and isinstance(own.value, dict) else ()


def _scales(part: Node) -> Iterator[str]:
    """The words of a salary that look like a pay scale or a point on one: NJC, TLR2, M1."""
    salary = child(part, "salary")
    for text in _all_texts(salary) if salary is not None else ():
        yield from re.findall(r"\b[A-Z]{2,}\d*\b|\b[A-Z]\d+\b", text)
