"""From a role file to a Role, or to everything that is wrong with the file, in one pass."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

from jdgen.findings import Finding, Severity, Span, finding, in_reading_order
from jdgen.source.compose import Composed, composed
from jdgen.source.ids import as_id
from jdgen.source.locate import locate, place_of
from jdgen.source.logo import read_logo
from jdgen.source.read import Content, read
from jdgen.source.settings import Settings
from jdgen.source.shared import SharedFile
from jdgen.source.text import read_text
from jdgen.source.workspace import Workspace, Workspaces

if TYPE_CHECKING:
    from jdgen.findings import Path
    from jdgen.model.role import Role
    from jdgen.pictures.picture import Picture

__all__ = ["MOST_FINDINGS", "RoleFile", "id_from_name", "load_role"]

MOST_FINDINGS = 200
"""The most findings told of one file; the rest are counted."""

_OF_VALUES = frozenset(["JD004", "JD005", "JD006", "JD008", "JD017", "JD018", "JD019", "JD021"])


@dataclass(frozen=True, slots=True)
class RoleFile:
    """A role as read from a file.

    ``role`` is None when the file cannot be used; ``findings`` then say why. ``id`` names the folder of its documents.
    ``logo`` is the picture that the organisation's logo names. ``content`` is the role as it was put together from its own
    file and those it shares with others, which are ``shared``.
    """

    path: FilePath
    file: str
    id: str
    role: Role | None
    findings: tuple[Finding, ...]
    content: Content
    logo: Picture | None = None
    workspace: Workspace = field(default_factory=lambda: Workspace(None, Settings()))

    @property
    def shared(self) -> tuple[SharedFile, ...]:
        """The files that anything of the role was brought in from."""
        return self.content.shared if isinstance(self.content, Composed) else ()

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others of a run: a file of vacancies makes several."""
        return self.file, self.id

    @property
    def has_tags(self) -> bool:
        """Whether any text of the role, or of a file it shares with others, has tags to fill in."""
        return self.content.has_tags or any(shared.has_tags for shared in self.shared)

    def span(self, path: Path) -> Span:
        """Where a path of the role stands in the file."""
        return place_of(path, self.content)[0].span(self.file)


def load_role(
    path: FilePath, file: str | None = None, workspaces: Workspaces | None = None, employer: str = ""
) -> RoleFile:
    """Read, put together and validate one role file. ``file`` is its name as findings show it.

    ``workspaces`` are those of the run, so that shared files are read once. ``employer`` is the id of the organisation that
    a vacancy gives in place of the role's own. Never raises for a bad role file, but
    :class:`~jdgen.findings.UsageProblem` for a ``jdgen.yaml`` that cannot be followed.
    """
    name = file or str(path)
    workspace = (workspaces or Workspaces()).of(path)
    content = read(read_text(path, name))
    if isinstance(content.data, dict):
        _put_back(content)
    content = composed(content, name, path, workspace, employer)
    role, faults = _validated(content, name, workspace)
    found = _without_doubles([*content.findings, *(f for f in faults if f.span.file != name or content.believes(f))])
    role_id = (role.id if role else None) or id_from_name(path)
    if role and not role_id:
        message = "No folder name can be made of this file's name. Add a line such as: id: maths-teacher"
        found.append(finding("JD021", message, Span(name)))
    logo, bad = read_logo(role, _home_of_logo(content, path))
    found += [locate(fault, content, name) for fault in bad]
    if isinstance(content, Composed):
        found = [content.brought_in(one, name) for one in found]
    if _has_error(found):
        role = logo = None
    return RoleFile(path, name, role_id, role, _bounded(in_reading_order(found), name), content, logo, workspace)


def _home_of_logo(content: Content, path: FilePath) -> FilePath:
    """The folder that the path of the logo starts at: that of the file which names it."""
    origin = place_of(("organisation", "logo"), content)[0].origin
    shared = content.shared if isinstance(content, Composed) else ()
    return next((one.path.parent for one in shared if origin and one.file == origin.file), path.parent)


def id_from_name(path: FilePath) -> str:
    """The id a file's own name gives: ``Maths Teacher (2026).yaml`` gives ``maths-teacher-2026``. May be empty."""
    return as_id(path.stem, "role")


def _validated(content: Content, file: str, workspace: Workspace) -> tuple[Role | None, list[Finding]]:
    if not isinstance(content.data, dict):
        return None, [] if _has_error(content.findings) else [_not_a_role(content, file)]
    from jdgen.model.dates import time_without_day
    from jdgen.model.depth import too_deep
    from jdgen.model.levels import levels_in_text
    from jdgen.model.sign_off import lines_to_sign
    from jdgen.model.statements import unknown_statements
    from jdgen.model.validate import validate

    outcome = validate(content.data)
    faults = (
        *(outcome if isinstance(outcome, tuple) else ()),
        *too_deep(content.data),
        *lines_to_sign(content.data),
        *levels_in_text(content.data),
    )
    if content.is_whole and not any(f.path.startswith("vacancy") for f in content.findings):
        faults = (*faults, *time_without_day(content.data))
    if content.is_whole and not any(f.path.startswith("organisation") for f in content.findings):
        faults = (*faults, *unknown_statements(content.data, workspace.statement_names()))
    return None if isinstance(outcome, tuple) else outcome, [locate(fault, content, file) for fault in faults]


def _put_back(content: Content) -> None:
    """Let the model see the fields with nothing after them whose names it does not know, to say what they should be."""
    from jdgen.model.job_description import path_in_model
    from jdgen.model.validate import is_unknown

    assert isinstance(content.data, dict)
    for left_out in content.left_out:
        if is_unknown(path_in_model(left_out.path, content.has_ungrouped_duties)):
            left_out.put_back()
            content.findings = [f for f in content.findings if replace(f, excerpt="") != left_out.said]


def _not_a_role(content: Content, file: str) -> Finding:
    example = "title: Teacher of Mathematics"
    if content.data is None:
        return finding(
            "JD014", f"This file is empty. A role file has at least one line, such as this: {example}", Span(file)
        )
    slip = content.slip() if isinstance(content.data, str) else None
    kind = "a list" if isinstance(content.data, list) else "only text"
    message = f"This file is {kind}, not a role. A role file has fields, such as {example}"
    code = "JD002" if slip else "JD014"
    return content.with_excerpt(finding(code, slip or message, content.places.span(file)))


def _has_error(findings: Sequence[Finding]) -> bool:
    return any(f.severity is Severity.ERROR for f in findings)


def _without_doubles(findings: list[Finding]) -> list[Finding]:
    """One finding for one mistake: of what the reader and the model both say, the one that tells what to do."""
    refused = {f.path for f in findings if f.code in ("JD010", "JD011", "JD026") and f.path}
    empty = {f.path: f for f in findings if f.code == "JD008"}
    missing = {f.path for f in findings if f.code == "JD004"}
    no_list = {f.path for f in findings if f.code in ("JD005", "JD017")}
    kept = []
    for found in findings:
        if found.code in _OF_VALUES and _within(found.path, refused):
            continue
        if (found.code == "JD008" and (found.path in missing or _within(found.path, no_list))) or (
            found.code in ("JD023", "JD025") and found.path in no_list
        ):
            continue
        if found.code == "JD004" and found.path in empty:
            found = replace(found, span=empty[found.path].span, excerpt=empty[found.path].excerpt)
        kept.append(found)
    return kept


def _within(path: str, others: Set[str]) -> bool:
    """Whether a path, or one that it goes on from, is among others."""
    ends = (match.start() for match in re.finditer(r"[.\[]", path))
    return bool(others) and (path in others or any(path[:end] in others for end in ends))


def _bounded(findings: list[Finding], file: str) -> tuple[Finding, ...]:
    """At most :data:`MOST_FINDINGS` of them, errors first, and how many there are besides."""
    if len(findings) <= MOST_FINDINGS:
        return tuple(findings)
    shown = sorted(findings, key=lambda f: -f.severity)[:MOST_FINDINGS]
    message = f"There are {len(findings) - MOST_FINDINGS:,} more problems in this file. Put these right first."
    last = finding("JD024", message, Span(file))
    return (*in_reading_order(shown), last)
