"""Writing a pack's documents into its folder, each whole, and none over somebody's own work."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jdgen.findings import CannotGoOn, Finding, UsageProblem
from jdgen.output.disk import locked, put_in_place, stage, sweep, sync_folder
from jdgen.output.record import RECORD, Record, read_record, record_bytes
from jdgen.output.standing import Standing, checksum, look, not_written, problem

__all__ = ["Written", "check_folder", "write_documents"]

_NO_SPACE = frozenset([errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
_IN_USE = frozenset([errno.EACCES, errno.EPERM, errno.EBUSY, errno.ETXTBSY])
_TOO_LONG_FOR_WINDOWS = frozenset([3, 206])
_REASONS = {
    errno.EACCES: "you do not have permission to write there",
    errno.EPERM: "you do not have permission to write there",
    errno.EROFS: "the disk can only be read",
    errno.ENAMETOOLONG: "its path is too long. Choose a shorter folder with --out",
    errno.ENOENT: "the folder it goes in is no longer there",
    errno.EIO: "the disk reports a fault",
}


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one document: ``written``, ``unchanged`` (it already stood there, byte for byte) or ``kept``."""

    path: Path
    outcome: str


def check_folder(out: Path) -> None:
    """Raise :class:`UsageProblem` when documents cannot go into a folder at all, before any work is done."""
    nearest = next((place for place in (out, *out.parents) if os.path.lexists(place)), out)
    if nearest == out and not os.path.lexists(out):
        return
    if not nearest.is_dir():
        raise UsageProblem(f"{nearest} is not a folder, so documents cannot go there. Choose another with --out.")
    if nearest != out and not os.access(nearest, os.W_OK | os.X_OK):
        raise UsageProblem(f"You do not have permission to make the folder {out}. Choose another with --out.")


def write_documents(
    out: Path, folder: str, documents: Mapping[str, bytes], force: bool
) -> tuple[list[Written], list[Finding]]:
    """Write a pack's documents into a folder under ``out``, by file name.

    Answers what became of each, and findings for those left alone. All are on the disk under temporary names before the
    first is put in place. Raises :class:`CannotGoOn` when the disk is full or another jdgen holds the folder.
    """
    for name in (folder, *documents):
        if name in ("", ".", "..", RECORD) or "\0" in name or Path(name).name != name:
            raise ValueError(f"{name!r} is not the name of a folder or a document")
    target = out / folder
    try:
        obstacle = _make_folder(out, target)
        if obstacle is not None:
            return [], [obstacle]
        with locked(target):
            sweep(target)
            return _write_all(target, documents, force)
    except OSError as error:
        if error.errno in _NO_SPACE:
            message = f"There is no space left on the disk, so {target} could not be finished. "
            raise CannotGoOn(message + "Free some space and run this again; no document was damaged.") from error
        return [], [not_written(target, _why(error, target))]


def _make_folder(out: Path, target: Path) -> Finding | None:
    if _kind(target) is None:
        target.mkdir(parents=True, exist_ok=True)
    kind = _kind(target)
    # On Windows there are links that do not look like one.
    if kind == stat.S_IFLNK or (os.name == "nt" and not target.resolve().is_relative_to(out.resolve())):
        return not_written(target, "is a link to somewhere else, so nothing was written through it. Delete the link.")
    if kind != stat.S_IFDIR:
        return not_written(target, "is a file where a folder should go. Move or delete it.")
    record = target / RECORD
    if _kind(record) == stat.S_IFDIR:
        return not_written(record, "is a folder, but jdgen keeps a file of that name. Move or delete it.")
    return None


def _kind(path: Path) -> int | None:
    """What kind of thing stands at a path, which is not followed if it is a link; None for nothing."""
    try:
        return stat.S_IFMT(os.lstat(path).st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _write_all(target: Path, documents: Mapping[str, bytes], force: bool) -> tuple[list[Written], list[Finding]]:
    record = read_record(target)
    standing = {name: look(target / name, record.get(name, ()), data) for name, data in documents.items()}
    problems = {name: problem(target / name, found.state, force) for name, found in standing.items()}
    ready = {name: data for name, data in documents.items() if problems[name] is None}
    known = {name: _known(record.get(name, ()), standing[name], data) for name, data in ready.items()}
    fresh = {name: data for name, data in ready.items() if standing[name].state != "unchanged"}
    placed, failure = _replace_all(target, {**record, **known}, record, fresh)
    outcomes = dict.fromkeys(documents, "kept")
    outcomes |= {name: "unchanged" for name in ready if name not in fresh}
    outcomes |= dict.fromkeys(placed, "written")
    findings = [found for found in (*problems.values(), failure) if found is not None]
    return [Written(target / name, outcome) for name, outcome in outcomes.items()], findings


def _known(before: tuple[str, ...], standing: Standing, data: bytes) -> tuple[str, ...]:
    """A document's checksums for the record: the new one, and that of what stands there until it is replaced.

    A run cut short between the two then leaves nothing that looks edited.
    """
    new = checksum(data)
    if standing.state == "unchanged" and new in before:
        return before
    return tuple(dict.fromkeys(known for known in (new, standing.checksum) if known))


def _replace_all(
    target: Path, record: Record, before: Record, fresh: Mapping[str, bytes]
) -> tuple[list[str], Finding | None]:
    """Put documents in place: the names of those that were, and why the next was not."""
    with contextlib.ExitStack() as leftovers:
        told = {RECORD: record_bytes(record)} if record != before else {}
        staged = stage(target, {**fresh, **told}, leftovers)
        if told:
            put_in_place(staged.pop(RECORD), target / RECORD)
        return _put_all(target, staged)


def _put_all(target: Path, staged: Mapping[str, Path]) -> tuple[list[str], Finding | None]:
    placed: list[str] = []
    for name, temporary in staged.items():
        try:
            put_in_place(temporary, target / name)
        except OSError as error:
            if error.errno not in _IN_USE:
                raise
            rest = "." if placed else "; nothing else was changed."
            reason = f"is open in another program. Close it and run this again{rest}"
            return placed, not_written(target / name, reason)
        placed.append(name)
    if placed:
        sync_folder(target)
    return placed, None


def _why(error: OSError, path: Path) -> str:
    number = error.errno
    if getattr(error, "winerror", None) in _TOO_LONG_FOR_WINDOWS and len(str(path)) > 200:
        number = errno.ENAMETOOLONG
    reason = _REASONS.get(number or 0, error.strerror or "the system gave no reason")
    return f"cannot be written: {reason}."
