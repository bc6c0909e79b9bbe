"""Names a template uses that there are not: noted with their line, and then passed over, so that later faults show too."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from jinja2 import Undefined
from jinja2.exceptions import SecurityError
from jinja2.utils import missing

from jdgen.render.faults import LeftOut, unknown_name

if TYPE_CHECKING:
    from types import TracebackType

    from jdgen.render.environment.sandbox import PackEnvironment

__all__ = ["Unknown", "line_in_template", "running_line"]


class Unknown(Undefined):
    """A name there is not. Using it notes a fault and goes on with nothing.

    Without a name it is what an ``if`` inside a tag stands for when there is no ``else``: nothing, and no fault.
    """

    def _note(self) -> None:
        if self._undefined_name is None:
            return
        for environment, line in _running():
            environment.note(line, *self._what(environment))
            return

    def _what(self, environment: PackEnvironment) -> tuple[str, str] | tuple[str, str, LeftOut]:
        name, owner = str(self._undefined_name), self._undefined_obj
        if self._undefined_exception is SecurityError:
            return "JD604", f'"{name}" reaches behind the data, which a template may not do.'
        if owner is None:
            return (
                "JD605",
                f'This tag asks for the "{name}" of something the role leaves out. Put the tag in an if.',
                "owner",
            )
        if isinstance(owner, (list, tuple)) and isinstance(self._undefined_name, int):
            return "JD605", "This tag asks for an item of a list that has fewer. Put the tag in an if.", "item"
        if owner is missing:
            return "JD603", unknown_name(name, environment.names, environment.homes_of(name))
        if isinstance(owner, Mapping):
            return "JD603", unknown_name(name, map(str, owner), environment.homes_of(name))
        what = (
            "text" if isinstance(owner, str) else "a list" if isinstance(owner, (list, tuple)) else "no group of fields"
        )
        return "JD603", f'"{name}" is not a field a template can use here: it is asked of what is {what}.'

    def _nothing(self, *_: Any, **__: Any) -> Any:
        self._note()
        return self

    def _no(self, *_: Any) -> bool:
        self._note()
        return False

    def __str__(self) -> str:
        self._note()
        return ""

    def __html__(self) -> str:
        return str(self)

    def __iter__(self) -> Iterator[Any]:
        self._note()
        return iter(())

    def __len__(self) -> int:
        self._note()
        return 0

    def __float__(self) -> float:  # type: ignore[override]
        return float(len(self))

    def __ne__(self, other: object) -> bool:
        self._note()
        return True

    __bool__ = __contains__ = __eq__ = __lt__ = __le__ = __gt__ = __ge__ = _no  # type: ignore[assignment]
    __int__ = __len__  # type: ignore[assignment]
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _nothing
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = _nothing
    __pow__ = __rpow__ = __neg__ = __pos__ = __call__ = __getitem__ = _nothing
    __hash__ = Undefined.__hash__


def _running() -> Iterator[tuple[PackEnvironment, int]]:
    """The templates that are running now, the innermost first: the environment of each, and the line of its source."""
    frame: Any = sys._getframe(1)
    while frame is not None:
        template = frame.f_globals.get("__jinja_template__")
        if template is not None:
            yield frame.f_globals["environment"], template.get_corresponding_lineno(frame.f_lineno)
        frame = frame.f_back


def running_line() -> int:
    """The source line of the template that is running now."""
    return next((line for _, line in _running()), 0)


def line_in_template(traceback: TracebackType | None) -> int:
    """The source line of the innermost template an exception passed through."""
    line = 0
    while traceback is not None:
        template = traceback.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            line = template.get_corresponding_lineno(traceback.tb_lineno)
        traceback = traceback.tb_next
    return line
