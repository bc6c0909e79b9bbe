"""Do the documents of a pack say the same, in the same order?"""

from __future__ import annotations

from collections.abc import Mapping

from jdgen.render.verify import visible_in_markdown, visible_in_word

__all__ = ["assert_same_in_the_same_order"]


LABELS = frozenset(["Essential", "Desirable"])
"""Column headings in Word, which a table has together, and in Markdown headings with a list under each."""


def assert_same_in_the_same_order(documents: Mapping[str, bytes], least: float = 0.8) -> None:
    """Fail if what stands once in each of a pack's documents stands in another order, or if it is less than this
    share of the Word file."""
    word = [" ".join(text.split()) for text in visible_in_word(documents["job-pack.docx"])]
    markdown = [" ".join(text.split()) for text in visible_in_markdown(documents["job-pack.md"])]
    shared = set(word) & set(markdown)
    assert len(shared) > len(set(word)) * least
    once = {text for text in shared - LABELS if word.count(text) == markdown.count(text) == 1}
    in_word = [text for text in word if text in once]
    in_markdown = [text for text in markdown if text in once]
    assert in_word == in_markdown
