"""How the tests of reading load a role and write down what was found."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import jdgen
from jdgen.findings import Finding
from jdgen.source.role_file import RoleFile, load_role

NAME = "role.yaml"


def load(folder: Path, content: str | bytes, name: str = NAME) -> RoleFile:
    path = folder / name
    path.write_bytes(content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content)
    return load_role(path, name)


def written(found: Finding) -> str:
    span = found.span
    place = f"{span.line}:{span.column}-{span.end_line}:{span.end_column}" if span.line else "file"
    path = f" [{found.path}]" if found.path else ""
    return f"{found.code} {found.severity.word} {place}{path} {found.message}"


def outcome(role_file: RoleFile) -> list[str]:
    return ["a role" if role_file.role else "no role", *map(written, role_file.findings)]


def codes(role_file: RoleFile) -> list[str]:
    return [f.code for f in role_file.findings]


def run_check(folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """``jdgen check role.yaml`` as a process of its own."""
    command = [sys.executable, "-m", "jdgen", "check", NAME]
    variables = {**os.environ, "PYTHONPATH": str(Path(jdgen.__file__).parents[1]), **environment}
    return subprocess.run(command, cwd=folder, env=variables, capture_output=True, timeout=60, check=False)


def tree(folder: Path, written: str) -> list[str]:
    """Write the files of a workspace, each after a line such as ``--- roles/a.yaml``; their paths."""
    paths = []
    for part in ("\n" + written).split("\n--- ")[1:]:
        path, _, content = part.partition("\n")
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(content + "\n" if content else "", encoding="utf-8")
        paths.append(path)
    return paths
