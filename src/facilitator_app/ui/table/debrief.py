"""The team's quarter of an hour after a session, counted down for those who want that."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label
from facilitator_app.ui.parts.layouts import row
from facilitator_app.ui.parts.messages import announce

MINUTES = 15
_TICK = 500
"""Milliseconds."""


class Debrief(QWidget):
    """A button that starts it, and what is left of it; nothing happens when it ends."""

    def __init__(self) -> None:
        super().__init__()
        self.seconds = MINUTES * 60.0
        self._ends = 0.0
        self.left = Label("", "strong")
        self.button = Button("", icon="clock")
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._tell)
        self.button.clicked.connect(self._press)
        self.setLayout(row(self.left, self.button, gap=12))
        self._say("", f"Start a {MINUTES}-minute debrief")

    @property
    def is_running(self) -> bool:
        """Whether it is counted down."""
        return self._timer.isActive()

    def _press(self) -> None:
        if self.is_running:
            self._timer.stop()
            self._say("", f"Start a {MINUTES}-minute debrief")
        else:
            self._ends = time.monotonic() + self.seconds
            self._timer.start()
            self._tell()

    def _tell(self) -> None:
        left = self._ends - time.monotonic()
        if left <= 0:
            self._timer.stop()
            self._say(f"The {MINUTES} minutes are over", "Start again")
            announce(self, self.left.text())
        else:
            minutes, seconds = divmod(round(left), 60)
            self._say(f"{minutes}:{seconds:02} left", "Stop the debrief")

    def _say(self, left: str, offer: str) -> None:
        self.left.say(left)
        self.left.setVisible(bool(left))
        self.button.setText(f" {offer}")
        self.button.setAccessibleName(offer)
