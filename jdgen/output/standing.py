"""What stands where a document should go, and whether it may be replaced."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from jdgen.findings import Finding, Span, finding

__all__ = ["Standing", "checksum", "look", "not_written", "problem"]

State = Literal["nothing", "unchanged", "ours", "edited", "foreign", "unreadable", "odd", "folder"]

_LEFT_ALONE = {
    "edited": "was changed after jdgen made it",
    "foreign": "is there already, and is not known to be jdgen's work",
    "unreadable": "is there already and cannot be read (it may be open in another program)",
    "odd": "is not an ordinary file",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands at a document's path; ``checksum`` is its own when jdgen made it, else empty.

    ``unchanged``: the very bytes that would be written; ``ours``: jdgen's older work; ``edited``: jdgen's work, changed
    since; ``foreign``: no record of it; ``odd``: a link, a pipe or the like.
    """

    state: State
    checksum: str = ""


def checksum(data: bytes) -> str:
    """The checksum by which the record knows a document."""
    return hashlib.sha256(data).hexdigest()


def look(path: Path, known: Collection[str], data: bytes) -> Standing:
    """Look at a document's path. ``known`` are the checksums in the record, ``data`` the bytes to be written.

    A link is not followed, and nothing but an ordinary file is opened.
    """
    try:
        status = path.lstat()
        if stat.S_ISDIR(status.st_mode):
            return Standing("folder")
        if not stat.S_ISREG(status.st_mode):
            return Standing("odd")
        if status.st_size == len(data) and path.read_bytes() == data:
            return Standing("unchanged", checksum(data))
        if not known:
            return Standing("foreign")
        with path.open("rb") as stream:
            found = hashlib.file_digest(stream, "sha256").hexdigest()
    except FileNotFoundError:
        return Standing("nothing")
    except PermissionError:
        return Standing("unreadable")
    return Standing("ours", found) if found in known else Standing("edited")


def problem(path: Path, state: State, force: bool) -> Finding | None:
    """Why a document may not be written, if so. ``--force`` replaces anything but a folder."""
    if state == "folder":
        return not_written(path, "is a folder where a document should go. Move or delete it.")
    if force or state not in _LEFT_ALONE:
        return None
    cure = "To replace it, use --force; to keep both, move it first."
    return finding("JD620", f"{path} {_LEFT_ALONE[state]}, so it was left alone. {cure}", Span(str(path)))


def not_written(path: Path, reason: str) -> Finding:
    """The finding for a path that could not be written, with the reason and the cure."""
    return finding("JD621", f"{path} {reason}", Span(str(path)))
