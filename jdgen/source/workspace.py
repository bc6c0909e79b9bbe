"""A workspace: the folder with ``jdgen.yaml``, and the files in it that roles share, found by their names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from pathlib import Path as FilePath

from jdgen.findings import short
from jdgen.shipped import shipped
from jdgen.source.ids import as_id, is_id
from jdgen.source.settings import SETTINGS, Settings, read_settings
from jdgen.source.shared import Kind, SharedFile, read_shared

__all__ = ["Named", "Workspace", "Workspaces"]

_SUFFIXES = (".yaml", ".yml")


@dataclass(frozen=True, slots=True)
class Named:
    """What a name leads to: a file; or none, and ``problem`` says why in words that follow "There is"."""

    file: SharedFile | None
    problem: str = ""


class Workspace:
    """The shared files of one folder and of what comes with jdgen. Each is read when it is first asked for, and once.

    ``root`` is None for a role that stands in no workspace: it still has what comes with jdgen.
    """

    def __init__(self, root: FilePath | None, settings: Settings) -> None:
        self.root = root
        self.settings = settings
        self._read: dict[FilePath, SharedFile] = {}
        self._index: dict[str, dict[str, list[tuple[FilePath, Kind]]]] = {}

    def organisation(self, name: str) -> Named:
        """The organisation of a name."""
        return self._one("organisations", "organisation", name)

    def include(self, name: str) -> Named:
        """The block or role of a name: from the workspace first, then from the library that comes with jdgen."""
        return self._one("includes", "block or role", name)

    def role(self, name: str) -> Named:
        """The role of a name, which a vacancy is for."""
        named = self.include(name)
        if named.file is not None and named.file.kind == "block":
            return Named(None, f'no role called "{short(name)}" in this workspace, only a block of that name.')
        return Named(named.file, named.problem.replace("block or role", "role", 1))

    def statement(self, name: str) -> SharedFile | None:
        """The statement of a name that comes with jdgen."""
        found = self._places("statements").get(name, ())
        return self._file(*found[0]) if found else None

    def statement_names(self) -> Iterator[str]:
        """The names of the statements that come with jdgen. They are looked up when the first is asked for."""
        yield from _names(self._places("statements"))

    def organisation_names(self) -> list[str]:
        """The names of the workspace's organisations."""
        return _names(self._places("organisations"))

    def block_files(self) -> Iterator[SharedFile]:
        """Every file of ``blocks/``, read."""
        for found in self._places("includes").values():
            yield from (self._file(path, kind) for path, kind in found if kind == "block")

    def organisation_files(self) -> Iterator[SharedFile]:
        """Every file of ``organisations/``, read."""
        for found in self._places("organisations").values():
            yield from (self._file(path, kind) for path, kind in found)

    def shown(self, path: FilePath) -> str:
        """The name of a file as findings show it: from the folder that jdgen was started in, where it is below that.

        What came with jdgen has the same name on every machine.
        """
        text = os.fspath(path)
        for folder, start in _shipped_folders():
            if text.startswith(start):
                return f"jdgen/shipped/{folder}/{text[len(start) :].replace(os.sep, '/')}"
        here = os.path.join(os.getcwd(), "")  # noqa: PTH118, PTH109 - this is done for every shared file
        return text[len(here) :] if text.startswith(here) else text if path.is_absolute() else os.path.normpath(text)

    def _one(self, where: str, what: str, name: str) -> Named:
        places = self._places(where)
        found = places.get(name.casefold())
        if found is None:
            misnamed = next((path for paths in places.values() for path, _ in paths if _would_be(path, name)), None)
            if misnamed is not None:
                return Named(None, _to_rename(what, name, self.shown(misnamed), misnamed))
            close = get_close_matches(name, filter(is_id, _names(places)), 1, 0.6)
            meant = f' Did you mean "{close[0]}"?' if close else ""
            if self.root is None and not meant:
                cure = f"This file stands in no workspace, which is a folder with a file called {SETTINGS}."
                return Named(None, f'no {what} called "{short(name)}" to be found. {cure}')
            return Named(None, f'no {what} called "{short(name)}" in this workspace.{meant}')
        if len(found) > 1:
            files = " and ".join(self.shown(path) for path, _ in found[:2])
            return Named(None, f'more than one file for "{name}": {files}. Give one of them another name.')
        path = found[0][0]
        if path.stem != name:
            return Named(None, _to_rename(what, name, self.shown(path), path))
        return Named(self._file(*found[0]))

    def _file(self, path: FilePath, kind: Kind) -> SharedFile:
        if path not in self._read:
            self._read[path] = read_shared(path, self.shown(path), kind)
        return self._read[path]

    def _places(self, where: str) -> dict[str, list[tuple[FilePath, Kind]]]:
        """The files that names of one sort lead to. The library that comes with jdgen has what the workspace has not."""
        if where not in self._index:
            if where == "organisations":
                self._index[where] = _index((self._own("organisations"), "organisation"))
            elif where == "statements":
                self._index[where] = _shipped_index("statements", "statement")
            else:
                library = _shipped_index("roles", "role")
                own = _index((self._own("blocks"), "block"), (self._own("roles"), "role"))
                self._index[where] = {**library, **own}
        return self._index[where]

    def _own(self, folder: str) -> FilePath | None:
        return None if self.root is None else self.root / folder


@cache
def _shipped_index(name: str, kind: Kind) -> dict[str, list[tuple[FilePath, Kind]]]:
    """What came with jdgen does not change while it runs, so it is looked through once. Not to be changed."""
    return _index((shipped(name), kind))


@cache
def _shipped_folders() -> list[tuple[str, str]]:
    return [(folder, f"{shipped(folder)}{os.sep}") for folder in ("roles", "statements")]


def _index(*folders: tuple[FilePath | None, Kind]) -> dict[str, list[tuple[FilePath, Kind]]]:
    """The YAML files of folders by their names, in small letters: on some systems, names that differ in case are one."""
    found: dict[str, list[tuple[FilePath, Kind]]] = {}
    for folder, kind in folders:
        for path in _yaml_files(folder) if folder is not None else ():
            found.setdefault(path.stem.casefold(), []).append((path, kind))
    return found


def _names(places: Mapping[str, Sequence[tuple[FilePath, Kind]]]) -> list[str]:
    return [found[0][0].stem for found in places.values()]


def _would_be(path: FilePath, name: str) -> bool:
    """Whether a file has a name that cannot be an id, and this one would be its id: ``All staff.yaml``, ``all-staff``."""
    return not is_id(path.stem) and as_id(path.stem, "") == name


def _to_rename(what: str, name: str, shown: str, path: FilePath) -> str:
    return f'no {what} called "{short(name)}", only {shown}. Give that file the name {name}{path.suffix}.'


def _yaml_files(folder: FilePath) -> Iterator[FilePath]:
    # Links to folders are not followed, as when role files are looked for.
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (FilePath(place) / n for n in sorted(names) if n.endswith(_SUFFIXES) and not n.startswith("."))


@dataclass
class Workspaces:
    """The workspaces of one run: each is opened once, whichever of its files comes first."""

    _opened: dict[FilePath | None, Workspace] = field(default_factory=dict)
    _roots: dict[FilePath, FilePath | None] = field(default_factory=dict)

    def of(self, path: FilePath) -> Workspace:
        """The workspace that a file stands in: the nearest folder above it with ``jdgen.yaml``.

        Raises :class:`~jdgen.findings.UsageProblem` for settings that cannot be followed.
        """
        root = self._root(FilePath(os.path.abspath(path)).parent)  # noqa: PTH100 - resolve() would follow links
        if root not in self._opened:
            settings = Settings()
            if root is not None:
                shown = os.path.relpath(root / SETTINGS)
                settings = read_settings(root / SETTINGS, str(root / SETTINGS) if shown.startswith("..") else shown)
            self._opened[root] = Workspace(root, settings)
        return self._opened[root]

    def shared_in(self, folders: Iterable[FilePath]) -> Iterator[SharedFile]:
        """The organisations and blocks that stand in folders, of the workspaces that were opened, read."""
        inside = [os.path.abspath(folder) for folder in folders]  # noqa: PTH100
        for workspace in self._opened.values():
            for file in (*workspace.organisation_files(), *workspace.block_files()) if workspace.root else ():
                if any(os.path.commonpath([folder, file.path]) == folder for folder in inside):
                    yield file

    def _root(self, folder: FilePath) -> FilePath | None:
        if folder not in self._roots:
            if (folder / SETTINGS).is_file():
                self._roots[folder] = folder
            else:
                self._roots[folder] = None if folder.parent == folder else self._root(folder.parent)
        return self._roots[folder]
