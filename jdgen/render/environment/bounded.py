"""A template changed so that its work is counted: the turns of its loops, its macros' calls, and what it puts together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import islice
from typing import Any

from jinja2 import Undefined, nodes
from jinja2.visitor import NodeTransformer

from jdgen.render.environment.budget import CALL, MOST_TEXT, NODE, Budget, Endless, size

__all__ = ["bounded", "counters"]

# What looking at two values costs, and looking for one in another, next to a character made.
_COMPARED, _SEARCHED = 500, 5_000


def bounded(tree: nodes.Template) -> nodes.Template:
    """The template, changed in place, so that it counts what it does."""
    changed = _Counted().visit(tree)
    assert isinstance(changed, nodes.Template)
    return changed


class _Counted(NodeTransformer):
    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - the name by which jinja2 finds it
        cost = _cost([*node.body, *([node.test] if node.test else [])])
        self.generic_visit(node)
        node.iter = _filter("_turns", node.iter, nodes.Const(cost))
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Node:  # noqa: N802
        return self._called(node)

    def visit_CallBlock(self, node: nodes.CallBlock) -> nodes.Node:  # noqa: N802
        return self._called(node)

    def _called(self, node: nodes.Macro | nodes.CallBlock) -> nodes.Node:
        cost = CALL + _cost(node.body)
        self.generic_visit(node)
        spent = _filter("_spent", nodes.Const(cost, lineno=node.lineno))
        node.body.insert(0, nodes.ExprStmt(spent, lineno=node.lineno))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:  # noqa: N802
        self.generic_visit(node)
        return _filter("_joined", nodes.List(node.nodes, lineno=node.lineno))

    def visit_List(self, node: nodes.List) -> nodes.Node:  # noqa: N802
        return self._made(node)

    def visit_Tuple(self, node: nodes.Tuple) -> nodes.Node:  # noqa: N802
        return self._made(node) if node.ctx == "load" else node

    def visit_Dict(self, node: nodes.Dict) -> nodes.Node:  # noqa: N802
        return self._made(node)

    def _made(self, node: nodes.Expr) -> nodes.Node:
        plain = all(isinstance(child, nodes.Const) for child in node.iter_child_nodes())
        self.generic_visit(node)
        return node if plain else _filter("_made", node)


def _filter(name: str, value: Any, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(value, name, list(arguments), [], None, None, lineno=value.lineno)


def _cost(body: Iterable[nodes.Node]) -> int:
    """What running some parts once costs, without the loops in them, which count for themselves."""
    cost = 0
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        cost += NODE
        if isinstance(node, nodes.TemplateData):
            cost += len(node.data)
        elif isinstance(node, nodes.Operand):
            cost += _SEARCHED if node.op in ("in", "notin") else _COMPARED
        elif isinstance(node, nodes.Test) and node.name == "in":
            cost += _SEARCHED
        elif isinstance(node, nodes.Slice):
            cost += _COMPARED
        waiting += node.iter_child_nodes(("body",)) if isinstance(node, nodes.For) else node.iter_child_nodes()
    return cost


def counters(budget: Budget) -> Mapping[str, Callable[..., Any]]:
    """The filters that a bounded template calls."""

    def turns(values: Any, cost: int) -> Any:
        if isinstance(values, Undefined):
            return values
        budget.look_at_clock()
        if not isinstance(values, (list, tuple, str, dict)):
            values = list(islice(values, MOST_TEXT + 1))
        budget.spend((len(values) + 1) * cost)
        return values

    def made(value: Any) -> Any:
        counted = size(value)
        if counted > MOST_TEXT:
            raise Endless
        budget.spend(counted)
        return value

    return {"_turns": turns, "_made": made, "_spent": budget.spend}
