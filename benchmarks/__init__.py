"""Measurements: ``python -m benchmarks``. They print ratios from one run; nothing asserts a time."""
