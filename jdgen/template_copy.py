"""Starting a house style: a copy of a template set, for somebody to make their own in Word."""

from __future__ import annotations

import os
from pathlib import Path

from jdgen.findings import UsageProblem
from jdgen.output import write_folder
from jdgen.shipped import shipped, shipped_sets, templates_in

__all__ = ["copy_set"]

_PICTURES = (".png", ".jpg", ".jpeg", ".svg")


def copy_set(source: str, target: Path, force: bool = False, clean: bool = False) -> list[str]:
    """Copy a set's templates, and the pictures beside them, into a folder, and answer their names.

    ``clean`` accepts the tracked changes in the copies, and leaves out comments and hidden text. Raises
    :class:`UsageProblem` when there is no such set, or the folder has files already and ``force`` does not say to go on.
    """
    folder = _folder(source)
    templates = templates_in(folder)
    if not templates:
        raise UsageProblem(f"{source} has no templates in it. Templates end in .docx or .md.j2.")
    if os.path.exists(target) and target.resolve() == folder.resolve():  # noqa: PTH110
        raise UsageProblem(f"{target} is the folder that would be copied. Choose another to copy it to.")
    pictures = sorted(p for p in folder.iterdir() if p.suffix.lower() in _PICTURES and not p.name.startswith("."))
    files = {path.name: _bytes(path, clean) for path in (*templates, *pictures)}
    write_folder(target, files, force)
    return list(files)


def _folder(source: str) -> Path:
    names = shipped_sets()
    if source in names:
        return shipped("templates") / source
    if not os.path.isdir(source):  # noqa: PTH112 - a Path's own raises for a name that is too long
        raise UsageProblem(f"There is no template set or folder called {source}. The sets are: {', '.join(names)}.")
    return Path(source)


def _bytes(path: Path, clean: bool) -> bytes:
    if path.is_symlink():
        raise UsageProblem(f"{path} is a link to another file, which is not copied. Put the file itself in the folder.")
    if not path.is_file():
        raise UsageProblem(f"{path} is not a file, so it cannot be copied.")
    try:
        data = path.read_bytes()
    except OSError as error:
        raise UsageProblem(f"{path} cannot be read: {error.strerror}.") from error
    return _cleaned(data, path) if clean and path.suffix == ".docx" else data


def _cleaned(data: bytes, path: Path) -> bytes:
    from jdgen.render.word.clean import cleaned
    from jdgen.render.word.package import BadPackage, read_package, store_part, write_package

    try:
        package = cleaned(read_package(data))
    except BadPackage as error:
        raise UsageProblem(f"{path} cannot be cleaned. {error}") from error
    return write_package({name: store_part(name, part) for name, part in package.items()}, {})
