"""The person specification, with how each criterion is assessed written out."""

from __future__ import annotations

from jdgen.model.assessment import method_label
from jdgen.model.person_specification import Category, Criterion, PersonSpecification
from jdgen.model.text import Line
from jdgen.pack.values import Data, line

__all__ = ["specification_data"]


def specification_data(specification: PersonSpecification) -> Data:
    """The person specification: its categories, each with its criteria in one list and by level."""
    categories = [_category(category, specification) for category in specification.categories]
    criteria = [criterion for category in categories for criterion in category["criteria"]]
    return {
        "present": bool(specification.intro or categories or specification.notes),
        "intro": specification.intro,
        "notes": specification.notes,
        "categories": categories,
        "key": [{"method": Line(method), "label": label} for method, label in specification.methods.items()],
        "shows_levels": any(criterion["importance"] for criterion in criteria),
        "shows_assessment": any(criterion["assessed_by"] for criterion in criteria),
    }


def _category(category: Category, specification: PersonSpecification) -> Data:
    def group(criteria: tuple[Criterion, ...], level: str | None) -> list[Data]:
        return [_criterion(criterion, level, category, specification) for criterion in criteria]

    essential = group(category.essential, "Essential")
    desirable = group(category.desirable, "Desirable")
    unmarked = group(category.criteria, None)
    return {
        "category": category.category,
        "intro": category.intro,
        "criteria": [*essential, *desirable, *unmarked],
        "essential": essential,
        "desirable": desirable,
        "unmarked": unmarked,
    }


def _criterion(criterion: Criterion, level: str | None, category: Category, specification: PersonSpecification) -> Data:
    methods = criterion.assessed_by or category.assessed_by or specification.assessed_by
    labels = [method_label(method, specification.methods) for method in methods]
    said = [label if i == 0 else label[:1].lower() + label[1:] for i, label in enumerate(labels)]
    importance = [
        level,
        f"weight {criterion.weight}" if criterion.weight is not None else None,
        f"at {criterion.stage}" if criterion.stage is not None else None,
    ]
    important = ", ".join(str(part) for part in importance if part)
    return {
        "text": criterion.text or Line("One of the following"),
        "any_of": list(criterion.any_of),
        "level": Line(level) if level else None,
        "importance": Line(important[0].upper() + important[1:]) if important else None,
        "assessed_by": Line(", ".join(said)) if said else None,
        "methods": [Line(label) for label in labels],
        "weight": line(criterion.weight),
        "stage": criterion.stage,
    }
