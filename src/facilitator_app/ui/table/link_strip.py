"""Says, below the list, how one note is being linked to another, and what to press next."""

from __future__ import annotations

from PySide6.QtCore import Signal

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.choices import Segmented
from facilitator_app.ui.parts.labels import Line
from facilitator_app.ui.parts.layouts import Ground, column, row
from facilitator_app.ui.parts.messages import announce

HOW = {"agrees": "agrees with", "disagrees": "disagrees with", "builds on": "builds on"}
_NEXT = "the note you choose with the arrows. Enter links them, Esc leaves it."


class LinkStrip(Ground):
    """What is being linked, how, and the buttons that do it."""

    chosen = Signal(str)
    made = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__("info")
        self.setAccessibleName("Linking a note")
        self._words = Line()
        self.how = Segmented("How it answers", HOW)
        self.make, self.leave = Button("Link", icon="link"), Button("Leave it", "quiet")
        self.setLayout(
            column(
                self._words,
                row(self.how, None, self.leave, self.make),
                gap=6,
                pad=(16, 8, 16, 8),
            )
        )
        self.how.chosen.connect(self.chosen)
        self.make.clicked.connect(self.made)
        self.leave.clicked.connect(self.left)

    def tell(self, called: str, how: str) -> None:
        """Say which note is linked, and how."""
        self.how.choose(how)
        words = f"{called} {HOW[how]} {_NEXT}"
        self._words.say(words)
        self.show()
        announce(self, words)
