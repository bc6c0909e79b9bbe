"""A role as one vacancy offers it: with the vacancy's own terms in place of the role's."""

from __future__ import annotations

from collections.abc import Iterator

from jdgen.findings import Path
from jdgen.model.contract import Contract
from jdgen.model.role import Role

__all__ = ["offered", "replaced"]


def offered(role: Role) -> Role:
    """The role with the salary, the contract and the start that its vacancy gives; the vacancy itself stays as it is."""
    vacancy = role.vacancy
    if vacancy is None:
        return role
    own = {name: value for name, value in vacancy.contract or () if value is not None}
    if vacancy.start is not None:
        own["start"] = vacancy.start
    contract = (role.contract or Contract()).model_copy(update=own) if own else role.contract
    return role.model_copy(update={"salary": vacancy.salary or role.salary, "contract": contract})


def replaced(role: Role) -> Iterator[Path]:
    """The fields of a role for which another stands in :func:`offered`."""
    vacancy = role.vacancy
    if vacancy is None:
        return
    if vacancy.salary is not None:
        yield ("salary",)
    for name, value in vacancy.contract or ():
        if value is not None:
            yield ("contract", name)
    if vacancy.start is not None:
        yield ("contract", "start")
        yield ("vacancy", "contract", "start")
