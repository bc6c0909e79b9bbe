"""The command line: parse, call, print, exit.

:func:`main` is the program. It imports a command's modules when the command runs, and nothing at all for ``--version``.
"""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

__all__ = ["main"]

CLEAN, FOUND, USAGE, FAILED, INTERRUPTED = 0, 1, 2, 3, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run jdgen with these arguments, or with those of the process, and answer the exit code.

    0: clean; 1: findings at or above the fail level, or a pack not built; 2: the command is wrong; 3: jdgen could not
    finish; 130: interrupted.
    """
    words = list(sys.argv[1:] if arguments is None else arguments)
    _ready_streams()
    if words in (["--version"], ["-V"]):
        from jdgen import __version__

        print(f"jdgen {__version__}")
        return CLEAN
    try:
        code = _run([word for word in words if word != "--debug"])
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:
        return _explain(error, "--debug" in words)
    if code == INTERRUPTED:
        _tell("Interrupted. Documents that were finished are in place; the others are as they were.")
    return code


def _ready_streams() -> None:
    """See that there is somewhere to write, and that no character of a user's text can stop the run."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # A closed stream's number would otherwise go to the next document that is opened.
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]


def _run(words: list[str]) -> int:
    import gc

    # Starting makes a great deal that stays: looking through it for garbage again and again takes a tenth of a short run.
    gc.set_threshold(50_000, 20, 20)
    # Else pydantic reads what every installed package says of itself, to find plugins of which jdgen uses none.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from jdgen.cli.app import app

    # An interrupt comes back as 130: typer takes it for itself.
    result = app(args=words, prog_name="jdgen", standalone_mode=False)
    return result if isinstance(result, int) else CLEAN


def _tell(message: str) -> None:
    """Say something on stderr. Lines are kept; nothing else in the message reaches the terminal as a control."""
    from jdgen.report.screen import printable

    with contextlib.suppress(OSError, ValueError):
        print("\n".join(map(printable, message.split("\n"))), file=sys.stderr, flush=True)


def _explain(error: Exception, debug: bool) -> int:
    from jdgen.findings import CannotGoOn, UsageProblem

    if isinstance(error, UsageProblem | CannotGoOn):
        _tell(str(error))
        return USAGE if isinstance(error, UsageProblem) else FAILED
    if callable(getattr(error, "show", None)):
        # An error of typer's own, such as an option that does not exist.
        _tell(_typers_words(error))
        return int(getattr(error, "exit_code", USAGE))
    if debug:
        import traceback

        _tell("".join(traceback.format_exception(error)).rstrip())
    elif isinstance(error, MemoryError):
        _tell("There is not enough memory for this.")
    else:
        kind = type(error).__name__
        _tell(f"jdgen failed, and the fault is jdgen's own ({kind}). Please report it, with what --debug prints.")
    return FAILED


def _typers_words(error: Exception) -> str:
    import io

    words = io.StringIO()
    error.show(words)  # type: ignore[attr-defined]
    return words.getvalue().rstrip("\n")
