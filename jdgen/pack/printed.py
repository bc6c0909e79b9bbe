"""Which fields a template prints, told from what it makes of the sample: the same text under two names counts for both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from jdgen.model.text import Prose
from jdgen.pack.fields import FIELDS, Field
from jdgen.pack.sample import sample_data
from jdgen.pictures.picture import Picture
from jdgen.render.markup import visible_blocks, visible_text

__all__ = ["fields_not_printed", "values_at"]

_TEXTS = ("line", "prose", "text", "picture")


def fields_not_printed(text: str) -> dict[str, list[str]]:
    """The fields whose text does not come up in a text, by what they belong to; nothing of a whole part, under no name.

    Where the data has the same text under two names, the first stands for both.
    """
    plain = _plain(text)
    left: dict[str, list[str]] = {}
    told: set[str] = set()
    for field in FIELDS:
        below = list(_leaves(field, ()))
        missing = {path: values for path, values in below if not any(_is_in(plain, value) for value in values)}
        if below and len(missing) == len(below):
            left.setdefault("", []).append(field.name)
        for path, values in missing.items():
            if len(missing) < len(below) and not told.issuperset(values):
                left.setdefault(".".join(path[:-1]), []).append(path[-1])
            told.update(values)
    return dict(sorted(left.items(), key=lambda item: not item[0]))


def values_at(data: Any, path: tuple[str, ...]) -> Iterator[Any]:
    """What stands at a path of the data, through lists and all their items."""
    if isinstance(data, list):
        for inner in data:
            yield from values_at(inner, path)
    elif not path:
        yield data
    elif isinstance(data, Mapping):
        yield from values_at(data[path[0]], path[1:])


def _leaves(field: Field, above: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], list[str]]]:
    """The fields that hold text, with their paths and what a reader would see first of each text in the sample.

    Duties inside duties go without: they are where duties are.
    """
    path = (*above, field.name)
    if field.kind in _TEXTS:
        values = [_first_line(value) for value in values_at(sample_data(), path) if value is not None]
        if values:
            yield path, values
    for inner in field.fields:
        yield from _leaves(inner, path)


def _first_line(value: Any) -> str:
    """What a reader sees first of a text; of a picture, the words that stand for it."""
    if isinstance(value, Picture):
        value = value.alt
    said = next(iter(visible_blocks(value))) if isinstance(value, Prose) else visible_text(value)
    return _plain(said.splitlines()[0])


def _is_in(plain: str, words: str) -> bool:
    return re.search(rf"(?<![\w.]){re.escape(words)}(?!\w)", plain) is not None


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
