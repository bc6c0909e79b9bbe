"""The commands of ``jdgen template`` and their options."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from jdgen.cli.options import Command, FailLevel, ReportFormat

__all__ = ["app"]

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="List, check and copy templates, and show the fields they may use.",
)


@app.command("list", cls=Command)
def list_() -> int:
    """List the template sets that come with jdgen."""
    from jdgen.cli.template.listing import run

    return run()


@app.command(cls=Command)
def fields(
    report: Annotated[ReportFormat, typer.Option("--format", help="How to show them.")] = ReportFormat.text,
) -> int:
    """Show every field a template may use: its kind, its meaning and an example."""
    from jdgen.cli.template.fields import run

    return run(report.value)


@app.command(cls=Command)
def check(
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Templates (.docx, .md.j2), or folders of them.")
    ],
    report: Annotated[ReportFormat, typer.Option("--format", help="How to report.")] = ReportFormat.text,
    fail_on: Annotated[FailLevel, typer.Option("--fail-on", help="The least severity that fails.")] = FailLevel.error,
) -> int:
    """Check templates without a role, and say what is wrong, where, and what to do."""
    from jdgen.cli.template.check import run

    return run(paths, report.value, fail_on.value)


@app.command(cls=Command)
def copy(
    source: Annotated[str, typer.Argument(metavar="SET", help="The template set, by name or folder.")],
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where the copies go.")],
    force: Annotated[bool, typer.Option("--force", help="Replace files of the same names.")] = False,
    clean: Annotated[
        bool, typer.Option("--clean", help="Accept tracked changes, and leave out comments and hidden text.")
    ] = False,
) -> int:
    """Copy a template set, to make a house style of your own."""
    from jdgen.cli.template.copy import run

    return run(source, folder, force, clean)
