"""Every file of a workspace that can name another: settings, organisations, blocks, roles and vacancies, as plain data.

They are read and not validated, so that a file with a mistake in it still tells what it names.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import Literal

from jdgen.findings import Finding, Severity
from jdgen.source.compose.nodes import Node, items_of
from jdgen.source.find import unreadable_folder
from jdgen.source.read import read
from jdgen.source.settings import SETTINGS
from jdgen.source.table import read_table
from jdgen.source.table_text import read_table_text
from jdgen.source.text import read_text

__all__ = ["WorkspaceFile", "files_under"]

Kind = Literal["settings", "organisation", "block", "role", "vacancy"]
_BY_FOLDER: dict[str, Kind] = {
    "organisations": "organisation",
    "blocks": "block",
    "roles": "role",
    "vacancies": "vacancy",
}
_LEFT_OUT = frozenset(["templates", "pay", "node_modules"])
_YAML = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class WorkspaceFile:
    """A file of a workspace. ``parts`` are its fields; of a file of vacancies, those of each.

    ``id`` is its name without ending, by which others refer to it; ``file`` is how findings show it. ``findings`` are the
    errors that keep some of it from being read.
    """

    id: str
    kind: Kind
    file: str
    parts: tuple[Node, ...]
    findings: tuple[Finding, ...]


def files_under(folder: FilePath, is_workspace: bool) -> Iterator[WorkspaceFile]:
    """The files of a workspace, or of any folder with what is below it, in a stable order; also folders it cannot open.

    A workspace inside a workspace is another matter, and left out.
    """
    closed: list[OSError] = []
    for place, folders, names in os.walk(folder, onerror=closed.append):
        here = FilePath(place)
        folders[:] = sorted(
            name
            for name in folders
            if name not in _LEFT_OUT
            and not name.startswith(".")
            and not (is_workspace and (here / name / SETTINGS).is_file())
        )
        for name in sorted(names):
            kind = _kind(here.relative_to(folder) / name, name)
            if kind is not None and not name.startswith("."):
                yield _read(here / name, kind)
    for error in closed:
        name = _shown(FilePath(error.filename))
        yield WorkspaceFile("", "role", name, (), (unreadable_folder(error, name),))


def _kind(path: FilePath, name: str) -> Kind | None:
    ending = FilePath(name).suffix.lower()
    above = next((_BY_FOLDER[part] for part in reversed(path.parts[:-1]) if part in _BY_FOLDER), None)
    if ending == ".csv":
        return "vacancy" if above == "vacancy" or FilePath(name).stem == "vacancies" else None
    if ending not in _YAML:
        return None
    if name == SETTINGS:
        return "settings"
    return above or ("vacancy" if FilePath(name).stem == "vacancies" else "role")


def _shown(path: FilePath) -> str:
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def _read(path: FilePath, kind: Kind) -> WorkspaceFile:
    file = _shown(path)
    if path.suffix.lower() == ".csv":
        table = read_table(read_table_text(path, file))
        found = [*table.findings, *(f for row in table.rows for f in row.content.findings)]
        parts = [Node(row.content.data, row.content.places) for row in table.rows]
    else:
        content = read(read_text(path, file))
        found = content.findings
        whole = Node(content.data, content.places)
        parts = items_of(whole) if kind == "vacancy" else [whole]
    errors = tuple(f for f in found if f.severity is Severity.ERROR)
    return WorkspaceFile(path.stem, kind, file, tuple(p for p in parts if isinstance(p.value, dict)), errors)
