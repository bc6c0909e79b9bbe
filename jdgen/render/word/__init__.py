"""Word templates, on their own: compile any Word file with tags, fill it with any plain data."""

from jdgen.render.faults import TemplateFaults
from jdgen.render.word.template import WordTemplate

__all__ = ["TemplateFaults", "WordTemplate"]
