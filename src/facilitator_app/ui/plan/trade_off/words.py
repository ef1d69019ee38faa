"""A text that is one of several: it wraps, and its keys lead from one to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from facilitator_app.ui.parts.lines import TextArea

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QKeyEvent

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WAYS = {Qt.Key.Key_Up.value: -1, Qt.Key.Key_Down.value: 1}


class Words(TextArea):
    """One of several short texts: no line breaks, many lines pasted become many texts."""

    entered = Signal()
    emptied = Signal()
    """Backspace was pressed where nothing stands."""
    moved = Signal(int)
    """Alt with an arrow: it is to stand elsewhere."""
    many = Signal(list)

    def __init__(self, name: str) -> None:
        super().__init__(name, lines=1)

    def said(self) -> str:
        """Return what stands in it, on one line."""
        return " ".join(self.toPlainText().split("\n")).strip()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take what leads to another text."""
        alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
        if event.key() in _ENTERS:
            self.left.emit()
            self.entered.emit()
        elif alt and event.key() in _WAYS:
            self.moved.emit(_WAYS[event.key()])
        elif event.key() == Qt.Key.Key_Backspace and not self.toPlainText():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Give away what is more than a line."""
        lines = [each.strip() for each in source.text().splitlines() if each.strip()]
        self.insertPlainText(lines[0] if lines else "")
        if len(lines) > 1:
            self.many.emit(lines[1:])
