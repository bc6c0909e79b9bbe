"""jdgen show: a role in one piece, and where its parts came from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from jdgen.cli import main
from jdgen.source.read import read
from jdgen.source.role_file import load_role
from jdgen.source.text import Text
from tests.cli.program import ROLE, compare, run, sentences, write_role
from tests.cli.shared_wording import write_workspace

GOLDEN = Path(__file__).parent / "golden"
EXAMPLES = Path(__file__).parents[2] / "examples"
ROLES = sorted(path for path in EXAMPLES.rglob("*.yaml") if "out" not in path.parts and path.parent.name == "roles")


def without_what_was_followed(data: Any) -> Any:
    """The data of a role without its includes and edits, and without its organisation's parent."""
    kept = {name: value for name, value in data.items() if name not in ("includes", "drop", "replace")}
    if isinstance(kept.get("organisation"), dict):
        kept["organisation"] = {name: value for name, value in kept["organisation"].items() if name != "parent"}
    return kept


def shown(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    assert main(["show", *words]) == 0
    out, err = capsys.readouterr()
    assert not err
    return out


@pytest.mark.parametrize("role", ["clerk", "cook"])
@pytest.mark.parametrize("options", [[], ["--sources"]])
def test_a_role_as_it_is_shown(
    workspace: Path, capsys: pytest.CaptureFixture[str], role: str, options: list[str], update_golden: bool
) -> None:
    write_workspace(workspace)
    # The words of a statement that comes with jdgen are its own.
    out = re.sub(
        r"(heading: Equality.*\n +text: \|\n).*\n", r"\1      ...\n", shown(capsys, *options, f"roles/{role}.yaml")
    )
    out = re.sub(r"(shipped/statements/equality.yaml, lines).*", r"\1 ...", out)
    compare(GOLDEN / f"show-{role}{'-sources' if options else ''}.yaml", out, update_golden)


@pytest.mark.parametrize("options", [[], ["--sources"]])
@pytest.mark.parametrize("path", ROLES, ids=lambda path: str(path.relative_to(EXAMPLES)))
def test_what_is_shown_reads_back_to_the_same_role(
    capsys: pytest.CaptureFixture[str], path: Path, options: list[str]
) -> None:
    role_file = load_role(path)
    again = read(Text("again.yaml", shown(capsys, *options, str(path))))
    assert again.data == without_what_was_followed(role_file.content.data)
    assert not again.findings


@pytest.mark.parametrize("role", ["clerk", "cook"])
def test_what_is_shown_is_a_role_that_needs_no_workspace(
    workspace: Path, capsys: pytest.CaptureFixture[str], role: str
) -> None:
    write_workspace(workspace / "trust")
    write_role(workspace / f"{role}.yaml", shown(capsys, f"trust/roles/{role}.yaml"))
    alone, composed = load_role(Path(f"{role}.yaml")), load_role(Path(f"trust/roles/{role}.yaml"))
    assert alone.findings == ()
    assert alone.role is not None
    assert composed.role is not None
    assert composed.role.organisation is not None
    organisation = composed.role.organisation.model_copy(update={"parent": None})
    followed = {"includes": (), "drop": (), "replace": {}, "organisation": organisation}
    assert alone.role == composed.role.model_copy(update=followed)


def lines_of(told: str) -> range:
    first, last = re.findall(r"lines? (\d+)(?: to (\d+))?", told)[0]
    return range(int(first), int(last or first) + 1)


def test_every_source_has_the_words_it_is_said_to_have(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_workspace(workspace)
    told = None
    checked = 0
    for line in shown(capsys, "--sources", "roles/cook.yaml").splitlines():
        note = re.match(r" *# (\S+), (line.*)", line)
        if note:
            told = (Path(note[1]).read_text(encoding="utf-8").split("\n"), lines_of(note[2]))
        elif line.strip().startswith("- ") and told is not None:
            words = line.strip().removeprefix("- ").split(": ")[-1].strip("\"'.")
            assert any(words in told[0][number - 1] for number in told[1]), line
            checked += 1
    assert checked > 5


def test_without_a_workspace_a_role_is_shown_in_the_order_of_the_model(capsys: pytest.CaptureFixture[str]) -> None:
    write_role(Path("role.yaml"), "custom: {b: x, a: y}\nduties:\n- {id: one, text: Read., items: []}\ntitle: T\n")
    assert shown(capsys, "role.yaml") == (
        "title: T\n\nduties:\n  - text: Read.\n    items: []\n    id: one\n\ncustom:\n  b: x\n  a: y\n"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: [", "never closed"),
        ("title: T\nincludes: [a]\n", 'There is no block or role called "a"'),
        ("", "This file is empty."),
        ("duties: x\n", "title"),
        ("- a\n", "This file is a list"),
    ],
)
def test_what_cannot_be_put_together_is_told_as_check_does(
    capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    write_role(Path("role.yaml"), text)
    assert main(["show", "role.yaml"]) == 1
    out, err = capsys.readouterr()
    assert not err
    assert said in sentences(out)
    assert "JD" in out


def test_a_circle_of_includes_is_told(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_workspace(workspace)
    write_role(workspace / "blocks/all-staff.yaml", "includes: office\nconditions: x\n")
    assert main(["show", "--sources", "roles/clerk.yaml"]) == 1
    assert "This include has no end: office includes all-staff includes office." in sentences(capsys.readouterr().out)


def test_what_is_no_role_file(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_workspace(workspace)
    for path, said in (
        ("missing.yaml", "There is no file called missing.yaml."),
        ("clerk", "There is no file called clerk. Did you mean roles/clerk.yaml?"),
        ("roles", "roles is a folder. Name one role file in it."),
        ("x" * 5000, "There is no file called xxx"),
        ("a\x1b[31mb", "There is no file called a\\u001b[31mb."),
        ("roles/clerk.yaml/x", "There is no file called roles/clerk.yaml/x."),
    ):
        assert main(["show", path]) == 2
        out, err = capsys.readouterr()
        assert not out
        assert err.startswith(said)


def test_the_name_of_a_file_stays_on_its_line(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_role(workspace / "a\nb: \u202e.yaml", ROLE)
    out = shown(capsys, "--sources", "a\nb: \u202e.yaml")
    assert out.startswith("# a\\nb: \\u202e.yaml, lines 1 to ")
    assert not read(Text("x", out)).findings


def test_it_is_utf_8_whatever_the_terminal_is(workspace: Path) -> None:
    write_role(workspace / "role.yaml", "title: Zoë’s 数学\n")
    ran = run("show", "role.yaml", cwd=workspace, env={"PYTHONIOENCODING": "ascii", "LC_ALL": "C"})
    assert ran.stdout.decode("utf-8") == "title: Zoë’s 数学\n"
