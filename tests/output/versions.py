"""Two versions of a pack's documents, and what holds of them on the disk."""

from __future__ import annotations

from pathlib import Path

OLD = {"job-pack.docx": b"old docx " * 3000, "job-pack.md": b"old markdown\n" * 300}
NEW = {"job-pack.docx": b"new docx, longer " * 3000, "job-pack.md": b"new markdown\n" * 200}
FOLDER = "teacher"


def standing(out: Path) -> dict[str, bytes]:
    """The documents that stand there, by name."""
    return {name: path.read_bytes() for name in OLD if (path := out / FOLDER / name).exists()}


def assert_whole(out: Path) -> None:
    """Each document is the old one or the new one, and nothing between."""
    for name, data in standing(out).items():
        assert data in (OLD[name], NEW[name]), f"{name} is neither old nor new: {len(data)} bytes"
