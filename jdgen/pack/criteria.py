"""The person specification, with how each criterion is assessed written out."""

from __future__ import annotations

from collections.abc import Sequence

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
    usual = category.assessed_by or specification.assessed_by

    def group(criteria: tuple[Criterion, ...], level: str | None) -> list[Data]:
        return [_criterion(criterion, level, usual, specification) for criterion in criteria]

    essential = group(category.essential, "Essential")
    desirable = group(category.desirable, "Desirable")
    unmarked = group(category.criteria, None)
    criteria = [*essential, *desirable, *unmarked]
    differ = [criterion["assessed_otherwise"] is not None for criterion in criteria]
    return {
        "category": category.category,
        "intro": category.intro,
        "assessed_by": None if all(differ) else _written(_labels(usual, specification)),
        "criteria_differ": any(differ),
        "criteria": criteria,
        "essential": essential,
        "desirable": desirable,
        "unmarked": unmarked,
    }


def _criterion(
    criterion: Criterion, level: str | None, usual: Sequence[str], specification: PersonSpecification
) -> Data:
    methods = criterion.assessed_by or usual
    labels = _labels(methods, specification)
    weighing = [
        f"weight {criterion.weight}" if criterion.weight is not None else None,
        f"at {criterion.stage}" if criterion.stage is not None else None,
    ]
    return {
        "text": criterion.text or Line("One of the following"),
        "any_of": list(criterion.any_of),
        "level": Line(level) if level else None,
        "weighing": _phrase(*weighing),
        "importance": _phrase(level, *weighing),
        "assessed_by": _written(labels),
        "assessed_otherwise": _written(labels) if set(methods) != set(usual) else None,
        "methods": [Line(label) for label in labels],
        "weight": line(criterion.weight),
        "stage": criterion.stage,
    }


def _phrase(*parts: str | None) -> Line | None:
    """The parts that there are, in one phrase with a capital."""
    said = ", ".join(part for part in parts if part)
    return Line(said[0].upper() + said[1:]) if said else None


def _labels(methods: Sequence[str], specification: PersonSpecification) -> list[str]:
    return [method_label(method, specification.methods) for method in methods]


def _written(labels: Sequence[str]) -> Line | None:
    """The labels of methods in one line; only the first keeps its capital."""
    said = [label if i == 0 else label[:1].lower() + label[1:] for i, label in enumerate(labels)]
    return Line(", ".join(said)) if said else None
