"""A field for a sentence: it wraps and grows, Enter goes on, Esc takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from facilitator_app.ui.parts.lines import TextArea

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QKeyEvent

_ENTERS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Words(TextArea):
    """One sentence, of which is known what of it is saved."""

    typed = Signal(str)
    """Somebody typed, and this stands in it now."""

    def __init__(self, name: str, label: str) -> None:
        super().__init__(label, lines=1)
        self.name = name
        """What the page calls it."""
        self.owner = self
        self._saved = ""
        self._putting = False
        self.textChanged.connect(self._tell)

    def text(self) -> str:
        """Return what stands in it."""
        return self.toPlainText().strip()

    def setText(self, text: str) -> None:
        """Let something stand in it that nobody typed just now."""
        if text != self.toPlainText():
            self._putting = True
            self.setPlainText(text)
            self._putting = False

    def show_saved(self, text: str, *, hold: bool = False) -> None:
        """Take in what is saved; what is being typed stays if it is to be held."""
        self._saved = text
        if not hold:
            self.setText(text)

    @property
    def is_typed(self) -> bool:
        """Whether something else stands in it than what is saved."""
        return self.text() != self._saved

    def take_back(self) -> bool:
        """Drop what is typed; return whether there was any."""
        if not self.is_typed:
            return False
        self.setPlainText(self._saved)
        self.selectAll()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter: a sentence has no second line. With Ctrl it is the page's."""
        if event.key() not in _ENTERS:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        else:
            self.focusNextChild()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take text alone, on one line."""
        self.insertPlainText(" ".join(source.text().split()))

    def _tell(self) -> None:
        if not self._putting:
            self.typed.emit(self.toPlainText())
