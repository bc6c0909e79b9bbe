"""Where the time goes: the stages of the engine, and those of the whole of build."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from itertools import count
from pathlib import Path
from time import perf_counter
from typing import Any
from unittest.mock import patch

from jdgen.api import load
from jdgen.output import write_documents
from jdgen.pack import pack_data
from jdgen.render import verify
from jdgen.render.environment import PackEnvironment
from jdgen.render.word import WordTemplate
from jdgen.render.word.package import store_part, write_package
from jdgen.wanted import wanted_texts

__all__ = ["best", "build_stages", "engine_stages"]


def best(work: Callable[[], object], times: int) -> float:
    """The shortest of several runs, in milliseconds: the others were disturbed."""
    taken = []
    for _ in range(times):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return min(taken) * 1000


def engine_stages(template: Path, data: dict[str, Any], times: int) -> dict[str, float]:
    """Milliseconds of one more pack: Jinja with what its tags draw, compression, zip, and all else."""
    compiled = WordTemplate.compile(template)
    whole = best(lambda: compiled.render(data), times)
    filled = []
    fill = PackEnvironment.fill

    def timed(*arguments: Any, **named: Any) -> Any:
        start = perf_counter()
        answer = fill(*arguments, **named)
        taken.append(perf_counter() - start)
        return answer

    with patch.object(PackEnvironment, "fill", timed):
        for _ in range(times):
            taken: list[float] = []
            document = compiled.render(data)
            filled.append(sum(taken) * 1000)
    after, filled_in = _parts(document), {part.name for part in compiled.parts}
    stored = {name: store_part(name, part) for name, part in after.items()}
    changed = {name: part for name, part in after.items() if name in filled_in}
    packing = best(lambda: [store_part(name, part) for name, part in changed.items()], times)
    zipping = best(lambda: write_package(stored, {}), times)
    jinja = min(filled)
    rest = whole - jinja - packing - zipping
    return {"Jinja and what it draws": jinja, "compression": packing, "zip": zipping, "all else": rest}


def _parts(document: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def build_stages(role: Path, template: Path, out: Path, times: int) -> dict[str, float]:
    """Milliseconds of the stages of one more build of a role, each by itself."""
    loaded = load(role)
    assert loaded.role is not None
    known, name = loaded.role, loaded.id
    data, compiled = pack_data(known, name), WordTemplate.compile(template)
    wanted, made = [want.text for want in wanted_texts(known)], compiled.made(data)
    turns = count()

    def write() -> object:
        return write_documents(out / str(next(turns)), name, {"job-pack.docx": made.document}, False)

    with patch.object(os, "fsync", lambda _descriptor: None):
        without_waiting = best(write, times)
    return {
        "read and check the role": best(lambda: load(role), times),
        "plain data for templates": best(lambda: pack_data(known, name), times),
        "fill the template": best(lambda: compiled.render(data), times),
        "see that nothing is lost": best(lambda: wanted_texts(known), times)
        + best(lambda: verify.missing_texts(wanted, verify.visible_in_parts(made.parts)), times),
        "write the files": without_waiting,
        "wait until they are on the disk": max(best(write, times) - without_waiting, 0),
    }
