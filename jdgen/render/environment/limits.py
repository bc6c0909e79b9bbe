"""Operators, methods and filters kept from making more than any text: the results are counted, and the worst not begun."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from jinja2 import Undefined
from jinja2.runtime import LoopContext, Macro

from jdgen.render.environment.allowed import METHODS
from jdgen.render.environment.budget import CALL, MOST_TEXT, NODE, Budget, Endless, size
from jdgen.render.faults import CannotPrint, cannot_print

__all__ = ["calculated", "charged", "may_call"]

_WHOLE = frozenset(("dictsort", "groupby", "max", "min", "sort", "sum", "unique"))
_WIDEST = 1_000
_CONVERSION = re.compile(r"%(?:%|[-+ 0#]{0,3}\d{0,3}(?:\.\d{1,2})?[dfs])|([^%])")


def charged(name: str, change: Callable[..., Any], budget: Budget) -> Callable[..., Any]:
    """A filter whose work is counted, and that refuses to make more than any text."""
    check = _CHECKS.get(name)
    at = 1 if getattr(change, "jinja_pass_arg", None) is not None else 0

    @wraps(change)
    def counted(*args: Any, **named: Any) -> Any:
        value = args[at] if len(args) > at else None
        budget.spend(size(value) * 20 if name in _WHOLE else len(value) if isinstance(value, (str, list, dict)) else 1)
        if check is not None:
            check(value, *args[at + 1 :], **named)
        return budget.made(change(*args, **named))

    return counted


def _words_only(value: Any, *_: Any, **__: Any) -> None:
    """Refuse to write out a list, whose items may be lists in their turn without end."""
    if isinstance(value, (list, tuple, Mapping)):
        cannot_print(value)


def _narrow(value: Any, width: Any = 4, *_: Any, **named: Any) -> None:
    _words_only(value)
    width = named.get("width", width)
    if (len(width) if isinstance(width, str) else abs(int(width))) > _WIDEST:
        raise Endless


def _few(_: Any, count: Any = 1, *more: Any, **named: Any) -> None:
    count = named.get("linecount", named.get("slices", count))
    if not (isinstance(count, int) and 0 < count <= _WIDEST):
        raise CannotPrint(f"A list is divided by a whole number from 1 to {_WIDEST:,} here.")
    for other in (*more, *named.values()):
        _words_only(other)


def _short_wraps(value: Any, *more: Any, **named: Any) -> None:
    for other in (value, *more, *named.values()):
        _words_only(other)
        if other is not value and isinstance(other, str) and len(other) > 10:
            raise Endless


def _simple_format(value: Any, *arguments: Any, **named: Any) -> None:
    text = str(value)
    if re.sub(_CONVERSION, "", text):
        raise CannotPrint('"format" takes %s, %d and %f here, with a width and a precision of at most three digits.')
    for other in (*arguments, *named.values()):
        _words_only(other)


def _precise(_: Any, precision: Any = 0, *__: Any, **named: Any) -> None:
    if abs(int(named.get("precision", precision))) > 20:
        raise Endless


def _from_a_number(_: Any, *more: Any, **named: Any) -> None:
    start = named.get("start", more[1] if len(more) > 1 else 0)
    if not isinstance(start, (int, float)):
        raise CannotPrint('"sum" adds numbers up, so it cannot start with anything else.')


_CHECKS: Mapping[str, Callable[..., None]] = {
    "batch": _few,
    "capitalize": _words_only,
    "center": _narrow,
    "format": _simple_format,
    "indent": _narrow,
    "lower": _words_only,
    "replace": _words_only,
    "round": _precise,
    "slice": _few,
    "string": _words_only,
    "sum": _from_a_number,
    "title": _words_only,
    "trim": _words_only,
    "truncate": _words_only,
    "upper": _words_only,
    "urlencode": _words_only,
    "wordcount": _words_only,
    "wordwrap": _short_wraps,
}


def calculated(budget: Budget, operator: str, left: Any, right: Any, plainly: Callable[[], Any]) -> Any:
    """The result of an operator whose result may be without bounds."""
    if isinstance(left, Undefined) or isinstance(right, Undefined):
        return plainly()
    if operator == "%" and isinstance(left, str):
        raise CannotPrint("Text cannot be filled in with % here. Put tags in the text instead.")
    if operator == "**" and not (abs(left) <= 1_000_000 and abs(right) <= 64):
        raise Endless
    if operator in "*+":
        for one, other in ((left, right), (right, left)):
            if isinstance(one, (str, list, tuple)):
                times = max(other, 0) if isinstance(other, int) else 1
                budget.spend(size(one) * times)
                if size(one) * times > MOST_TEXT:
                    raise Endless
    return budget.made(plainly())


def may_call(budget: Budget, called: Any, arguments: tuple[Any, ...]) -> bool:
    """Whether a template may call something, with what it costs counted."""
    if isinstance(called, Macro):
        budget.look_at_clock()
        budget.spend(CALL)
        return True
    name, owner = getattr(called, "__name__", ""), getattr(called, "__self__", None)
    if isinstance(owner, LoopContext):
        return name in ("changed", "cycle")
    for kind, names in METHODS.items():
        if isinstance(owner, kind) and name in names:
            budget.spend(len(owner) + NODE)
            _check_method(owner, name, arguments)
            return True
    return False


def _check_method(owner: Any, name: str, arguments: tuple[Any, ...]) -> None:
    """Stop a method of text that would make more than any text."""
    if name == "join":
        for argument in arguments[:1]:
            items = len(argument) if isinstance(argument, (str, list, tuple, dict)) else 0
            if size(argument) + items * len(owner) > MOST_TEXT:
                raise Endless
    elif name == "replace" and len(arguments) > 1 and all(isinstance(a, str) for a in arguments[:2]):
        old, new = arguments[:2]
        if len(owner) + owner.count(old) * len(new) > MOST_TEXT:
            raise Endless
