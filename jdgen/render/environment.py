"""The one Jinja environment that every kind of template runs in: sandboxed, without globals, strict about names.

Templates are untrusted. They see plain data only, and cannot print what is not text. A name there is not does not stop
the run: it is noted with its line, so that one run reports them all, and the document is thrown away afterwards.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from jinja2 import BaseLoader, Template, TemplateSyntaxError, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from jdgen.render.faults import unknown_name

if TYPE_CHECKING:
    from types import TracebackType

__all__ = ["Fault", "PackEnvironment", "TemplateSyntaxError", "cannot_print"]

# What Jinja offers that reaches around the data, makes text without end, or gives another answer each day.
_REFUSED_FILTERS = (
    "attr",
    "batch",
    "center",
    "filesizeformat",
    "pprint",
    "random",
    "safe",
    "slice",
    "tojson",
    "urlize",
    "xmlattr",
)


@dataclass(frozen=True, slots=True)
class Fault:
    """Something a template could not fill: the line of its source, and what is wrong."""

    line: int
    code: str
    message: str


class CannotPrint(Exception):  # noqa: N818
    """A tag prints something that is not text."""


def cannot_print(value: Any) -> NoReturn:
    """Refuse to print a value that has no words of its own."""
    if value is None or value == "":
        raise CannotPrint("This tag has nothing to print: the role leaves the field out. Put the tag in an if.")
    kind = (
        "a list"
        if isinstance(value, (list, tuple))
        else "a group of fields"
        if isinstance(value, Mapping)
        else "no text"
    )
    raise CannotPrint(f"This tag stands for {kind}, which cannot be printed as it is. Name the field, or loop over it.")


class Unknown(Undefined):
    """A name there is not. Using it notes a fault and goes on with nothing, so that later faults are found too."""

    def _note(self) -> None:
        environment, line = _calling_template()
        if environment is not None:
            environment.note(line, str(self._undefined_name), self._undefined_obj)

    def __str__(self) -> str:
        self._note()
        return ""

    def __html__(self) -> str:
        self._note()
        return ""

    def __iter__(self) -> Any:
        self._note()
        return iter(())

    def __bool__(self) -> bool:
        self._note()
        return False

    def __len__(self) -> int:
        self._note()
        return 0

    def __eq__(self, other: object) -> bool:
        self._note()
        return False

    def __ne__(self, other: object) -> bool:
        self._note()
        return True

    __hash__ = Undefined.__hash__


class PackEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox whose attribute look-up reads dictionaries first, so that ``group.items`` is the field and not a method."""

    def __init__(self, finalize: Callable[[Any], Any] | None = None, loader: BaseLoader | None = None) -> None:
        super().__init__(
            autoescape=True,
            undefined=Unknown,
            finalize=finalize,
            loader=loader,
            trim_blocks=finalize is not None,
            lstrip_blocks=finalize is not None,
            keep_trailing_newline=True,
            cache_size=0,
        )
        self.globals.clear()
        for name in _REFUSED_FILTERS:
            del self.filters[name]
        self.faults: list[Fault] = []

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

    def note(self, line: int, name: str, owner: Any) -> None:
        """Take down that the tag on a line asks for a name there is not."""
        known = sorted(map(str, owner)) if isinstance(owner, Mapping) else sorted(self._names)
        fault = Fault(line, "JD603", unknown_name(name, known))
        if fault not in self.faults:
            self.faults.append(fault)

    def fill(self, template: Template, data: Mapping[str, Any]) -> str:
        """Fill a template of this environment. Faults are left in :attr:`faults`; the text is then of no use."""
        self._names = tuple(data)
        try:
            return "".join(template.root_render_func(template.new_context(dict(data))))
        except Exception as error:
            from jdgen.render.faults import describe_error

            line = _line_in_template(error.__traceback__)
            if isinstance(error, CannotPrint):
                self.faults.append(Fault(line, "JD605", str(error)))
            else:
                self.faults.append(Fault(line, "JD605", describe_error(error)))
            return ""

    _names: tuple[str, ...] = ()


def is_markup(value: Any) -> bool:
    """Whether a value is finished output of this environment, such as a macro's."""
    return isinstance(value, Markup)


def _calling_template() -> tuple[PackEnvironment | None, int]:
    """The environment and source line of the template that is running now."""
    frame = sys._getframe(2)
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            return frame.f_globals["environment"], template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back  # type: ignore[assignment]
    return None, 0


def _line_in_template(traceback: TracebackType | None) -> int:
    """The source line of the innermost template an exception passed through."""
    line = 0
    while traceback is not None:
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            line = template.get_corresponding_lineno(traceback.tb_lineno)
        traceback = traceback.tb_next
    return line
