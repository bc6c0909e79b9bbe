"""From YAML text to plain data and places, read strictly from libyaml's events.

Text stays text: every value is a ``str`` exactly as typed, and the field it stands in decides what it means later. Only
lists, mappings and text exist. What YAML adds beyond that (anchors, aliases, merge keys, tags, several documents in one
file) is a finding, and so is a field given twice. Nothing recurses: libyaml's own composer does, and 100,000 brackets end
it with a segmentation fault.
"""

from __future__ import annotations

import re
from typing import Any

import yaml
from yaml.cyaml import CParser  # type: ignore[attr-defined]

from jdgen.findings import Path
from jdgen.source import wording
from jdgen.source.characters import forbidden
from jdgen.source.paragraphs import with_paragraphs
from jdgen.source.parsed import Data, LeftOut, Open, Parsed
from jdgen.source.places import Place
from jdgen.source.remarks import Remarks

__all__ = ["MAX_DEPTH", "parse"]

MAX_DEPTH = 50
"""How many lists and mappings may stand inside one another."""

_IN_CURLY_QUOTES = re.compile("“[^“”]+”|‘[^‘]+’")
_PASTED = re.compile(r"(?:[^\x00-\x7f]|o )|.*\n\s*(?:- +)?(?:[^\x00-\x7f]|o )", re.DOTALL)
_NOTHING = frozenset(["", "~", "null", "Null", "NULL"])
_IGNORED = "\x00ignored"
"""Stands for a field name that cannot be used, so that its value is read and left out."""


def parse(text: str, file: str) -> Parsed:
    """Read YAML text. Raises :class:`yaml.YAMLError` at the first place that is not YAML; all else becomes findings."""
    try:
        return _Reader(text, file).read()
    except yaml.MarkedYAMLError as error:
        # libyaml looks ahead, and since 0.2.6 gives up at a depth of 1,000 before it tells of the first level.
        if error.problem_mark is None or "nesting depth" not in (error.problem or ""):
            raise
        return _Reader(text[: error.problem_mark.index - 1], file).read()


class _Reader:
    def __init__(self, text: str, file: str) -> None:
        self._parser = CParser(text)
        self._stack: list[Open] = []
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
        self._remarks.told_of_bullets()
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
            if _IN_CURLY_QUOTES.fullmatch(text):
                self._remarks.say("JD027", wording.CURLY, place)
        pasted = not told and _PASTED.match(text) is not None and self._remarks.bullets(text, place, style != "|")
        if place.end_line > place.line:
            if (plain and not pasted) or style == ">":
                self._remarks.run_together(place, plain)
            elif style == "|":
                self._remarks.glued_lines(text, place)
            text = with_paragraphs(text, style, place, self._remarks.lines)
        if "\t" in text and style not in ("|", ">"):
            self._remarks.tab_inside(text, place)
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
        self._stack.append(Open(data, place, event.flow_style))
        self._stack[-1].braces_told = bool(event.anchor or event.tag)

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
        if not self._stack:
            return False
        top = self._stack[-1]
        return top.key is None and top.is_mapping

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
            lost = "" if text else self._remarks.only_a_note(place)
            code = "JD026" if re.match(r"#[^\s#=*!-]", lost) else "JD008"
            if not top.is_mapping:
                self._remarks.say(code, wording.item_a_note(lost) if lost else wording.EMPTY_ITEM, place)
            elif top.key is not None and top.key is not _IGNORED:
                at = top.key_place or place
                if top.in_braces and not text and self._remarks.without_colon(at):
                    self._comma(top, at)
                else:
                    message = wording.only_a_note(top.key, lost) if lost else wording.nothing_after(top.key, text)
                    path = self._path()
                    self._remarks.say(code, message, at)
                    said = self._parsed.findings[-1]
                    self._parsed.left_out.append(LeftOut(top.data, top.children, top.key, at, path, said))
        self._leave_out()

    def _comma(self, top: Open, place: Place) -> None:
        """Words in curly brackets with no colon after them, which a comma has cut off from the value before."""
        if top.braces_told:
            return
        top.braces_told = True
        before = _last_child(top.children)
        if before is not None and before.line == place.end_line:
            typed = self._remarks.typed(before.line, before.column, place.end_column)
            self._remarks.say("JD011", wording.comma(typed), before, self._path())
        else:
            self._remarks.say("JD011", wording.no_colon_in_braces(str(top.key)), place, self._path()[:-1])

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
