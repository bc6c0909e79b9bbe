"""What the README says is so."""

from __future__ import annotations

import re
from pathlib import Path

from jdgen.model.contract import Contract, Safeguarding
from jdgen.model.job_description import DutyGroup
from jdgen.model.organisation import Organisation
from jdgen.model.person_specification import Category, PersonSpecification
from jdgen.model.role import Role
from jdgen.model.vacancy import Vacancy

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def shell_commands() -> list[str]:
    return [block.strip() for block in re.findall(r"```sh\n(.*?)```", README, re.DOTALL)]


def test_there_are_exactly_two_commands_to_set_up() -> None:
    build, tests = shell_commands()
    assert "jdgen build" in build
    assert "pytest" in tests
    assert "\n" not in build + tests


def test_ci_runs_the_readmes_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    (pattern,) = re.findall(r"bash -c \"\$\(grep '(.*)' README\.md\)\"", script)
    assert [line for line in README.splitlines() if re.search(pattern, line)] == [shell_commands()[1]]


def test_the_first_role_in_the_readme_has_nothing_wrong_with_it(tmp_path: Path) -> None:
    from jdgen.api import load

    (block,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    path = tmp_path / "role.yaml"
    path.write_text(block, encoding="utf-8")
    loaded = load(path)
    assert list(loaded.findings) == []
    assert loaded.role is not None


def test_the_readme_names_every_field_of_a_role() -> None:
    rows = dict(re.findall(r"^\| (`[^|]*`) \| (.*) \|$", README, re.M))
    named = {name for fields in rows for name in re.findall(r"`(\w+)`", fields)}
    assert named == set(Role.model_fields) - {"format"}
    for field, part in (
        ("contract", Contract),
        ("duties", DutyGroup),
        ("organisation", Organisation),
        ("person_specification", PersonSpecification),
        ("safeguarding", Safeguarding),
        ("vacancy", Vacancy),
    ):
        described = next(said for fields, said in rows.items() if f"`{field}`" in fields)
        missing = set(part.model_fields) - set(re.findall(r"`(\w+)`", described)) - {"id", "name", "kind"}
        assert not missing, f"the README's row on {field} does not name {sorted(missing)}"
    described = next(said for fields, said in rows.items() if "person_specification" in fields)
    assert set(Category.model_fields) <= set(re.findall(r"`(\w+)`", described))


def test_the_readme_gives_every_exit_code() -> None:
    codes = [int(code) for code in re.findall(r"^\| (\d+) \|", README, re.M)]
    assert codes == [0, 1, 2, 3, 130]
