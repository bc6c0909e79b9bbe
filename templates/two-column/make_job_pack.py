"""Makes job-pack.docx, the Word template of the two-column set: ``python templates/two-column/make_job_pack.py``."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from templates.word_look import PACK_TABLE, Look, header_format, line, table_style, with_styles
from templates.word_numbering import CELL_STEP, level
from templates.word_pack import WIDTH, make
from templates.word_parts import Column, each, paragraph, row, table, tag, when
from templates.word_styles import ACCENT, HAIRLINE, QUIET, STEP, Style, numbered, spacing

BULLETS = 6
"""The number of this list: the shared ones come first."""
NOTE = f'<w:color w:val="{QUIET}"/>'

# Each paragraph of a column is kept whole: a row that is longer than a page breaks between two of them.
LOOK = Look(
    styles=with_styles(
        Style("Category Note", "CategoryNote", paragraph="<w:keepNext/>" + spacing(0, 4), run=NOTE, priority=13),
        Style("Column Text", "ColumnText", "TableText", paragraph=spacing(4, 2, 1.1), priority=12),
        Style(
            "Column Bullet", "ColumnBullet", "TableText",
            paragraph="<w:keepLines/>" + numbered(BULLETS) + spacing(4, 2, 1.1), priority=12,
        ),
        Style(
            "Column Bullet 2", "ColumnBullet2", "TableText",
            paragraph="<w:keepLines/>" + numbered(BULLETS, 1), priority=12,
        ),
        Style(
            "Column Note", "ColumnNote", "TableText",
            paragraph=f'<w:keepLines/><w:ind w:left="{CELL_STEP}"/>', run=NOTE, priority=12,
        ),
        Style(
            "List Note", "ListNote",
            paragraph=f'<w:keepLines/>{spacing(0, 4)}<w:ind w:left="{STEP}"/>', run=NOTE, priority=12,
        ),
    ),
    tables=PACK_TABLE
    + table_style(
        "Column Table",
        line("bottom", 4, HAIRLINE),
        (70, 280, 60, 0),
        header_format(line("bottom", 12, ACCENT)),
    ),
    lists=(
        level(0, "bullet", "•", "ColumnBullet", CELL_STEP, CELL_STEP)
        + level(1, "bullet", "–", "ColumnBullet2", CELL_STEP * 2, CELL_STEP),
    ),
)  # fmt: skip

UNLESS = "{% if category.criteria_differ %}, unless a criterion says otherwise{% endif %}"
USUAL = f"How assessed{UNLESS}: {{{{ category.assessed_by }}}}"


def criteria_list(criteria: str, bullet: str, inner: str, note: str) -> list[str]:
    """Criteria as a list, each with its alternatives and with what sets it apart from the others."""
    return each(
        f"criterion in {criteria}",
        paragraph("{{ criterion.text }}", bullet),
        *each("alternative in criterion.any_of", paragraph("{{ alternative }}", inner)),
        *when("criterion.weighing", paragraph("{{ criterion.weighing }}", note)),
        *when("criterion.assessed_otherwise", paragraph("How assessed: {{ criterion.assessed_otherwise }}", note)),
    )


def column(criteria: str) -> str:
    """The cell of one level: a list, or the word that there is nothing in it."""
    found = criteria_list(criteria, "ColumnBullet", "ColumnBullet2", "ColumnNote")
    return "".join([tag(f"if {criteria}"), *found, tag("else"), paragraph("None", "ColumnText"), tag("endif")])


def criteria_in_columns() -> list[str]:
    """The essential criteria of a category beside the desirable ones, and under them those that are marked neither."""
    columns = [Column("Essential", WIDTH // 2), Column("Desirable", WIDTH // 2)]
    side_by_side = table(
        columns, row(columns, column("category.essential"), column("category.desirable")),
        "Criteria of the person specification", "The essential criteria, and beside them the desirable ones.",
        style="ColumnTable",
    )  # fmt: skip
    return [
        *when("category.assessed_by", paragraph(USUAL, "CategoryNote")),
        *when("category.essential or category.desirable", side_by_side),
        *when(
            "category.unmarked",
            *when(
                "category.essential or category.desirable", paragraph("Other criteria:", "AfterTable", keep_next=True)
            ),
            *criteria_list("category.unmarked", "ListBullet", "ListBullet2", "ListNote"),
        ),
    ]


if __name__ == "__main__":
    make(__file__, criteria_in_columns(), LOOK)
