"""What people do at the window, and what they see of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QPushButton, QWidget

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from facilitator_app.ui.start.panel import Panel
    from facilitator_app.ui.window import Window

P = TypeVar("P", bound="Panel")


def write(words: str) -> None:
    """Type at whatever has the focus."""
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClicks(field, words)


def press(key: Qt.Key) -> None:
    field = QApplication.focusWidget()
    assert field is not None
    QTest.keyClick(field, key)


def button(within: QWidget, name: str) -> QPushButton:
    found = [
        each
        for each in within.findChildren(QPushButton)
        if each.accessibleName() == name and each.isVisible()
    ]
    assert len(found) == 1, name
    return found[0]


def panel(window: Window, kind: type[P]) -> P:
    """Return the question that the start screen asks."""
    QApplication.processEvents()  # shows what has just been put there
    asked = window.start.panel
    assert isinstance(asked, kind)
    assert window.pages.currentWidget() is window.start
    return asked


def said(window: Window) -> str:
    """Return what the window has to say."""
    return window.strip.text if window.strip.isVisible() else ""


def choose(window: Window, path: Path, qtbot: QtBot) -> None:
    """Choose a file in the dialog that is open."""
    [dialog] = [each for each in window.findChildren(QFileDialog) if each.isVisible()]
    dialog.selectFile(str(path))
    [field] = dialog.findChildren(QLineEdit)
    field.setText(str(path))
    qtbot.wait(10)
    QTest.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not dialog.isVisible())
