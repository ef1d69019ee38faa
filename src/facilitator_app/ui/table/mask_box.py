"""Taking out of a note what says who somebody is. It is for good, so it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.parts.theme import current

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

HOLE = "[…]"
_HINT = "Select what names somebody, then black it out. The old words cannot be brought back."


class _Words(QPlainTextEdit):
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class MaskBox(QWidget):
    """The words of a note, to be blacked out."""

    masked = Signal(str)
    left = Signal()

    def __init__(self, text: str) -> None:
        super().__init__()
        self._before = text
        self.words = _Words()
        self.words.setPlainText(text)
        self.words.setAccessibleName("Words to mask")
        self.words.setTabChangesFocus(True)
        self.black = Button("Black out", icon="eye-off")
        self.done = Button("Mask for good")
        self.leave = Button("Leave it", "quiet")
        self.done.setEnabled(False)
        self.setAutoFillBackground(True)
        self.setLayout(
            column(
                Paragraph(_HINT, "muted"),
                (self.words, 1),
                row(self.black, None, self.leave, self.done),
                gap=6,
                pad=(16, 8, 16, 8),
            )
        )
        self.black.clicked.connect(self._black_out)
        self.done.clicked.connect(lambda: self.masked.emit(self.words.toPlainText()))
        self.leave.clicked.connect(self.left)
        self.words.left.connect(self.left)
        self.words.textChanged.connect(self._tell)

    def sizeHint(self) -> QSize:
        """Have room for a few lines and the buttons."""
        return QSize(current().px(400), current().px(190))

    def _black_out(self) -> None:
        cursor = self.words.textCursor()
        if cursor.hasSelection():
            cursor.insertText(HOLE)
        self.words.setFocus()

    def _tell(self) -> None:
        now = self.words.toPlainText()
        self.done.setEnabled(bool(now.strip()) and now != self._before)
