"""What a template may consist of, looked at before any of it runs: the parts of Jinja that house styles use, and no others.

The sandbox is one wall: Jinja's has been climbed five times in nine years. This is the other, and ``bounded`` sees to it
that what is allowed comes to an end.
"""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import nodes

from jdgen.render.faults import Fault

__all__ = ["METHODS", "refused"]

METHODS = {
    str: frozenset(
        {"capitalize", "casefold", "count", "endswith", "find", "isalpha", "isdigit", "islower", "isupper", "join"}
        | {"lower", "lstrip", "partition", "removeprefix", "removesuffix", "replace", "rpartition", "rsplit", "rstrip"}
        | {"split", "splitlines", "startswith", "strip", "swapcase", "title", "upper"}
    ),
    dict: frozenset(("get", "items", "keys", "values")),
}
"""The methods of text and of groups of fields that a template may call."""
_LOOP = frozenset(("changed", "cycle"))
_CALLED = frozenset.union(_LOOP, *METHODS.values())

_MOST_NODES = 50_000
_DEEPEST = 60
_ALLOWED = (
    # statements
    nodes.Template,
    nodes.Scope,
    nodes.Output,
    nodes.TemplateData,
    nodes.If,
    nodes.For,
    nodes.Macro,
    nodes.CallBlock,
    nodes.FilterBlock,
    nodes.With,
    nodes.Assign,
    nodes.AssignBlock,
    # expressions
    nodes.Name,
    nodes.Const,
    nodes.List,
    nodes.Tuple,
    nodes.Dict,
    nodes.Pair,
    nodes.Keyword,
    nodes.CondExpr,
    nodes.Filter,
    nodes.Test,
    nodes.Call,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Slice,
    nodes.Concat,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Neg,
    nodes.Pos,
    nodes.Add,
    nodes.Sub,
    nodes.Mul,
    nodes.Div,
    nodes.FloorDiv,
    nodes.Mod,
    nodes.Pow,
)
_WORDS: dict[type[nodes.Node], str] = {
    nodes.Include: "include",
    nodes.Import: "import",
    nodes.FromImport: "from",
    nodes.Extends: "extends",
    nodes.Block: "block",
    nodes.ScopedEvalContextModifier: "autoescape",
}


def refused(tree: nodes.Template) -> Iterator[Fault]:
    """What in a template is not allowed, in the order of its lines; of a tree that is too large, only that."""
    waiting: list[tuple[nodes.Node, int]] = [(tree, 0)]
    found: list[Fault] = []
    counted = 0
    while waiting:
        node, depth = waiting.pop()
        counted += 1
        if counted > _MOST_NODES or depth > _DEEPEST:
            what = "This tag is nested too deeply." if depth > _DEEPEST else "This template has more tags than it may."
            yield Fault(node.lineno, "JD602" if depth > _DEEPEST else "JD604", what)
            return
        said = _wrong(node)
        if said:
            found.append(Fault(node.lineno, "JD604", said))
        depth = depth + 1 if isinstance(node, nodes.Expr) else 0
        waiting += [(child, depth) for child in node.iter_child_nodes()]
    yield from sorted(found, key=lambda fault: fault.line)


def _wrong(node: nodes.Node) -> str:
    if not isinstance(node, _ALLOWED):
        word = next((word for kind, word in _WORDS.items() if isinstance(node, kind)), "")
        return f"A template cannot use {{% {word} %}} here." if word else "A template cannot use this tag."
    if isinstance(node, nodes.For) and node.recursive:
        return "A loop cannot call itself: take out the word recursive."
    if isinstance(node, nodes.Getattr):
        return _private(node.attr)
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return _private(node.arg.value)
    if isinstance(node, nodes.Call):
        return _called(node.node)
    return ""


def _private(name: object) -> str:
    reaches = isinstance(name, str) and name.startswith("_")
    return f'"{name}" reaches behind the data, which a template may not do.' if reaches else ""


def _called(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return ""  # a macro, or a name there is not
    if isinstance(node, nodes.Getattr) and (node.attr in _CALLED or node.attr.startswith("_")):
        return ""
    name = f'"{node.attr}"' if isinstance(node, nodes.Getattr) else "This"
    return f"{name} cannot be called in a template. Use a filter, such as {{{{ role.title|upper }}}}."
