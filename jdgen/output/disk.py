"""The steps of a safe write: a lock on the folder, temporary files forced to the disk, and one step to put it in place.

Nothing here knows what is written. Whatever happens between two steps, a file of the folder holds its old bytes or its
new ones.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import stat
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from jdgen.findings import CannotGoOn

__all__ = ["locked", "put_in_place", "stage", "sweep", "sync_folder"]

_PREFIX, _SUFFIX = ".jdgen-", ".tmp"
_PATIENCE = 30.0
_NO_LOCKS = frozenset([errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EINVAL])
_NO_SYNC = frozenset([errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EBADF, errno.EACCES])


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder against another jdgen. The lock is the system's own, so it ends with the process, however it ends.

    Raises :class:`CannotGoOn` when another jdgen does not let go. Where the disk knows no locks (Windows, some network
    disks) there is none.
    """
    if os.name == "nt":
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        _wait_for(descriptor, folder)
        yield
    finally:
        os.close(descriptor)


def _wait_for(descriptor: int, folder: Path) -> None:
    import fcntl

    until = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > until:
                message = f"Another jdgen is at work in {folder}. Wait until it has finished, and run this again."
                raise CannotGoOn(message) from None
            time.sleep(0.02)
        except OSError as error:
            if error.errno in _NO_LOCKS:
                return
            raise


def stage(folder: Path, files: Mapping[str, bytes], leftovers: contextlib.ExitStack) -> dict[str, Path]:
    """Write files, by name, to temporary ones in their folder, down to the disk, and answer those.

    Each has the mode of the file it will replace, else what the user's umask gives. ``leftovers`` removes those that were
    not put in place by then.
    """
    staged = {name: folder / f"{_PREFIX}{secrets.token_hex(8)}{_SUFFIX}" for name in files}
    with contextlib.ExitStack() as streams:
        descriptors = []
        for name, data in files.items():
            leftovers.callback(_discard, staged[name])
            descriptors.append(_begun(staged[name], data, folder / name, streams))
        for descriptor in descriptors:
            os.fsync(descriptor)
    return staged


def _begun(temporary: Path, data: bytes, path: Path, streams: contextlib.ExitStack) -> int:
    """Write a temporary file for a path, and send it on its way to the disk. ``streams`` close the descriptor answered."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    stream = streams.enter_context(os.fdopen(os.open(temporary, flags, 0o666), "wb"))
    stream.write(data)
    stream.flush()
    descriptor: int = stream.fileno()
    if hasattr(os, "posix_fadvise"):
        # Linux then begins to write at once, so that the wait for the first file is a wait for all.
        with contextlib.suppress(OSError):
            os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    with contextlib.suppress(FileNotFoundError):
        status = path.lstat()
        if stat.S_ISREG(status.st_mode):
            temporary.chmod(status.st_mode & 0o777)
    return descriptor


def put_in_place(temporary: Path, path: Path) -> None:
    """Give a temporary file its name, in one step. A link that stands there is replaced, and never followed."""
    os.replace(temporary, path)  # noqa: PTH105 - the one step everything rests on, by its own name


def _discard(temporary: Path) -> None:
    with contextlib.suppress(OSError):
        temporary.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what a run that was killed left behind. To be called with the lock held: no other run is using it then."""
    for name in os.listdir(folder):  # noqa: PTH208 - a Path for each name would cost more than the look
        if name.startswith(_PREFIX) and name.endswith(_SUFFIX):
            _discard(folder / name)


def sync_folder(folder: Path) -> None:
    """Force the names in a folder to the disk, where the system can."""
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
