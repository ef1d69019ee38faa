"""The line below a ballot: what is wrong with it or to be heeded, and the ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import Ground
from facilitator_app.ui.parts.layouts import row as row_of

if TYPE_CHECKING:
    from facilitator_app.ui.table.votes.ballot_row import BallotRow


class Complaint(Ground):
    """Words, and a button for each way out."""

    again = Signal()
    """The ballot is keyed again from its paper."""
    spoilt = Signal()
    """The paper says so: it is spoilt."""
    heeded = Signal()
    """It was read."""

    def __init__(self, row: BallotRow) -> None:
        tone = "bad" if row.wrong else "warn"
        super().__init__(tone)
        words = Paragraph(f"{row.code}: {row.wrong or row.said}", "", tone)
        buttons = self._ways_out() if row.wrong else [self._heeded()]
        self.setLayout(row_of((words, 1), *buttons, pad=(12, 2, 6, 2)))

    def _ways_out(self) -> list[Button]:
        again, spoilt = Button("Key again"), Button("The paper says so")
        spoilt.setToolTip("Keys it as spoilt")
        again.clicked.connect(self.again)
        spoilt.clicked.connect(self.spoilt)
        return [again, spoilt]

    def _heeded(self) -> Button:
        button = Button("", "icon", "x")
        button.setAccessibleName("Put this line away")
        button.setToolTip("Put this line away")
        button.clicked.connect(self.heeded)
        return button
