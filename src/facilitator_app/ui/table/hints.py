"""A line of keys and what they do: as many of them as there is room for, none cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent, QShowEvent

_NEAR, _APART = 5, 12


class Hints(QWidget):
    """Keys and words."""

    def __init__(self, name: str, hints: Iterable[tuple[str, str]]) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._hints = list(hints)
        self._pairs: list[tuple[QLabel, QLabel]] = []

    def sizeHint(self) -> QSize:
        """Be one line high, however wide."""
        return QSize(0, current().px(28))

    def minimumSizeHint(self) -> QSize:
        """Be one line high, however wide."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as fit."""
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            if self.isVisible():  # else it is placed when it is shown
                self._place()

    def showEvent(self, event: QShowEvent) -> None:
        """Show as many as fit."""
        super().showEvent(event)
        self._place()

    def _pair(self, at: int) -> tuple[QLabel, QLabel]:
        """Return the labels of a hint, which are made when there is room to try them."""
        if at == len(self._pairs):
            keys, word = self._hints[at]
            pair = (Label(keys, "key"), Label(word, "muted"))
            for each in pair:
                each.setParent(self)
            self._pairs.append(pair)
        return self._pairs[at]

    def _place(self) -> None:
        left = 0
        for at in range(len(self._hints)):
            if left > self.width() and at >= len(self._pairs):
                return
            keys, word = self._pair(at)
            first, second = keys.sizeHint(), word.sizeHint()
            right = left + first.width() + _NEAR + second.width()
            fits = right <= self.width()
            for each, size, start in (
                (keys, first, left),
                (word, second, left + first.width() + _NEAR),
            ):
                each.setGeometry(start, (self.height() - size.height()) // 2, *size.toTuple())
                each.setVisible(fits)
            left = right + _APART if fits else self.width() + 1
