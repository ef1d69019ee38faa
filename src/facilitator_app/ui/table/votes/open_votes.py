"""What is said of open votes where a session is closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import Ground, row
from facilitator_app.ui.table.votes.rounds import open_rounds, told

if TYPE_CHECKING:
    from facilitator_app.domain.records import TradeOff
    from facilitator_app.ui.table.desk import Desk


class OpenVotes(Ground):
    """Which rounds are open, and the way to the first of them; nothing if none is."""

    wanted = Signal(object)
    """Somebody wants to go to this vote."""

    def __init__(self) -> None:
        self.words, self.go = Paragraph("", "", "warn"), Button("Go to it")
        super().__init__("warn", row((self.words, 1), self.go, pad=(12, 4, 6, 4)))
        self.setAccessibleName("Open votes")
        self._first: TradeOff | None = None
        self.go.clicked.connect(lambda: self.wanted.emit(self._first))
        self.hide()

    def tell(self, desk: Desk) -> None:
        """Say which rounds are open in the session of a desk."""
        found = open_rounds(desk)
        self._first = found[0].trade_off if found else None
        self.words.say(told(desk, found) if found else "")
        self.setVisible(bool(found))
