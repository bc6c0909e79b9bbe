"""The folder of a template: which files of it an ``{% include %}`` may name, and what is wrong with other names."""

from __future__ import annotations

import re
from itertools import islice
from pathlib import Path, PurePosixPath

from jdgen.render.faults import did_you_mean
from jdgen.render.word.tags import Tag

__all__ = ["BadInclude", "Named", "missing", "named", "path_of"]

_INCLUDE = re.compile(r"""include\s+(?:'([^']*)'|"([^"]*)")(\s+ignore\s+missing)?(?:\s+with\s+context)?""")
_MOST_LOOKED_AT = 500

Named = tuple[str, bool]
"""The name of an included file, and whether it may be missing."""


class BadInclude(Exception):  # noqa: N818
    """An include that cannot be; ``code`` and the text say why."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code


def named(tag: Tag) -> Named:
    """The file that an include names. Raises :class:`BadInclude` for a name that is worked out, or left out."""
    found = _INCLUDE.fullmatch(tag.body)
    if found is None:
        raise BadInclude("JD602", "The name of one file must stand here, in quotes, as in {% include 'terms.docx' %}.")
    return found[1] or found[2] or "", bool(found[3])


def path_of(folder: Path | None, name: str) -> Path | None:
    """The path of a file in a template's folder, or None when there is none.

    Raises :class:`BadInclude` for a name that leads out of the folder: by its steps, or by a link, which is not followed.
    """
    if folder is None:
        raise BadInclude("JD604", "This template was not read from a folder, so it cannot include another file.")
    steps = PurePosixPath(name)
    if steps.is_absolute() or ".." in steps.parts or re.search(r"[\\:\0]", name):
        raise BadInclude(
            "JD604", f'"{_short(name)}" is outside the folder of this template. Put the file in the folder.'
        )
    if steps.suffix.lower() != ".docx":
        raise BadInclude("JD604", f'"{_short(name)}" is not a Word file: only files that end in .docx can be included.')
    path = folder
    for step in steps.parts:
        path = path / step
        if path.is_symlink():
            raise BadInclude("JD604", f'"{_short(name)}" is a link, which is not followed. Put the file itself there.')
    try:
        return path if path.is_file() else None
    except OSError:  # such as a name that is too long
        return None


def missing(folder: Path, name: str) -> str:
    """Say that there is no such file, with the nearest name there is."""
    files = (p for p in folder.rglob("*.docx") if not p.name.startswith("~$") and not p.is_symlink())
    known = [path.relative_to(folder).as_posix() for path in islice(files, _MOST_LOOKED_AT)]
    return f'There is no file "{_short(name)}" in the folder of this template.' + did_you_mean(name, known)


def _short(name: str) -> str:
    return name if len(name) <= 60 else name[:57] + "..."
