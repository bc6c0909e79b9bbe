"""The templates, made with python-docx: *heavy* in its default styles, *light* with only the styles that are used.

The tags are docxtpl's own. docxtemplater reads others, so it gets the same document with its own tags in it.
"""

from __future__ import annotations

import re
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.styles.style import BaseStyle

__all__ = ["make_template"]

_BODY = """
Title|{{ role.title }}
Subtitle|{{ organisation.name }}
row terms term|{{ term.label }}|{{ term.value }}
Heading 1|Job description
Heading 2|Purpose of the post
Normal|{{ role.purpose }}
for group in job_description.groups
Heading 2|{{ group.heading }}
if group.intro
Normal|{{ group.intro }}
endif
for line in group.lines
List Bullet|{{ line.text }}
endfor
endfor
Heading 1|Person specification
for category in person_specification.categories
Heading 2|{{ category.category }}
row category.criteria criterion|{{ criterion.text }}|{{ criterion.importance }}|{{ criterion.assessed_by }}
endfor
Heading 1|Policies and commitments
for statement in statements
Normal|{{ statement.text }}
endfor
Normal|To ask for this document in another format, contact {{ organisation.name }}: {{ organisation.contact }}.
Normal|Last reviewed: {{ role.reviewed }}.
Heading 1|Signatures
for capacity in sign_off
Heading 2|{{ capacity }}
Normal|Name, signature and date:
endfor
"""
_STYLES = {line.partition("|")[0] for line in _BODY.split("\n") if line[:1].isupper()}
_USED = _STYLES | {"Table Grid", "Header", "Footer", "Normal Table", "Default Paragraph Font", "No List"}


def make_template(path: Path, light: bool = False, jinja: bool = True) -> Path:
    """Write one template. With ``jinja`` unset its tags are docxtemplater's."""
    document = Document()
    loops: list[tuple[str, str]] = []
    for line in _BODY.strip().split("\n"):
        head, _, text = line.partition("|")
        if head.startswith("row "):
            _, items, item = head.split()
            _table(document, items, item, text.split("|"), loops, jinja)
        elif text:
            document.add_paragraph(text if jinja else _braces(text, loops), style=head)
        else:
            document.add_paragraph(f"{{%p {head} %}}" if jinja else _block(head, loops))
    header, footer = document.sections[0].header, document.sections[0].footer
    header.paragraphs[0].text = _tags("{{ organisation.name }}", jinja)
    footer.paragraphs[0].text = _tags("{{ role.title }}", jinja)
    if light:
        _drop_styles(document)
    document.save(str(path))
    return path


def _table(
    document: WordDocument, items: str, item: str, cells: list[str], loops: list[tuple[str, str]], jinja: bool
) -> None:
    table = document.add_table(0, len(cells), style="Table Grid")
    if jinja:
        table.add_row().cells[0].text = f"{{%tr for {item} in {items} %}}"
    else:
        field = _inner(items, loops)
        cells = [_braces(cell, [*loops, (item, field)]) for cell in cells]
        cells[0], cells[-1] = f"{{#{field}}}{cells[0]}", f"{cells[-1]}{{/{field}}}"
    for cell, text in zip(table.add_row().cells, cells, strict=True):
        cell.text = text
    if jinja:
        table.add_row().cells[0].text = "{%tr endfor %}"


def _block(statement: str, loops: list[tuple[str, str]]) -> str:
    """A docxtemplater tag that opens or closes a loop or a condition."""
    word, *rest = statement.split()
    if word.startswith("end"):
        return f"{{/{loops.pop()[1]}}}"
    name = rest[0] if word == "for" else ""
    loops.append((name, _inner(rest[-1], loops)))
    return f"{{#{loops[-1][1]}}}"


def _braces(text: str, loops: list[tuple[str, str]]) -> str:
    return re.sub(r"\{\{ (\S+) \}\}", lambda tag: f"{{{_inner(tag[1], loops)}}}", text)


def _tags(text: str, jinja: bool) -> str:
    return text if jinja else _braces(text, [])


def _inner(field: str, loops: list[tuple[str, str]]) -> str:
    """A field as docxtemplater finds it: inside a loop without the name of the loop's item."""
    first, _, rest = field.partition(".")
    return rest or "." if first in [name for name, _ in loops] else field


def _drop_styles(document: WordDocument) -> None:
    used = set(_USED)
    for name in _STYLES:
        style: BaseStyle | None = document.styles[name]
        while style is not None:  # a style rests on others
            used.add(str(style.name))
            style = getattr(style, "base_style", None)
    for style in list(document.styles):
        if style.name not in used:
            style.delete()
    part = document.part
    for name in [name for name, other in part.rels.items() if other.reltype.endswith("stylesWithEffects")]:
        del part.rels[name]  # Word 2010 kept all styles a second time
    latent = document.styles.element.find(f"{{{document.styles.element.nsmap['w']}}}latentStyles")
    if latent is not None:
        document.styles.element.remove(latent)
