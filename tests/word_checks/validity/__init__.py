"""Whether Word will open a file without a word: what a machine can check of every part.

The ids are words, as the checks have no numbers elsewhere. Every problem is an error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.word_checks.package import NotAPackage, Package
from tests.word_checks.problems import Problem
from tests.word_checks.validity import (
    archive,
    core_properties,
    definitions,
    fields,
    links,
    order,
    references,
    simple_types,
    structure,
    tables,
    written,
)

__all__ = ["CHECKS", "check_validity"]

CHECKS: tuple[tuple[str, Callable[[Package], Iterator[str]]], ...] = (
    ("well-formed", archive.parts_are_well_formed),
    ("zip-names", archive.names_are_unique),
    ("content-types-first", archive.content_types_come_first),
    ("content-types", archive.every_part_has_a_type),
    ("relationships", links.relationships_resolve),
    ("unused-part", links.every_part_is_used),
    ("link-targets", links.link_targets_are_valid),
    ("core-properties", core_properties.core_properties_are_valid),
    ("cell-end", tables.cells_end_with_a_paragraph),
    ("row-cells", tables.rows_have_cells),
    ("table-rows", tables.tables_have_rows),
    ("table-grid", tables.cells_fill_the_grid),
    ("merged-cells", tables.merged_cells_begin),
    ("properties-first", structure.properties_come_first),
    ("section-last", structure.the_section_comes_last),
    ("order", order.properties_are_in_order),
    ("nesting", structure.nothing_is_in_the_wrong_place),
    ("loose-text", structure.no_loose_text),
    ("drawing-ids", references.drawing_ids_are_unique),
    ("bookmarks", references.bookmarks_are_closed),
    ("notes", references.notes_exist),
    ("fields", fields.fields_are_closed),
    ("simple-types", simple_types.values_are_valid),
    ("styles", definitions.styles_are_defined),
    ("numbering", definitions.numbering_is_defined),
    ("spaces", written.spaces_are_kept),
    ("control-characters", written.no_tabs_or_breaks_in_text),
    ("leftovers", written.nothing_is_left_over),
)


def check_validity(data: bytes) -> list[Problem]:
    """All problems of a .docx; a file that is none is one problem, ``zip``."""
    try:
        package = Package(data)
    except NotAPackage as error:
        return [Problem("zip", "E", f"this is not a Word file: {error}")]
    found = ((id_, message) for id_, check in CHECKS for message in check(package))
    return [Problem(id_, "E", message) for id_, message in dict.fromkeys(found)]
