"""Measurements. They print ratios from one run; nothing asserts a time."""
