"""Which files a role includes, those that these include among them, each once and in order."""

from __future__ import annotations

import os
from pathlib import Path as FilePath

from jdgen.findings import Finding, finding
from jdgen.source.compose.nodes import Node, child, items_of
from jdgen.source.shared import SharedFile
from jdgen.source.workspace import Workspace

__all__ = ["INCLUDED", "included_files"]

INCLUDED = ("purpose", "duties", "conditions", "person_specification", "statements", "sections")
"""The fields that an included file brings. What else it says is its own, such as the salary of another role."""
_MOST = 50


class _Search:
    def __init__(self, workspace: Workspace, file: str, path: FilePath) -> None:
        self._workspace = workspace
        self._file = file
        self._own = os.path.realpath(path)
        self.files: list[SharedFile] = []
        self.findings: list[Finding] = []

    def into(self, node: Node, stack: tuple[str, ...]) -> None:
        for entry in items_of(child(node, "includes")):
            if isinstance(entry.value, str):
                self._one(entry, entry.value.strip(), stack)

    def _one(self, entry: Node, name: str, stack: tuple[str, ...]) -> None:
        named = self._workspace.include(name)
        shared = named.file
        if shared is None:
            self._say("JD700", f"There is {named.problem}", entry)
        elif name in stack or os.path.realpath(shared.path) == self._own:
            circle = " includes ".join([*stack[stack.index(name) if name in stack else 0 :], name])
            self._say("JD702", f"This include has no end: {circle}. Take one of them out.", entry)
        elif shared not in self.files:
            if len(self.files) >= _MOST:
                self._say("JD702", f"A role takes at most {_MOST} included files.", entry)
                return
            if shared.is_wrong:
                self.files.append(shared)
                return
            self.into(Node(shared.data, shared.places), (*stack, name))
            self.files.append(shared)

    def _say(self, code: str, message: str, entry: Node) -> None:
        self.findings.append(finding(code, message, entry.place.span(self._file)))


def included_files(
    role: Node, workspace: Workspace, file: str, path: FilePath
) -> tuple[list[SharedFile], list[Finding]]:
    """The files that a role includes: what an included file includes comes before it. And what is wrong with that."""
    search = _Search(workspace, file, path)
    search.into(role, (path.stem,))
    return search.files, list(dict.fromkeys(search.findings))
