"""A role put together from its own file and the files it shares with others, as if it all stood in one.

Nothing that was read is changed: what is put together is new, and its parts know the files they came from.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path as FilePath

from jdgen.findings import Finding
from jdgen.source.compose.criteria import MergedSpecification
from jdgen.source.compose.duties import lines_once, merged_duties, merged_sections
from jdgen.source.compose.edits import Edits
from jdgen.source.compose.includes import included_files
from jdgen.source.compose.near import nearly_the_same
from jdgen.source.compose.nodes import Node, child, joined, mapping
from jdgen.source.compose.organisation import organisation_of
from jdgen.source.compose.statements import statements_of
from jdgen.source.parsed import Parsed
from jdgen.source.read import Content
from jdgen.source.shared import INCLUDED, SharedFile
from jdgen.source.workspace import Workspace

__all__ = ["Composed", "Node", "child", "composed", "mapping"]


class Composed(Content):
    """A role's content with what was brought in. ``shared`` are the files that anything came from."""

    __slots__ = ("shared",)

    def __init__(self, content: Content, node: Node, findings: list[Finding], shared: list[SharedFile]) -> None:
        parsed = Parsed(node.value, node.place, findings, content.left_out)
        super().__init__(parsed, (), content.lines, content.mended)
        self.findings = findings
        self.shared = tuple(shared)

    def brought_in(self, found: Finding, file: str) -> Finding:
        """A finding in a file that the role shares with others, with the role's own file as one that brings it in."""
        if found.span.file == file or all(one.file != found.span.file for one in self.shared):
            return found
        return replace(found, brought_in_by=(file,))


def composed(content: Content, file: str, path: FilePath, workspace: Workspace, employer: str = "") -> Content:
    """The content of a role file with what it includes, its organisation and its statements.

    ``employer`` is the id of the organisation that a vacancy gives in place of the role's own.

    One that shares nothing is answered as it is. What is wrong with the shared files is among the findings.
    """
    if not isinstance(content.data, dict):
        return content
    role = Node(content.data, content.places)
    included, findings = included_files(role, workspace, file, path)
    organisation, employers, wrong = organisation_of(role, workspace, file, employer)
    findings += wrong
    fields = {name: child(role, name) for name in role.value}
    if included or Edits.of(role):
        fields |= _with_included(role, included, file, findings)
    if organisation is not None:
        fields["organisation"] = organisation
    statements, worded = statements_of(fields.get("statements"), organisation, workspace)
    if statements is not None:
        fields["statements"] = statements
    if not (included or employers or findings or statements is not child(role, "statements")):
        unchanged = statements is None or statements.value is role.value.get("statements")
        if unchanged and ("organisation" in role.value or organisation is None):
            return content
    made = mapping(role.place, fields)
    findings += nearly_the_same(made, file) if included else []
    shared = list(dict.fromkeys([*included, *employers, *worded]))
    for one in shared:
        findings += one.findings
    own = [content.with_excerpt(found) if found.span.file == file else _shown(found, shared) for found in findings]
    return Composed(content, made, [*content.findings, *own], shared)


def _with_included(
    role: Node, included: list[SharedFile], file: str, findings: list[Finding]
) -> dict[str, Node | None]:
    edits = Edits.of(role)
    specification = MergedSpecification(file)
    merge = {
        "purpose": joined,
        "duties": merged_duties,
        "conditions": lines_once,
        "person_specification": specification.of,
        "statements": lines_once,
        "sections": merged_sections,
    }
    made: dict[str, Node | None] = {}
    for name in INCLUDED:
        parts = []
        for shared in included:
            part = child(Node(shared.data, shared.places), name)
            part = edits.made(part, shared) if edits and part is not None else part
            if part is not None and part.value not in ([], {}):
                parts.append(part)
        own = child(role, name)
        if parts:
            made[name] = merge[name]([*([own] if own is not None else []), *parts])
    if not any(shared.is_wrong for shared in included):
        findings += edits.wrong(file)
    findings += specification.findings
    for shared in included:
        findings += edits.not_taken_over(shared, file)
    return made


def _shown(found: Finding, shared: list[SharedFile]) -> Finding:
    if found.excerpt:
        return found
    lines = next((one.content.lines for one in shared if one.file == found.span.file), [])
    return replace(found, excerpt=lines[found.span.line - 1]) if 0 < found.span.line <= len(lines) else found
