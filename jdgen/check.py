"""Reading many role files: each on its own, so that one broken file never hides the findings of the others."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

from jdgen.findings import Finding, Severity, UsageProblem, finding
from jdgen.source.find import find_role_files
from jdgen.source.role_file import RoleFile, load_role

__all__ = ["check_paths", "id_clashes", "load_roles"]


def load_roles(paths: Iterable[Path]) -> tuple[list[RoleFile], list[Finding]]:
    """Read every role file that the paths name, in order; and what was found besides, such as folders not readable.

    A file of a folder that has none of a role's fields is some other YAML file, and left out.
    Raises :class:`UsageProblem` for a path that does not exist, or when no role is found.
    """
    listed = list(paths)
    files, findings = find_role_files(listed)
    roles = []
    for found in files:
        role_file = load_role(found.path)
        if found.named or not _something_else(role_file):
            roles.append(role_file)
    if not roles and not findings:
        places = " or ".join(f"{path}/" for path in listed)
        raise UsageProblem(f"No role files found in {places}. Role files end in .yaml and have a title.")
    return roles, findings


def _something_else(role_file: RoleFile) -> bool:
    data = role_file.content.data
    if not isinstance(data, dict) or not data:
        return False
    from jdgen.model.role import Role

    return not any(field in data for field in Role.model_fields)


def check_paths(paths: Iterable[Path]) -> tuple[list[Finding], int]:
    """Check every role file: all findings, file by file in reading order, and how many files were read."""
    roles, findings = load_roles(paths)
    for role_file in roles:
        findings += role_file.findings
    return [*findings, *id_clashes(roles)], len(roles)


def id_clashes(roles: Iterable[RoleFile]) -> list[Finding]:
    """Roles whose documents would go into one folder, on any system: there case and composed letters are all one."""
    first: dict[str, RoleFile] = {}
    clashes = []
    for role_file in roles:
        folded = unicodedata.normalize("NFKC", role_file.id).casefold()
        if role_file.role is None:
            continue
        other = first.setdefault(folded, role_file)
        if other is not role_file:
            message = (
                f'This role has the id "{role_file.id}", as {other.file} has, so their documents would overwrite each '
                "other. Give one of them another id: line."
            )
            clashes.append(finding("JD022", message, role_file.span(("id",))))
    return clashes


def has_errors(findings: Iterable[Finding]) -> bool:
    """Whether any finding is an error."""
    return any(f.severity is Severity.ERROR for f in findings)
