"""The environment itself: sandboxed, without globals, strict about names.

Templates are untrusted. They see plain data only, and cannot print what is not text. What a tag cannot do does not stop
the run: it is noted with its line, so that one run reports all faults, and the document is thrown away afterwards.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial, wraps
from itertools import chain
from typing import Any

from jinja2 import Template, TemplateSyntaxError, Undefined, UndefinedError, nodes, pass_context
from jinja2.compiler import CodeGenerator
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from jdgen.render.environment.allowed import refused
from jdgen.render.environment.bounded import bounded, counters
from jdgen.render.environment.budget import Budget, Endless
from jdgen.render.environment.filters import PICTURE_FILTERS, REFUSED, TEXT_FILTERS, WORD_FILTERS
from jdgen.render.environment.limits import calculated, charged, may_call
from jdgen.render.environment.unknown import Unknown, line_in_template, running_line
from jdgen.render.faults import BadSource, CannotPrint, Fault, LeftOut, did_you_mean, name_character

__all__ = ["Compiled", "PackEnvironment"]

_TOO_BIG = (Endless, MemoryError, OverflowError, RecursionError)


@dataclass(frozen=True, slots=True)
class Compiled:
    """A template ready to be filled, and the names it gives to things itself, such as its loops' items."""

    template: Template
    names: frozenset[str]


class _Generator(CodeGenerator):
    """Jinja's own, which does not escape again what was drawn: that is a call for every tag that prints."""

    def _output_child_pre(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        if _is_drawn(node):
            self.write("(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Any, finalize: Any) -> None:
        if _is_drawn(node):
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)


def _is_drawn(node: nodes.Expr) -> bool:
    return isinstance(node, nodes.Filter) and node.name in ("_draw", "_place")


class PackEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox whose attribute look-up reads dictionaries first, so that ``group.items`` is the field and not a method.

    ``draw`` turns what a tag prints into output, already escaped. It is called for every value, or, with ``by_site``, as
    the filter ``_draw``, which is told the number of the tag's place as well. ``place`` is the same for ``_place``, where a
    value may be missing. Without ``trimmed``, the line ends after statements stay.
    """

    code_generator_class = _Generator

    def __init__(
        self,
        draw: Callable[..., Any],
        by_site: bool = False,
        place: Callable[..., Any] | None = None,
        trimmed: bool = True,
    ) -> None:
        drawn = self._guarded(draw)
        super().__init__(
            autoescape=True,
            undefined=Unknown,
            finalize=None if by_site else drawn,
            trim_blocks=trimmed and not by_site,
            lstrip_blocks=trimmed and not by_site,
            keep_trailing_newline=True,
            cache_size=0,
            optimized=False,
        )
        self.globals.clear()
        for name in REFUSED:
            del self.filters[name]
        self._budget = budget = Budget()
        self.filters |= {**TEXT_FILTERS, **PICTURE_FILTERS, **(WORD_FILTERS if by_site else {})}
        self.filters = {name: self._noting(charged(name, change, budget)) for name, change in self.filters.items()}
        self.filters |= {**counters(budget), "_joined": self.filters["join"]}
        if by_site:
            self.filters["_draw"] = drawn
        if place is not None:
            self.filters["_place"] = self._guarded(place, may_be_missing=True)
        self.faults: list[Fault] = []
        self.names: frozenset[str] = frozenset()
        self._data: Mapping[str, Any] = {}

    def _guarded(self, draw: Callable[..., Any], may_be_missing: bool = False) -> Callable[..., Any]:
        # That it takes the context keeps Jinja from calling it while it compiles, for values that are always the same.
        @pass_context
        def drawn(_context: Any, value: Any, *more: Any) -> Any:
            if isinstance(value, Undefined):
                # What is asked of something the role leaves out is missing; any other name is one there is not.
                return "" if may_be_missing and value._undefined_obj is None else str(value)
            if isinstance(value, str):
                self._budget.spend(len(value))
            try:
                return draw(value, *more)
            except CannotPrint as problem:
                self.note(running_line(), "JD605", str(problem), problem.left_out)
                return ""

        return drawn

    def _noting(self, change: Callable[..., Any]) -> Callable[..., Any]:
        """A filter that takes note of what it cannot do, and goes on with nothing."""

        @wraps(change)
        def noting(*args: Any, **named: Any) -> Any:
            try:
                return change(*args, **named)
            except CannotPrint as problem:
                self.note(running_line(), "JD605", str(problem), problem.left_out)
                return ""

        return noting

    # What the sandbox allows

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of a dictionary, or what the sandbox allows of anything else."""
        if isinstance(obj, dict):
            try:
                return obj[attribute]
            except KeyError:
                if attribute not in ("items", "keys", "values", "get"):
                    return self.undefined(obj=obj, name=attribute)
        if isinstance(obj, Undefined):
            return obj
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """An item of a list or a field of a dictionary."""
        return obj if isinstance(obj, Undefined) else super().getitem(obj, argument)

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a macro or a method of text. A name there is not answers itself."""
        if isinstance(obj, Undefined):
            return obj()
        if not may_call(self._budget, obj, args):
            raise SecurityError
        return self._budget.made(super().call(context, obj, *args, **kwargs))

    intercepted_binops = frozenset(("*", "+", "%", "**"))

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Calculate, as far as the result is one that a document could hold."""
        plainly = partial(super().call_binop, context, operator, left, right)
        try:
            return calculated(self._budget, operator, left, right, plainly)
        except CannotPrint as problem:
            self.note(running_line(), "JD605", str(problem))
            return ""

    # Compiling and filling

    def problems_of(self, source: str) -> list[Fault]:
        """What is wrong with the writing of a source, without compiling it; also filters and tests there are not."""
        try:
            tree = self.parse(source)
        except Exception as error:  # brackets without end are a RecursionError
            return [_syntax_fault(error)]
        return [*refused(tree), *self._unknown_in(tree)]

    def _unknown_in(self, tree: nodes.Template) -> Iterator[Fault]:
        """Filters and tests there are not: Jinja itself finds those inside an ``if`` only when it comes to them."""
        for node in tree.find_all((nodes.Filter, nodes.Test)):
            kind, known = ("filter", self.filters) if isinstance(node, nodes.Filter) else ("test", self.tests)
            if node.name not in known:
                said = f'There is no {kind} called "{node.name}".' + did_you_mean(node.name, known)
                yield Fault(node.lineno, "JD602", said)

    def prepare(self, source: str) -> Compiled:
        """Compile a template's source. Raises :class:`BadSource`."""
        try:
            tree = self.parse(source)
            wrong = next(chain(refused(tree), self._unknown_in(tree)), None)
            if wrong is None:
                return self.prepare_tree(tree)
        except Exception as error:
            raise BadSource(_syntax_fault(error)) from error
        raise BadSource(wrong)

    def prepare_tree(self, tree: nodes.Template) -> Compiled:
        """Compile a parsed template that is known to have nothing wrong with it."""
        names = frozenset(node.name for node in tree.find_all(nodes.Name) if node.ctx == "store")
        return Compiled(self.from_string(bounded(tree)), names)

    def fill(self, compiled: Compiled, data: Mapping[str, Any], goes_on: bool = False) -> tuple[str, list[Fault]]:
        """Fill a template of this environment. Where there are faults, the text is of no use.

        ``goes_on`` says that it is another part of the same document, whose work is counted together.
        """
        self.faults = []
        self.names = compiled.names.union(data)
        self._data = data
        if not goes_on:
            self._budget.start()
        try:
            text = "".join(compiled.template.root_render_func(compiled.template.new_context(dict(data))))
        except Exception as error:
            self.note(line_in_template(error.__traceback__), *_describe(error))
            text = ""
        return text, self.faults

    def homes_of(self, name: str) -> list[str]:
        """The fields of this name that the data's own fields have, such as ``role.title`` for ``title``."""
        return [f"{top}.{name}" for top, fields in self._data.items() if isinstance(fields, dict) and name in fields]

    def note(self, line: int, code: str, message: str, left_out: LeftOut = "") -> None:
        """Take down what is wrong with the tag on a line, once."""
        fault = Fault(line, code, message, left_out)
        if fault not in self.faults:
            self.faults.append(fault)


def _syntax_fault(error: Exception) -> Fault:
    """What is wrong with a source that Jinja refuses, or gives up on: Python's own limits on nesting show through."""
    if not isinstance(error, TemplateSyntaxError):
        return Fault(getattr(error, "lineno", 0) or 0, "JD602", "This template is nested too deeply.")
    said = str(error.message)
    odd = re.match(r"unexpected char (.+) at \d+$", said)
    if odd:
        said = f"the character {name_character(ast.literal_eval(odd[1]))} cannot stand there"
    return Fault(error.lineno, "JD602", f"This tag is not written as jdgen expects: {said.rstrip('.')}.")


def _describe(error: Exception) -> tuple[str, str] | tuple[str, str, LeftOut]:
    """Say in plain words what an exception inside a template means; the details of our own code stay out of it."""
    if isinstance(error, SecurityError):
        return "JD604", "This tag does something that templates may not do."
    if isinstance(error, _TOO_BIG):
        return "JD605", "This tag makes a document without end."
    if isinstance(error, UndefinedError):
        return "JD603", f"This tag uses a name there is not: {error}."
    if isinstance(error, TypeError) and "NoneType" in str(error):
        return "JD605", "This tag has nothing to work on: the role leaves the field out. Put the tag in an if.", "field"
    return "JD605", f"This tag cannot be filled: {error}"
