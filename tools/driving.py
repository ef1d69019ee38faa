"""How the window is driven: buttons by their names, keys at the focus, and waiting."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from facilitator_app.ui.window import Window

PATIENCE = 60.0


def named(within: QWidget, name: str) -> QAbstractButton:
    """Return the button that has a name."""
    buttons = within.findChildren(QAbstractButton)
    return next(each for each in buttons if each.text().strip() == name)


def above(window: Window) -> list[QWidget]:
    """Return the dialogs and menus over a window."""
    return [e for e in QApplication.topLevelWidgets() if e is not window and e.isVisible()]


def type_at_focus(words: str) -> None:
    """Type at whatever has the focus."""
    field = QApplication.focusWidget()
    if field is not None and words:
        QTest.keyClicks(field, words)


def wait(milliseconds: int) -> None:
    """Let the window live for a moment, and other threads with it."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(done: Callable[[], bool]) -> None:
    """Let the window live until it is done."""
    end = time.monotonic() + PATIENCE
    while not done():
        if time.monotonic() > end:
            sys.exit("What was to be pictured did not come.")
        wait(20)
