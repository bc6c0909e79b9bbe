"""Checks of what a role says. None yet: so far a file's shape is checked as it is read."""
