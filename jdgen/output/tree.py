"""Filling a folder, and folders in it, with files beside those that are there: all on the disk before the first is named."""

from __future__ import annotations

import contextlib
import errno
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from jdgen.findings import CannotGoOn, UsageProblem
from jdgen.output.disk import locked, put_in_place, stage, sync_folder

__all__ = ["write_tree"]

_NO_SPACE = frozenset([errno.ENOSPC, errno.EDQUOT, errno.EFBIG])


def write_tree(folder: Path, files: Mapping[str, bytes], force: bool) -> None:
    """Write files, by their paths from a folder, which is made if it is not there. Other files are left alone.

    Raises :class:`UsageProblem` when one of them is there already, unless ``force`` says to replace it, or when they
    cannot go there; and :class:`CannotGoOn` when the disk is full. Then nothing was written.
    """
    _see_that_they_can_go_there(folder, files, force)
    made: list[Path] = []
    try:
        for place in (folder, *_folders_of(folder, files)):
            _make(place, made)
        with contextlib.ExitStack() as leftovers, locked(folder):
            staged = stage(folder, files, leftovers)
            for name, temporary in staged.items():
                put_in_place(temporary, folder / name)
            for place in (folder, *_folders_of(folder, files)):
                sync_folder(place)
    except OSError as error:
        for place in reversed(made):
            with contextlib.suppress(OSError):
                place.rmdir()
        if error.errno in _NO_SPACE:
            raise CannotGoOn(f"There is no space left on the disk, so {folder} could not be filled.") from error
        raise UsageProblem(f"{folder} cannot be written: {error.strerror}. Choose another folder.") from error


def _see_that_they_can_go_there(folder: Path, files: Mapping[str, bytes], force: bool) -> None:
    for place in (*reversed(folder.parents), folder, *_folders_of(folder, files)):
        if os.path.lexists(place) and not os.path.isdir(place):  # noqa: PTH112
            raise UsageProblem(f"{place} is a file, so nothing was written. Choose another folder.")
    there = [folder / name for name in files if os.path.lexists(folder / name)]
    blocked = next((path for path in there if os.path.isdir(path)), None)  # noqa: PTH112
    if blocked is not None:
        raise UsageProblem(f"{blocked} is a folder, so nothing was written. Choose another folder.")
    if there and not force:
        others = len(there) - 1
        more = f" and {others} more of these files are" if others > 1 else f" and {there[1]} are" if others else " is"
        raise UsageProblem(
            f"{there[0]}{more} there already, so nothing was written. Choose another folder, or replace "
            f"{'them' if others else 'it'} with --force."
        )


def _folders_of(folder: Path, files: Mapping[str, bytes]) -> Iterator[Path]:
    return iter(dict.fromkeys((folder / name).parent for name in files if "/" in name))


def _make(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it, and take down which were made."""
    if os.path.isdir(folder):  # noqa: PTH112 - a Path's own raises for a name that is too long
        return
    if folder.parent != folder:
        _make(folder.parent, made)
    folder.mkdir()
    made.append(folder)
