"""An empty line in a text makes a paragraph, however the text is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.source.reading import load

TWO = "We teach and care.\n\nWe play."


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("We teach\n  and care.\n\n  We play.", TWO),
        ("\n  We teach\n  and care.\n  \n\n  We play.\n\n", TWO),
        ("'We teach\n  and care.\n\n  We play.'", TWO),
        ("'\n\n  We teach and care.\n\n\n  We play.\n\n  '", TWO),
        ('"We teach\n  and care.\n\n  We play."', TWO),
        ('"We teach\n  and care.  \n  \n\n  We play."', TWO),
        (">\n  We teach\n  and care.\n\n  We play.", TWO),
        (">-\n\n  We teach\n  and care.\n\n\n  We play.\n\n", TWO),
        ("|\n  We teach and care.\n\n  We play.", TWO),
        ('"We teach and care.\\n\\nWe play."', TWO),
        # What is meant by codes and by lines further in stays as it is.
        ('"One\\nand two.\n\n  Three \\\n  four."', "One\nand two.\n\nThree four."),
        ('"One\\\n\n  two"', "One\ntwo"),
        (">\n  One\n    two\n    three\n  four\n\n  five\n\n    six", "One\n  two\n  three\nfour\n\nfive\n\n  six"),
        ("|\n  One\n  two", "One\ntwo"),
        ("One\n  two", "One two"),
    ],
)
def test_an_empty_line_makes_a_paragraph(typed: str, meant: str, tmp_path: Path) -> None:
    for field in ("purpose", "conditions"):
        role_file = load(tmp_path, f"title: T\n{field}: {typed}\nlocation: here\n")
        assert role_file.findings == ()
        assert role_file.role is not None
        found = role_file.role.purpose or role_file.role.conditions[0]
        assert found == meant
        assert role_file.role.location == "here"
