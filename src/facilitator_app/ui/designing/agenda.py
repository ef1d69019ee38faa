"""Adds an agenda in a spreadsheet to the plan, once its columns are matched and its rows right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.domain.changes import Change
from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.domain.planning.plan import Plan
from facilitator_app.domain.records import Record, Session, Workshop
from facilitator_app.imports import agenda as agendas
from facilitator_app.imports.agenda_changes import records_of
from facilitator_app.ui.designing.columns import Columns
from facilitator_app.ui.designing.days import Days
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.combos import Combo
from facilitator_app.ui.parts.labels import Label, Line, Paragraph
from facilitator_app.ui.parts.layouts import Scrolled, column, row
from facilitator_app.ui.parts.moments import counted
from facilitator_app.ui.parts.overlay import Overlay
from facilitator_app.ui.plan import PlanScreen
from facilitator_app.ui.plan.outline_rows import day_title
from facilitator_app.ui.start.panel import Problem

if TYPE_CHECKING:
    from pathlib import Path

    from facilitator_app.imports.agenda import Agenda, Preview
    from facilitator_app.ui.parts.jobs import Job
    from facilitator_app.ui.programme import OpenProgramme
    from facilitator_app.ui.services import Services

_SHOWN = 12


class AgendaPanel(Overlay):
    """The columns above, and below what they come to: what is wrong, or the days."""

    tall = True

    def __init__(
        self, over: QWidget, services: Services, current: OpenProgramme, path: Path
    ) -> None:
        self._services, self._current, self._path = services, current, path
        self._job: Job | None = None
        self._agenda: Agenda | None = None
        self._records: list[Record] = []
        self._plan = Plan.of(current.workspace, ())
        self.columns, self.days = Columns(services.settings), Days()
        self.state, self.problem = Paragraph("Looking inside…", "muted"), Problem()
        self.into, self._into_label = Combo("Which day it is"), Label("Which day it is", "strong")
        self.add = Button("Add to the plan", "primary", "check")
        super().__init__(over, "From an agenda", self._laid_out(), 980)
        self._ask_for_day(wanted=False)
        self.add.setEnabled(False)
        self.columns.changed.connect(self._read)
        self.into.activated.connect(self._work_out)
        self.add.clicked.connect(self._add)
        self.setFocus()
        self._job = services.jobs.start(
            lambda _: agendas.columns(path), self._show_columns, self._refuse
        )

    def _laid_out(self) -> QWidget:
        inside = QWidget()
        self.into.addItem("A new day", None)
        for each in self._plan.workshops:
            self.into.addItem(day_title(each), each)
        into = row(self._into_label, (self.into, 1))
        inside.setLayout(
            column(
                Line(self._path.name, "strong"),
                self.columns,
                8,
                into,
                self.state,
                self.problem,
                self.days,
                None,
                gap=8,
            )
        )
        content = QWidget()
        content.setLayout(column((Scrolled(inside), 1), row(None, self.add), gap=10))
        return content

    def _show_columns(self, preview: Preview) -> None:
        self.columns.show_columns(preview)
        if self.columns.combos:
            self.columns.combos[0].setFocus()
        self._read()

    def _read(self) -> None:
        """Read the rows, as the columns are matched now."""
        if self._job is not None:
            self._job.cancel()
        mapping, path = self.columns.mapping, self._path
        self._job = self._services.jobs.start(
            lambda _: agendas.read(path, mapping), self._tell, self._refuse
        )

    def _tell(self, agenda: Agenda) -> None:
        self._job, self._agenda = None, agenda
        self._ask_for_day(wanted=any(not each.name for each in agenda.days))
        self._work_out()

    def _work_out(self) -> None:
        """Show what the rows come to: what is wrong with them, or the days."""
        agenda = self._agenda
        if agenda is None:
            return
        into = self.into.currentData()
        self._records = []
        wrong = [f"Row {each.row}: {each.sentence}" for each in agenda.problems]
        if wrong:
            more = [f"And {len(wrong) - _SHOWN} more."] if len(wrong) > _SHOWN else []
            first = "Put these rows right and choose the file again, or match the columns anew."
            self._say([], "\n".join([first, *wrong[:_SHOWN], *more]))
            return
        try:
            self._records = records_of(self._plan, agenda, into)
        except FacilitatorError as error:
            self._say([], error.sentence())
            return
        self._say(["This is how it would stand in the plan.", *agenda.remarks], "")

    def _refuse(self, error: FacilitatorError) -> None:
        self._job, self._agenda, self._records = None, None, []
        self._say([], error.sentence())

    def _say(self, remarks: list[str], problem: str) -> None:
        self.state.say(" ".join(remarks))
        self.state.setVisible(bool(remarks))
        self.problem.say(problem)
        self.days.show_records(self._plan, self._records)
        self.add.setEnabled(bool(self._records))

    def _ask_for_day(self, *, wanted: bool) -> None:
        shown = wanted and bool(self._plan.workshops)
        for each in (self.into, self._into_label):
            each.setVisible(shown)

    def _add(self) -> None:
        current, records = self._current, self._records
        sessions = [each for each in records if isinstance(each, Session)]
        name = f"add the agenda {self._path.name}"
        changes = [Change(None, each) for each in records]
        self.close()
        current.page.go("plan")
        if not current.changes.save(lambda: current.workspace.do(changes, name)):
            return
        for screen in current.page.findChildren(PlanScreen):
            screen.outline.go(sessions[:1])
        days = len({each.workshop_id for each in sessions})
        new = sum(isinstance(each, Workshop) for each in records)
        told = f"{counted(len(sessions), 'session')} on {counted(days, 'day')} added to the plan"
        told += f", {counted(new, 'day')} of them new." if 0 < new < days else "."
        undo = self._services.actions["undo"].trigger
        self._services.messages.say(told, "good", "Undo", undo)
