"""A role whole: read, put together, validated, and with the tags in its text filled in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from jdgen.findings import in_reading_order, told_once
from jdgen.source.compose import Composed
from jdgen.source.locate import locate
from jdgen.source.role_file import RoleFile, load_role
from jdgen.source.workspace import Workspaces

__all__ = ["load_whole"]


def load_whole(path: Path, file: str | None = None, workspaces: Workspaces | None = None) -> RoleFile:
    """The role of a file, as :func:`~jdgen.source.role_file.load_role` reads it, with its text filled in.

    ``role`` of the answer is None when the file, or one that it shares with others, has errors.
    """
    role_file = load_role(path, file, workspaces)
    organisation = role_file.role.organisation if role_file.role else None
    name = role_file.workspace.settings.folder(role_file.id, (organisation.id if organisation else None) or "")
    return with_text_filled(role_file if name == role_file.id else replace(role_file, id=name))


def with_text_filled(role_file: RoleFile) -> RoleFile:
    """A role file whose role has the tags in its text filled in; without tags, the same."""
    role = role_file.role
    if role is None or not role_file.has_tags:
        return role_file
    from jdgen.pack import pack_data
    from jdgen.render.fill import fill_role

    filled, faults = fill_role(role, pack_data(role, role_file.id))
    if not faults:
        return replace(role_file, role=filled)
    content = role_file.content
    found = [locate(fault, content, role_file.file) for fault in faults]
    if isinstance(content, Composed):
        found = [content.brought_in(one, role_file.file) for one in found]
    findings = told_once(in_reading_order([*role_file.findings, *found]))
    return replace(role_file, role=None, logo=None, findings=tuple(findings))
