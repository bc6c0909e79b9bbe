"""Putting a role together from five included files and a school of a trust, beside reading the same text from one file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from benchmarks.sample import write_role
from jdgen.source.role_file import RoleFile, load_role
from jdgen.source.workspace import Workspaces

__all__ = ["Composed", "composing"]

_INCLUDES = 5
_SCHOOL = "name: Millbrook School\nphone: 01632 960100\nparent: trust\n"
_TRUST = "name: The Trust\nemail: office@millbrook.example\nwebsite: www.millbrook.example\n"


@dataclass(frozen=True)
class Composed:
    """Milliseconds: of one file, of a role and all that it shares, and of one more role of the same run."""

    single: float
    first: float
    more: float
    includes: int
    kilobytes: float


def composing(folder: Path, times: int) -> Composed:
    """Time all three in turn; the best of each counts. Raises ``AssertionError`` when the roles are not the same."""
    single, several = _written(folder)
    run = Workspaces()
    assert _said(load_role(single)) == _said(load_role(several, workspaces=run))
    ways: dict[str, Callable[[], RoleFile]] = {
        "single": lambda: load_role(single, workspaces=Workspaces()),
        "first": lambda: load_role(several, workspaces=Workspaces()),
        "more": lambda: load_role(several, workspaces=run),
    }
    best = dict.fromkeys(ways, float("inf"))
    for _ in range(times):
        for name, way in ways.items():
            start = perf_counter()
            way()
            best[name] = min(best[name], (perf_counter() - start) * 1000)
    return Composed(**best, includes=_INCLUDES, kilobytes=single.stat().st_size / 1000)


def _said(role_file: RoleFile) -> object:
    assert role_file.role is not None, role_file.findings
    assert not role_file.findings
    return role_file.role.model_dump(exclude={"includes": True, "organisation": {"parent"}})


def _written(folder: Path) -> tuple[Path, Path]:
    """The role of the race, as one file and with its groups of duties and its categories dealt out to five blocks."""
    for name in ("roles", "blocks", "organisations", "alone"):
        (folder / name).mkdir(parents=True)
    (folder / "jdgen.yaml").touch()
    single = write_role(folder / "alone" / "role.yaml")
    text = single.read_text(encoding="utf-8")
    organisation = next(line for line in text.split("\n") if line.startswith("organisation:"))
    in_full = (_SCHOOL.replace("parent: trust\n", "") + _TRUST.partition("\n")[2]).rstrip().replace("\n", "\n  ")
    single.write_text(text.replace(organisation, f"organisation:\n  {in_full}"), encoding="utf-8")

    top, _, rest = text.partition("duties:\n")
    duties, _, rest = rest.partition("person_specification:\n")
    categories, _, end = rest.partition("statements:\n")
    assessed, _, categories = categories.partition("  categories:\n")
    groups = [f"  - heading:{group}" for group in duties.split("  - heading:")[1:]]
    parts = [f"    - category:{part}" for part in categories.split("    - category:")[1:]]
    for index in range(_INCLUDES):
        block = f"duties:\n{groups[index + 1]}"
        if index + 1 < len(parts):
            block += f"person_specification:\n  categories:\n{parts[index + 1]}"
        (folder / "blocks" / f"block-{index}.yaml").write_text(block, encoding="utf-8")
    own = top.replace(
        organisation, f"organisation: school\nincludes: [{', '.join(f'block-{n}' for n in range(_INCLUDES))}]"
    )
    own += f"duties:\n{groups[0]}person_specification:\n{assessed}  categories:\n{parts[0]}statements:\n{end}"
    several = folder / "roles" / "role.yaml"
    several.write_text(own, encoding="utf-8")
    (folder / "organisations" / "school.yaml").write_text(_SCHOOL, encoding="utf-8")
    (folder / "organisations" / "trust.yaml").write_text(_TRUST, encoding="utf-8")
    return single, several
