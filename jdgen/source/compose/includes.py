"""Which files a role includes, those that these include among them, each once and in order."""

from __future__ import annotations

import os
from pathlib import Path as FilePath

from jdgen.findings import Finding, finding
from jdgen.source.compose.nodes import Node, child, items_of
from jdgen.source.ids import is_id
from jdgen.source.shared import SharedFile
from jdgen.source.workspace import Workspace

__all__ = ["included_files"]

_MOST = 50


class _Search:
    def __init__(self, workspace: Workspace, file: str) -> None:
        self._workspace = workspace
        self._file = file
        self.files: list[SharedFile] = []
        self.findings: list[Finding] = []

    def into(self, node: Node, stack: tuple[tuple[str, str], ...]) -> None:
        """Take in what a file includes. ``stack`` are the names and paths of it and of those that led to it."""
        for entry in items_of(child(node, "includes")):
            # What cannot be the name of a file is told by the model.
            if isinstance(entry.value, str) and is_id(entry.value.strip()):
                self._one(entry, entry.value.strip(), stack)

    def _one(self, entry: Node, name: str, stack: tuple[tuple[str, str], ...]) -> None:
        named = self._workspace.include(name)
        shared = named.file
        if shared is None:
            self._say("JD700", f"There is {named.problem}", entry)
            return
        path = os.path.realpath(shared.path)
        above = [place for _, place in stack]
        if path in above:
            names = [known for known, _ in stack[above.index(path) :]]
            circle = " includes ".join([*names, names[0]])
            self._say("JD702", f"This include has no end: {circle}. Take one of them out.", entry)
        elif shared not in self.files:
            if len(self.files) >= _MOST:
                self._say("JD702", f"A role takes at most {_MOST} included files.", entry)
                return
            if shared.is_wrong:
                self.files.append(shared)
                return
            self.into(Node(shared.data, shared.places), (*stack, (name, path)))
            self.files.append(shared)

    def _say(self, code: str, message: str, entry: Node) -> None:
        self.findings.append(finding(code, message, entry.place.span(self._file)))


def included_files(
    role: Node, workspace: Workspace, file: str, path: FilePath
) -> tuple[list[SharedFile], list[Finding]]:
    """The files that a role includes: what an included file includes comes before it. And what is wrong with that."""
    search = _Search(workspace, file)
    search.into(role, ((path.stem, os.path.realpath(path)),))
    return search.files, list(dict.fromkeys(search.findings))
