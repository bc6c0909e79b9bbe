"""Random texts as a role may hold them: all of Unicode but what is refused at load, and texts rich in marks."""

from __future__ import annotations

import os
import re

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from jdgen.model.text import Line, Prose
from jdgen.source.characters import forbidden

EXAMPLES = int(os.environ.get("JDGEN_EXAMPLES", "600"))
"""How many random texts each property is tried on; the bar is 10,000."""
BATCH = 20
"""How many of them one document holds."""
TRIED = settings(
    max_examples=max(EXAMPLES // BATCH, 1),
    deadline=None,
    derandomize=EXAMPLES == 600,
    database=None,
    suppress_health_check=list(HealthCheck),
)

MARKS = (
    "*",
    "**",
    "***",
    "_",
    "__",
    "[",
    "]",
    "](http://x.y)",
    "](<https://x.y/a b>)",
    "](mailto:a@b.c)",
    "](javascript:a)",
    "](http://x.y/?a=1&copy;)",
    "]()",
    "](http://x.y 't')",
    "`",
    "```",
    "|",
    "#",
    "##",
    "<",
    "<b>",
    "</w:t>",
    "&",
    "&amp;",
    "\\",
    "1.",
    "2)",
    "10.",
    "-",
    "+",
    "=",
    "---",
    "===",
    ":-:",
    "- ",
    "+ ",
    "* ",
    "1. ",
    "\t",
    "{{",
    "}}",
    "{%",
    "%}",
    "{#",
    "<!--",
    "{{ x }}",
    "~",
    "~~",
    "!",
    "![",
    "(",
    ")",
    "'",
    '"',
    "“",
    "’",
    "{_{",
    "%_}",
    "a",
    "b",
    "word",
    " ",
    " ",
    "  ",
    "é",
    ".",
    ",",
    "<br>",
    "$",
    "^",
    "@",
    "www.x.y",
    "https://x.y/",
    "]]>",
    "<?x ?>",
    "\u00a0",
    "٣.",
    "漢字",
    "\U0001f600",
    "\u200d",
    "ﬁ",
    "İ",
)
LINE_ENDS = (
    "\n",
    "\n\n",
    "\n- ",
    "\n  - ",
    "\n1. ",
    "\n2. ",
    "\n   3) ",
    "\\\n",
    "\n    ",
    "\n* ",
    "\n\n\n",
    "\n+ ",
    " \n ",
)


def allowed(text: str) -> bool:
    """Whether a text passes the reader of role files; ``\\r`` is made ``\\n`` there."""
    return not any(forbidden(text)) and "\r" not in text and bool(text.strip())


def _texts(*parts: str) -> st.SearchStrategy[str]:
    rich = st.lists(st.sampled_from(parts), min_size=1, max_size=12).map("".join)
    return st.one_of(st.text(min_size=1, max_size=40), rich, rich).map(str.strip).filter(allowed)


def lines() -> st.SearchStrategy[list[Line]]:
    """A batch of lines."""
    line = _texts(*MARKS).filter(lambda text: "\n" not in text).map(Line)
    return st.lists(line, min_size=BATCH, max_size=BATCH)


def proses() -> st.SearchStrategy[list[Prose]]:
    """A batch of prose."""
    return st.lists(_texts(*MARKS, *LINE_ENDS, *LINE_ENDS).map(Prose), min_size=BATCH, max_size=BATCH)


_ADDRESS = re.compile(r"\]\(\s*(?:<[^<>\n]*>|[^()]*)\s*\)")
_ITEM = re.compile(r"^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$))+", re.M)


def words_typed(text: str) -> str:
    """The letters and digits a reader must see: all but links' addresses and lists' numbers."""
    return "".join(filter(str.isalnum, _ITEM.sub("", _ADDRESS.sub("]", text))))


def holds_in_order(whole: str, wanted: str) -> bool:
    """Whether all characters of ``wanted`` are in ``whole``, in order."""
    rest = iter(whole)
    return all(character in rest for character in wanted)
