"""The record beside a pack's documents (``.jdgen.json``): the checksums of what jdgen wrote, by file name.

By it an edited document is known for one. It is never trusted to be whole: whatever stands there in its place counts as no
record, and a document without a record counts as somebody's own.
"""

from __future__ import annotations

import json
import stat
from collections.abc import Mapping
from pathlib import Path

__all__ = ["RECORD", "Record", "read_record", "record_bytes"]

RECORD = ".jdgen.json"

Record = Mapping[str, tuple[str, ...]]
"""For each document the checksum of what jdgen last meant to write, then that of what stood there before."""

_LARGEST = 1_000_000


def read_record(folder: Path) -> dict[str, tuple[str, ...]]:
    """The record of a folder; empty when there is none that can be read."""
    path = folder / RECORD
    try:
        status = path.lstat()
        if not stat.S_ISREG(status.st_mode) or status.st_size > _LARGEST:
            return {}
        documents = json.loads(path.read_text(encoding="utf-8"))["documents"]
        return {name: tuple(map(str, known)) for name, known in documents.items() if isinstance(known, list)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def record_bytes(record: Record) -> bytes:
    """A record as it stands on the disk. The same record gives the same bytes."""
    documents = {name: list(known) for name, known in sorted(record.items())}
    return (json.dumps({"version": 1, "documents": documents}, indent=1) + "\n").encode()
