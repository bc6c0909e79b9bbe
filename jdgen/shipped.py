"""What travels with jdgen: the template sets, the library of roles, the statements and the start of a workspace.

In a checkout they stand at the top of the repository; in an installed wheel, inside the package.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["shipped", "shipped_sets", "templates_in"]

_PACKAGE = Path(__file__).parent
_TEMPLATES = (".docx", ".md.j2")


def shipped(name: str) -> Path:
    """The folder ``templates``, ``roles``, ``statements`` or ``starter`` that came with this jdgen."""
    inside = _PACKAGE / "shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name


def shipped_sets() -> list[str]:
    """The names of the template sets that came with this jdgen."""
    return sorted(p.name for p in shipped("templates").iterdir() if p.is_dir() and any(p.glob("*.docx")))


def templates_in(folder: Path) -> list[Path]:
    """The templates of a set, in the order of their names, without hidden files and those that Word keeps for itself.

    What only looks like one, such as a folder called ``x.docx``, is among them, for whoever reads it to say so.
    """
    found = (path for suffix in _TEMPLATES for path in folder.glob(f"*{suffix}"))
    return sorted(path for path in found if not path.name.startswith((".", "~$")))
