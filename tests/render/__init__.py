"""Tests of the engine that turns templates into documents."""
