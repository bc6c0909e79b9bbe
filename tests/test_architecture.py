"""The import contracts of the design: which part may know which, and which library is opened by which module."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from pathlib import Path

import pytest

import jdgen

ROOT = Path(jdgen.__file__).parent
MODULES = sorted(path for path in ROOT.rglob("*.py") if "shipped" not in path.relative_to(ROOT).parts)

# A part on the left never imports a part on the right, not even for its types.
NEVER = {
    "jdgen.render": ("jdgen.rules", "jdgen.source", "jdgen.job_pack", "jdgen.role_files", "jdgen.cli", "jdgen.report"),
    "jdgen.rules": ("jdgen.render", "jdgen.cli", "jdgen.job_pack"),
    "jdgen.source": ("jdgen.render", "jdgen.rules", "jdgen.job_pack", "jdgen.role_files", "jdgen.cli", "jdgen.report"),
    "jdgen.model": ("jdgen.source", "jdgen.render", "jdgen.rules", "jdgen.job_pack", "jdgen.cli", "jdgen.report"),
    "jdgen.pictures": (
        "jdgen.source",
        "jdgen.model",
        "jdgen.render",
        "jdgen.rules",
        "jdgen.job_pack",
        "jdgen.cli",
        "jdgen.report",
    ),
    "jdgen.report": ("jdgen.source", "jdgen.model", "jdgen.render", "jdgen.rules", "jdgen.job_pack", "jdgen.cli"),
    "jdgen.findings": ("jdgen.model", "jdgen.source", "jdgen.render", "jdgen.rules", "jdgen.report"),
    "jdgen": ("jdgen.cli",),
}
# One library, one door: the modules, by name or as a whole package, that may import it.
DOORS = {
    "typer": ("jdgen.cli",),
    "rich": ("jdgen.cli", "jdgen.report"),
    "yaml": ("jdgen.source",),
    "jinja2": ("jdgen.render.environment",),
    "lxml": ("jdgen.render.word",),
    "docx": ("jdgen.render.word",),
    "markdown_it": ("jdgen.render.markup",),
    "pydantic": ("jdgen.model",),
    "pydantic_core": ("jdgen.model",),
    "fcntl": ("jdgen.output",),
}


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports say the whole name"
            found.add(node.module or "")
    return found


def inside(module: str, package: str) -> bool:
    return module == package or module.startswith(package + ".")


def test_modules_are_found() -> None:
    assert len(MODULES) > 40


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_parts_know_only_what_they_may(path: Path) -> None:
    module, imported = name_of(path), imports_of(path)
    for part, never in NEVER.items():
        if not inside(module, part) or (
            part == "jdgen" and (inside(module, "jdgen.cli") or module == "jdgen.__main__")
        ):
            continue
        broken = [i for i in imported if any(inside(i, other) for other in never)]
        assert not broken, f"{module} imports {broken}, which {part} may not know"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_one_library_one_door(path: Path) -> None:
    module, imported = name_of(path), imports_of(path)
    for library, doors in DOORS.items():
        if any(inside(i, library) for i in imported):
            assert any(inside(module, door) for door in doors), f"{module} imports {library}; its door is {doors}"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_are_of_one_subject(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 350


@pytest.mark.parametrize(
    "name", [m.name for m in pkgutil.walk_packages([str(ROOT)], "jdgen.") if not m.name.endswith("__main__")]
)
def test_public_names_are_exactly_all(name: str) -> None:
    module = importlib.import_module(name)
    listed = getattr(module, "__all__", [])
    assert sorted(listed) == sorted(set(listed))
    for public in listed:
        assert hasattr(module, public), f"{name} has no {public}"


def test_the_public_api() -> None:
    assert sorted(jdgen.__all__) == ["__version__", "build", "check", "load"]
    assert all(callable(getattr(jdgen, name)) for name in ("build", "check", "load"))


def test_nothing_but_the_strict_reader_reads_yaml() -> None:
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        assert "yaml.load(" not in text
        assert "FullLoader" not in text
        assert "safe_load" not in text


def test_the_version_is_told_without_importing_anything() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from jdgen.cli import main; main(['--version']); "
        "print([m for m in sys.modules if m in ('typer', 'yaml', 'pydantic', 'jinja2', 'lxml', 'rich')])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.splitlines() == [f"jdgen {jdgen.__version__}", "[]"]
