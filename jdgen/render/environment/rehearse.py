"""Trying a template out on sample data, for what goes wrong: its text is thrown away, and a tag that fails stops nothing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from jdgen.render.environment.branches import BRANCH_FILTERS, every_branch, without_unknown
from jdgen.render.environment.sandbox import PackEnvironment
from jdgen.render.environment.unknown import Unknown
from jdgen.render.faults import Fault

__all__ = ["Rehearsal", "can_run", "is_endless"]

_MAX_STOPS = 20
"""How many tags of one template may fail in a way that stops it, before the rest is left for another time."""
_END = "\n."
_UNKNOWN = ("There is no filter called ", "There is no test called ")


def can_run(environment: PackEnvironment, source: str) -> bool:
    """Whether a tag, as a small template, may be tried: it is well written but for filters or tests there are not."""
    return all(fault.message.startswith(_UNKNOWN) for fault in environment.problems_of(source))


def is_endless(fault: Fault) -> bool:
    """Whether a tag costs more than a document may: then nothing more is tried of its template."""
    return "a document without end" in fault.message


class Rehearsal:
    """A template to be tried out. With ``every``, all of its branches are taken, whatever the data.

    ``strangers`` are names that may stand for anything.
    """

    def __init__(
        self, environment: PackEnvironment, source: str, every: bool = False, strangers: Iterable[str] = ()
    ) -> None:
        """Take a source in which nothing is ill written; unknown filters and tests are passed over."""
        environment.filters.update(BRANCH_FILTERS)
        self._environment = environment
        self._source = source + _END
        self._every = every
        self._strangers = {name: Unknown() for name in strangers}
        self._failed: set[int] = set()
        self._template = self._prepared()

    def run(self, data: Mapping[str, Any]) -> tuple[str, list[Fault]]:
        """The text, and every fault with the line of the source. Where a tag stops the run, another is made without it."""
        found: dict[Fault, None] = {}
        for _ in range(_MAX_STOPS):
            text, faults = self._environment.fill(self._template, {**self._strangers, **data})
            found |= dict.fromkeys(faults)
            line = faults[-1].line if faults and not text else 0
            if not line or line in self._failed or is_endless(faults[-1]):
                return text, list(found)
            self._failed.add(line)
            self._template = self._prepared()
        return "", list(found)

    def _prepared(self) -> Any:
        environment = self._environment
        tree = without_unknown(environment.parse(self._source), environment.filters, environment.tests)
        tree = every_branch(tree) if self._every else tree
        tree = _WithoutLines(self._failed).visit(tree) if self._failed else tree
        return environment.prepare_tree(tree)


class _WithoutLines(NodeTransformer):
    """Takes what failed out of the tags on some lines, and leaves what stands between a tag and its end."""

    def __init__(self, lines: set[int]) -> None:
        self._lines = lines

    def generic_visit(self, node: nodes.Node, *args: Any, **kwargs: Any) -> Any:
        super().generic_visit(node, *args, **kwargs)
        if isinstance(node, nodes.Output):
            # One of these holds the texts and tags of several lines.
            node.nodes = [part for part in node.nodes if part.lineno not in self._lines]
        elif node.lineno not in self._lines:
            return node
        elif isinstance(node, nodes.ExprStmt):
            return None
        elif isinstance(node, nodes.For):
            node.iter, node.test = nodes.List([], lineno=node.lineno), None
        elif isinstance(node, nodes.If):
            node.test = nodes.Const(True, lineno=node.lineno)
        elif isinstance(node, nodes.Assign):
            node.node = nodes.Const("", lineno=node.lineno)
        return node
