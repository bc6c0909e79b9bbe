"""Checking templates without a role: the files that paths name, and for each what is wrong and what it leaves out."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jdgen.findings import Finding, UsageProblem
from jdgen.pack.printed import fields_not_printed
from jdgen.pack.sample import sample_data, smaller_samples
from jdgen.render.check import Samples, check_markdown, check_word
from jdgen.render.faults import TemplateFaults, template_finding
from jdgen.render.members import check_member
from jdgen.shipped import shipped, shipped_sets, templates_in

__all__ = ["CheckedTemplate", "check_templates"]

_SUFFIXES = (".docx", ".md.j2")
_OTHER_SUFFIXES = {
    ".docm": "a document with macros, which run on the computers of those who read the pack",
    ".dotm": "a template with macros, which run on the computers of those who read the pack",
    ".dotx": "one of Word's own templates, which end in .dotx",
    ".doc": "an old .doc file",
    ".dot": "an old template of Word's",
    ".odt": "a file of LibreOffice's",
    ".rtf": "an RTF file",
}


@dataclass(frozen=True, slots=True)
class CheckedTemplate:
    """One template: its name as findings show it, what was found, and the fields it does not print, by their owner."""

    file: str
    findings: tuple[Finding, ...]
    not_printed: Mapping[str, Sequence[str]]


def check_templates(paths: Sequence[Path]) -> list[CheckedTemplate]:
    """Check templates, and the templates of folders, in the order given.

    Raises :class:`UsageProblem` for a path that does not exist or holds no template.
    """
    files: dict[tuple[Path, str], bool] = {}
    for file, name, member in (found for path in paths for found in _files(path)):
        files[file, name] = files.get((file, name), False) or member
    samples = Samples(sample_data(), list(smaller_samples()))
    return [_checked(path, name, samples, member) for (path, name), member in files.items()]


def _checked(path: Path, name: str, samples: Samples, member: bool) -> CheckedTemplate:
    try:
        _check_name(name)
        if member:
            check_member(path, name)
    except TemplateFaults as faults:
        return CheckedTemplate(name, tuple(faults.findings), {})
    check = check_word if path.name.lower().endswith(".docx") else check_markdown
    checked = check(path, name, samples)
    # What cannot be read, or has no tag that works, would only be told that it leaves everything out.
    return CheckedTemplate(name, checked.findings, fields_not_printed(checked.text) if checked.text.strip() else {})


def _check_name(name: str) -> None:
    """Say of other kinds of Word file what to save them as. What is in them does not matter: a set would not use them."""
    for suffix, what in _OTHER_SUFFIXES.items():
        if name.lower().endswith(suffix):
            message = f"This template cannot be used. It is {what}. In Word: File, Save As, Word Document (.docx)."
            raise TemplateFaults([template_finding("JD601", message, name)])


def _files(path: Path) -> Iterator[tuple[Path, str, bool]]:
    """The path of each template, its name as findings show it, and whether it was found in a folder."""
    folder, name = path, str(path)
    there = os.path.exists(path)  # noqa: PTH110 - a Path's own raises for a name that is too long
    if name in shipped_sets() and not there:
        folder, name = shipped("templates") / name, f"templates/{name}"
    if os.path.isdir(folder):  # noqa: PTH112
        found = templates_in(folder)
        if not found:
            raise UsageProblem(f"{name} has no templates in it. Templates end in .docx or .md.j2.")
        yield from ((file, str(Path(name) / file.name), True) for file in found)
    elif not there:
        raise UsageProblem(f"There is no file or folder called {path}.")
    elif not name.lower().endswith((*_SUFFIXES, *_OTHER_SUFFIXES)):
        raise UsageProblem(f"{path} is not a template. Templates end in .docx or .md.j2.")
    else:
        yield path, name, False
