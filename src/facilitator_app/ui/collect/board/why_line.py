"""The line in which somebody says why a missing thing will not come."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.layouts import column, row
from facilitator_app.ui.parts.lines import TextLine
from facilitator_app.ui.parts.messages import announce

_WHY = "Why it will not come"


class WhyLine(QWidget):
    """Hidden until it is asked for; Enter accepts, Esc puts it away."""

    accepted = Signal(str)
    left = Signal()
    """It was put away, and what stood in it is dropped."""
    typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.line = TextLine(_WHY)
        self.line.owner = self
        self.line.setPlaceholderText(_WHY)
        self.take, self.leave = Button("Accept", "plain", "check"), Button("Leave it", "quiet")
        self.setLayout(column(self.line, row(self.leave, None, self.take), gap=8))
        self.hide()
        self.leave.clicked.connect(self.take_back)
        self.take.clicked.connect(self._accept)
        self.line.returnPressed.connect(self._accept)
        self.line.textEdited.connect(self.typed)
        self.line.textChanged.connect(lambda _: self._heed())
        self._heed()

    @property
    def is_typed(self) -> bool:
        """Whether a reason stands there that is not saved."""
        return bool(self.line.text())

    def begin(self, text: str) -> None:
        """Be shown, with what was half typed."""
        self.line.setText(text)
        self.show()
        self.line.setFocus()

    def take_back(self) -> bool:
        """Put it away and drop what stands in it."""
        self.line.clear()
        self.left.emit()
        return True

    # parts

    def _heed(self) -> None:
        self.take.setEnabled(bool(self.line.text().strip()))

    def _accept(self) -> None:
        reason = self.line.text().strip()
        if reason:
            self.accepted.emit(reason)
        else:
            announce(self.line, "Say why first.")
