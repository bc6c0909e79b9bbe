"""Nothing lost: what a reader can see of a finished document, and which of the wanted texts are not in it."""

from __future__ import annotations

import io
import zipfile
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

__all__ = ["NotWellFormed", "missing_texts", "visible_in_markdown", "visible_in_word"]


class NotWellFormed(Exception):  # noqa: N818
    """A finished document that its own kind of program could not open."""


def missing_texts(wanted: Sequence[str], visible: Sequence[str]) -> list[int]:
    """The indexes of the wanted texts that are not among what is visible.

    A text wanted twice must be there twice. A paragraph that is just one wanted text counts for that one only, so a short
    duty is not taken for found because a longer one has its words in it.
    """
    paragraphs = Counter(_plain(paragraph) for paragraph in visible)
    left = []
    for index, text in enumerate(wanted):
        plain = _plain(text)
        if paragraphs[plain] > 0:
            paragraphs[plain] -= 1
        elif plain:
            left.append((index, plain))
    if not left:
        return []
    rest = "\n".join(paragraphs.elements())
    needed = Counter(plain for _, plain in left)
    return [index for index, plain in left if rest.count(plain) < needed[plain]]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def visible_in_word(document: bytes) -> list[str]:
    """The paragraphs of a Word file's body, in order, as a reader sees them. Raises :class:`NotWellFormed`."""
    from jdgen.render.word.package import BadPackage
    from jdgen.render.word.xml import DOCUMENT, parse_part

    try:
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            root = parse_part(archive.read(DOCUMENT), DOCUMENT)
    except (BadPackage, zipfile.BadZipFile, KeyError) as error:
        raise NotWellFormed(str(error)) from error
    return list(_paragraphs(root))


def _paragraphs(root: Any) -> Iterator[str]:
    from jdgen.render.word.xml import w

    paragraph, text, space = w("p"), w("t"), {w("tab"), w("br"), w("cr")}
    for element in root.iter(paragraph):
        words = []
        for child in element.iter(text, *space):
            words.append(child.text or "" if child.tag == text else " ")
        if words:
            yield "".join(words)


def visible_in_markdown(document: bytes) -> list[str]:
    """The paragraphs, list items and table cells of a Markdown text, in order, as a reader sees them."""
    return [_inline(token.children or []) for token in _parser().parse(document.decode()) if token.type == "inline"]


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable("table")


def _inline(children: Sequence[Any]) -> str:
    words = []
    for child in children:
        if child.type in ("text", "code_inline"):
            words.append(child.content)
        elif child.type in ("softbreak", "hardbreak", "html_inline"):
            words.append(" ")
    return "".join(words)
