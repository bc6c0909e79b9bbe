"""The criteria of a category, a row for each: what is needed, how important it is and how it is assessed."""

from __future__ import annotations

from templates.word_pack import WIDTH
from templates.word_parts import Column, each, paragraph, rows_each, table, tag

__all__ = ["criteria_in_rows"]

ALTERNATIVES = "alternative in criterion.any_of"


def criteria_table(levels: bool, assessment: bool) -> str:
    """The criteria of a category; a column that would say nothing in the whole document is left out."""

    def stated(value: str) -> str:
        return paragraph(f"{{% if {value} %}}{{{{ {value} }}}}{{% else %}}Not stated{{% endif %}}", "TableText")

    criterion = [
        tag("if loop.first and not loop.last"),
        paragraph("{{ criterion.text }}", "TableText", keep_next=True),
        tag("else"),
        paragraph("{{ criterion.text }}", "TableText"),
        tag("endif"),
        *each(ALTERNATIVES, paragraph("{{ alternative }}", "TableBullet")),
    ]
    others = [Column("Essential or desirable", 1720)] * levels + [Column("How assessed", 2580)] * assessment
    columns = [Column("Criterion", WIDTH - sum(column.width for column in others)), *others]
    cells = [stated("criterion.importance")] * levels + [stated("criterion.assessed_by")] * assessment
    rows = rows_each(columns, "criterion in category.criteria", "".join(criterion), *cells)
    said = ["what the person needs", *["whether it is essential or desirable"] * levels]
    said += ["how it is assessed"] * assessment
    description = f"One criterion in each row: {', '.join(said)}."
    return table(columns, rows, "Criteria of the person specification", description)


def criteria_in_rows() -> list[str]:
    """The criteria of a category in a table with the columns that say something, or in a list if none would."""
    return [
        tag("if person_specification.shows_levels and person_specification.shows_assessment"),
        criteria_table(levels=True, assessment=True),
        tag("elif person_specification.shows_levels"),
        criteria_table(levels=True, assessment=False),
        tag("elif person_specification.shows_assessment"),
        criteria_table(levels=False, assessment=True),
        tag("else"),
        *each(
            "criterion in category.criteria",
            paragraph("{{ criterion.text }}", "ListBullet"),
            *each(ALTERNATIVES, paragraph("{{ alternative }}", "ListBullet2")),
        ),
        tag("endif"),
    ]
