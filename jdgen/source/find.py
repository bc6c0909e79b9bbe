"""Finding role files: the files and folders named on the command line, in a stable order."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jdgen.findings import Finding, Span, UsageProblem, finding

__all__ = ["Found", "find_role_files"]

_SUFFIXES = (".yaml", ".yml")
# The other folders of a workspace, whose files are not roles.
_OTHER_FOLDERS = frozenset(["organisations", "blocks", "vacancies", "templates", "pay", "node_modules"])


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be a role. ``named`` says that the user named it, rather than a folder it is in."""

    path: Path
    named: bool


def find_role_files(paths: Iterable[Path]) -> tuple[list[Found], list[Finding]]:
    """The files to read, each once, and findings for folders that cannot be looked into.

    Raises :class:`UsageProblem` for a path that does not exist, or when there is nothing to read.
    """
    listed = list(paths)
    found: dict[str, Found] = {}
    findings: list[Finding] = []
    for path in listed:
        if path.is_dir():
            files = _in_folder(path, findings)
        elif os.path.lexists(path):
            files = [Found(path, named=True)]
        else:
            raise UsageProblem(f"There is no file or folder called {path}.")
        for file in files:
            found.setdefault(str(file.path.absolute()), file)
    if not found and not findings:
        places = " or ".join(f"{path}/" if path.is_dir() else str(path) for path in listed) or "this folder"
        raise UsageProblem(f"No role files found in {places}. Role files end in .yaml and have a title.")
    return list(found.values()), findings


def _in_folder(folder: Path, findings: list[Finding]) -> list[Found]:
    def unreadable(error: OSError) -> None:
        message = f"This folder cannot be looked into: {error.strerror or 'the system gave no reason'}."
        findings.append(finding("JD001", message, Span(str(error.filename))))

    files = []
    # Links to folders are not followed: they can lead round in a circle, or out of the workspace.
    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if name not in _OTHER_FOLDERS and not name.startswith("."))
        files += [
            Found(Path(place) / name, named=False)
            for name in sorted(names)
            if name.endswith(_SUFFIXES) and not name.startswith(".") and name != "jdgen.yaml"
        ]
    return files
