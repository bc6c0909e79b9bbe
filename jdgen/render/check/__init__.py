"""Checking a template without a role: everything that is wrong with it, and what it prints."""

from jdgen.render.check.markdown import check_markdown
from jdgen.render.check.tried import Checked, Samples
from jdgen.render.check.word import check_word

__all__ = ["Checked", "Samples", "check_markdown", "check_word"]
