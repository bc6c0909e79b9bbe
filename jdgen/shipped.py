"""What travels with jdgen: the template sets and the library of roles.

In a checkout they stand at the top of the repository; in an installed wheel, inside the package.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["shipped"]

_PACKAGE = Path(__file__).parent


def shipped(name: str) -> Path:
    """The folder ``templates`` or ``roles`` that came with this jdgen."""
    inside = _PACKAGE / "shipped" / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
