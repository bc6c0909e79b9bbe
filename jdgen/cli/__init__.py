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
    if words in (["--version"], ["-V"]):
        from jdgen import __version__

        print(f"jdgen {__version__}")
        return CLEAN
    debug = "--debug" in words
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    try:
        return _run([word for word in words if word != "--debug"])
    except KeyboardInterrupt:
        print("Interrupted. Documents that were finished are in place; the others are as they were.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone, as with "| head": there is nobody left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FOUND
    except Exception as error:
        if debug:
            raise
        return _explain(error)


def _run(words: list[str]) -> int:
    from jdgen.cli.app import app

    result = app(args=words, prog_name="jdgen", standalone_mode=False)
    sys.stdout.flush()
    return result if isinstance(result, int) else CLEAN


def _explain(error: Exception) -> int:
    from jdgen.findings import CannotGoOn, UsageProblem

    if isinstance(error, UsageProblem):
        print(error, file=sys.stderr)
        return USAGE
    if isinstance(error, CannotGoOn):
        print(error, file=sys.stderr)
        return FAILED
    show = getattr(error, "show", None)
    if callable(show):
        # An error of typer's own, such as an option that does not exist.
        show()
        return int(getattr(error, "exit_code", USAGE))
    if isinstance(error, MemoryError):
        print("There is not enough memory for this.", file=sys.stderr)
        return FAILED
    print(
        f"jdgen failed, and the fault is jdgen's own ({type(error).__name__}). "
        "Please report it, with what --debug prints.",
        file=sys.stderr,
    )
    return FAILED
