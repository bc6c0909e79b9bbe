"""What a trust gives under custom, which only some of its roles may have."""

from __future__ import annotations

import pytest

from jdgen.model.role import Role
from jdgen.model.validate import validate
from jdgen.pack import pack_data
from jdgen.render.faults import TemplateFaults
from jdgen.render.text import MarkdownTemplate


def filled(template: str, custom: object) -> str:
    role = validate({"title": "T", "custom": custom})
    assert isinstance(role, Role)
    return MarkdownTemplate(template, "t").render(pack_data(role, "t")).decode().strip()


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{% if custom.motto %}{{ custom.motto }}{% else %}none{% endif %}", "Learn"),
        ("{% if custom.badge %}{{ custom.badge }}{% else %}none{% endif %}", "none"),
        ("{% if custom.house.colour %}{{ custom.house.colour }}{% else %}none{% endif %}", "none"),
        ("{{ custom.badge or 'none' }}", "none"),
        ("{% for name, value in custom.items() %}{{ name }} {% endfor %}", "motto house"),
    ],
)
def test_a_field_that_a_role_does_not_have_is_left_out(template: str, said: str) -> None:
    assert filled(template, {"motto": "Learn", "house": {"name": "North"}}) == said


@pytest.mark.parametrize("tag", ["{{ custom.badge }}", "{{ custom.badge|upper }}", "{{ role.salary|upper }}"])
def test_printing_what_is_left_out_is_a_fault_whatever_filters_it(tag: str) -> None:
    with pytest.raises(TemplateFaults) as caught:
        filled(tag, {})
    assert [f.code for f in caught.value.findings] == ["JD605"]
