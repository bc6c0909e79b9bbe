"""``template check`` knows pictures: in loops, left out by a role, and named by a tag that names none."""

from __future__ import annotations

from pathlib import Path

import pytest

from jdgen.pack.printed import fields_not_printed
from jdgen.pack.sample import sample_data, smaller_samples
from jdgen.render.check.tried import Samples
from jdgen.render.check.word import check_word
from tests.render.word.files import p, word_file
from tests.render.word.test_pictures import picture, with_picture

SAMPLES = Samples(sample_data(), list(smaller_samples()))


def check(folder: Path, template: bytes) -> tuple[list[str], str]:
    path = folder / "a.docx"
    path.write_bytes(template)
    checked = check_word(path, "a.docx", SAMPLES)
    return [finding.message for finding in checked.findings], checked.text


def placed(alt: str) -> bytes:
    return with_picture(f"<w:p><w:r>{picture(alt)}</w:r></w:p>")


def test_a_placeholder_needs_no_if(tmp_path: Path) -> None:
    found, text = check(tmp_path, placed("{{ organisation.logo }}"))
    assert found == []
    assert "logo" not in fields_not_printed(text)["organisation"]


def test_a_tag_does(tmp_path: Path) -> None:
    (found,), text = check(tmp_path, word_file(p("{{ organisation.logo|height('2 cm') }}")))
    assert "{% if organisation and organisation.logo %}" in found
    assert "A fern in a hollow" in text
    guarded = "{% if organisation and organisation.logo %}{{ organisation.logo|height('2 cm') }}{% endif %}"
    assert check(tmp_path, word_file(p(guarded)))[0] == []


def test_a_placeholder_stands_where_it_stands(tmp_path: Path) -> None:
    loop = p("{%p for x in [organisation] %}") + f"<w:p><w:r>{picture('{{ x.logo }}')}</w:r></w:p>" + p("{%p endfor %}")
    assert check(tmp_path, with_picture(loop))[0] == []


@pytest.mark.parametrize(
    ("alt", "said"),
    [
        ("{{ organisation.lego }}", 'Did you mean "logo"'),
        ("{{ role.title }}", "this tag does not name one"),
        ("{{ organisation.logo|hieght(&apos;2 cm&apos;) }}", 'Did you mean "height"'),
        ("{{ organisation.logo|height(2) }}", "with its unit"),
    ],
)
def test_what_is_wrong_with_one_is_said_once(tmp_path: Path, alt: str, said: str) -> None:
    (found,), _ = check(tmp_path, placed(alt))
    assert said in found
