"""The words for what the reader meets in YAML that a role file cannot have, or that its writer did not mean."""

from __future__ import annotations

import re

from jdgen.findings import short
from jdgen.model.text import longer_text
from jdgen.source.lines import shown
from jdgen.source.pasted import SignList

__all__ = [
    "CURLY",
    "EMPTY_ITEM",
    "GLUED_DASH",
    "GLUED_TO_ITEM",
    "NAME_NOT_TEXT",
    "NO_NAME",
    "SECOND_DOCUMENT",
    "TAB_INSIDE",
    "after_hash",
    "alias",
    "anchor",
    "comma",
    "escaped",
    "folded_list",
    "item_a_note",
    "joined",
    "merge",
    "no_colon_in_braces",
    "nothing_after",
    "only_a_note",
    "pasted",
    "run_together",
    "tag",
    "too_deep",
    "twice",
]

CURLY = "The curly quotation marks round this text are printed with it. Delete them unless they are meant."
EMPTY_ITEM = "This item of the list is empty. Fill it in, or delete the line."
GLUED_DASH = "This line needs a space after its dash; without one, the lines below are joined to it."
GLUED_TO_ITEM = (
    "This line is read as part of the item above it. Put an empty line before it, or, if it belongs to that item, start "
    "it with two more spaces."
)
NAME_NOT_TEXT = "A field needs a name in words, not a list or a group of fields."
NO_NAME = "There is a colon here with no field name before it."
SECOND_DOCUMENT = "These dashes (---) start a second document. Delete this line, or put each role in a file of its own."
TAB_INSIDE = (
    "There is a tab in this text, as in a row pasted from a table. If its parts belong in two fields, give each a line "
    "of its own; if not, type a space instead of the tab."
)


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
        f'"{short(name)}" says what kind of value follows it, which role files cannot do. '
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


def only_a_note(name: str, note: str) -> str:
    """A field with nothing after its colon but a note."""
    said = f'"{short(name)}" has nothing after it, because everything after # is left out.'
    return f"{said} If it should be printed, put it in quotes: {shown(note)}"


def item_a_note(note: str) -> str:
    """An item of a list that is nothing but a note."""
    return (
        "This item of the list is empty, because everything after # is left out. "
        f"If it should be printed, put it in quotes: {shown(note)}"
    )


def pasted(signs: SignList, prose: bool) -> str:
    """Bullet signs that came with pasted text; ``prose`` says that they stand in text that may have lists."""
    sign = signs.sign if signs.sign.isprintable() else "pasted from Word"
    more = len(signs.lines) - 1
    said = f"The sign {sign} is printed as it stands here"
    if more:
        said += f", and on {f'{more} lines more down to ' if more > 1 else ''}line {signs.lines[-1]}"
    if signs.after_hyphen:
        return f"{said}. Delete it{' from each of them' if more else ''}: the hyphen before it makes the list."
    if signs.joined and prose:
        cure = f"{longer_text(signs.path[-1])} Start each with a hyphen instead of the sign."
        return f"{said}, all joined into one text. {cure}"
    if more:
        return f"{said}. Start each of them with a hyphen and a space instead."
    return f"{said}. Delete it; to make an item of a list, start the line with a hyphen and a space instead."


def comma(typed: str) -> str:
    """A value in curly brackets that has a comma in it."""
    if re.fullmatch(r"[0-9]+, ?[0-9]+", typed):
        number = re.sub(", ?", ".", typed)
        return f"A comma inside {{...}} ends the value before it. Write {number}, or put quotes round it all: {shown(typed)}"
    return (
        f"A comma inside {{...}} ends the value before it. If all of this is one text, put it in quotes: {shown(typed)}"
    )


def no_colon_in_braces(name: str) -> str:
    """Words in curly brackets that are no field."""
    return (
        f'"{short(name)}" stands inside {{...}} without a colon and a value after it. Write plain text without the '
        "curly brackets, or put the whole of it in quotes if they are to be printed."
    )


def after_hash(rest: str) -> str:
    """Text that YAML takes for a note to oneself."""
    return (
        f'Everything after # is left out of the document: "{short(rest)}". If it should be printed, put '
        "the text in quotes; if it is a note to yourself, put two spaces before the #."
    )


def run_together(first_line: int, has_dash: bool) -> str:
    """A line meant as an item of a list, which YAML joins to the text above it."""
    said = f"This line starts like an item of a list, but it only carries on the text of line {first_line}."
    if has_dash:
        return f"{said} Line its dash up with the dashes of the other items."
    return f"{said} Start it with a dash and a space, under the dashes of the other items."


def joined(first_line: int, name: str | int) -> str:
    """The same in longer text, which may have lists of its own."""
    return f"This line is joined to the text of line {first_line}, so it makes no list. {longer_text(name)}"


def escaped(character: str) -> str:
    """A code in double quotes that makes a character no text may have."""
    return f"A code in this text makes {character}. No document can hold it: delete the code."


def folded_list(first_line: int) -> str:
    """A list in a text that starts with ``>``, which joins the items into one line."""
    return f"The > on line {first_line} joins these lines into one. To keep the list, write | instead of >."


def too_deep(most: int) -> str:
    """Too many lists and groups of fields inside one another."""
    return f"This is more than {most} levels deep. Check the brackets and the spaces at the start of the line."
