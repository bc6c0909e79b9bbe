"""Making the system fail at the Nth thing it is asked to do in one folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


class Faults:
    """Counts what is asked of the system inside a folder, and raises at the Nth. ``calls`` says what was asked."""

    def __init__(self, folder: Path, at: int, error: BaseException) -> None:
        self.folder, self.at, self.error = folder, at, error
        self.calls: list[str] = []
        self.inside: set[int] = set()

    def count(self, name: str) -> None:
        self.calls.append(name)
        if len(self.calls) == self.at:
            raise self.error

    @property
    def fired(self) -> bool:
        return len(self.calls) >= self.at

    def concerns(self, what: object) -> bool:
        if isinstance(what, int):
            return what in self.inside
        return str(what).startswith(str(self.folder))

    def install(self, patch: pytest.MonkeyPatch) -> None:
        for name in ("mkdir", "unlink", "chmod", "replace", "fsync"):
            patch.setattr(os, name, self.counting(name, getattr(os, name)))
        patch.setattr(os, "open", self.opening(os.open))
        patch.setattr(os, "fdopen", self.filling(os.fdopen))

    def counting(self, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(what: Any, *rest: Any, **more: Any) -> Any:
            if self.concerns(what):
                self.count(name)
            return call(what, *rest, **more)

        return counted

    def opening(self, call: Callable[..., int]) -> Callable[..., int]:
        def opened(path: Any, *rest: Any, **more: Any) -> int:
            if not self.concerns(path):
                return call(path, *rest, **more)
            self.count("open")
            descriptor = call(path, *rest, **more)
            self.inside.add(descriptor)
            return descriptor

        return opened

    def filling(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def made(descriptor: int, *rest: Any, **more: Any) -> Any:
            stream = call(descriptor, *rest, **more)
            return _Filling(stream, self) if self.concerns(descriptor) else stream

        return made


class _Filling:
    """A file that takes half of what it is given when its turn to fail has come, as a full disk does."""

    def __init__(self, stream: Any, faults: Faults) -> None:
        self.stream, self.faults = stream, faults

    def write(self, data: bytes) -> int:
        self.stream.write(data[: len(data) // 2])
        self.stream.flush()
        self.faults.count("write")
        written: int = self.stream.write(data[len(data) // 2 :])
        return written

    def __enter__(self) -> _Filling:
        return self

    def __exit__(self, *_: object) -> None:
        self.stream.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)
