"""Reading many role files: each on its own, so that one broken file never hides the findings of the others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jdgen.findings import Finding, Severity, Span, finding, in_reading_order, told_once
from jdgen.source.find import find_role_files, find_vacancy_files, no_role_files
from jdgen.source.role_file import RoleFile
from jdgen.source.workspace import Workspaces
from jdgen.whole import load_whole

__all__ = ["check_paths", "has_errors", "id_clashes", "is_something_else", "load_roles"]

# Fields of a role that other YAML files have too: compose files, workflows and packages have a version.
_ANYBODYS = frozenset(["conditions", "contract", "custom", "details", "format", "id", "includes", "location"])
_ANYBODYS |= {"organisation", "reviewed", "sections", "version"}
# What people write for a role's fields before jdgen has told them its own words.
_LIKE_A_ROLES = ("title", "duties", "responsib", "person_spec", "job_", "post_")


def load_roles(paths: Iterable[Path], workspaces: Workspaces | None = None) -> tuple[list[RoleFile], list[Finding]]:
    """Read every role file and every vacancy that the paths name, in order; and what was found besides.

    A file that was not named, only its folder, and has nothing of a role is some other YAML file, and left out.
    Raises :class:`UsageProblem` for a path that does not exist, or when no role is found.
    """
    listed = list(paths)
    workspaces = workspaces or Workspaces()
    vacancy_files, others = find_vacancy_files(listed)
    files, findings = find_role_files(others)
    roles = []
    for found in files:
        role_file = load_whole(found.path, workspaces=workspaces)
        if found.named or not is_something_else(role_file.content.data):
            roles.append(role_file)
    if vacancy_files:
        from jdgen.vacancy_roles import load_vacancy_roles

        offered, wrong = load_vacancy_roles(vacancy_files, workspaces)
        return [*roles, *offered], [*findings, *wrong]
    if not roles and not findings:
        raise no_role_files(listed)
    return roles, findings


def is_something_else(data: Any) -> bool:
    """Whether a file's data are plainly not a role: fields, or a list of parts with fields, none of them like a role's."""
    parts = data if isinstance(data, list) else [data]
    if not parts or not all(isinstance(part, dict) and part for part in parts):
        return False
    from difflib import get_close_matches

    from jdgen.model.role import Role

    telling = Role.model_fields.keys() - _ANYBODYS
    fields = {field.lower() for part in parts for field in part}
    if fields & telling or any(word in field for word in _LIKE_A_ROLES for field in fields):
        return False
    return not any(get_close_matches(field, telling, 1, 0.8) for field in fields)


def check_paths(paths: Iterable[Path]) -> tuple[list[Finding], int]:
    """Check every role file, every vacancy, and the shared files of workspaces that stand in the folders named.

    Answers all findings, file by file in reading order, and how many files were read.
    """
    listed = list(paths)
    workspaces = Workspaces()
    roles, findings = load_roles(listed, workspaces)
    clashes = id_clashes(roles)
    for role_file in roles:
        findings += in_reading_order([*role_file.findings, *clashes.get(role_file.key, ())])
    shared = {file.file: file for file in workspaces.shared_in(listed)}
    findings += (found for file in shared.values() for found in file.findings)
    tables = (str(file.path) for file in find_vacancy_files(listed)[0])
    files = {*(role_file.file for role_file in roles), *tables, *shared}
    return told_once(findings), len(files)


def id_clashes(roles: Iterable[RoleFile]) -> dict[tuple[str, str], list[Finding]]:
    """Roles whose documents would go into one folder on any system, by their keys: case and composed letters are one."""
    first: dict[str, RoleFile] = {}
    clashes: dict[tuple[str, str], list[Finding]] = {}
    for role_file in roles:
        if role_file.role is None:
            continue
        folded = unicodedata.normalize("NFKC", role_file.id).casefold()
        other = first.setdefault(folded, role_file)
        if other is not role_file:
            clashes.setdefault(role_file.key, []).append(_clash(role_file, other))
    return clashes


def _clash(role_file: RoleFile, other: RoleFile) -> Finding:
    message = (
        f"The documents of this role would go into the folder {role_file.id}, as those of {other.file} do. "
        f"Give one of the two an id of its own, such as: id: {role_file.id}-2"
    )
    if role_file.role is None or role_file.role.id is None:
        return finding("JD022", message, Span(role_file.file))
    span = role_file.span(("id",))
    return finding("JD022", message, span, ("id",), excerpt=role_file.content.lines[span.line - 1])


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding is an error."""
    return any(f.severity is Severity.ERROR for f in findings)
