"""The team: who works at which table, always and in one session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.domain.records import Session, Staff
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.choices import Segmented
from facilitator_app.ui.parts.labels import Paragraph
from facilitator_app.ui.parts.layouts import Stack, column, row
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.plan.editors.editor import Editor
from facilitator_app.ui.plan.editors.page import Findings, filled, title
from facilitator_app.ui.plan.editors.sheets import DutySheet, StaffSheet
from facilitator_app.ui.plan.fields.choices import ChoiceField
from facilitator_app.ui.plan.grid.panel import GridPanel

if TYPE_CHECKING:
    from facilitator_app.domain.records import Record, Table
    from facilitator_app.ui.plan.planner import Planner

AT_TABLES = {"facilitator": "F", "note-taker": "N"}
"""The roles that every table needs, and what their codes begin with."""
ALWAYS, ONCE = "always", "once"


class TeamEditor(Editor):
    """Lists the team, and where it works in one session if not as always."""

    def __init__(self, planner: Planner) -> None:
        super().__init__(planner)
        self.found = Findings(most=2)
        words = {ALWAYS: "As always", ONCE: "In one session"}
        self.way = Segmented("Which duties", words, ALWAYS)
        self.make = Button("Staff every table", "plain", "users")
        self.session = ChoiceField("Session", {})
        self.panel = GridPanel(planner, StaffSheet(planner))
        self._sheet = DutySheet(planner)
        hint = "Only who works elsewhere needs a line. Empty is as always, - is at no table."
        self.duties = GridPanel(planner, self._sheet, hint)
        self._pages = Stack(self._always(), self._once())
        self.setLayout(filled(title("Team"), row(self.way, None), (self._pages, 1), self.found))
        self.way.chosen.connect(self._turn)
        self.make.clicked.connect(self._make)
        self.session.left.connect(self._go)
        planner.changed.connect(self._say)

    def show_record(self, record: Record | None) -> None:
        """Show the team anew; of a session, its duties."""
        self._say()
        self.panel.show_sheet()
        if isinstance(record, Session):
            self.way.choose(ONCE)
            self.session.begin(str(record.id))
        self._turn()

    def first(self) -> QWidget:
        """Return the grid."""
        return self.panel.grid if self.way.value == ALWAYS else self.duties.grid

    def flush(self) -> None:
        """Save the cell that is open."""
        self.panel.flush()
        self.duties.flush()

    # parts

    def _always(self) -> QWidget:
        about = "One facilitator and one note-taker for each table that lacks one: F-A, N-A, F-B..."
        self._making = QWidget()
        self._making.setLayout(column(row(self.make, None), Paragraph(about, "muted"), gap=4))
        page = QWidget()
        page.setLayout(column(self._making, (self.panel, 1), gap=8))
        return page

    def _once(self) -> QWidget:
        page = QWidget()
        page.setLayout(column(self.session, (self.duties, 1), gap=10))
        return page

    def _turn(self) -> None:
        self.flush()
        self._pages.setCurrentIndex(0 if self.way.value == ALWAYS else 1)
        if self.way.value == ONCE:
            self._go()

    def _go(self) -> None:
        """Show the duties of the session that is chosen, or of the first one at tables."""
        sessions = self.planner.plan.sessions
        if not any(str(each.id) == self.session.text() for each in sessions):
            at_tables = [each for each in sessions if each.kind == "table"] or list(sessions)
            self.session.begin(str(at_tables[0].id) if at_tables else "")
        wanted = self.session.text()
        self._sheet.session = next((each for each in sessions if str(each.id) == wanted), None)
        self.duties.show_sheet(wanted)

    def _say(self) -> None:
        plan = self.planner.plan
        self.session.offer({str(s.id): f"{s.code}  {s.title}".strip() for s in plan.sessions})
        self._making.setVisible(bool(self._missing()))
        ids = {each.id for each in (*plan.staff, *plan.tables)}
        self.found.say([each for each in self.planner.found if each.record_id in ids])

    def _missing(self) -> list[tuple[Table, str]]:
        """Return the roles that tables lack."""
        plan = self.planner.plan
        return [
            (table, role)
            for table in plan.tables
            for role in AT_TABLES
            if role not in {each.role for each in plan.staff_at(table)}
        ]

    def _make(self) -> None:
        taken = {each.code.casefold() for each in self.planner.plan.staff}
        new = []
        for table, role in self._missing():
            code = f"{AT_TABLES[role]}-{table.code}"
            number = 1
            while code.casefold() in taken:
                number += 1
                code = f"{AT_TABLES[role]}-{table.code}{number}"
            taken.add(code.casefold())
            new.append(self.planner.fresh(Staff, code=code, role=role, table_id=table.id))
        name = f"{counted(len(new), 'member')} of the team"
        self.planner.change(((None, each) for each in new), name)
