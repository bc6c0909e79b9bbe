"""What --help says, and what a command typed wrong is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

import jdgen
from jdgen.cli import main
from tests.cli.program import compare

GOLDEN = Path(__file__).parent / "golden"


@pytest.mark.parametrize(
    "command",
    [
        "",
        "build",
        "check",
        "init",
        "show",
        "where",
        "schema",
        "template",
        "template list",
        "template fields",
        "template check",
        "template copy",
    ],
)
def test_help_at_80_columns(capsys: pytest.CaptureFixture[str], command: str, update_golden: bool) -> None:
    assert main([*command.split(), "--help"]) == 0
    out, err = capsys.readouterr()
    assert not err
    assert max(map(len, out.splitlines())) <= 80
    compare(GOLDEN / f"help{'-' if command else ''}{command.replace(' ', '-')}.txt", out, update_golden)


def test_without_arguments_the_help_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    expected = capsys.readouterr().out
    assert main([]) == 2
    out, err = capsys.readouterr()
    assert not out
    assert err.split() == expected.split()


@pytest.mark.parametrize("words", [["--version"], ["-V"], ["--version", "build"], ["--debug", "-V"]])
def test_version(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert main(words) == 0
    assert capsys.readouterr().out == f"jdgen {jdgen.__version__}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["bild"], "No such command 'bild'. Did you mean 'build'?"),
        (["build"], "Missing argument 'PATH...'."),
        (["build", "--outt", "x", "role.yaml"], "No such option: --outt"),
        (["check", "--format", "xml", "role.yaml"], "'xml' is not one of 'text', 'json'"),
        (["build", "role.yaml", "--out"], "Option '--out' requires an argument."),
        (["template", "cpoy"], "No such command 'cpoy'. Did you mean 'copy'?"),
        (["template", "check"], "Missing argument 'FILE...'."),
        (["template", "copy", "standard"], "Missing argument 'FOLDER'."),
    ],
)
def test_a_command_typed_wrong_is_told_why(capsys: pytest.CaptureFixture[str], words: list[str], said: str) -> None:
    assert main(words) == 2
    assert said in capsys.readouterr().err


def test_nobody_is_shown_braces_to_type(capsys: pytest.CaptureFixture[str]) -> None:
    main(["build"])
    assert "{" not in capsys.readouterr().err
