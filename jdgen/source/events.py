"""From YAML text to plain data and places, read strictly from libyaml's events.

Text stays text: every value is a ``str`` exactly as typed, and the field it stands in decides what it means later. Only
lists, mappings and text exist. What YAML adds beyond that (anchors, aliases, merge keys, tags, several documents in one
file) is a finding, and so is a field given twice. Nothing recurses: libyaml's own composer does, and 100,000 brackets end
it with a segmentation fault.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from jdgen.findings import Finding, Path
from jdgen.source import wording
from jdgen.source.characters import forbidden
from jdgen.source.places import Place
from jdgen.source.remarks import Remarks

__all__ = ["MAX_DEPTH", "Data", "Parsed", "parse"]

MAX_DEPTH = 50
"""How many lists and mappings may stand inside one another."""

Data = dict[str, Any] | list[Any] | str

_NOTHING = frozenset(["", "~", "null", "Null", "NULL"])
_IGNORED = "\x00ignored"
"""Stands for a field name that cannot be used, so that its value is read and left out."""


@dataclass(slots=True)
class Parsed:
    """What a file says, as plain data, with the place of every value.

    ``data`` is None when the file is empty or too deep to read on. Values with nothing in them are left out of ``data``
    and reported.
    """

    data: Data | None = None
    places: Place = field(default_factory=lambda: Place(1, 1, 1, 1))
    findings: list[Finding] = field(default_factory=list)


class _Open:
    """A list or mapping whose end has not been read yet."""

    __slots__ = ("children", "data", "is_mapping", "key", "key_place", "names", "place")

    def __init__(self, data: Any, place: Place) -> None:
        self.data = data
        self.place = place
        self.is_mapping = isinstance(data, dict)
        self.children: Any = {} if self.is_mapping else []
        place.children = self.children
        self.key: str | None = None
        self.key_place: Place | None = None
        self.names: dict[str, Place] = {}


def parse(text: str, file: str) -> Parsed:
    """Read YAML text. Raises :class:`yaml.YAMLError` at the first place that is not YAML; all else becomes findings."""
    return _Reader(text, file).read()


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self._parser = CParser(text)
        self._stack: list[_Open] = []
        self._parsed = Parsed()
        self._remarks = Remarks(text, file, self._parsed.findings, self._path)
        self._skip_depth = 0

    def read(self) -> Parsed:
        documents = 0
        get_event = self._parser.get_event
        while (event := get_event()) is not None:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.SequenceStartEvent or kind is yaml.MappingStartEvent:
                if len(self._stack) + self._skip_depth >= MAX_DEPTH:
                    self._remarks.say("JD013", wording.too_deep(MAX_DEPTH), _place(event))
                    self._parsed.data = None
                    break
                self._start(event, {} if kind is yaml.MappingStartEvent else [])
            elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
                self._end(event)
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._remarks.say("JD011", wording.SECOND_DOCUMENT, _place(event))
                    break
        return self._parsed

    # Events

    def _scalar(self, event: Any) -> None:
        if self._skip_depth:
            return None
        text: str = event.value
        style = event.style
        plain = not style
        place = _place(event)
        if event.anchor or event.tag:
            self._remarks.feature(event, place)
        told = bool(event.anchor or event.tag) or (style == '"' and self._remarks.escaped(text, place))
        if self._takes_key():
            return self._key(text, place, plain, told)
        if (plain and text in _NOTHING) or not text.strip():
            return self._nothing(place, text, told)
        if plain:
            self._remarks.comment_after(place)
        if place.end_line > place.line and (plain or style == ">"):
            self._remarks.run_together(place, plain)
        return self._add(text, place)

    def _start(self, event: Any, data: Any) -> None:
        if self._skip_depth:
            self._skip_depth += 1
            return
        place = _place(event)
        if event.anchor or event.tag:
            self._remarks.feature(event, place)
        if self._takes_key():
            self._remarks.say("JD011", wording.NAME_NOT_TEXT, place)
            self._skip_depth = 1
            return
        self._stack.append(_Open(data, place))

    def _end(self, event: Any) -> None:
        if self._skip_depth:
            self._skip_depth -= 1
            if not self._skip_depth:
                # A key that is not text has been passed over; its value is still to come and belongs nowhere.
                self._stack[-1].key = _IGNORED
            return
        done = self._stack.pop()
        # A block ends where the next line begins; the place ends with its last child instead.
        last = _last_child(done.children)
        end = last or _place(event)
        done.place.end_line, done.place.end_column = end.end_line, end.end_column
        self._add(done.data, done.place)

    def _alias(self, event: Any) -> None:
        if self._skip_depth:
            return
        self._remarks.say("JD011", wording.alias(event.anchor), _place(event))
        if self._takes_key():
            self._stack[-1].key = _IGNORED
        else:
            self._leave_out()

    # What they make

    def _takes_key(self) -> bool:
        return bool(self._stack) and self._stack[-1].is_mapping and self._stack[-1].key is None

    def _key(self, text: str, place: Place, plain: bool, told: bool) -> None:
        top = self._stack[-1]
        top.key, top.key_place = _IGNORED, place
        if text == "<<" and plain:
            self._remarks.say("JD011", wording.merge(), place)
        elif not text.strip():
            if not told:
                self._remarks.say("JD011", wording.NO_NAME, place)
        elif told and next(forbidden(text), None):
            pass
        elif text in top.names:
            self._remarks.say("JD007", wording.twice(text, top.names[text].line), place, (*self._path(), text))
        else:
            top.key = text
            top.names[text] = place

    def _add(self, value: Data, place: Place) -> None:
        if not self._stack:
            self._parsed.data, self._parsed.places = value, place
            return
        top = self._stack[-1]
        if top.is_mapping:
            key = top.key
            place.key = top.key_place
            top.key = None
            if key is not _IGNORED:
                top.data[key] = value
                top.children[key] = place
        else:
            top.data.append(value)
            top.children.append(place)

    def _nothing(self, place: Place, text: str, told: bool) -> None:
        """Leave out a value that has nothing in it, and say so unless something else was said of it already."""
        if self._stack and not told:
            top = self._stack[-1]
            if not top.is_mapping:
                self._remarks.say("JD008", wording.EMPTY_ITEM, place)
            elif top.key is not None and top.key is not _IGNORED:
                note = not text and self._remarks.only_a_note(place)
                message = wording.only_a_note(top.key) if note else wording.nothing_after(top.key, text)
                self._remarks.say("JD008", message, top.key_place or place)
        self._leave_out()

    def _leave_out(self) -> None:
        if self._stack and self._stack[-1].is_mapping:
            self._stack[-1].key = None

    # Where it is

    def _path(self) -> Path:
        """Where the value being read stands; it ends before a field whose name cannot be used."""
        path: list[str | int] = []
        for part in self._stack:
            if part.is_mapping and (part.key is None or part.key is _IGNORED):
                break
            path.append(part.key if part.is_mapping and part.key is not None else len(part.data))
        return tuple(path)


def _place(event: Any) -> Place:
    start, end = event.start_mark, event.end_mark
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _last_child(children: Any) -> Place | None:
    if not children:
        return None
    return next(reversed(children.values())) if isinstance(children, dict) else children[-1]  # type: ignore[no-any-return]
