"""The tables of the programme, and all of them in one step."""

from __future__ import annotations

from itertools import count, islice, product
from string import ascii_uppercase
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.records import Table
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import column
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.plan.editors.editor import Editor
from facilitator_app.ui.plan.editors.page import Beside, Findings, filled, title
from facilitator_app.ui.plan.editors.sheets import MOST_SEATS, TableSheet
from facilitator_app.ui.plan.fields.stepped import NumberField
from facilitator_app.ui.plan.grid.panel import GridPanel

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from facilitator_app.domain.records import Record
    from facilitator_app.ui.plan.planner import Planner

_MANY, _SEATS = 12, 8
_MOST = 99


class TablesEditor(Editor):
    """Lists the tables, and makes many at once."""

    def __init__(self, planner: Planner) -> None:
        super().__init__(planner)
        self.sum, self.found = Paragraph("", "muted"), Findings(most=2)
        self.many = NumberField("Tables to add", least=1, most=_MOST)
        self.seats = NumberField("Seats at each", least=1, most=MOST_SEATS)
        self.make = Button("Add tables", "plain", "plus")
        self.panel = GridPanel(planner, TableSheet(planner))
        self.seats.begin(_SEATS)
        self.setLayout(
            filled(
                title("Tables"),
                self.sum,
                Beside(self.many, self.seats, _foot(self.make)),
                (self.panel, 1),
                self.found,
            )
        )
        self.make.clicked.connect(self._make)
        for each in (self.many, self.seats):
            each.typed.connect(lambda _text: self._say())
        planner.changed.connect(self._say)
        self._say()

    def show_record(self, record: Record | None) -> None:
        """Show the tables anew."""
        del record
        self.panel.show_sheet()
        self.many.begin(1 if self.planner.plan.tables else _MANY)
        self._say()

    def first(self) -> QWidget:
        """Return the grid, or the number to make if there are none yet."""
        return self.panel.grid if self.planner.plan.tables else self.many.line

    def flush(self) -> None:
        """Save the cell that is open."""
        self.panel.flush()

    def _make(self) -> None:
        try:
            seats = self.seats.value()
            codes = self._codes()
        except PlanError:
            self.many.check()
            self.seats.check()
            return
        new = [
            self.planner.fresh(Table, code=each, title=f"Table {each}", seats=seats)
            for each in codes
        ]
        self.planner.change(((None, each) for each in new), counted(len(new), "table"))

    def _codes(self) -> list[str]:
        taken = {each.code.casefold() for each in self.planner.plan.tables}
        return list(islice(free_letters(taken), self.many.value()))

    def _say(self) -> None:
        """Say what there is, what the button would add, and what the checks found."""
        tables = self.planner.plan.tables
        seats = sum(each.seats for each in tables)
        self.sum.say(f"{counted(len(tables), 'table')}, {counted(seats, 'seat')}.")
        try:
            codes = self._codes()
            words = f"Add {codes[0]} to {codes[-1]}" if len(codes) > 1 else f"Add {codes[0]}"
        except PlanError:
            words = "Add tables"
        self.make.setText(f" {words}")
        self.make.setAccessibleName(words)
        ids = {each.id for each in tables}
        self.found.say([e for e in self.planner.found if e.record_id in ids])


def free_letters(taken: Collection[str]) -> Iterator[str]:
    """Return A, B, C ... AA, AB ..., but for those that are taken."""
    for length in count(1):
        for letters in product(ascii_uppercase, repeat=length):
            code = "".join(letters)
            if code.casefold() not in taken:
                yield code


def _foot(button: Button) -> QWidget:
    """Return a button that stands beside fields, below where their labels are."""
    foot = QWidget()
    foot.setLayout(column(None, button, gap=0))
    return foot
