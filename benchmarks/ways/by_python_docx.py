"""python-docx directly: no tags, the document built paragraph by paragraph in the template's styles."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as WordDocument

__all__ = ["built"]


def built(template: Path, data: Mapping[str, Any]) -> Callable[[], bytes]:
    """Build the pack in a file that has the template's styles and nothing in it."""
    document = Document(str(template))
    for element in list(document.element.body)[:-1]:  # the last holds the page's size
        document.element.body.remove(element)
    saved = io.BytesIO()
    document.save(saved)
    return lambda: _built(Document(io.BytesIO(saved.getvalue())), data)


def _built(document: WordDocument, data: Mapping[str, Any]) -> bytes:
    role, organisation = data["role"], data["organisation"]
    document.sections[0].header.paragraphs[0].text = organisation["name"]
    document.sections[0].footer.paragraphs[0].text = role["title"]
    add = document.add_paragraph
    add(role["title"], "Title")
    add(organisation["name"], "Subtitle")
    _table(document, [(term["label"], term["value"]) for term in data["terms"]])
    add("Job description", "Heading 1")
    add("Purpose of the post", "Heading 2")
    add(role["purpose"], "Normal")
    for group in data["job_description"]["groups"]:
        add(group["heading"], "Heading 2")
        if group["intro"]:
            add(group["intro"], "Normal")
        for line in group["lines"]:
            add(line["text"], "List Bullet")
    add("Person specification", "Heading 1")
    for category in data["person_specification"]["categories"]:
        add(category["category"], "Heading 2")
        _table(document, [(c["text"], c["importance"], c["assessed_by"]) for c in category["criteria"]])
    add("Policies and commitments", "Heading 1")
    for statement in data["statements"]:
        add(statement["text"], "Normal")
    contact = f"{organisation['name']}: {organisation['contact']}"
    add(f"To ask for this document in another format, contact {contact}.", "Normal")
    add(f"Last reviewed: {role['reviewed']}.", "Normal")
    add("Signatures", "Heading 1")
    for capacity in data["sign_off"]:
        add(capacity, "Heading 2")
        add("Name, signature and date:", "Normal")
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _table(document: WordDocument, rows: Sequence[Sequence[str]]) -> None:
    table = document.add_table(len(rows), len(rows[0]), style="Table Grid")
    # Asking a table for its cells one by one takes python-docx many times longer than asking each row once.
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.paragraphs[0].text = text
