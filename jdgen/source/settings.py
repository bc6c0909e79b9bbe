"""``jdgen.yaml``: what holds for a whole workspace."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path as FilePath
from typing import Any

from jdgen.findings import Severity, UsageProblem, short
from jdgen.source.ids import is_id
from jdgen.source.places import Origin, Place
from jdgen.source.read import read
from jdgen.source.text import read_text

__all__ = ["SETTINGS", "Settings", "read_settings"]

SETTINGS = "jdgen.yaml"
"""The name of the file that makes a folder a workspace."""
_SLOT = re.compile(r"\{(role|organisation|vacancy)\}|([{}])")
_YEAR = re.compile(r"20[0-9]{2}(?:-[0-9]{2})?")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a workspace.

    ``organisation`` is that of roles that name none, by its id. ``statements`` are the names of those that every pack has.
    ``template`` is a set that is shipped or a folder of ``templates/``. ``output`` is the pattern for the name of a pack's
    folder. ``pay_year`` and ``rules`` are kept for pay and rules. ``places`` says where each stands.
    """

    organisation: str = ""
    statements: tuple[str, ...] = ()
    template: str = "standard"
    output: str = ""
    pay_year: str = ""
    rules: Mapping[str, Any] = field(default_factory=dict)
    places: Place | None = None

    def folder(self, role: str, organisation: str, vacancy: str = "") -> str:
        """The name of the folder for the documents of a role, or of a vacancy, whose folders must differ from each other."""
        pattern = self.output
        if vacancy and "{vacancy}" not in pattern:
            return vacancy
        if not vacancy and ("{vacancy}" in pattern or not pattern):
            return role
        named = {"role": role, "organisation": organisation or "organisation", "vacancy": vacancy}
        return _SLOT.sub(lambda slot: named[slot[1]], pattern)[:64].strip("-")


def read_settings(path: FilePath, file: str) -> Settings:
    """Read ``jdgen.yaml``. Raises :class:`UsageProblem`, with the line, for settings that cannot be followed."""
    content = read(read_text(path, file))
    for found in content.findings:
        if found.severity is Severity.ERROR:
            raise UsageProblem(_at(file, found.span.line, found.message))
    data = {} if content.data is None else content.data
    if not isinstance(data, dict):
        raise UsageProblem(_at(file, 1, "The settings are fields, such as organisation: our-school"))
    values: dict[str, Any] = {}
    for name, given in data.items():
        place = content.places.child(name)
        line = (place.key or place).line if place else 0
        if name not in _FIELDS:
            close = get_close_matches(name, _FIELDS, 1, 0.6)
            meant = f'Did you mean "{close[0]}"?' if close else f"It can have: {', '.join(_FIELDS)}."
            raise UsageProblem(_at(file, line, f'"{short(name)}" is not a setting. {meant}'))
        try:
            values[name] = _FIELDS[name](given)
        except ValueError as error:
            raise UsageProblem(_at(file, line, str(error))) from None
    return Settings(**values, places=_marked(content.places, Origin(file, content.lines)))


def _at(file: str, line: int, message: str) -> str:
    return f"{file}, line {line}: {message}" if line else f"{file}: {message}"


def _marked(places: Place, origin: Origin) -> Place:
    from jdgen.source.shared import mark

    mark(places, origin)
    return places


def _name(given: Any) -> str:
    if not isinstance(given, str) or not is_id(given):
        raise ValueError("This is the name of a file or folder: small letters, digits and single hyphens.")
    return given


def _names(given: Any) -> tuple[str, ...]:
    return tuple(map(_name, [given] if isinstance(given, str) else given if isinstance(given, list) else [None]))


def _pattern(given: Any) -> str:
    """A pattern for one folder's name, in which ids stand: so it never leads anywhere else."""
    slots = list(_SLOT.finditer(given)) if isinstance(given, str) else []
    rest = _SLOT.sub("x", given) if isinstance(given, str) else ""
    if not slots or any(match[2] for match in slots) or not is_id(rest):
        raise ValueError(
            "This is a pattern for folders' names, such as {role} or {organisation}-{role}. It can have {role}, "
            "{organisation} and {vacancy}, with small letters, digits and single hyphens between them."
        )
    return str(given)


def _year(given: Any) -> str:
    if not isinstance(given, str) or not _YEAR.fullmatch(given):
        raise ValueError("Write the year as 2026-27.")
    return given


def _mapping(given: Any) -> Mapping[str, Any]:
    if not isinstance(given, dict):
        raise ValueError("This should be fields, each with a name, a colon and a value.")
    return given


_FIELDS: Mapping[str, Callable[[Any], Any]] = {
    "organisation": _name,
    "statements": _names,
    "template": _name,
    "output": _pattern,
    "pay_year": _year,
    "rules": _mapping,
}
