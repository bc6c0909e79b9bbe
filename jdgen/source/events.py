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

from jdgen.findings import Finding, Path, finding
from jdgen.source.places import Place

__all__ = ["MAX_DEPTH", "Parsed", "parse"]

MAX_DEPTH = 50
"""How many lists and mappings may stand inside one another."""

_NOTHING = frozenset(["", "~", "null", "Null", "NULL"])

Data = dict[str, Any] | list[Any] | str


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

    __slots__ = ("children", "data", "is_mapping", "key", "key_place", "place")

    def __init__(self, data: Any, place: Place) -> None:
        self.data = data
        self.place = place
        self.is_mapping = isinstance(data, dict)
        self.children: Any = {} if self.is_mapping else []
        place.children = self.children
        self.key: str | None = None
        self.key_place: Place | None = None


def parse(text: str, file: str) -> Parsed:
    """Read YAML text. Raises :class:`yaml.YAMLError` at the first place that is not YAML; all else becomes findings."""
    return _Reader(text, file).read()


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self._parser = CParser(text)
        self._file = file
        self._stack: list[_Open] = []
        self._parsed = Parsed()
        self._skip_depth = 0
        self._lines = text.split("\n") if " #" in text else None

    def read(self) -> Parsed:
        documents = 0
        get_event = self._parser.get_event
        while (event := get_event()) is not None:
            kind = type(event)
            if kind is yaml.ScalarEvent:
                self._scalar(event)
            elif kind is yaml.SequenceStartEvent or kind is yaml.MappingStartEvent:
                if len(self._stack) + self._skip_depth >= MAX_DEPTH:
                    return self._too_deep(event)
                self._start(event, {} if kind is yaml.MappingStartEvent else [])
            elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
                self._end(event)
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    return self._second_document(event)
        return self._parsed

    # Events

    def _scalar(self, event: Any) -> None:
        place = _place(event)
        if self._skip_depth:
            return self._skipped()
        text: str = event.value
        plain = not event.style
        if event.anchor or (event.tag):
            self._feature(event, place)
        if self._takes_key():
            return self._key(text, place, plain)
        if (plain and text in _NOTHING) or not text.strip():
            return self._nothing(place, text)
        if plain and self._lines:
            self._comment_after(place, self._lines[place.end_line - 1])
        return self._add(text, place)

    def _start(self, event: Any, data: Any) -> None:
        place = _place(event)
        if self._skip_depth or self._takes_key():
            if not self._skip_depth:
                self._say("JD011", "A field needs a name in words, not a list or a group of fields.", place)
            self._skip_depth += 1
            return
        if event.anchor or event.tag:
            self._feature(event, place)
        self._stack.append(_Open(data, place))

    def _end(self, event: Any) -> None:
        if self._skip_depth:
            self._skip_depth -= 1
            if not self._skip_depth:
                self._skipped()
            return
        done = self._stack.pop()
        # A block ends where the next line begins; the place ends with its last child instead.
        last = _last_child(done.children)
        end = last or _place(event)
        done.place.end_line, done.place.end_column = end.end_line, end.end_column
        self._add(done.data, done.place)

    def _alias(self, event: Any) -> None:
        place = _place(event)
        if self._skip_depth:
            return
        message = (
            f'"*{event.anchor}" repeats another part of the file, which role files cannot do. '
            "Write the text out again, or put quotes round it if the * belongs to the text."
        )
        self._say("JD011", message, place)
        self._drop()

    # What they make

    def _takes_key(self) -> bool:
        return bool(self._stack) and self._stack[-1].is_mapping and self._stack[-1].key is None

    def _key(self, text: str, place: Place, plain: bool) -> None:
        top = self._stack[-1]
        top.key, top.key_place = text, place
        if text == "<<" and plain:
            self._say("JD011", '"<<" brings in another part of the file, which role files cannot do.', place)
            top.key = _IGNORED
        elif not text.strip():
            self._say("JD011", "There is a colon here with no field name before it.", place)
            top.key = _IGNORED
        elif text in top.data:
            first = top.children[text].key
            assert first is not None
            message = (
                f'"{_short(text)}" is given twice here, first on line {first.line}. Keep one of the two, or join them.'
            )
            self._say("JD007", message, place)
            top.key = _IGNORED

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

    def _drop(self) -> None:
        if self._stack and self._stack[-1].is_mapping:
            self._stack[-1].key = None

    def _skipped(self) -> None:
        """A key that was not text has been passed over; its value is still to come and belongs nowhere."""
        if not self._skip_depth and self._stack and self._stack[-1].is_mapping:
            top = self._stack[-1]
            top.key = _IGNORED if top.key is None else None

    def _nothing(self, place: Place, text: str) -> None:
        top = self._stack[-1] if self._stack else None
        path = self._path()
        if top is None:
            return
        if top.is_mapping:
            if top.key is not _IGNORED:
                message = f'"{_short(str(top.key))}" has nothing after it. Fill it in, or delete the line.'
                if text.strip():
                    message += f" (To print the word {text.strip()}, put it in quotes.)"
                self._say("JD008", message, top.key_place or place, path)
        else:
            self._say("JD008", "This item of the list is empty. Fill it in, or delete the line.", place, path)
        self._drop()

    # What is wrong

    def _feature(self, event: Any, place: Place) -> None:
        if event.tag:
            message = (
                f'"{_short(event.tag)}" tells YAML what kind of value this is, which role files cannot do. Delete it.'
            )
            self._say("JD011", message, place)
        if event.anchor:
            message = (
                f'"&{_short(event.anchor)}" names a part of the file to use again, which role files cannot do. '
                "Delete it, or put quotes round the text if the & belongs to it."
            )
            self._say("JD011", message, place)

    def _comment_after(self, place: Place, line: str) -> None:
        """One space before # is how people type C # or "No # 4"; two is how they set off a note to themselves."""
        rest = line[place.end_column - 1 :]
        if not rest.startswith(" #"):
            return
        message = (
            f'Everything after # is left out of the document: "{_short(rest.strip())}". If it should be printed, put '
            "the text in quotes; if it is a note to yourself, put two spaces before the #."
        )
        here = Place(place.end_line, place.end_column + 1, place.end_line, len(line) + 1)
        self._say("JD016", message, here)

    def _too_deep(self, event: Any) -> Parsed:
        message = (
            f"This is more than {MAX_DEPTH} levels deep. Check the brackets and the spaces at the start of the line."
        )
        self._say("JD013", message, _place(event))
        self._parsed.data = None
        return self._parsed

    def _second_document(self, event: Any) -> Parsed:
        message = "A second document starts here (---). Put each role in a file of its own."
        self._say("JD011", message, _place(event))
        return self._parsed

    def _say(self, code: str, message: str, place: Place, path: Path | None = None) -> None:
        self._parsed.findings.append(
            finding(code, message, place.span(self._file), self._path() if path is None else path)
        )

    def _path(self) -> Path:
        return tuple(
            (str(o.key) if o.key is not None and o.key is not _IGNORED else "") if o.is_mapping else len(o.data)
            for o in self._stack
            if not (o.is_mapping and (o.key is None or o.key is _IGNORED))
        )


_IGNORED = "\x00ignored"


def _place(event: Any) -> Place:
    start, end = event.start_mark, event.end_mark
    return Place(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


def _last_child(children: Any) -> Place | None:
    if not children:
        return None
    return next(reversed(children.values())) if isinstance(children, dict) else children[-1]  # type: ignore[no-any-return]


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."
