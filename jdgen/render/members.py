"""The files of a template set: what may be read of a folder that anybody may have made."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from jdgen.render.faults import TemplateFaults, template_finding

__all__ = ["check_member", "read_text_file"]

MAX_TEXT = 5_000_000
"""The largest text template, in bytes."""


def check_member(path: Path, file: str) -> None:
    """Refuse a file of a set that is a link: it could lead to any file of this computer, which would be published.

    A path that somebody typed may be a link, as may the folder itself. Raises :class:`TemplateFaults`.
    """
    if path.is_symlink():
        message = "This is a link to another file, which is not followed. Put the file itself in the folder."
        raise TemplateFaults([template_finding("JD604", message, file)])


def read_text_file(path: Path, file: str) -> str:
    """The text of a template. Raises :class:`TemplateFaults` for what is no ordinary file, too large, or no UTF-8."""
    try:
        # A pipe would keep us waiting for ever.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            os.close(descriptor)
            raise _unreadable(file, "it is not a file")
        with os.fdopen(descriptor, "rb") as stream:
            data = stream.read(MAX_TEXT + 1)
        if len(data) > MAX_TEXT:
            raise _unreadable(file, f"it is larger than {MAX_TEXT // 1_000_000} MB")
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _unreadable(file, "it is not saved as UTF-8") from error
    except OSError as error:
        raise _unreadable(file, error.strerror or "its name cannot be that of a file") from error


def _unreadable(file: str, reason: str) -> TemplateFaults:
    return TemplateFaults([template_finding("JD601", f"This template cannot be read: {reason}.", file)])
