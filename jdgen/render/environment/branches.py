"""A template changed so that it takes every branch: what is wrong in one shows, whatever the data.

Both sides of an ``if``, of ``and``, ``or`` and an ``if`` inside a tag are gone through, and the ``else`` of a loop after its
items. A condition with a test, such as ``is defined`` or ``is mapping``, keeps its say: what stands under it may only be
right where the test holds. The text that comes of it is of no use as a document.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Undefined, nodes
from jinja2.visitor import NodeTransformer

__all__ = ["BRANCH_FILTERS", "every_branch", "without_unknown"]


def _touched(value: Any) -> Any:
    """A value that is used, so that a name there is not is noted."""
    if isinstance(value, Undefined):
        bool(value)
    return value


def _first(value: Any, *others: Any) -> Any:
    for each in (value, *others):
        _touched(each)
    return value


def _last(value: Any, other: Any) -> Any:
    _touched(value)
    return _touched(other)


def _either(value: Any, other: Any) -> Any:
    _touched(other)
    return _touched(value) or other


BRANCH_FILTERS: Mapping[str, Callable[..., Any]] = {"_first": _first, "_last": _last, "_either": _either}
"""Filters that a template that takes every branch needs: their arguments are all worked out."""


def every_branch(tree: nodes.Template) -> nodes.Template:
    """The template, changed in place, so that all of it runs."""
    changed = _EveryBranch().visit(tree)
    assert isinstance(changed, nodes.Template)
    return changed


def without_unknown(tree: nodes.Template, filters: Mapping[str, Any], tests: Mapping[str, Any]) -> nodes.Template:
    """The template, changed in place, without filters and tests there are not, so that the rest of it can run."""
    changed = _WithoutUnknown(filters, tests).visit(tree)
    assert isinstance(changed, nodes.Template)
    return changed


class _WithoutUnknown(NodeTransformer):
    def __init__(self, filters: Mapping[str, Any], tests: Mapping[str, Any]) -> None:
        self._filters, self._tests = filters, tests

    def visit_Filter(self, node: nodes.Filter) -> Any:  # noqa: N802 - the name by which jinja2 finds it
        self.generic_visit(node)
        return node if node.name in self._filters or node.node is None else node.node

    def visit_Test(self, node: nodes.Test) -> Any:  # noqa: N802
        self.generic_visit(node)
        return node if node.name in self._tests else node.node


def _call(name: str, node: nodes.Node, *arguments: nodes.Node) -> nodes.Filter:
    return nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno)


class _EveryBranch(NodeTransformer):
    def visit_If(self, node: nodes.If) -> Any:  # noqa: N802
        if _tested(node.test):
            for part in (node, *node.elif_):
                part.body = self._all(part.body)
            node.else_ = self._all(node.else_)
            return node
        self.generic_visit(node)
        return [nodes.ExprStmt(_call("_first", node.test), lineno=node.lineno), *node.body, *node.elif_, *node.else_]

    def _all(self, body: list[nodes.Node]) -> list[nodes.Node]:
        return [changed for node in body for changed in self.visit_list(node)]

    def visit_For(self, node: nodes.For) -> Any:  # noqa: N802
        self.generic_visit(node)
        if node.recursive:
            return node
        if node.test is not None and not _tested(node.test):
            node.body.insert(0, nodes.ExprStmt(_call("_first", node.test), lineno=node.lineno))
            node.test = None
        after, node.else_ = node.else_, []
        return [node, *after]

    def visit_And(self, node: nodes.And) -> Any:  # noqa: N802
        if _tested(node):
            return node
        self.generic_visit(node)
        return _call("_last", node.left, node.right)

    def visit_Or(self, node: nodes.Or) -> Any:  # noqa: N802
        if _tested(node):
            return node
        self.generic_visit(node)
        return _call("_either", node.left, node.right)

    def visit_CondExpr(self, node: nodes.CondExpr) -> Any:  # noqa: N802
        if _tested(node.test):
            return node
        self.generic_visit(node)
        return _call("_first", node.expr1, node.test, *([node.expr2] if node.expr2 else []))


def _tested(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Test) or node.find(nodes.Test) is not None
