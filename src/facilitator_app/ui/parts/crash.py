"""What happens when this program has a bug: the place is noted, a person is told, work goes on."""

from __future__ import annotations

import faulthandler
import re
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QtMsgType, Signal, qInstallMessageHandler

from facilitator_app import crash_log
from facilitator_app.domain.errors import FacilitatorError

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import TextIO

    from PySide6.QtCore import QMessageLogContext

    from facilitator_app.ui.parts.messages import Messages

_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|“[^”]*”")
_SERIOUS = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}


class Watch(QObject):
    """Hears of every error that nobody has dealt with, on whatever thread it comes."""

    _fell = Signal(object)

    def __init__(self, messages: Messages, tell: Callable[[str], None]) -> None:
        super().__init__()
        self._messages, self._tell = messages, tell
        self._faults: TextIO | None = None
        self._fell.connect(self._show)

    def begin(self) -> None:
        """Watch from now on."""
        sys.excepthook = self._on_error
        threading.excepthook = self._on_thread_error
        qInstallMessageHandler(_on_qt_message)
        with suppress(OSError, FacilitatorError):
            self._faults = crash_log.folder().joinpath("faults.log").open("a", encoding="utf-8")
            faulthandler.enable(self._faults)

    def end(self) -> None:
        """Leave the hooks as they were at the start of the process."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()

    def _on_error(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, Exception):
            self._fell.emit(error)
        else:
            sys.__excepthook__(kind, error, trace)

    def _on_thread_error(self, arguments: threading.ExceptHookArgs) -> None:
        if isinstance(arguments.exc_value, Exception):
            self._fell.emit(arguments.exc_value)

    def _show(self, error: Exception) -> None:
        if isinstance(error, FacilitatorError):
            self._messages.fail(error)
        else:
            self._tell(crash_log.report(error))


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Note what Qt warns of, without anything that it quotes."""
    if kind in _SERIOUS:
        crash_log.note(f"Qt {context.category}: {_QUOTED.sub('…', text)}")
