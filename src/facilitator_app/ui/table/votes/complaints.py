"""The line below a ballot: what is wrong with it or to be heeded, and the ways out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import Ground
from facilitator_app.ui.parts.layouts import row as row_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator_app.ui.table.votes.ballot_row import BallotRow


class Complaint(Ground):
    """Words, and a button for each way out."""

    again = Signal()
    """The ballot is keyed again from its paper."""
    tried = Signal()
    """What the disk did not take is saved now."""
    spoilt = Signal()
    """The paper says so: it is spoilt."""
    heeded = Signal()
    """It was read."""

    def __init__(self, row: BallotRow) -> None:
        tone = "bad" if row.wrong or row.unsaved else "warn"
        super().__init__(tone)
        words = Paragraph(f"{row.code}: {row.told}", "", tone)
        self.setLayout(row_of((words, 1), *self._buttons(row), pad=(12, 2, 6, 2)))

    def _buttons(self, row: BallotRow) -> list[Button]:
        if row.wrong:
            return self._ways_out()
        return [self._try() if row.unsaved else self._heeded()]

    def _try(self) -> Button:
        button = Button("Save it now")
        button.clicked.connect(self.tried)
        return button

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


def kept_in_words(rows: Iterable[BallotRow]) -> str:
    """Return in a sentence each which ballots are kept, and not counted yet."""
    every = list(rows)
    wrong = ", ".join(each.code for each in every if each.wrong)
    unsaved = ", ".join(each.code for each in every if each.unsaved and not each.wrong)
    told = (
        f"Kept, but not counted yet, since it breaks the rule of the vote: ballot {wrong}. Look at "
        "the paper and key it again."
        if wrong
        else "",
        f"Keyed, but not saved yet: ballot {unsaved}. The file cannot be written to."
        if unsaved
        else "",
    )
    return " ".join(filter(None, told))
