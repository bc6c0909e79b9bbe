"""Every code a finding can carry. A code is never reused or renumbered, and its name does not change.

JD0xx the file and its shape, JD1xx the job description, JD2xx the person specification, JD3xx pay, hours and dates,
JD4xx safeguarding and law, JD5xx wording, JD6xx templates and output, JD7xx across files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["CODES", "Code"]


@dataclass(frozen=True, slots=True)
class Code:
    """A code's lasting name and the severity its findings have unless a setting says otherwise."""

    name: str
    severity: Literal["error", "warning", "note"]


CODES: dict[str, Code] = {
    # JD0xx: the file and its shape
    "JD001": Code("file-not-readable", "error"),
    "JD002": Code("not-yaml", "error"),
    "JD003": Code("unknown-field", "error"),
    "JD004": Code("missing-field", "error"),
    "JD005": Code("wrong-shape", "error"),
    "JD006": Code("wrong-value", "error"),
    "JD007": Code("field-twice", "error"),
    "JD008": Code("empty-field", "warning"),
    "JD009": Code("not-utf-8", "error"),
    "JD010": Code("forbidden-character", "error"),
    "JD011": Code("yaml-feature", "error"),
    "JD012": Code("too-large", "error"),
    "JD013": Code("too-deep", "error"),
    "JD014": Code("not-a-role", "error"),
    "JD015": Code("invisible-character", "warning"),
    "JD016": Code("text-after-hash", "warning"),
    "JD017": Code("line-break", "error"),
    "JD018": Code("too-long", "error"),
    "JD019": Code("unknown-assessment", "error"),
    "JD020": Code("unknown-statement", "error"),
    "JD021": Code("id-not-usable", "error"),
    "JD022": Code("id-twice", "error"),
    "JD023": Code("items-run-together", "warning"),
    "JD024": Code("more-findings", "note"),
    "JD025": Code("pasted-bullet", "warning"),
    "JD026": Code("all-after-hash", "error"),
    "JD027": Code("curly-quotes", "warning"),
    "JD028": Code("tab-in-text", "warning"),
    "JD029": Code("sign-off-line", "warning"),
    "JD030": Code("level-in-text", "warning"),
    "JD031": Code("not-a-table", "error"),
    "JD032": Code("column-twice", "error"),
    "JD033": Code("ragged-row", "error"),
    "JD034": Code("formula-cell", "error"),
    "JD035": Code("spreadsheet-error", "error"),
    "JD036": Code("column-without-name", "error"),
    "JD037": Code("quote-not-closed", "error"),
    "JD040": Code("picture-not-found", "error"),
    "JD041": Code("picture-not-usable", "error"),
    "JD042": Code("picture-path", "error"),
    "JD043": Code("picture-fallback", "error"),
    # JD3xx: pay, hours and dates
    "JD320": Code("dates-out-of-order", "error"),
    "JD321": Code("time-without-date", "warning"),
    # JD6xx: templates and output
    "JD601": Code("template-not-readable", "error"),
    "JD602": Code("template-syntax", "error"),
    "JD603": Code("template-unknown-name", "error"),
    "JD604": Code("template-not-allowed", "error"),
    "JD605": Code("template-failed", "error"),
    "JD610": Code("text-lost", "error"),
    "JD611": Code("document-not-well-formed", "error"),
    "JD620": Code("output-edited", "error"),
    "JD621": Code("output-not-writable", "error"),
    "JD622": Code("output-clash", "error"),
    "JD630": Code("template-needs-field", "warning"),
    # JD7xx: across files
    "JD700": Code("name-leads-nowhere", "error"),
    "JD701": Code("id-not-file-name", "error"),
    "JD702": Code("circle", "error"),
    "JD703": Code("edit-without-target", "error"),
    "JD705": Code("nearly-the-same", "warning"),
    "JD706": Code("method-with-two-meanings", "error"),
    "JD707": Code("criterion-at-two-levels", "warning"),
    "JD708": Code("not-brought-in", "warning"),
}
