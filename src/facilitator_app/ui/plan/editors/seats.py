"""Seats by hand: a grid for each round, typed into or pasted from a spreadsheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeySequence

from facilitator_app.domain.errors import PlanError
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import row
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.plan.editors.editor import Editor
from facilitator_app.ui.plan.editors.page import filled, title
from facilitator_app.ui.plan.editors.seat_sheet import SeatSheet
from facilitator_app.ui.plan.fields.choices import ChoiceField
from facilitator_app.ui.plan.grid.panel import GridPanel
from facilitator_app.ui.plan.grid.sheet import block

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from facilitator_app.domain.records import Record
    from facilitator_app.ui.plan.planner import Planner

_HINT = (
    "Type codes, or paste from a spreadsheet: a block of cells where the cursor stands, or rows of "
    "code, table and seat."
)


class SeatsEditor(Editor):
    """Seats participants at tables, round by round."""

    def __init__(self, planner: Planner) -> None:
        super().__init__(planner)
        self.sheet = SeatSheet(planner)
        self.sum = Paragraph("", "muted")
        self.round = ChoiceField("Round of seating", {}, beside=True, labelled=False)
        self.panel = GridPanel(planner, self.sheet, _HINT)
        self.make = Button("Make them participants", "plain", "users")
        self.clear = Button("Clear this round", "quiet", "x")
        self.panel.offer(self.make)
        self.setLayout(
            filled(
                title("Seats"),
                row((self.round, 1), self.clear),
                self.sum,
                (self.panel, 1),
            )
        )
        self.panel.grid.installEventFilter(self)
        self.panel.grid.model().refused.connect(lambda _sentence: self._weigh())
        self.round.left.connect(self._go)
        self.make.clicked.connect(self._make)
        self.clear.clicked.connect(self.sheet.clear)
        planner.changed.connect(self._follow)

    def show_record(self, record: Record | None) -> None:
        """Show a round anew."""
        del record
        self._offer()
        self._go()

    def first(self) -> QWidget:
        """Return the grid."""
        return self.panel.grid

    def flush(self) -> None:
        """Save the cell that is open."""
        self.panel.flush()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take rows of code, table and seat, before the grid takes a block of cells."""
        if watched is self.panel.grid and event.type() == QEvent.Type.KeyPress:
            key: QKeyEvent = event  # type: ignore[assignment]
            if key.matches(QKeySequence.StandardKey.Paste):
                return self.paste_rows(QGuiApplication.clipboard().text())
        return super().eventFilter(watched, event)

    def paste_rows(self, text: str) -> bool:
        """Seat people by rows, if the text is rows of code, table and seat."""
        try:
            cells = block(text)
            if all(len(each) == 1 for each in cells):
                cells = [[*each[0].replace(";", ",").split(",")] for each in cells]
            wanted = self.sheet.by_rows(cells)
            if wanted is None:
                return False
            done = self.sheet.seat(wanted)
        except PlanError as error:
            self.panel.complain(error.sentence())
        else:
            self.panel.complain("" if done else self.panel.wrong.text())
        self._weigh()
        return True

    # parts

    def _rounds(self) -> list[str]:
        return list(dict.fromkeys(each.round for each in self.planner.plan.sessions if each.round))

    def _offer(self) -> None:
        rounds = self._rounds()
        self.round.offer({each: each for each in rounds})
        if self.round.text() not in rounds:
            self.round.begin(rounds[0] if rounds else "")

    def _go(self) -> None:
        self.panel.flush()
        self.sheet.round = self.round.text()
        self.sheet.unknown = None
        self.sheet.read()
        self.panel.show_sheet(self.sheet.round)
        self._weigh()

    def _follow(self) -> None:
        """Read the seats first: the grid shows what was read."""
        self.sheet.read()
        self.panel.follow()
        self._offer()
        if self.round.text() != self.sheet.round:
            self._go()
        self._weigh()

    def _make(self) -> None:
        if self.sheet.make_unknown():
            self.sheet.unknown = None
            self.panel.complain("")
            self.panel.grid.setFocus()
        self._weigh()

    def _weigh(self) -> None:
        """Say what there is, or what is missing before anybody can be seated."""
        tables, rounds = self.planner.plan.tables, self._rounds()
        self.make.setVisible(self.sheet.unknown is not None)
        self.clear.setEnabled(bool(self.sheet.taken))
        self.round.setVisible(bool(rounds))
        if not rounds:
            self.sum.say("No session names a round of seating yet: write one, such as R1, there.")
        elif not tables:
            self.sum.say("There are no tables yet: add them under Tables.")
        else:
            seats = counted(sum(each.seats for each in tables), "seat")
            self.sum.say(f"{self.sheet.taken} of {seats} are taken in {self.sheet.round}.")
