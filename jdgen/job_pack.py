"""One role to its job pack: the only module that sees every stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from jdgen.findings import Finding, UsageProblem, finding
from jdgen.output import Written, write_documents
from jdgen.shipped import shipped, shipped_sets
from jdgen.source.role_file import RoleFile

if TYPE_CHECKING:
    from jdgen.pictures.picture import Picture
    from jdgen.render.made import Made
    from jdgen.render.template_set import TemplateSet
    from jdgen.wanted import Wanted

__all__ = ["FORMATS", "JobPack", "TemplateSets", "build_pack", "make_pack", "open_set"]

FORMATS = ("docx", "md")
"""The formats a pack can be built in, in the order they are made."""


@dataclass(frozen=True, slots=True)
class JobPack:
    """What was built for one role: its documents' bytes by file name, what became of each, and what was found.

    ``documents`` is empty when the role or the template has errors: a pack is made whole or not at all. A document that
    somebody edited is left alone, while the pack's others are written.
    """

    role_file: RoleFile
    documents: Mapping[str, bytes]
    written: Sequence[Written]
    findings: tuple[Finding, ...]


def open_set(template: str, formats: tuple[str, ...] = FORMATS) -> TemplateSet:
    """A template set by the name of one that is shipped, or by the path of its folder.

    Raises :class:`UsageProblem` when there is none, or when it makes nothing in one of the formats asked for.
    """
    from jdgen.render.template_set import TemplateSet

    names = shipped_sets()
    if template in names:
        return TemplateSet(shipped("templates") / template, f"templates/{template}")
    if not Path(template).is_dir():
        raise UsageProblem(f"There is no template set or folder called {template}. The sets are: {', '.join(names)}.")
    chosen = TemplateSet(Path(template), template)
    if not chosen.documents(FORMATS):
        raise UsageProblem(f"{template} has no templates in it. Templates end in .docx or .md.j2.")
    for wanted in formats if formats != FORMATS else ():
        if not chosen.documents((wanted,)):
            raise UsageProblem(f"{template} has no template that makes {wanted}. Leave out --format {wanted}.")
    return chosen


class TemplateSets:
    """The template sets of one run, each opened once: the one asked for, or else that of each role's workspace."""

    def __init__(self, template: str = "", formats: tuple[str, ...] = FORMATS) -> None:
        """``template`` is what was asked for, if anything. Raises :class:`UsageProblem` where it cannot be used."""
        self._formats = formats
        self._asked = open_set(template, formats) if template else None
        self._opened: dict[str, TemplateSet] = {}

    def of(self, role_file: RoleFile) -> TemplateSet:
        """The set for a role. Raises :class:`UsageProblem` for a workspace's setting that names none."""
        if self._asked is not None:
            return self._asked
        workspace = role_file.workspace
        name = workspace.settings.template
        if name not in shipped_sets() and workspace.root is not None:
            name = workspace.shown(workspace.root / "templates" / name)
        if name not in self._opened:
            self._opened[name] = open_set(name, self._formats)
        return self._opened[name]


def make_pack(role_file: RoleFile, templates: TemplateSet, formats: tuple[str, ...] = FORMATS) -> JobPack:
    """Make the documents of one role, without writing them, and check that nothing of the role is lost in any."""
    role = role_file.role
    if role is None:
        return JobPack(role_file, {}, (), role_file.findings)
    from jdgen.pack import pack_data
    from jdgen.render.faults import TemplateFaults
    from jdgen.wanted import wanted_texts

    data = pack_data(role, role_file.id, role_file.logo)
    wanted = wanted_texts(role)
    documents: dict[str, bytes] = {}
    findings: list[Finding] = []
    for name, kind in templates.documents(formats).items():
        try:
            made = templates.template(name).made(data)
        except TemplateFaults as faults:
            findings += faults.findings
            continue
        documents[name] = made.document
        findings += _lost(role_file, wanted, made, kind, templates.file(name))
        documents |= _beside(role_file.logo, made.document, kind)
    found = (*role_file.findings, *findings)
    return JobPack(role_file, {} if findings else documents, (), found)


def build_pack(
    role_file: RoleFile, templates: TemplateSet, out: Path, formats: tuple[str, ...] = FORMATS, force: bool = False
) -> JobPack:
    """Make the documents of one role and write them into the role's own folder under ``out``."""
    pack = make_pack(role_file, templates, formats)
    if not pack.documents:
        return pack
    written, findings = write_documents(out, role_file.id, pack.documents, force)
    return JobPack(role_file, pack.documents, written, (*pack.findings, *findings))


def _beside(logo: Picture | None, document: bytes, kind: str) -> dict[str, bytes]:
    """The picture that goes with a Markdown document which shows it. Word files hold their pictures themselves."""
    if logo is None or kind != "md" or f"]({logo.file_name})".encode() not in document:
        return {}
    return {logo.file_name: logo.data}


def _lost(role_file: RoleFile, wanted: Sequence[Wanted], made: Made, kind: str, template: str) -> list[Finding]:
    """A finding for each text of the role that a reader of the document cannot see."""
    from jdgen.render import verify

    try:
        seen = verify.visible_in_parts(made.parts) if kind == "docx" else verify.visible_in_markdown(made.document)
    except verify.NotWellFormed as error:
        message = f"The document that {template} makes of this role would not open: {error}"
        return [finding("JD611", message, role_file.span(()))]
    missing = verify.missing_texts([want.text for want in wanted], seen)
    return [_lost_finding(role_file, wanted[index], template) for index in missing]


def _lost_finding(role_file: RoleFile, want: Wanted, template: str) -> Finding:
    shown = want.text if len(want.text) <= 60 else want.text[:57] + "..."
    message = f'The template {template} leaves this out of the document: "{shown}". Add a tag for it to the template.'
    return finding("JD610", message, role_file.span(want.path), want.path)
