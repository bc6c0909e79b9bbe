"""jdgen: a role written once in YAML, and the documents a school recruits with.

``load`` reads a role file, ``check`` reports what is wrong with role files, ``build`` makes the documents.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jdgen.api import build, check, load

__all__ = ["__version__", "build", "check", "load"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import a public function when it is first asked for: ``jdgen --version`` needs none of them."""
    if name in ("build", "check", "load"):
        return getattr(import_module("jdgen.api"), name)
    raise AttributeError(f"module 'jdgen' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
