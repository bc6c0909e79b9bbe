"""The words for what the reader meets in YAML that a role file cannot have, or that its writer did not mean."""

from __future__ import annotations

from jdgen.findings import short

__all__ = [
    "EMPTY_ITEM",
    "GLUED_DASH",
    "NAME_NOT_TEXT",
    "NO_NAME",
    "SECOND_DOCUMENT",
    "after_hash",
    "alias",
    "anchor",
    "escaped",
    "folded_list",
    "merge",
    "nothing_after",
    "only_a_note",
    "run_together",
    "tag",
    "too_deep",
    "twice",
]

EMPTY_ITEM = "This item of the list is empty. Fill it in, or delete the line."
GLUED_DASH = "This line needs a space after its dash; without one, the lines below are joined to it."
NAME_NOT_TEXT = "A field needs a name in words, not a list or a group of fields."
NO_NAME = "There is a colon here with no field name before it."
SECOND_DOCUMENT = "These dashes (---) start a second document. Delete this line, or put each role in a file of its own."


def alias(name: str) -> str:
    """``*name``, which stands for a part of the file given elsewhere."""
    return (
        f'"*{short(name)}" repeats another part of the file, which role files cannot do. '
        "Write the text out again, or put quotes round it if the * belongs to it."
    )


def anchor(name: str) -> str:
    """``&name``, which lets a part of the file be used again."""
    return (
        f'"&{short(name)}" names a part of the file to use again, which role files cannot do. '
        "Delete it, or put quotes round the text if the & belongs to it."
    )


def tag(name: str) -> str:
    """``!name``, which says what kind of value follows."""
    name = name.replace("tag:yaml.org,2002:", "!!")
    return (
        f'"{short(name)}" tells YAML what kind of value this is, which role files cannot do. '
        "Delete it, or put quotes round the text if the ! belongs to it."
    )


def merge() -> str:
    """``<<``, which brings in the fields of another part."""
    return '"<<" brings in another part of the file, which role files cannot do. Write its fields out here.'


def twice(name: str, first_line: int) -> str:
    """A field given twice in one place."""
    return f'"{short(name)}" is given twice here, first on line {first_line}. Keep one of the two, or join them.'


def nothing_after(name: str, text: str) -> str:
    """A field with nothing after its colon, or with a word that YAML reads as nothing."""
    message = f'"{short(name)}" has nothing after it. Fill it in, or delete the line.'
    return f"{message} (To print {text.strip()}, put it in quotes.)" if text.strip() else message


def only_a_note(name: str) -> str:
    """A field with nothing after its colon but a note."""
    return f'"{short(name)}" has nothing after it, because everything after # is left out. Put the text in quotes.'


def after_hash(rest: str) -> str:
    """Text that YAML takes for a note to oneself."""
    return (
        f'Everything after # is left out of the document: "{short(rest)}". If it should be printed, put '
        "the text in quotes; if it is a note to yourself, put two spaces before the #."
    )


def run_together(first_line: int) -> str:
    """A line meant as an item of a list, which YAML joins to the text above it."""
    return (
        f"This line starts like an item of a list, but it only carries on the text of line {first_line}. Start it with "
        "a dash and a space, under the dashes of the other items."
    )


def escaped(character: str) -> str:
    """A code in double quotes that makes a character no text may have."""
    return f"A code in this text makes {character}. No document can hold it: delete the code."


def folded_list(first_line: int) -> str:
    """A list in a text that starts with ``>``, which joins the items into one line."""
    return f"The > on line {first_line} joins these lines into one. To keep the list, write | instead of >."


def too_deep(most: int) -> str:
    """Too many lists and groups of fields inside one another."""
    return f"This is more than {most} levels deep. Check the brackets and the spaces at the start of the line."
