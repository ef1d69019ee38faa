"""What happens when this program has a bug: the place is noted, a person is told, work goes on."""

from __future__ import annotations

import faulthandler
import re
import sys
import threading
from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QEvent,
    QMessageLogContext,
    QObject,
    Qt,
    QtMsgType,
    QUrl,
    Signal,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QWidget

from facilitator_app import crash_log
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Glyph, Label, Paragraph
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType
    from typing import TextIO

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


class CrashDialog(QDialog):
    """Says that something went wrong, that nothing is lost, and where it is noted."""

    def __init__(self, parent: QWidget, sentence: str) -> None:
        super().__init__(parent)
        self.setWindowTitle("Something went wrong")
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # the next one is told as well
        go_on = Button("Carry on", "primary", "arrow-right")
        show = Button("Show where it is noted", icon="folder-open")
        words = (
            "Everything that was entered is saved, and half-typed words are still in their line. "
            "If it happens again, close this window and open it anew."
        )
        self.noted = Paragraph(sentence, "muted")
        head = row(Glyph("triangle-alert", "warn", 24), Label(self.windowTitle(), "title"), None)
        self.setLayout(
            column(
                head,
                Paragraph(words),
                self.noted,
                8,
                row(None, show, go_on),
                gap=12,
                pad=(24, 20, 24, 20),
            )
        )
        go_on.clicked.connect(self.accept)
        show.clicked.connect(self._open_folder)
        go_on.setDefault(True)
        go_on.setFocus()
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()

    def _measure(self) -> None:
        self.setFixedWidth(current().px(560))

    def _open_folder(self) -> None:
        with suppress(FacilitatorError, OSError):
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(crash_log.folder())))


def _on_qt_message(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
    """Note what Qt warns of, without anything that it quotes."""
    if kind in _SERIOUS:
        crash_log.note(f"Qt {context.category}: {_QUOTED.sub('…', text)}")
