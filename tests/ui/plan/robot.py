"""A robot at the window: it has keys, a mouse and the clipboard, and sees what is on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QRadioButton,
    QWidget,
)

from tests.ui.acting import button

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from facilitator_app.ui.window import Window

Key = Qt.Key
ALT, CONTROL, SHIFT = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
_NONE = Qt.KeyboardModifier.NoModifier
_TYPED = 24
"""Longer texts are pasted, as people do who have them in another document."""
_STOPS = 80
_REPEATS = 8
"""So often does a key that is held repeat itself before there is time to paint."""

W = TypeVar("W", bound=QWidget)


class Robot:
    """Does what a person does, and nothing else."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self._popup: QWidget | None = None

    # the keys

    @property
    def focus(self) -> QWidget:
        """What the keys go to: whatever has popped up, or what has the focus."""
        self._popup = QApplication.activePopupWidget()  # PySide lets go of its parts else
        places: list[QWidget | None] = [self._popup, QApplication.focusWidget()]
        if self._popup is not None:
            places.insert(0, self._popup.focusWidget())
        found = next((each for each in places if each is not None), None)
        assert found is not None, "the focus is nowhere"
        return found

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = _NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(self.focus, key, modifier)
            QApplication.processEvents()

    def hold(self, key: Qt.Key, modifier: Qt.KeyboardModifier, command: QAction) -> None:
        """Hold a key down until what it does can be done no more."""
        while command.isEnabled():
            for _ in range(_REPEATS):
                QTest.keyClick(self.focus, key, modifier)
            QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type a text where the cursor stands, or paste it if it is long."""
        if len(text) > _TYPED or "\n" in text or not text.isascii():
            self.paste(text)
        else:
            for letter in text:  # the first one may open a cell, which the others go to
                QTest.keyClicks(self.focus, letter)
            QApplication.processEvents()

    def paste(self, text: str) -> None:
        QGuiApplication.clipboard().setText(text)
        self.press(Key.Key_V, CONTROL)

    def go(self, name: str, key: Qt.Key = Key.Key_Tab) -> QWidget:
        """Press Tab until something of that name has the focus."""
        seen = []
        for _ in range(_STOPS):
            seen.append(called(self.focus))
            if seen[-1] == name:
                return self.focus
            self.press(key)
        raise AssertionError(f"Tab does not lead to {name}, but to {seen}")

    def back(self, name: str) -> QWidget:
        """Press Shift+Tab until something of that name has the focus."""
        return self.go(name, Key.Key_Backtab)

    def fill(self, name: str, text: str) -> None:
        """Go on to a field, and type into it unless it says that already."""
        field = self.go(name)
        if said(field) != text:
            self.press(Key.Key_A, CONTROL)
            self.write(text)

    def tick(self, name: str, *, on: bool) -> None:
        """Go on to a toggle, and turn it if it stands otherwise."""
        if self.go(name).isChecked() != on:  # type: ignore[attr-defined]
            self.press(Key.Key_Space)

    def choose(self, name: str, words: str) -> None:
        """Go on to what is chosen from a list, and choose there what begins with some words."""
        found = self.go(name)
        if isinstance(found, QRadioButton):
            while said(self.focus) != words:
                self.press(Key.Key_Right)
            return
        assert isinstance(found, QComboBox)
        if not found.currentText().startswith(words):
            self.press(Key.Key_Down, ALT)
            self.press(Key.Key_Home)
            for _ in range(found.count()):
                if found.view().currentIndex().data().startswith(words):
                    break
                self.press(Key.Key_Down)
            self.press(Key.Key_Return)
        assert found.currentText().startswith(words), (found.currentText(), words)

    # the mouse

    def click(self, name: str) -> None:
        """Press a button."""
        QTest.mouseClick(button(self.window, name), Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def click_segment(self, words: str) -> None:
        """Press one of a few words that lie side by side."""
        segments = self.window.findChildren(QRadioButton)
        [found] = [each for each in segments if each.text() == words and each.isVisible()]
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    def choose_in_menu(self, words: str) -> None:
        """Go down the menu that is open, and take the entry with some words."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            if menu.activeAction().text().startswith(words):
                break
            self.press(Key.Key_Down)
        self.press(Key.Key_Return)


def called(widget: QWidget) -> str:
    """Return what somebody calls a thing on the screen."""
    if isinstance(widget, QRadioButton):
        return widget.accessibleDescription()
    words = widget.text() if hasattr(widget, "text") else ""
    return widget.accessibleName() or words


def said(widget: QWidget) -> str:
    """Return what stands in a field."""
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    assert isinstance(widget, QLineEdit | QRadioButton), called(widget)
    return widget.text()
