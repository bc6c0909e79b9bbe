"""The words: plain ones, the offer of other formats, and nothing that only a header or footer says."""

from __future__ import annotations

import re

from tests.word_checks.document import Document
from tests.word_checks.names import Element, R, w
from tests.word_checks.problems import Problem
from tests.word_checks.text import clean, text_of

__all__ = ["nothing_only_in_margins", "other_formats", "plain_words"]

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(\.[\w-]+)+")
_TELEPHONE = re.compile(r"(?<![\w/])\+?\(?\d[\d ()-]{8,}\d")
_FORMATS = re.compile(r"\b(other|different|alternative|accessible|another)\s+(accessible\s+)?formats?\b", re.IGNORECASE)
_ABBREVIATION = re.compile(r"\b[A-Z]{2,6}s?\b(?![\d-])")
_CLOSING = re.compile(r"\b(closing date|apply by|closes on|deadline)\b", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?](?:\s|$)")
_LONGEST_MEAN = 25
_KNOWN = frozenset(["AM", "BBC", "GB", "GCSE", "GCSES", "II", "III", "IT", "IV", "OK", "PDF", "PE", "PM", "UK", "VAT"])


def plain_words(document: Document) -> list[Problem]:
    """Sentences of 25 words or fewer on average, and abbreviations explained where they first stand."""
    texts = [clean(text_of(paragraph)) for paragraph in document.paragraphs]
    sentences = [part for text in texts for part in _SENTENCE_END.split(text) if part.strip()]
    words = sum(len(part.split()) for part in sentences)
    problems = []
    if sentences and words / len(sentences) > _LONGEST_MEAN:
        problems.append(Problem("A24", "W", f"sentences have {words / len(sentences):.0f} words on average"))
    bare = _unexplained(" ".join(text for text in texts if not text.isupper()))
    return [*problems, *([Problem("A24", "W", f"not explained at first: {', '.join(bare)}")] if bare else [])]


def _unexplained(text: str) -> list[str]:
    seen: dict[str, bool] = {}
    for match in _ABBREVIATION.finditer(text):
        around = text[max(0, match.start() - 1) : match.end() + 2]
        seen.setdefault(match[0].rstrip("s"), around.startswith("(") or around.endswith(" (") or ")" in around)
    return [name for name, explained in seen.items() if not explained and name.upper() not in _KNOWN]


def other_formats(document: Document) -> list[Problem]:
    """The body offers other formats, with a way to ask for them in the same paragraph or the next."""
    pairs = zip(document.paragraphs, [*document.paragraphs[1:], None], strict=False)
    for paragraph, after in pairs:
        if _FORMATS.search(text_of(paragraph)) and (_has_contact(paragraph) or _has_contact(after)):
            return []
    return [Problem("A27", "E", "no line offers other formats and says whom to ask")]


def _has_contact(paragraph: Element | None) -> bool:
    if paragraph is None:
        return False
    text = text_of(paragraph)
    linked = any(link.get(f"{{{R}}}id") for link in paragraph.iter(w("hyperlink")))
    return linked or bool(_EMAIL.search(text) or _TELEPHONE.search(text))


def nothing_only_in_margins(document: Document) -> list[Problem]:
    """What a header or footer says of deadlines and contacts, the body says too: many screen readers skip the margins."""
    body = clean(text_of(document.body)).casefold()
    return [
        Problem("HF", "W", f"{name}: “{found}” stands only in a header or footer")
        for name, root in document.stories.items()
        if root.tag in {w("hdr"), w("ftr")}
        for found in _essentials(clean(text_of(root)))
        if found.casefold() not in body
    ]


def _essentials(text: str) -> list[str]:
    return [match.group() for pattern in (_EMAIL, _TELEPHONE, _CLOSING) for match in pattern.finditer(text)]
