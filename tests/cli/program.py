"""Running jdgen in tests: in this process, or as the program it is."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import jdgen

ROOT = Path(jdgen.__file__).parents[1]

ROLE = """\
title: Teaching Assistant
organisation: Fernhollow Primary School
reports_to: Class teacher
purpose: To help children to learn.
duties:
  - Read with children every day.
person_specification:
  assessed_by: [application, interview]
  categories:
    - category: Knowledge
      essential: [GCSE English]
"""

WITH_ERROR = ROLE.replace("reports_to:", "report_to:")
WITH_WARNING = ROLE.replace("purpose: To help children to learn.", "purpose:")

DOCUMENTS = ("job-pack.docx", "job-pack.md")


def write_role(path: Path, text: str = ROLE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def environment(**more: str) -> dict[str, str]:
    """An environment with little in it, in which jdgen can be imported."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **more}


def run(*words: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[bytes]:
    """Run the program as a user does."""
    command = [sys.executable, "-m", "jdgen", *map(str, words)]
    return subprocess.run(
        command, cwd=cwd, env=environment(**(env or {})), capture_output=True, timeout=60, check=False
    )


def run_script(
    script: str, *words: str | Path, cwd: Path, env: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run some Python that uses jdgen in a process of its own."""
    command = [sys.executable, "-c", script, *map(str, words)]
    return subprocess.run(
        command,
        cwd=cwd,
        env=environment(**(env or {})),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


def names(folder: Path | str) -> list[str]:
    """What a folder holds."""
    return sorted(path.name for path in Path(folder).iterdir())


def sentences(out: str) -> str:
    """What a report says, in one line and without the codes at its edge."""
    return " ".join(re.sub(r" +JD\d{3}$", "", out, flags=re.M).split())


def temporaries(folder: Path) -> list[Path]:
    """What a write leaves behind when it is cut short."""
    return sorted(folder.rglob(".jdgen-*.tmp"))


def compare(golden: Path, text: str, update: bool) -> None:
    """Compare a text with a golden file, or write it anew."""
    if update:
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8"), f"{golden.name} differs; --update-golden writes it anew"
