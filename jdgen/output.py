"""Putting finished documents on the disk: old or new, never half; never outside the folder; never over a person's edits.

Every file is written whole under a temporary name, forced to the disk, and put in place in one step. A small record beside
the documents (``.jdgen.json``) holds the checksum of what jdgen wrote, so that an edited document is known for one.
"""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jdgen.findings import CannotGoOn, Finding, Span, UsageProblem, finding

__all__ = ["Written", "check_folder", "write_documents"]

RECORD = ".jdgen.json"
_TEMPORARY = ".jdgen-"
_NO_SPACE = frozenset([errno.ENOSPC, errno.EDQUOT, errno.EFBIG])


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one document: ``written``, ``unchanged`` (it already stood there, byte for byte) or ``kept``."""

    path: Path
    outcome: str


def check_folder(out: Path) -> None:
    """Raise :class:`UsageProblem` when documents cannot go into a folder at all, before any work is done."""
    nearest = next((p for p in (out, *out.parents) if p.exists() or p.is_symlink()), None)
    if nearest is not None and not nearest.is_dir():
        raise UsageProblem(f"{nearest} is a file, so no folder of that name can be made. Choose another with --out.")


def write_documents(
    out: Path, folder: str, documents: Mapping[str, bytes], force: bool
) -> tuple[list[Written], list[Finding]]:
    """Write a pack's documents into a folder under ``out``, by file name.

    Answers what became of each, and findings for those left alone. Raises :class:`CannotGoOn` when the disk is full.
    """
    target = out / folder
    try:
        target.mkdir(parents=True, exist_ok=True)
        if target.is_symlink() or not target.resolve().is_relative_to(out.resolve()):
            return [], [
                _not_written(target, "is a link to somewhere else, so nothing was written through it. Delete the link.")
            ]
        with _locked(target):
            _sweep(target)
            return _write_all(target, documents, force)
    except OSError as error:
        if error.errno in _NO_SPACE:
            raise CannotGoOn(
                f"There is no space left on the disk for {target}. Documents made before are as they were."
            ) from error
        return [], [_not_written(target, _why(error))]


def _write_all(target: Path, documents: Mapping[str, bytes], force: bool) -> tuple[list[Written], list[Finding]]:
    record = _read_record(target)
    states = {name: _state(target / name, record.get(name, ()), data) for name, data in documents.items()}
    problems = {name: problem for name, state in states.items() if (problem := _problem(target / name, state, force))}
    fresh = {name: data for name, data in documents.items() if name not in problems}
    # The record goes first and keeps the checksum before: a run cut short between the two leaves nothing that looks edited.
    _write_record(
        target, {**record, **{name: _latest(record.get(name, ()), _checksum(data)) for name, data in fresh.items()}}
    )
    written = []
    for name in documents:
        outcome = "kept" if name in problems else states[name]
        if name in fresh and outcome != "unchanged":
            try:
                _replace(target / name, fresh[name])
                outcome = "written"
            except _InUse:
                problems[name] = _not_written(target / name, _OPEN)
                outcome = "kept"
        written.append(Written(target / name, outcome))
    return written, list(problems.values())


def _latest(known: tuple[str, ...], checksum: str) -> tuple[str, ...]:
    return (checksum, *(old for old in known if old != checksum))[:2]


_OPEN = "is open in another program. Close it and run this again; nothing else was changed."


class _InUse(Exception):  # noqa: N818
    """Another program holds the file open, as Word does on Windows."""


def _state(path: Path, recorded: tuple[str, ...], data: bytes) -> str:
    """What stands at a path: nothing, the same bytes, jdgen's own older work, somebody's work, or no ordinary file."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return "nothing"
    if stat.S_ISDIR(status.st_mode):
        return "folder"
    if not stat.S_ISREG(status.st_mode):
        return "odd"
    if status.st_size == len(data) and path.read_bytes() == data:
        return "unchanged"
    if not recorded:
        return "foreign"
    return "ours" if _checksum(path.read_bytes()) in recorded else "edited"


def _problem(path: Path, state: str, force: bool) -> Finding | None:
    if state == "folder":
        return _not_written(path, "is a folder where a document should go. Move or delete it.")
    if state in ("nothing", "ours", "unchanged") or force:
        return None
    said = {
        "edited": "was changed after jdgen made it, so it was left alone.",
        "foreign": "was not made by jdgen, so it was left alone.",
        "odd": "is not an ordinary file, so it was left alone.",
    }[state]
    message = f"{path} {said} To replace it, use --force; to keep both, move it first."
    return finding("JD620", message, Span(str(path)))


def _not_written(path: Path, reason: str) -> Finding:
    return finding("JD621", f"{path} {reason}", Span(str(path)))


def _why(error: OSError) -> str:
    if isinstance(error, PermissionError):
        return "cannot be written: you do not have permission to write in this folder."
    if error.errno == errno.EROFS:
        return "cannot be written: the disk can only be read."
    return f"cannot be written: {error.strerror or 'the system gave no reason'}."


# The steps of a safe write


def _replace(path: Path, data: bytes) -> None:
    descriptor, name = tempfile.mkstemp(prefix=_TEMPORARY, suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode(path))
        try:
            temporary.replace(path)
        except PermissionError as error:
            raise _InUse from error
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _mode(path: Path) -> int:
    """The mode of the file that is replaced, else what the user's umask gives: temporary files are private."""
    with contextlib.suppress(OSError):
        status = path.lstat()
        if stat.S_ISREG(status.st_mode):
            return stat.S_IMODE(status.st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _sweep(target: Path) -> None:
    """Remove what a run that was killed left behind. The lock is held, so no other run is using it."""
    for left in target.glob(f"{_TEMPORARY}*.tmp"):
        left.unlink(missing_ok=True)


@contextlib.contextmanager
def _locked(target: Path) -> Iterator[None]:
    """Hold the folder against another jdgen. The lock is the system's own, so it ends with the process, however it ends."""
    if os.name == "nt":
        yield
        return
    import fcntl

    descriptor = os.open(target, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


# The record


def _checksum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _read_record(target: Path) -> dict[str, tuple[str, ...]]:
    """The checksums of what jdgen last wrote, newest first. Without a record every document counts as somebody else's."""
    path = target / RECORD
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            return {}
        documents = json.loads(path.read_text(encoding="utf-8"))["documents"]
        return {str(name): tuple(map(str, checksums)) for name, checksums in documents.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _write_record(target: Path, record: Mapping[str, tuple[str, ...]]) -> None:
    if record != _read_record(target):
        documents = {name: list(checksums) for name, checksums in sorted(record.items())}
        _replace(target / RECORD, (json.dumps({"version": 1, "documents": documents}, indent=1) + "\n").encode())
