"""Makes job-pack.docx, the Word template of the form set: ``python templates/form/make_job_pack.py``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from templates.form.form_look import LOOK
from templates.word_criteria import criteria_in_rows
from templates.word_pack import CLOSING, LABELS, WIDTH, make
from templates.word_parts import Column, paragraph, rows_when, table, when

GIVEN = (
    "organisation and (organisation.address or organisation.website) "
    "or role.version or role.reviewed or role.next_review"
)


def contact_table() -> list[str]:
    """Where the organisation is and which version this is, as labelled rows, and where to ask."""
    columns = [Column("Contact and version", LABELS), Column("Details", WIDTH - LABELS)]

    def given(label: str, field: str, condition: str) -> str:
        cells = paragraph(label, "TableLabel"), paragraph(f"{{{{ {field} }}}}", "TableText")
        return rows_when(columns, condition, *cells)

    rows = [
        *(
            given(name.capitalize(), f"organisation.{name}", f"organisation and organisation.{name}")
            for name in ("address", "website")
        ),
        given("Version", "role.version", "role.version"),
        given("Last reviewed", "role.reviewed", "role.reviewed"),
        given("Next review", "role.next_review", "role.next_review"),
    ]
    description = "Where the organisation is, and which version of the document this is, one in each row."
    return [
        paragraph("Contact and other formats", "Heading2"),
        *when(GIVEN, table(columns, "".join(rows), "Contact and version", description, labels=True)),
        paragraph(CLOSING, "AfterTable"),
    ]


if __name__ == "__main__":
    make(__file__, criteria_in_rows(), LOOK, contact_table())
