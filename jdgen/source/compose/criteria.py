"""Person specifications of several files as one: categories of one name are put together, each criterion once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jdgen.findings import Finding, finding, short
from jdgen.source.compose.duties import parts_merged
from jdgen.source.compose.nodes import Node, child, items_of, joined, listed, mapping, plain

__all__ = ["MergedSpecification"]

_LEVELS = {"essential": "essential", "desirable": "desirable", "criteria": "not marked"}


@dataclass(slots=True)
class MergedSpecification:
    """One person specification in the making. ``findings`` are what the files disagree about."""

    file: str
    findings: list[Finding] = field(default_factory=list)
    _methods: dict[str, Any] = field(default_factory=dict)

    def of(self, parts: Sequence[Node]) -> Node:
        """The specifications of several files, the role's own first, as one."""
        usable = [part for part in parts if isinstance(part.value, dict)]
        methods = self._all_methods(usable)
        # What the role itself says of assessment holds for all; each file keeps its own way for its own criteria.
        assessed = next((found for part in usable if (found := child(part, "assessed_by"))), None)
        lists = []
        for part in usable:
            own = child(part, "assessed_by")
            categories = child(part, "categories")
            if categories is not None and own is not None and assessed is not None and not _same(own, assessed):
                pushed = [_with(node, own) for node in items_of(categories)]
                categories = listed(categories.place, pushed)
            if categories is not None:
                lists.append(categories)
        return mapping(
            usable[0].place,
            {
                "intro": joined([child(part, "intro") for part in usable]),
                "assessed_by": assessed,
                "methods": methods,
                "categories": parts_merged(lists, "category", self._one_category) if lists else None,
                "notes": joined([child(part, "notes") for part in usable]),
            },
        )

    def _all_methods(self, parts: Sequence[Node]) -> Node | None:
        given = [found for part in parts if (found := child(part, "methods"))]
        fields: dict[str, Node] = {}
        for node in given:
            for name in node.value if isinstance(node.value, dict) else ():
                new = child(node, name)
                assert new is not None
                before = fields.setdefault(name, new)
                if plain(before.value) != plain(new.value):
                    message = (
                        f'"{short(name, 20)}" is "{short(str(new.value), 40)}" here and "{short(str(before.value), 40)}" '
                        f"in {_file(before, self.file)}. Use one meaning in both."
                    )
                    self.findings.append(finding("JD706", message, new.place.span(self.file)))
        self._methods = {name: node.value for name, node in fields.items()}
        return mapping(given[0].place, fields) if given else None

    def _one_category(self, first: Node, second: Node) -> Node:
        own, other = child(first, "assessed_by"), child(second, "assessed_by")
        names = dict.fromkeys([*first.value, *second.value])
        fields: dict[str, Node | None] = {name: child(first, name) or child(second, name) for name in names}
        fields["intro"] = joined([child(first, "intro"), child(second, "intro")])
        differs = not _same(own, other)
        if differs:
            fields["assessed_by"] = None
        known: dict[str, tuple[str, Node]] = {}
        made: dict[str, list[Node]] = {level: [] for level in _LEVELS}
        for category, assessed in ((first, own), (second, other)):
            before = dict(known)
            for level in _LEVELS:
                for criterion in items_of(child(category, level)):
                    key = self._key(criterion.value)
                    if key in before:
                        self._twice(level, criterion, *before[key])
                        continue
                    known[key] = (level, criterion)
                    made[level].append(self._assessed(criterion, assessed if differs else None))
        for level, criteria in made.items():
            fields[level] = listed(criteria[0].place, criteria) if criteria else None
        return mapping(first.place, fields)

    def _key(self, value: Any) -> str:
        text = value.get("text") if isinstance(value, dict) else value
        if not isinstance(text, str):
            return repr(value)
        return plain(self._split(text)[0])

    def _split(self, text: str) -> tuple[str, Any]:
        from jdgen.model.assessment import split_methods

        return split_methods(text.strip(), self._methods)

    def _twice(self, level: str, criterion: Node, before: str, first: Node) -> None:
        if level != before:
            message = (
                f"This criterion is {_LEVELS[level]} here and {_LEVELS[before]} in {_file(first, self.file)}, line "
                f"{first.place.line}, which is what the document says. Change one of the two."
            )
            self.findings.append(finding("JD707", message, criterion.place.span(self.file)))

    def _assessed(self, criterion: Node, assessed: Node | None) -> Node:
        """A criterion that says itself how it is assessed, as the category it is put into says otherwise."""
        value = criterion.value
        text = value.get("text") if isinstance(value, dict) else value
        if assessed is None or (isinstance(value, dict) and "assessed_by" in value):
            return criterion
        if isinstance(text, str) and self._split(text)[1]:
            return criterion
        fields: Mapping[str, Node | None] = (
            {name: child(criterion, name) for name in value} if isinstance(value, dict) else {"text": criterion}
        )
        return mapping(criterion.place, {**fields, "assessed_by": assessed})


def _with(category: Node, assessed: Node) -> Node:
    if not isinstance(category.value, dict) or "assessed_by" in category.value:
        return category
    return mapping(
        category.place, {**{name: child(category, name) for name in category.value}, "assessed_by": assessed}
    )


def _same(one: Node | None, other: Node | None) -> bool:
    return _methods(one) == _methods(other)


def _methods(node: Node | None) -> list[str]:
    if node is None:
        return []
    given = node.value if isinstance(node.value, list) else re.split(r",|\band\b", str(node.value))
    return sorted(plain(method) for method in given)


def _file(node: Node, file: str) -> str:
    return node.place.origin.file if node.place.origin else file
