"""One quiet line that says what is missing; it takes no focus, and can be put away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Glyph, Paragraph
from facilitator_app.ui.parts.layouts import row


class GapLine(QWidget):
    """What is missing, the way to where it can be filled, and the way to be rid of it."""

    wanted = Signal()
    """Somebody wants to go where it can be filled."""
    dismissed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What is missing")
        self.words = Paragraph("", "muted")
        self.go = Button("Go there", "quiet")
        self.close_button = Button("", "icon", "x")
        self.close_button.setAccessibleName("Put this line away")
        self.close_button.setToolTip("Put this line away")
        self.setLayout(
            row(Glyph("ear"), (self.words, 1), self.go, self.close_button, pad=(4, 0, 0, 0))
        )
        self.go.clicked.connect(self.wanted)
        self.close_button.clicked.connect(self.dismissed)
        self.hide()

    def say(self, words: str, offer: str = "") -> None:
        """Say what is missing; `offer` is the word on the button that leads there."""
        self.words.say(words)
        self.go.setText(offer)
        self.go.setAccessibleName(offer)
        self.go.setVisible(bool(offer))
