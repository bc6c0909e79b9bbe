"""The pictures that a role file names, read with it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jdgen.model.fault import Fault
    from jdgen.model.role import Role
    from jdgen.pictures.picture import Picture

__all__ = ["read_logo"]


def read_logo(role: Role | None, folder: Path) -> tuple[Picture | None, list[Fault]]:
    """The picture of the organisation's logo, if a role has one, or what is wrong with it.

    Its path starts at ``folder``, and nothing outside of that is read.
    """
    organisation = role.organisation if role else None
    logo = organisation.logo if organisation else None
    if organisation is None or logo is None:
        return None, []
    from jdgen.model.fault import Fault
    from jdgen.pictures.picture import BadPicture
    from jdgen.pictures.read import read_picture

    try:
        picture = read_picture(folder, logo.file, logo.fallback)
    except BadPicture as bad:
        wrong = "fallback" if logo.fallback and bad.file == logo.fallback else "file"
        return None, [Fault(bad.code, str(bad), ("organisation", "logo", wrong))]
    return replace(picture, alt=logo.alt or f"Logo of {organisation.name}", name="logo"), []
