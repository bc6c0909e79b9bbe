"""What makes a Word file accessible, as far as a machine can tell: the assertions A1 to A27 of docs on accessibility.

None of these says that a file *is* accessible, only that nothing was found. HF is the note under the list: what a reader
needs may not stand in a header or footer alone. A0 is a file that cannot be read at all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tests.word_checks.accessibility import drawings, forms, headings, identity, links, lists, look, page, tables, words
from tests.word_checks.document import Document
from tests.word_checks.package import NotAPackage
from tests.word_checks.problems import Problem

__all__ = ["CHECKS", "check_accessibility"]

CHECKS: tuple[tuple[str, Callable[[Document], list[Problem]]], ...] = (
    ("A1", identity.title_is_set),
    ("A2", identity.language_is_declared),
    ("A3", headings.one_title_heading),
    ("A4", headings.levels_step_by_one),
    ("A5", headings.headings_can_be_told_apart),
    ("A5b", headings.no_fake_headings),
    ("A6", lists.lists_are_lists),
    ("A7", tables.header_rows),
    ("A8", tables.plain_grid),
    ("A9", tables.no_blank_cells),
    ("A9b", tables.tables_are_described),
    ("A10", lists.no_empty_paragraphs),
    ("A11", lists.no_layout_by_spaces),
    ("A12", drawings.alternative_text),
    ("A13", drawings.in_line_with_text),
    ("A14", links.links_make_sense),
    ("A14b", links.links_look_like_links),
    ("A15", look.left_aligned),
    ("A16", look.large_sans_serif),
    ("A17", look.contrast_is_enough),
    ("A18", page.page_is_a4),
    ("A19", page.nothing_is_locked),
    ("A20", forms.fields_are_named),
    ("A21", look.no_hard_to_read_emphasis),
    ("A22", look.not_by_colour_alone),
    ("A23", headings.long_documents_have_contents),
    ("A24", words.plain_words),
    ("A25", page.current_word),
    ("A26", drawings.no_pictures_of_text),
    ("A27", words.other_formats),
    ("HF", words.nothing_only_in_margins),
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def check_accessibility(data: bytes, title: str, languages: Sequence[str] = ("en-GB",)) -> list[Problem]:
    """All problems of a .docx meant to have this title.

    The first language is the document's own; the others are those its role declares, such as ``cy-GB``.
    """
    if data.startswith(_OLE):
        return [Problem("A19", "E", "the file is encrypted, rights-managed or in the old .doc format")]
    try:
        document = Document(data, title, languages)
    except NotAPackage as error:
        return [Problem("A0", "E", f"this is not a Word file: {error}")]
    return [problem for _, check in CHECKS for problem in check(document)]
