"""The one door to Jinja: the environment that every kind of template runs in."""

from jdgen.render.environment.sandbox import Compiled, PackEnvironment

__all__ = ["Compiled", "PackEnvironment"]
