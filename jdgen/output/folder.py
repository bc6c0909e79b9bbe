"""Filling a folder of somebody's own with files, each whole, all on the disk before the first is put in place."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Mapping
from pathlib import Path

from jdgen.findings import CannotGoOn, UsageProblem
from jdgen.output.disk import locked, put_in_place, stage, sweep, sync_folder

__all__ = ["write_folder"]

_NO_SPACE = frozenset([errno.ENOSPC, errno.EDQUOT, errno.EFBIG])


def write_folder(folder: Path, files: Mapping[str, bytes], force: bool) -> None:
    """Write files, by name, into a folder, which is made if it is not there. With ``force``, into one that has files.

    Raises :class:`UsageProblem` when they cannot go there, and :class:`CannotGoOn` when the disk is full. Files of other
    names are left alone.
    """
    new = not os.path.lexists(folder)
    if not new and not folder.is_dir():
        raise UsageProblem(f"{folder} is a file, so templates cannot go there. Choose another folder.")
    try:
        if not force and not new and any(folder.iterdir()):
            raise UsageProblem(
                f"{folder} has files in it already, so nothing was copied. Choose another folder, or replace files of the "
                "same names with --force."
            )
        folder.mkdir(parents=True, exist_ok=True)
        with contextlib.ExitStack() as leftovers, locked(folder):
            sweep(folder)
            for name, temporary in stage(folder, files, leftovers).items():
                put_in_place(temporary, folder / name)
            sync_folder(folder)
    except OSError as error:
        if new:
            with contextlib.suppress(OSError):
                folder.rmdir()
        if error.errno in _NO_SPACE:
            raise CannotGoOn(f"There is no space left on the disk, so {folder} could not be filled.") from error
        raise UsageProblem(f"{folder} cannot be written: {error.strerror}. Choose another folder.") from error
