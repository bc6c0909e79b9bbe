"""Nothing lost: what a reader can see of a finished document, and which of the wanted texts are not in it."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jdgen.render.markup import paragraphs_of_markdown
from jdgen.render.plain_markdown import paragraphs_of_plain

__all__ = ["NotWellFormed", "missing_texts", "visible_in_markdown", "visible_in_parts", "visible_in_word"]


class NotWellFormed(Exception):  # noqa: N818
    """A finished document that its own kind of program could not open."""


def missing_texts(wanted: Sequence[str], visible: Sequence[str]) -> list[int]:
    """The indexes of the wanted texts that are not among what is visible.

    A text wanted twice must be there twice. A paragraph that is just one wanted text counts for that one only, so a short
    duty is not taken for found because a longer one has its words in it; nor is one whose words go on as other words.
    """
    exact = Counter(visible)
    unmatched = []
    for index, text in enumerate(wanted):
        # Nearly all stand there letter for letter.
        if exact[text] > 0:
            exact[text] -= 1
        else:
            unmatched.append(index)
    if not unmatched:
        return []
    paragraphs = Counter(map(_plain, exact.elements()))
    left = []
    for index in unmatched:
        plain = _plain(wanted[index])
        if paragraphs[plain] > 0:
            paragraphs[plain] -= 1
        elif plain:
            left.append((index, plain))
    if not left:
        return []
    rest = "\n".join(paragraphs.elements())
    used = bytearray(len(rest))
    missing = []
    # The longest first: a short one inside it is not there a second time.
    for index, plain in sorted(left, key=lambda item: -len(item[1])):
        start = _find(plain, rest, used)
        if start < 0:
            missing.append(index)
        else:
            used[start : start + len(plain)] = b"\1" * len(plain)
    return sorted(missing)


def _find(plain: str, rest: str, used: bytearray) -> int:
    """Where a text stands in the rest, as words of its own that no other text has taken."""
    start = rest.find(plain)
    while start >= 0:
        end = start + len(plain)
        goes_on = _one_word(rest[start - 1 : start], plain[0]) or _one_word(plain[-1], rest[end : end + 1])
        if not goes_on and used.find(1, start, end) < 0:
            return start
        start = rest.find(plain, start + 1)
    return -1


def _one_word(before: str, after: str) -> bool:
    """Whether two neighbouring characters belong to one word or number. Scripts without spaces cannot tell."""
    if not before or not after or max(before, after) >= "\u2e80":
        return False
    return (before.isalpha() and after.isalpha()) or (before.isdigit() and after.isdigit())


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def visible_in_word(document: bytes) -> list[str]:
    """The paragraphs of a Word file's body, in order, as a reader sees them. Raises :class:`NotWellFormed`.

    Headers and footers do not count: a reader may never get there. They must be well-formed all the same.
    """
    from jdgen.render.word.xml import TEXT_PART

    try:
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist() if TEXT_PART.fullmatch(name)}
    except (zipfile.BadZipFile, zlib.error) as error:
        raise NotWellFormed(str(error)) from error
    return visible_in_parts(parts)


def visible_in_parts(parts: Mapping[str, bytes]) -> list[str]:
    """The same of the parts with text that a file was packed from, which saves unpacking them."""
    from jdgen.render.word.package import BadPackage
    from jdgen.render.word.xml import DOCUMENT, parse_part

    try:
        roots = {name: parse_part(part, name) for name, part in parts.items()}
    except BadPackage as error:
        raise NotWellFormed(str(error)) from error
    if DOCUMENT not in roots:
        raise NotWellFormed("it has no text.")
    return list(_paragraphs(roots[DOCUMENT]))


def _paragraphs(root: Any) -> Iterator[str]:
    from jdgen.render.word.xml import text_boxes_apart, w

    # One walk through all there is: with its text boxes apart, no paragraph stands in another.
    paragraph, text, spaces = w("p"), w("t"), (w("tab"), w("br"), w("cr"))
    for story in text_boxes_apart(root):
        words: list[str] = []
        for element in story.iter(paragraph, text, *spaces):
            tag = element.tag
            if tag == text:
                words.append(element.text or "")
            elif tag != paragraph:
                words.append(" ")
            elif words:
                yield "".join(words)
                words = []
        if words:
            yield "".join(words)


def visible_in_markdown(document: bytes) -> list[str]:
    """The paragraphs, list items and table cells of a Markdown text, in order, as a reader sees them.

    A document of plain structure, as nearly all are, is read without the whole of CommonMark.
    """
    text = document.decode()
    plain = paragraphs_of_plain(text)
    return paragraphs_of_markdown(text) if plain is None else plain
