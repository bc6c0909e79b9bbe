"""From a Role to the plain data that templates see.

Templates get dictionaries, lists and text, never the model: what they can reach is written down here. Fields the role
does not give are None or an empty list, so that ``{% if %}`` works and printing them is a fault.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdgen.model.contract import Contract, Safeguarding
from jdgen.model.job_description import Statement, statement_name
from jdgen.model.offered import offered
from jdgen.model.organisation import Organisation
from jdgen.model.person_specification import PersonSpecification
from jdgen.model.role import Role
from jdgen.model.text import Line, Prose
from jdgen.pack.criteria import specification_data
from jdgen.pack.duties import job_description_data, sections_data
from jdgen.pack.terms import contract_data, terms_data
from jdgen.pack.vacancy import vacancy_data
from jdgen.pack.values import Data, line, own

if TYPE_CHECKING:
    from jdgen.pictures.picture import Picture

__all__ = ["pack_data"]


def pack_data(role: Role, role_id: str, logo: Picture | None = None) -> Data:
    """Everything a template may print about a role. ``logo`` is the picture that its organisation's logo names."""
    role = offered(role)
    return {
        "role": _role(role, role_id),
        "organisation": _organisation(role.organisation, logo),
        "contract": contract_data(role.contract or Contract()),
        "safeguarding": _safeguarding(role.safeguarding or Safeguarding()),
        "vacancy": vacancy_data(role.vacancy),
        "terms": terms_data(role),
        "job_description": job_description_data(role),
        "person_specification": specification_data(role.person_specification or PersonSpecification()),
        "statements": _statements(role),
        "sections": list(sections_data(role.sections)),
        "sign_off": list(role.sign_off),
        "details": [{"label": Line(label), "value": value} for label, value in role.details.items()],
        "custom": own(role.custom),
    }


def _role(role: Role, role_id: str) -> Data:
    return {
        "id": role_id,
        "title": role.title,
        "department": role.department,
        "location": role.location,
        "reports_to": line(role.reports_to),
        "line_manager": line(role.line_manager),
        "responsible_for": line(role.responsible_for),
        "salary": role.salary,
        "purpose": role.purpose,
        "version": role.version,
        "reviewed": line(role.reviewed),
        "next_review": line(role.next_review),
    }


def _organisation(organisation: Organisation | None, logo: Picture | None) -> Data | None:
    if organisation is None:
        return None
    contact = [part for part in (organisation.phone, organisation.email) if part]
    return {
        "name": organisation.name,
        "kind": organisation.kind,
        "phase": organisation.phase,
        "religious_character": organisation.religious_character,
        "urn": line(organisation.urn),
        "uid": line(organisation.uid),
        "pay_area": _pay_area(organisation.pay_area),
        "address": organisation.address,
        "phone": organisation.phone,
        "email": organisation.email,
        "website": organisation.website,
        "logo": logo,
        "colours": {"accent": line(organisation.colours.accent if organisation.colours else None)},
        "values": organisation.values,
        "about": organisation.about,
        "contact": Line(" or ".join(contact)) if contact else None,
    }


def _pay_area(area: str | None) -> Line | None:
    """The area as people write it: ``London Fringe``."""
    return None if area is None else Line(area.replace("-", " ").title().replace(" Of ", " of "))


def _safeguarding(safeguarding: Safeguarding) -> Data:
    return {name: getattr(safeguarding, name) for name in ("regulated_activity", "contact_with_children")}


def _statements(role: Role) -> list[Data]:
    own = role.organisation.statements if role.organisation else {}
    return [_statement(statement, own.get(statement_name(statement) or "")) for statement in role.statements]


def _statement(statement: Statement, wording: Prose | None) -> Data:
    return {"heading": statement.heading, "text": wording or statement.text}
