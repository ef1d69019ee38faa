"""An error in what Qt calls is one that can be reported: the process does not end over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

import facilitator_app.ui  # noqa: F401 - it guards what is made from Qt's classes

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def _key(letter: str) -> QKeyEvent:
    none = Qt.KeyboardModifier.NoModifier
    return QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), none, letter)


def test_an_error_of_the_interpreter_comes_out_of_a_key(qtbot: QtBot) -> None:
    class Line(QLineEdit):
        def event(self, event: QEvent) -> bool:
            return super().event(event)

        def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
            self.setMaxLength(int(event.text()))
            event.accept()

    line = Line()
    qtbot.addWidget(line)
    with pytest.raises(ValueError, match="invalid literal"):
        QApplication.sendEvent(line, _key("a"))
    QApplication.sendEvent(line, _key("7"))
    assert line.maxLength() == 7


def test_a_widget_that_is_gone_comes_out_of_a_change_of_style(qtbot: QtBot) -> None:
    gone = QLabel()
    shiboken6.delete(gone)

    class Following:
        def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
            super().changeEvent(event)  # type: ignore[misc]
            gone.text()

    class Line(Following, QLineEdit):
        pass

    line = Line()
    qtbot.addWidget(line)
    with pytest.raises(RuntimeError, match="already deleted"):
        QApplication.sendEvent(line, QEvent(QEvent.Type.StyleChange))
