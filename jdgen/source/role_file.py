"""From a role file to a Role, or to everything that is wrong with the file, in one pass."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from jdgen.findings import Finding, Severity, Span, finding, in_reading_order
from jdgen.source.places import Place, find_place
from jdgen.source.read import Content, read
from jdgen.source.text import read_text

if TYPE_CHECKING:
    from jdgen.findings import Path
    from jdgen.model.role import Role
    from jdgen.model.validate import Fault

__all__ = ["RoleFile", "id_from_name", "load_role"]


@dataclass(frozen=True, slots=True)
class RoleFile:
    """A role as read from a file.

    ``role`` is None when the file cannot be used; ``findings`` then say why. ``id`` names the folder of its documents.
    """

    path: FilePath
    file: str
    id: str
    role: Role | None
    findings: tuple[Finding, ...]
    content: Content

    def span(self, path: Path) -> Span:
        """Where a path of the role stands in the file."""
        return find_place(self.content.places, path)[0].span(self.file)


def load_role(path: FilePath, file: str | None = None) -> RoleFile:
    """Read and validate one role file. ``file`` is its name as findings show it; never raises for a bad file."""
    name = file or str(path)
    content = read(read_text(path, name))
    role, faults = _validated(content, name)
    faults = [*faults, *_statement_faults(role, content, name)]
    found = _without_doubles([*content.findings, *faults])
    role_id = (role.id if role else None) or id_from_name(path)
    if role and not role_id:
        message = "No folder name can be made of this file's name. Add a line such as: id: maths-teacher"
        found.append(finding("JD021", message, Span(name)))
    if any(f.severity is Severity.ERROR for f in found):
        role = None
    return RoleFile(path, name, role_id, role, tuple(in_reading_order(found)), content)


def id_from_name(path: FilePath) -> str:
    """The id a file's own name gives: ``Maths Teacher (2026).yaml`` gives ``maths-teacher-2026``. May be empty."""
    slug = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")[:64].strip("-")
    return f"{slug}-role" if re.fullmatch(r"con|prn|aux|nul|com[0-9]|lpt[0-9]", slug) else slug


def _validated(content: Content, file: str) -> tuple[Role | None, list[Finding]]:
    if content.data is None:
        if content.findings:
            return None, []
        message = "This file is empty. A role file has at least a title: title: Teacher of Mathematics"
        return None, [finding("JD014", message, Span(file))]
    if not isinstance(content.data, dict):
        kind = "a list" if isinstance(content.data, list) else "only text"
        message = f"This file is {kind}, not a role. A role file has fields, such as title: Teacher of Mathematics"
        return None, [finding("JD014", message, content.places.span(file))]
    from jdgen.model.validate import validate

    outcome = validate(content.data)
    if not isinstance(outcome, tuple):
        return outcome, []
    return None, [_located(fault, content, file) for fault in outcome]


def _located(fault: Fault, content: Content, file: str) -> Finding:
    place, known = find_place(content.places, fault.path)
    if fault.on_field:
        place = place.key or place
    path = known
    if fault.code == "JD004" and fault.path and isinstance(fault.path[-1], str):
        place = _first_line(place, content)
        path = (*known, fault.path[-1])
    elif place.children is not None and not fault.on_field:
        place = place.key or _first_line(place, content)
    found = finding(fault.code, fault.message, place.span(file), path)
    lines = content.lines
    return replace(found, excerpt=lines[place.line - 1] if 0 < place.line <= len(lines) else "")


def _first_line(place: Place, content: Content) -> Place:
    """The part of a place that stands on its first line: a whole block under a caret helps nobody."""
    if place.key is not None:
        return place.key
    line = content.lines[place.line - 1] if place.line <= len(content.lines) else ""
    return Place(place.line, place.column, place.line, max(len(line.rstrip()) + 1, place.column + 1))


def _statement_faults(role: Role | None, content: Content, file: str) -> list[Finding]:
    """Statements given by a name that the organisation has no wording for."""
    if role is None:
        return []
    own = role.organisation.statements if role.organisation else {}
    from jdgen.model.job_description import statement_name

    faults = []
    for index, statement in enumerate(role.statements):
        name = statement_name(statement)
        if name and name not in own:
            faults.append(_located(_no_statement(name, list(own), index), content, file))
    return faults


def _no_statement(name: str, own: list[str], index: int) -> Fault:
    from difflib import get_close_matches

    from jdgen.model.validate import Fault

    close = get_close_matches(name, own, 1, 0.6)
    cure = (
        f'Did you mean "{close[0]}"?'
        if close
        else "Write the statement out here, or give its words under organisation, statements."
    )
    return Fault("JD020", f'There is no statement called "{name}". {cure}', ("statements", index))


def _without_doubles(findings: list[Finding]) -> list[Finding]:
    """A required field left empty is missing; it need not also be reported as empty. The place of the empty line is kept."""
    empty = {f.path: f for f in findings if f.code == "JD008"}
    missing = {f.path for f in findings if f.code == "JD004" and f.path in empty}
    kept = [f for f in findings if not (f.code == "JD008" and f.path in missing)]
    return [
        replace(f, span=empty[f.path].span, excerpt=empty[f.path].excerpt)
        if f.code == "JD004" and f.path in empty
        else f
        for f in kept
    ]
