"""Finding role files: the files and folders named on the command line, in a stable order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jdgen.findings import Finding, Span, UsageProblem, finding

__all__ = ["Found", "find_role_files", "find_vacancy_files", "no_role_files", "unreadable_folder"]

_SUFFIXES = (".yaml", ".yml")
# The other folders of a workspace, whose files are not roles.
_OTHER_FOLDERS = frozenset(["organisations", "blocks", "vacancies", "templates", "pay", "node_modules"])
_SETTINGS = "jdgen.yaml"


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be a role. ``named`` says that the user named it, rather than a folder it is in."""

    path: Path
    named: bool


def find_role_files(paths: Iterable[Path]) -> tuple[list[Found], list[Finding]]:
    """The files to read, each once, and findings for folders that cannot be looked into.

    A file that was named counts as named, even when a folder it is in was named before. Raises :class:`UsageProblem` for a
    path that does not exist.
    """
    listed = list(paths)
    found: dict[str, Found] = {}
    findings: list[Finding] = []
    for path in listed:
        for file in _files_of(path, findings):
            same = _identity(file.path)
            first = found.setdefault(same, file)
            if file.named and not first.named:
                found[same] = Found(first.path, named=True)
    return list(found.values()), list(dict.fromkeys(findings))


def find_vacancy_files(paths: Iterable[Path]) -> tuple[list[Found], list[Path]]:
    """The files of vacancies among paths and in folders, each once; and the paths that may lead to roles.

    Vacancies stand in a folder ``vacancies``, or in a file of that name. A table (``.csv``) is always one of vacancies.
    """
    found: dict[str, Found] = {}
    others = []
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112
            others.append(path)
            files = [Found(file, named=False) for file in _vacancies_in(path)]
        elif path.suffix.lower() == ".csv" or (_holds_vacancies(path) and path.is_file()):
            files = [Found(path, named=True)]
        else:
            others.append(path)
            files = []
        for file in files:
            found.setdefault(_identity(file.path), file)
    for file in found.values():
        if not os.path.lexists(file.path):
            raise UsageProblem(f"There is no file or folder called {file.path}.")
    return list(found.values()), others


def _vacancies_in(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        left_out = _OTHER_FOLDERS - {"vacancies"}
        folders[:] = sorted(name for name in folders if name not in left_out and not name.startswith("."))
        for name in sorted(names):
            path = Path(place) / name
            if path.suffix.lower() in (*_SUFFIXES, ".csv") and not name.startswith(".") and _holds_vacancies(path):
                yield path


def _holds_vacancies(path: Path) -> bool:
    return path.stem == "vacancies" or "vacancies" in path.parts[-3:-1]


def no_role_files(paths: Iterable[Path]) -> UsageProblem:
    """The problem of a command that names folders in which there is nothing to do."""
    places = " or ".join(f"{path}/".replace("//", "/") for path in paths)
    return UsageProblem(f"No role files found in {places}. Role files end in .yaml and have a title.")


def _files_of(path: Path, findings: list[Finding]) -> Iterable[Found]:
    # Not Path.is_dir: it raises for a name too long for the system.
    if os.path.isdir(path):  # noqa: PTH112
        return _in_folder(path, findings)
    try:
        path.lstat()
    except PermissionError:
        pass  # It may be there. Reading it will say that it cannot be opened.
    except (OSError, ValueError):
        raise UsageProblem(f"There is no file or folder called {path}.") from None
    return [Found(path, named=True)]


def _identity(path: Path) -> str:
    """The same for two ways to write one path. A link to a file is a file of its own, with its own name."""
    return os.path.join(os.path.realpath(path.parent), path.name)  # noqa: PTH118


def unreadable_folder(error: OSError, folder: str | None = None) -> Finding:
    """The finding that tells of a folder which cannot be looked into. ``folder`` is its name, if not as it was met."""
    reason = "you do not have permission" if isinstance(error, PermissionError) else error.strerror or "no reason given"
    message = f"This folder cannot be looked into: {reason}. The roles in it, if any, are left out."
    return finding("JD001", message, Span(folder or str(error.filename)))


def _in_folder(folder: Path, findings: list[Finding]) -> Iterator[Found]:
    def unreadable(error: OSError) -> None:
        findings.append(unreadable_folder(error))

    # Links to folders are not followed: they can lead round in a circle, or out of the workspace.
    for place, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if name not in _OTHER_FOLDERS and not name.startswith("."))
        yield from (Found(Path(place) / name, named=False) for name in sorted(names) if _may_be_a_role(name))


def _may_be_a_role(name: str) -> bool:
    return (
        name.lower().endswith(_SUFFIXES)
        and not name.startswith(".")
        and name != _SETTINGS
        and Path(name).stem != "vacancies"
    )
