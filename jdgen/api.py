"""The functions other programs call. What they answer is plain and frozen; a bad file is findings, not an exception."""

from __future__ import annotations

from pathlib import Path

from jdgen.findings import Finding
from jdgen.job_pack import FORMATS, JobPack, TemplateSets, build_pack, make_pack
from jdgen.output import check_folder
from jdgen.role_files import check_paths
from jdgen.source.role_file import RoleFile
from jdgen.whole import load_whole

__all__ = ["build", "check", "load"]


def load(path: str | Path) -> RoleFile:
    """Read one role file. ``role`` of the answer is None when the file has errors, which ``findings`` then tells."""
    return load_whole(Path(path))


def check(*paths: str | Path) -> list[Finding]:
    """Everything found in role files, or in the role files of folders, in reading order.

    Raises :class:`jdgen.findings.UsageProblem` for a path that does not exist, or when no role file is found.
    """
    return check_paths([Path(path) for path in paths])[0]


def build(
    path: str | Path,
    out: str | Path | None = None,
    *,
    formats: tuple[str, ...] = FORMATS,
    template: str = "",
    force: bool = False,
) -> JobPack:
    """Build the pack of one role file: written under ``out``, or only made when ``out`` is None.

    ``template`` is a shipped set or the path of a folder; if not given, that of the role's workspace, or ``standard``.

    Raises :class:`jdgen.findings.UsageProblem` for a template set or folder that cannot be used, and
    :class:`jdgen.findings.CannotGoOn` when the disk is full.
    """
    role_file = load_whole(Path(path))
    templates = TemplateSets(template, formats).of(role_file)
    if out is None:
        return make_pack(role_file, templates, formats)
    check_folder(Path(out))
    return build_pack(role_file, templates, Path(out), formats, force)
