"""Which fields a template prints, told from what it makes of the sample: the same text under two names counts for both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jdgen.pack.fields import FIELDS, Field
from jdgen.pack.sample import sample_data
from jdgen.render.markup import visible_blocks, visible_text

__all__ = ["fields_not_printed", "values_at"]

_TEXTS = ("line", "prose", "text")


def fields_not_printed(text: str) -> dict[str, list[str]]:
    """The fields whose text does not come up in a text, by what they belong to; for all of a field's fields, it alone."""
    plain = _plain(text)
    left: dict[str, list[str]] = {}
    for field in FIELDS:
        below = list(_leaves(field, ()))
        missing = [path for path, leaf in below if not _is_in(plain, leaf, path)]
        if below and len(missing) == len(below):
            left.setdefault("", []).append(field.name)
            continue
        for path in missing:
            left.setdefault(".".join(path[:-1]), []).append(path[-1])
    return left


def values_at(data: Any, path: tuple[str, ...]) -> Iterator[Any]:
    """What stands at a path of the data, through lists and all their items."""
    if isinstance(data, list):
        for inner in data:
            yield from values_at(inner, path)
    elif not path:
        yield data
    elif isinstance(data, Mapping):
        yield from values_at(data[path[0]], path[1:])


def _leaves(field: Field, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Field]]:
    """The fields that hold text, with their paths. Duties inside duties go without: they are where duties are."""
    path = (*above, field.name)
    if field.kind in _TEXTS and any(value is not None for value in values_at(sample_data(), path)):
        yield path, field
    for inner in field.fields:
        yield from _leaves(inner, path)


def _is_in(plain: str, leaf: Field, path: tuple[str, ...]) -> bool:
    """Whether the first line of any text the sample has there stands in a text, as words of its own."""
    for value in values_at(sample_data(), path):
        if value is not None:
            said = next(iter(visible_blocks(value))) if leaf.kind == "prose" else visible_text(value)
            if re.search(rf"(?<![\w.]){re.escape(_plain(said.splitlines()[0]))}(?!\w)", plain):
                return True
    return False


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
