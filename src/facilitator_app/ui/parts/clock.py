"""The time in the room."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

_OFTEN = 10_000
"""Milliseconds: what counts minutes looks this often whether one has passed."""


class Clock(QObject):
    """Tells the time, and now and then that it has gone on: one for the window."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.read: Callable[[], datetime] = lambda: datetime.now().astimezone()
        """Where the time comes from."""
        self._timer = QTimer(self, interval=_OFTEN)
        self._timer.timeout.connect(self.ticked)
        self._timer.start()

    def now(self) -> datetime:
        """Return the time by this laptop's clock, in this place's zone."""
        return self.read()
