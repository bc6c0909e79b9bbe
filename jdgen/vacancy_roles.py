"""Vacancies as the roles they offer: each vacancy of a file with its role, at its organisation, ready for its documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from jdgen.findings import Finding, in_reading_order
from jdgen.model.fault import Fault
from jdgen.source.compose import Composed, Node, child, mapping
from jdgen.source.find import Found
from jdgen.source.places import Origin
from jdgen.source.role_file import RoleFile, load_role
from jdgen.source.shared import mark
from jdgen.source.vacancy_file import VacancyEntry, load_vacancies
from jdgen.source.workspace import Workspace, Workspaces
from jdgen.whole import with_text_filled

__all__ = ["load_vacancy_roles"]


def load_vacancy_roles(files: Iterable[Found], workspaces: Workspaces) -> tuple[list[RoleFile], list[Finding]]:
    """The roles that the vacancies of files offer, and everything found in the files.

    A vacancy that cannot be offered is a role file without a role: it takes nothing away from the others.
    """
    roles: list[RoleFile] = []
    findings: list[Finding] = []
    for found in files:
        vacancies = load_vacancies(found.path)
        offers = _Offers(workspaces.of(found.path), workspaces)
        roles += [offers.of(entry, found.path) for entry in vacancies.vacancies]
        findings += in_reading_order([*vacancies.all_findings(), *offers.findings])
    return roles, findings


@dataclass(slots=True)
class _Offers:
    """The roles of one workspace, each read once for each organisation that offers it; ``findings`` are what is wrong with
    the names that vacancies give."""

    workspace: Workspace
    workspaces: Workspaces
    findings: list[Finding] = field(default_factory=list)
    _bases: dict[tuple[str, str], RoleFile] = field(default_factory=dict)

    def of(self, entry: VacancyEntry, path: Path) -> RoleFile:
        problems = [entry.finding(fault) for fault in self._problems(entry)]
        self.findings += problems
        if entry.vacancy is None or problems:
            return RoleFile(path, entry.file, entry.id, None, (), entry.content, None, self.workspace)
        base = self._base(entry)
        if base.role is None:
            return replace(base, id=entry.id)
        mark(entry.content.places, Origin(entry.file, entry.content.lines))
        role = base.role.model_copy(update={"vacancy": entry.vacancy})
        name = self.workspace.settings.folder(
            role=base.id, organisation=(role.organisation.id if role.organisation else None) or "", vacancy=entry.id
        )
        return with_text_filled(replace(base, id=name, role=role, content=_with_vacancy(base, entry)))

    def _problems(self, entry: VacancyEntry) -> Iterator[Fault]:
        """Names that lead nowhere, whatever else is wrong with the vacancy."""
        data = entry.content.data if isinstance(entry.content.data, dict) else {}
        for name, look_up in (("role", self.workspace.role), ("organisation", self.workspace.organisation)):
            wanted = data.get(name)
            if isinstance(wanted, str) and wanted.strip() and (problem := look_up(wanted.strip()).problem):
                yield Fault("JD700", f"There is {problem}", (name,))

    def _base(self, entry: VacancyEntry) -> RoleFile:
        assert entry.vacancy is not None
        key = (entry.vacancy.role or "", entry.vacancy.organisation or "")
        if key not in self._bases:
            shared = self.workspace.role(key[0]).file
            assert shared is not None
            self._bases[key] = load_role(shared.path, shared.file, self.workspaces, employer=key[1])
        return self._bases[key]


def _with_vacancy(base: RoleFile, entry: VacancyEntry) -> Composed:
    """The role's content with the vacancy in it, so that what is wrong with either is told at its place."""
    role = Node(base.content.data, base.content.places)
    fields = {name: child(role, name) for name in base.content.data} if isinstance(base.content.data, dict) else {}
    node = mapping(role.place, {**fields, "vacancy": Node(entry.content.data, entry.content.places)})
    return Composed(base.content, node, list(base.content.findings), list(base.shared))
