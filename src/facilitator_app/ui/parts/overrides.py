"""Lets errors in what Qt calls be reported, where PySide would end the process over them.

On Python 3.11, PySide takes an error that leaves an override, and that was called from another one,
for a whole exception. Those that the interpreter raises itself, as for `int("x")` or for a widget
that is gone, are whole only once they have been caught: with one that was not, the process ends
without a word, and without saving. So every override catches them, and lets them go on.
"""

from __future__ import annotations

import sys
from functools import wraps
from types import FunctionType
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_WHOLE_SINCE = (3, 12)


def guard() -> None:
    """Guard the overrides of every class that is made from one of Qt's from now on."""
    if sys.version_info < _WHOLE_SINCE:
        QObject.__init_subclass__ = classmethod(_begin)  # type: ignore[assignment,arg-type]


def _begin(cls: type, **values: Any) -> None:  # noqa: ANN401 - whatever a class statement gives
    super(QObject, cls).__init_subclass__(**values)  # type: ignore[misc]
    for name, override in list(_overrides(cls)):
        setattr(cls, name, _catching(override))


def _overrides(cls: type) -> Iterator[tuple[str, FunctionType]]:
    """Give what a class, or what is mixed into it, does in place of one of Qt's."""
    qt = [each for each in cls.__mro__ if each.__module__.startswith("PySide6.")]
    done: set[str] = set()
    for base in cls.__mro__:
        if base is not cls and issubclass(base, QObject):
            break
        for name, found in vars(base).items():
            if (
                isinstance(found, FunctionType)
                and name not in done
                and not name.startswith("_")
                and any(name in vars(each) for each in qt)
            ):
                done.add(name)
                yield name, found


def _catching(override: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(override)
    def called(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401 - as it was declared
        try:
            return override(*arguments, **named)
        except BaseException:  # noqa: TRY203 - it is whole from here on
            raise

    return called
