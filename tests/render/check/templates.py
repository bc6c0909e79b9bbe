"""Templates for the tests of the check, written out part by part."""

from __future__ import annotations

from pathlib import Path

from jdgen.findings import Finding
from jdgen.pack.sample import sample_data, smaller_samples
from jdgen.render.check import Checked, Samples, check_markdown, check_word
from tests.render.word.files import NAMESPACES, p, parts, row, styled, table, word_file, zipped

SAMPLES = Samples(sample_data(), list(smaller_samples()))
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def checked(folder: Path, body: str, **more: str) -> Checked:
    """What the check says of a Word template with this body."""
    path = folder / "t.docx"
    path.write_bytes(word_file(body, **more))
    return check_word(path, "t.docx", SAMPLES)


def found(folder: Path, *paragraphs: str) -> list[tuple[str, str]]:
    """The code and the words, without the place, of what is found in a template of these paragraphs."""
    return [in_short(f) for f in checked(folder, "".join(map(p, paragraphs))).findings]


def in_short(finding: Finding) -> tuple[str, str]:
    return finding.code, finding.message.partition(": ")[2] or finding.message


def found_in_markdown(folder: Path, text: str) -> list[tuple[int, str, str]]:
    path = folder / "t.md.j2"
    path.write_text(text, encoding="utf-8")
    return [(f.span.line, f.code, f.message) for f in check_markdown(path, "t.md.j2", SAMPLES).findings]


def with_eight_faults() -> bytes:
    """A template with two sections and eight faults of different kinds, each in another place."""
    body = (
        styled("{{ role.title }}", "Heading1")
        + p("Responsible to {{ role.reports_to|uper }}")
        + '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId3"/></w:sectPr></w:pPr></w:p>'
        + styled("Duties", "Heading1")
        + p("{%p for group in job_description.groups %}")
        + p("{%p for duty in group.items %}")
        + p("{{ duty.txt }}")
        + p("{%p endfor %}")
        + p("{%p endfor %}")
        + styled("Person specification", "Heading1")
        + table(
            2,
            row(p("Category"), p("Criteria")),
            row(
                p("Needed"),
                p("{% for category in person_specification.categories %}{{ category.category }}"),
            ),
        )
        + styled("Pay", "Heading2")
        + p("{% if role.salary %}Salary: {{ role.salary }}")
        + table(1, row(p("and {% endif %}")))
        + p("Hours: {{ }}")
        + p("Weeks: contract.weeks }}")
        + p("{{ role.title.__class__ }}")
    )
    content = parts(body)
    content["word/header2.xml"] = f"<w:hdr {NAMESPACES}>{p('{{ organisation.nmae }}')}</w:hdr>"
    types = str(content["[Content_Types].xml"])
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
    content["[Content_Types].xml"] = types.replace(
        "</Types>", f'<Override PartName="/word/header2.xml" ContentType="{kind}"/></Types>'
    )
    rels = str(content["word/_rels/document.xml.rels"])
    relation = f'<Relationship Id="rIdSecond" Type="{_RELATION}/header" Target="header2.xml"/></Relationships>'
    content["word/_rels/document.xml.rels"] = rels.replace("</Relationships>", relation)
    document = str(content["word/document.xml"])
    last = document.rindex('r:id="rId3"')
    content["word/document.xml"] = document[:last] + 'r:id="rIdSecond"' + document[last + len('r:id="rId3"') :]
    return zipped(content)
