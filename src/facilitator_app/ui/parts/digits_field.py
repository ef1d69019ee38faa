"""A field for four digits."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression, QSize, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QSizePolicy

from facilitator_app.ui.parts.digits import COUNT, are_four
from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.parts.theme import current

_WIDE = 120


class DigitsField(QLineEdit):
    """Takes digits and nothing else; complete with the fourth."""

    complete = Signal(str)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.label = Label(name, "strong")
        self.label.setBuddy(self)
        self.setAccessibleName(name)
        self.setMaxLength(COUNT)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.textEdited.connect(self._tell)

    def sizeHint(self) -> QSize:
        """Have room for the digits and little more."""
        return QSize(current().px(_WIDE), super().sizeHint().height())

    def _tell(self, text: str) -> None:
        if are_four(text):
            self.complete.emit(text)
