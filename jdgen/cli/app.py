"""The commands and their options."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from jdgen.cli.options import Command, FailLevel, ReportFormat
from jdgen.cli.template.app import app as template_app

__all__ = ["app"]

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Turn a role written once in YAML into the documents a school recruits with.",
    epilog="Exit codes: 0 clean; 1 findings, or a pack not built; 2 the command is wrong; 3 jdgen could not finish.",
)


class DocumentFormat(StrEnum):
    """What a pack can be built as."""

    docx = "docx"
    md = "md"


def _tell_version(wanted: bool) -> None:
    if wanted:
        from jdgen import __version__

        typer.echo(f"jdgen {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", "-V", callback=_tell_version, is_eager=True, help="Print the version and exit.")
    ] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the details of an internal error.")] = False,
) -> None:
    """Options that stand before a command; :func:`jdgen.cli.main` sees to ``--debug``, wherever it stands."""


@app.command(cls=Command)
def build(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Role files, files of vacancies, or folders.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where the documents go.")] = Path("out"),
    formats: Annotated[list[DocumentFormat], typer.Option("--format", help="Build only these formats.")] = [],  # noqa: B006
    template: Annotated[
        str, typer.Option("--template", metavar="SET", help="The template set, by name or folder. [default: standard]")
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Replace documents that were edited by hand.")] = False,
) -> int:
    """Build the job pack of each role, and of each vacancy: out/<role>/job-pack.docx and .md."""
    from jdgen.cli.build import run

    return run(paths, out, tuple(f.value for f in formats), template, force)


@app.command(cls=Command)
def check(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Role files, or folders of them.")],
    report: Annotated[ReportFormat, typer.Option("--format", help="How to report.")] = ReportFormat.text,
    fail_on: Annotated[FailLevel, typer.Option("--fail-on", help="The least severity that fails.")] = FailLevel.error,
) -> int:
    """Check role files, and say what is wrong, where, and what to do."""
    from jdgen.cli.check import run

    return run(paths, report.value, fail_on.value)


@app.command(cls=Command)
def init(
    folder: Annotated[
        Path, typer.Argument(metavar="[FOLDER]", help="Where it goes: the folder you are in, if not given.")
    ] = Path(),
    force: Annotated[bool, typer.Option("--force", help="Replace files of the same names.")] = False,
) -> int:
    """Lay out a workspace for a school: settings, a role, shared wording and a vacancy."""
    from jdgen.cli.init import run

    return run(folder, force)


@app.command(cls=Command)
def show(
    role: Annotated[Path, typer.Argument(metavar="ROLE", help="A role file.")],
    sources: Annotated[bool, typer.Option("--sources", help="Say which file and lines each part came from.")] = False,
) -> int:
    """Show a role in one piece, with the duties, criteria and wording that it shares."""
    from jdgen.cli.show import run

    return run(role, sources)


@app.command(cls=Command)
def where(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A block, role, organisation, statement or pay scale.")],
    path: Annotated[Path, typer.Argument(metavar="[PATH]", help="A folder of the workspace.")] = Path(),
    report: Annotated[ReportFormat, typer.Option("--format", help="How to show it.")] = ReportFormat.text,
) -> int:
    """List what uses a block, role, organisation, statement or pay scale."""
    from jdgen.cli.where import run

    return run(name, path, report.value)


@app.command(cls=Command)
def schema() -> int:
    """Print the JSON Schema (draft-07) of role files, for editors."""
    from jdgen.cli.schema import run

    return run()


app.add_typer(template_app, name="template")
