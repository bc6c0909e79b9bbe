"""The words that job packs print beside what they say, and the field of a role that each of them belongs to."""

from __future__ import annotations

import re
from functools import cache

from jdgen.findings import Path

__all__ = ["home_of"]

# For each field, as a path from the role, the labels that mean it. A field that is a list of headed parts ends in "heading"
# or "category": there the label is the heading.
_LABELS: dict[Path, str] = {
    # A vacancy's come first: what else has the same label is told of before them. Some mean it only inside a vacancy.
    ("vacancy", "role"): "post, post title, job, job title, role title, position, vacancy",
    ("vacancy", "organisation"): "school, academy, school name, employer, college, nursery",
    ("vacancy", "reference"): "ref, ref no, reference number, reference no, job reference, job ref, vacancy reference, "
    "post reference, vacancy ref, job number, vacancy number, advert reference",
    ("vacancy", "closing_date"): "closing, closes, closing date, deadline, application deadline, apply by, "
    "closing date for applications, applications close, close date",
    ("vacancy", "closing_time"): "closing time, deadline time",
    ("vacancy", "interview"): "interviews, interview date, interview dates, interviews on, date of interview, "
    "date of interviews, interview day",
    ("vacancy", "start"): "start date, starting, starts, starting date, date of commencement, commencement date, "
    "required from",
    ("vacancy", "visits"): "visit, visits to the school, school visits, visiting",
    ("vacancy", "contact"): "enquiries, contact name, contact details, for more information",
    ("vacancy", "how_to_apply"): "application, applications, application process, apply, applying, to apply",
    ("vacancy", "salary"): "grade, pay, pay scale, pay range, pay grade, salary range, salary scale, salary and grade",
    ("vacancy", "contract"): "contract type, type of contract, employment type, permanent or temporary",
    ("title",): "post, post title, title of post, job, job role, position, position title, name of post, role",
    ("organisation",): "school, academy, school name, name of school, employer, college, nursery, place of employment",
    ("department",): "faculty, department or faculty, service",
    ("location",): "base, place of work, work base, workplace, work location, site, based at, location of post",
    ("reports_to",): "responsible to, reporting to, accountable to, answerable to, immediately responsible to",
    ("line_manager",): "managed by, line managed by, manager, immediate line manager, supervisor, supervised by",
    (
        "responsible_for",
    ): "line management of, line manages, manages, supervises, staff managed, line management, direct reports",
    (
        "salary",
    ): "grade, pay, pay scale, pay range, pay grade, salary range, salary scale, salary grade, salary and grade, "
    "grade and salary, scale, remuneration, wage, actual salary, grade salary, salary band, pay band, rate of pay",
    (
        "purpose",
    ): "purpose of post, purpose of the post, purpose of job, purpose of the job, job purpose, purpose of role, "
    "purpose of the role, main purpose, main purpose of post, main purpose of the post, main purpose of job, "
    "main purpose of the job, main purpose of the role, overall purpose, core purpose, role purpose, job summary, "
    "summary of role, role summary",
    (
        "duties",
    ): "job description, main duties, key duties, general duties, main responsibilities, key responsibilities, "
    "responsibilities, general responsibilities, specific responsibilities, duties and responsibilities, "
    "main duties and responsibilities, key duties and responsibilities, roles and responsibilities, "
    "responsibilities and duties, key tasks, main tasks, tasks, accountabilities, key accountabilities, expectations, "
    "main activities, key areas, main duties responsibilities, specific duties",
    ("person_specification",): "person spec, personal specification, person profile, selection criteria",
    ("conditions",): "conditions of employment, terms and conditions, conditions of service, terms of employment, "
    "employment conditions, conditions of appointment, working conditions",
    ("sign_off",): "signed by, signed, signature, signatures, signatories, sign off, agreed by, approved by",
    ("statements",): "safeguarding statement, equality statement, equal opportunities, equal opportunities statement, "
    "safeguarding commitment, commitment to safeguarding, disclaimer",
    ("reviewed",): "last reviewed, date reviewed, date of review, date of last review, date of job description",
    ("next_review",): "review date, date of next review, next review date, to be reviewed, review due",
    ("contract", "type"): "contract type, type of contract, kind of contract, contract term, employment type, tenure, "
    "type of employment, nature of contract, contractual status, permanent or temporary",
    ("contract", "until"): "end date, contract end, contract end date, expiry date, fixed term until",
    ("contract", "reason"): "reason for contract, reason for fixed term",
    (
        "contract",
        "start",
    ): "start date, starting, starts, starting date, date of commencement, commencement date, required from",
    ("contract", "hours"): "working hours, hours of work, hours per week, weekly hours, working time, hours a week",
    ("contract", "weeks"): "weeks per year, working weeks, weeks a year, weeks of work",
    ("contract", "fte"): "full time equivalent, full time equivalence",
    ("contract", "full_time_hours"): "full time hours, full time working hours",
    ("contract", "leave_weeks"): "paid leave, annual leave, holiday, holidays, holiday entitlement, leave",
    ("contract", "release"): "release time, leadership time, non contact time, management time, time released",
    ("contract", "teaching_time"): "teaching commitment, teaching load, contact time, teaching allocation",
    (
        "contract",
        "pattern",
    ): "working pattern, pattern of work, work pattern, working days, days of work, shift pattern",
    ("contract", "note"): "contract note, contract notes",
    ("organisation", "address"): "school address, address of school, postal address",
    ("organisation", "phone"): "telephone number, phone number, contact number, tel no",
    ("organisation", "email"): "email address, contact email",
    ("organisation", "website"): "web site, school website, web address",
    (
        "person_specification",
        "assessed_by",
    ): "method of assessment, methods of assessment, assessment method, how assessed, "
    "assessment, assessment methods, assessed through",
    ("person_specification", "notes"): "note",
    ("person_specification", "category"): "qualifications, experience, experiences, skills, knowledge, "
    "knowledge and skills, skills and knowledge, personal qualities, qualities, attributes, personal attributes, "
    "qualifications and training, qualifications and experience, training, skills and abilities, abilities, aptitudes",
    (
        "sections",
        "heading",
    ): "overview, about us, about the school, about the role, about you, our school, introduction, "
    "how to apply, to apply, applying, application process, the role, the school, the person, who we are, benefits, "
    "what we offer, why work for us, why join us, our offer, background, context, our values, vision, vision and values, "
    "ethos, welcome, further information, additional information, the challenge, note, notes",
}

_INSIDE_ONLY = frozenset(("vacancy", field) for field in ("role", "organisation", "salary", "contract"))


@cache
def _homes() -> dict[str, list[Path]]:
    homes: dict[str, list[Path]] = {}
    for path, labels in _LABELS.items():
        for label in labels.split(", "):
            homes.setdefault(label, []).append(path)
    return homes


def home_of(name: str, inside: Path) -> Path | None:
    """The field that a label stands for, as a path from the role; one of the part that it is written in before others.

    ``inside`` is where that part stands, without the indexes of lists.
    """
    plain = " ".join(re.sub(r"[\W_]+", " ", name[:100].lower()).split())
    homes = [home for home in _homes().get(plain, []) if home[:-1] == inside or home not in _INSIDE_ONLY]
    return next((home for home in homes if home[:-1] == inside), homes[-1] if homes else None)
