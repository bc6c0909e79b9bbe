"""Who employs: the organisation that a role names, with what it leaves to its trust to say."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from jdgen.findings import Finding, finding
from jdgen.source.compose.nodes import Node, child, mapping
from jdgen.source.ids import is_id
from jdgen.source.shared import SharedFile
from jdgen.source.workspace import Workspace

__all__ = ["organisation_of"]

# What is true of an organisation alone, whatever its parent says.
_ITS_OWN = frozenset(["id", "kind", "name", "parent", "phase", "religious_character", "uid", "urn"])


def organisation_of(
    role: Node, workspace: Workspace, file: str, employer: str = ""
) -> tuple[Node | None, list[SharedFile], list[Finding]]:
    """The organisation of a role, the files it was read from, and what is wrong with how they name each other."""
    given = Node(employer, role.place) if employer else child(role, "organisation")
    settings = workspace.settings
    if given is None:
        if not settings.organisation or settings.places is None:
            return None, [], []
        given = Node(settings.organisation, settings.places.child("organisation") or settings.places)
    if isinstance(given.value, str) and not _is_name_of_file(given.value, workspace):
        return given, [], []
    return _Inheritance(workspace, file).of(given)


def _is_name_of_file(text: str, workspace: Workspace) -> bool:
    """Whether an organisation's one line is the name of its file, rather than the name to print."""
    if workspace.root is None or not is_id(text):
        return False
    names = workspace.organisation_names()
    return "-" in text or text in names or bool(get_close_matches(text, names, 1, 0.8))


class _Inheritance:
    def __init__(self, workspace: Workspace, file: str) -> None:
        self._workspace = workspace
        self._file = file
        self._files: list[SharedFile] = []
        self._findings: list[Finding] = []

    def of(self, given: Node) -> tuple[Node | None, list[SharedFile], list[Finding]]:
        chain = list(self._chain(given))
        found = chain[0] if chain else None
        for parent in chain[1:]:
            assert found is not None
            found = _inherited(found, parent)
        return found, self._files, self._findings

    def _chain(self, given: Node) -> Iterator[Node]:
        """The organisation, its parent, and so on."""
        seen: list[str] = []
        at: Node | None = given
        if isinstance(given.value, dict):
            yield given
            at = child(given, "parent")
        while at is not None and isinstance(at.value, str):
            name = at.value
            if name in seen:
                circle = ", which belongs to ".join([*seen[seen.index(name) :], name])
                message = f"This organisation belongs to itself: {circle}. Take one parent out."
                self._say("JD702", message, at)
                return
            seen.append(name)
            named = self._workspace.organisation(name)
            if named.file is None:
                self._say("JD700", f"There is {named.problem}", at)
                return
            self._files.append(named.file)
            if not named.file.data:
                return
            node = Node(named.file.data, named.file.places)
            known_by = Node(named.file.id, named.file.places)
            yield mapping(node.place, {**{field: child(node, field) for field in node.value}, "id": known_by})
            at = child(node, "parent")

    def _say(self, code: str, message: str, at: Node) -> None:
        self._findings.append(finding(code, message, at.place.span(self._file)))


def _inherited(own: Node, parent: Node) -> Node:
    """An organisation with what its parent says and it does not; of statements and colours, each by itself."""
    fields = {name: child(own, name) for name in own.value}
    for name in parent.value:
        theirs = child(parent, name)
        mine = fields.get(name)
        if name in _ITS_OWN or theirs is None:
            continue
        if mine is None:
            fields[name] = theirs
        elif name in ("statements", "colours") and isinstance(mine.value, dict) and isinstance(theirs.value, dict):
            both = {inner: child(mine, inner) or child(theirs, inner) for inner in [*theirs.value, *mine.value]}
            fields[name] = mapping(mine.place, both)
    return mapping(own.place, fields)
