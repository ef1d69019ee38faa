"""The programme at a glance: the agenda, what there is, what is to settle, how safe it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from facilitator_app.domain.records import Note, Workshop
from facilitator_app.ui.overview.agenda import AgendaDelegate, AgendaRow
from facilitator_app.ui.overview.figures import SHOWN, Figures
from facilitator_app.ui.overview.side import Side
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.choices import Segmented
from facilitator_app.ui.parts.labels import Label, Line, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, Stack, column, is_narrow, row
from facilitator_app.ui.parts.lists import ListView, Rows
from facilitator_app.ui.parts.panels import Panel, Panels

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent, QShowEvent

    from facilitator_app.ui.context import Context
    from facilitator_app.workspace import Workspace

_SIDE = 372


class Overview(QWidget):
    """Agenda in the middle, the rest beside it; brought up to date when it is seen."""

    def __init__(
        self, workspace: Workspace, context: Context, within: QWidget | None = None
    ) -> None:
        super().__init__(within)
        self.setAccessibleName("Overview")
        self._workspace, self._context = workspace, context
        self._stale = True
        self._day: Workshop | None = context.place.workshop
        self.rows: Rows[AgendaRow] = Rows(lambda each: each.told)
        self.list = ListView("Agenda", "No session is planned for this day yet.")
        self.list.setModel(self.rows)
        self.list.setItemDelegate(AgendaDelegate(self.list))
        self._heading = Label("Overview", "page")
        self.figures = Figures()
        self.days = Segmented("Day", {})
        self.about = Line("", "muted")
        self.side = Side(workspace, context)
        self._middle = Stack()
        self._middle.addWidget(self._agenda())
        panels = Panels(
            "Overview", Panel("Agenda", self._middle), Panel("At hand", self.side, _SIDE)
        )
        self.setLayout(column(panels))
        self.setFocusProxy(self.list)
        self.list.activated.connect(self._take)
        self.list.clicked.connect(self._take)
        context.place.changed.connect(self._follow_place)
        context.changes.changed.connect(self._grow_stale)

    def showEvent(self, event: QShowEvent) -> None:
        """Count again if something has changed since."""
        super().showEvent(event)
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the heading where room is scarce: the rail says it as well."""
        super().resizeEvent(event)
        self._heading.setVisible(not is_narrow(self))

    def show_day(self, code: str) -> None:
        """List another day."""
        self._day = next((w for w in self._context.place.workshops if w.code == code), None)
        self._list()

    def _refresh(self) -> None:
        if self._stale:
            self._stale = False
            self._notes = self._workspace.tally(Note, "session_id")
            self._offer_days()
            self._list()
            self.figures.count(self._workspace.counts(*SHOWN))
            self.side.refresh()

    def _grow_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self._refresh()

    def _follow_place(self) -> None:
        self._day = self._context.place.workshop or self._day
        if not self._stale:
            self._offer_days()
            self._list()

    def _offer_days(self) -> None:
        workshops = self._context.place.workshops
        self._day = self._day or next(iter(workshops), None)
        words = {w.code: f"Day {w.position}" if w.position else w.code for w in workshops}
        self.days.offer(words, self._day.code if self._day else "")
        if not workshops and self._middle.count() == 1:
            self._middle.addWidget(self._nothing_yet())
        self._middle.setCurrentIndex(0 if workshops else 1)

    def _list(self) -> None:
        place, day = self._context.place, self._day
        sessions = place.sessions_of(day) if day else []
        listed = [
            AgendaRow(each, self._notes.get(each.id, 0), each == place.session) for each in sessions
        ]
        self.rows.show(listed)
        self.list.choose(next((i for i, each in enumerate(listed) if each.at_hand), 0))
        self.about.say(_about(day) if day else "")

    def _take(self, index: QModelIndex) -> None:
        self._context.place.go(self.rows.at(index.row()).session)

    def _agenda(self) -> QWidget:
        self.days.chosen.connect(self.show_day)
        top = column(
            self._heading,
            self.figures,
            row(self.days, (self.about, 1), gap=16),
            gap=12,
            pad=(24, 16, 24, 8),
        )
        return Ground("surface", column(top, (self.list, 1), gap=0))

    def _nothing_yet(self) -> QWidget:
        """Say what belongs here, with the buttons that start it."""
        plan = Button("Go to Plan", "primary", "clipboard-list")
        plan.clicked.connect(self._context.actions["plan"].trigger)
        bring = Button("Bring in notes…", "plain", "inbox")
        bring.clicked.connect(self._context.actions["bring.notes"].trigger)
        if self._workspace.read_only:
            bring.hide()
        page = QWidget()
        page.setLayout(
            column(
                Label("Nothing is planned yet", "title"),
                Paragraph(
                    "Days and sessions stand here, with how much was noted in each. They are made "
                    "in Plan; a spreadsheet of notes brings them along, too: a column text, and "
                    "perhaps session, prompt, table, seat, kind and themes.",
                    "muted",
                ),
                8,
                row(plan, bring, None),
                None,
                gap=6,
                pad=(24, 24, 24, 24),
            )
        )
        return Ground("surface", column(Scrolled(page, "Nothing is planned yet"), gap=0))


def _about(day: Workshop) -> str:
    held = f"{day.held_on.day} {day.held_on:%B %Y}" if day.held_on else ""
    return " · ".join(filter(None, (day.title, held, day.venue)))
