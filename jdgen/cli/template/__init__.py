"""``jdgen template``: what there is to make documents with, and whether it is in order."""
