"""What two people keyed differently, side by side, and what is to stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from facilitator_app.domain.votes.columns import TEXT
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, column, row
from facilitator_app.ui.table.votes.ballot_row import WORDS, BallotRow
from facilitator_app.ui.table.votes.second import ANOTHER, FIRST, SECOND, once_only

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from facilitator_app.domain.records import Ballot, SecondKeying
    from facilitator_app.ui.table.votes.second import Difference
    from facilitator_app.ui.table.votes.sheet import VoteSheet

_WAYS = {FIRST: "Keep first", SECOND: "Keep second", ANOTHER: "Key a third"}
_DONE = {FIRST: "the first stands", SECOND: "the second stands", ANOTHER: "keyed a third time"}
_ALIKE = "Both keyings say the same of every ballot."
_NOTHING = "\u2013"


class Comparing(QWidget):
    """A card for each ballot that differs; below them what was decided, and by whom."""

    decided = Signal(object, str)
    """What is to stand of a difference."""
    missing_wanted = Signal(str)
    """A ballot that was not keyed a second time is to be."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("What was keyed differently")
        self.about = Paragraph("", "muted")
        self.missing, self.record = Paragraph("", "", "warn"), Paragraph("", "muted")
        self.key_missing = Button("Key them")
        self.cards: list[Card] = []
        self._first_missing = ""
        self._cards = column(gap=12)
        self.setLayout(
            column(
                self.about,
                row((self.missing, 1), self.key_missing),
                self._cards,
                self.record,
                None,
                gap=12,
                pad=(20, 12, 20, 12),
            )
        )
        self.key_missing.clicked.connect(lambda: self.missing_wanted.emit(self._first_missing))

    @property
    def first(self) -> QWidget | None:
        """What has the focus first."""
        return self.cards[0].buttons[FIRST] if self.cards else None

    def show_what(
        self,
        sheet: VoteSheet,
        found: Sequence[Difference],
        done: Sequence[SecondKeying],
        staff: dict[UUID, str],
    ) -> None:
        """Show what differs, what was keyed once only, and what has been decided."""
        for card in self.cards:
            self._cards.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.cards = [Card(sheet, each) for each in found if not each.is_missing]
        for card in self.cards:
            self._cards.addWidget(card)
            card.chosen.connect(self.decided)
        codes = [each.code for each in found if each.is_missing]
        self._first_missing = codes[0] if codes else ""
        self.missing.say(once_only(found))
        self.missing.setVisible(bool(codes))
        self.key_missing.setVisible(bool(codes))
        count = f"{len(self.cards)} ballot{'' if len(self.cards) == 1 else 's'}"
        differ = f"{count} keyed differently. Look at the paper, then say what stands."
        self.about.say(differ if self.cards else "" if codes else _ALIKE)
        self.about.setVisible(bool(self.about.text()))
        self.record.say("\n".join(_told(each, staff) for each in done))
        self.record.setVisible(bool(done))


class Card(Ground):
    """One ballot: what differs cell by cell, and three ways out."""

    chosen = Signal(object, str)

    def __init__(self, sheet: VoteSheet, difference: Difference) -> None:
        self.difference = difference
        self.cells = _differing(sheet, difference)
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        for at, words in enumerate(("", "First", "Second")):
            grid.addWidget(Label(words, "muted"), 0, at)
        for line, (name, first, second) in enumerate(self.cells, 1):
            grid.addWidget(Paragraph(name), line, 0)
            grid.addWidget(Label(first, "strong"), line, 1)
            grid.addWidget(Label(second, "strong"), line, 2)
        grid.setColumnStretch(0, 1)
        self.buttons = {way: Button(words) for way, words in _WAYS.items()}
        for way, button in self.buttons.items():
            button.setAccessibleName(f"{_WAYS[way]}, ballot {difference.code}")
            button.clicked.connect(lambda _=False, way=way: self.chosen.emit(difference, way))
        ways = row(None, *self.buttons.values())
        title = Label(difference.code, "strong")
        super().__init__("card", column(title, grid, ways, gap=8, pad=(14, 10, 14, 10)))


def _differing(sheet: VoteSheet, difference: Difference) -> list[tuple[str, str, str]]:
    first, second = _cells(sheet, difference.first), _cells(sheet, difference.second)
    names = [*first, *(each for each in second if each not in first)]
    nothing = _NOTHING if difference.first else "not keyed"
    rows = [(name, first.get(name, nothing), second.get(name, _NOTHING)) for name in names]
    return [each for each in rows if each[1] != each[2]]


def _cells(sheet: VoteSheet, record: Ballot | SecondKeying | None) -> dict[str, str]:
    """Return what a keying says, cell by cell."""
    if record is None:
        return {}
    row = BallotRow(record.code)
    sheet.show_saved(row, record)
    found = {"The whole ballot": WORDS[row.apart]} if row.apart else {}
    for at, each in enumerate(sheet.columns):
        if each.sort != TEXT and at in row.values:
            found[each.name] = sheet.shown(at, row.values[at])
    return found


def _told(keying: SecondKeying, staff: dict[UUID, str]) -> str:
    who = staff.get(keying.decided_by) if keying.decided_by else None
    by = f", decided by {who}" if who else ""
    return f"{keying.code}: {_DONE.get(keying.decision, keying.decision)}{by}."
