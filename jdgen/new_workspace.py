"""Starting a workspace: settings, a school, a role, shared wording and a vacancy, for somebody to make their own."""

from __future__ import annotations

from pathlib import Path

from jdgen.output import write_tree
from jdgen.shipped import shipped

__all__ = ["lay_out"]


def lay_out(folder: Path, force: bool = False) -> list[str]:
    """Lay out a workspace in a folder, and answer the names of its files, from there.

    Raises :class:`~jdgen.findings.UsageProblem`, with nothing written, when one of the files is there already and
    ``force`` does not say to replace it.
    """
    start = shipped("starter")
    found = [path for path in start.rglob("*") if path.is_file() and not path.name.startswith(".")]
    # The settings first, then what they name.
    found.sort(key=lambda path: (len(path.relative_to(start).parts), path))
    files = {path.relative_to(start).as_posix(): path.read_bytes() for path in found}
    write_tree(folder, files, force)
    return list(files)
