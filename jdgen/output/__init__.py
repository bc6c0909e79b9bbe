"""Putting finished documents on the disk: old or new, never half; never outside the folder; never over a person's edits."""

from jdgen.output.folder import write_folder
from jdgen.output.tree import write_tree
from jdgen.output.write import Written, check_folder, write_documents

__all__ = ["Written", "check_folder", "write_documents", "write_folder", "write_tree"]
