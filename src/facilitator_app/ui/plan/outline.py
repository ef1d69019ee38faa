"""The outline: the days above, one of them below with all that happens on it, the sum between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from facilitator_app.domain.planning.checks import day_sum
from facilitator_app.domain.planning.days import overlap_and_gap
from facilitator_app.domain.records import (
    Briefing,
    Duty,
    Programme,
    Prompt,
    Record,
    Session,
    Shorthand,
    Staff,
    Table,
    Theme,
    TradeOff,
    Workshop,
)
from facilitator_app.ui.parts.buttons import Button
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Rule, column, row
from facilitator_app.ui.parts.theme import current
from facilitator_app.ui.plan.outline_days import DayStrip
from facilitator_app.ui.plan.outline_drop import session_at
from facilitator_app.ui.plan.outline_rows import PROGRAMME, Outline, Row, day_name
from facilitator_app.ui.plan.outline_view import OutlineView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

    from facilitator_app.domain.planning.plan import Plan
    from facilitator_app.ui.plan.planner import Planner

_WIDE = 560
"""From this width on, in pixels at 100 % text, the sum stands beside what adds to the outline."""
_SECTION_OF = {
    Programme: "scope",
    Table: "tables",
    Staff: "team",
    Duty: "team",
    Briefing: "briefings",
    Theme: "themes",
    Shorthand: "shorthand",
}


class OutlinePanel(Ground):
    """Shows one day, or the programme as a whole, and keeps what is chosen in it."""

    came_to = Signal()
    """Another line is at hand."""

    def __init__(self, planner: Planner) -> None:
        super().__init__("surface")
        self._planner = planner
        self._outline = Outline(planner.plan, planner.found)
        self._following = False
        self._lost: set[str] = set()
        self.place = PROGRAMME
        self.strip = DayStrip()
        self.days = Button("", "quiet", "calendar")
        self.days.setAccessibleName("Add, copy or remove a day")
        self.days.setToolTip("Add, copy or remove a day")
        self.sum, self.faults = Paragraph("", "muted"), Label("", "", "bad")
        self.view = OutlineView()
        self.session, self.prompt, self.trade_off = (
            Button(words, "quiet", "plus") for words in ("Session", "Prompt", "Trade-off")
        )
        for each in (self.session, self.prompt, self.trade_off):
            each.setAccessibleName(f"Add a {each.accessibleName().lower()}")
        self._lay_out()
        self.strip.segments.chosen.connect(self.show_place)
        self.view.come_to.connect(self._tell)

    @property
    def plan(self) -> Plan:
        """The design as it stands."""
        return self._planner.plan

    @property
    def day(self) -> Workshop | None:
        """The day that is shown; nothing, if it is the programme as a whole."""
        return next((each for each in self.plan.workshops if str(each.id) == self.place), None)

    @property
    def at_hand(self) -> Row | None:
        """The line that is at hand."""
        return self.view.at_hand

    @property
    def session_here(self) -> Session | None:
        """The session at hand, or the one that the line at hand belongs to."""
        place = self.view.currentIndex().row()
        return session_at(self.view.lines.rows, place) if place >= 0 else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the sum into the foot where there is room, and leave the height to the lines."""
        super().resizeEvent(event)
        wide = self.width() / current().scale > _WIDE
        self.above.setContentsMargins(*((8, 0, 8, 0) if wide else (8, 8, 8, 6)))
        self._below.setContentsMargins(*((4, 0, 4, 0) if wide else (4, 4, 4, 4)))
        if wide and self._below.indexOf(self._sums) < 0:
            self._below.addWidget(self._sums, 1)
        elif not wide and self.above.indexOf(self._sums) < 0:
            self.above.addWidget(self._sums)

    def show_place(self, place: str) -> None:
        """Show a day, or the programme as a whole."""
        self.place = place
        self._offer()
        self.view.lines.show(self._rows())
        self._say_sum()
        self.view.choose_keys([self.view.lines.rows[0].key])
        self.came_to.emit()

    def follow(self) -> None:
        """Show the design as it is now, with the same lines chosen."""
        self._outline = Outline(self.plan, self._planner.found)
        if self.place != PROGRAMME and self.day is None:
            days = self.plan.workshops
            self.show_place(str(days[-1].id) if days else PROGRAMME)
            return
        chosen = {each.key for each in self.view.chosen()}
        self._following = True
        self._offer()
        self.view.lines.follow(self._rows())
        self._say_sum()
        there = {each.key for each in self.view.lines.rows}
        back = self._lost & there
        self._lost = (self._lost | chosen) - there
        if back:
            self.view.choose_keys(sorted(back, key=self.view.lines.place_of))
        elif not self.view.selectedIndexes() and self.at_hand is not None:
            self.view.choose_keys([self.at_hand.key])
        self._following = False
        self.came_to.emit()

    def go(self, records: Iterable[Record]) -> bool:
        """Show and choose records, wherever they are; return whether they are there."""
        wanted = [self._home(each) for each in records]
        place = next((place for place, _ in wanted if place), "")
        if place and place != self.place:
            self.show_place(place)
        return self.view.choose_keys([key for _, key in wanted])

    def _lay_out(self) -> None:
        self._sums = QWidget()
        self._sums.setLayout(column(self.sum, self.faults, gap=2))
        beside = row(self.strip, gap=4)
        beside.addWidget(self.days, 0, Qt.AlignmentFlag.AlignTop)
        self.top = QWidget()
        self.top.setLayout(beside)
        self.above = column(self.top, self._sums, gap=4, pad=(8, 8, 8, 6))
        self._below = row(self.session, self.prompt, self.trade_off, gap=0, pad=(4, 4, 4, 4))
        self._below.addStretch(0)
        self.foot = Ground("surface", self._below)
        self.setLayout(column(self.above, (self.view, 1), Rule(), self.foot, gap=0))

    def _home(self, record: Record) -> tuple[str, str]:
        """Return where a record is listed: the place, and its line there."""
        if type(record) in _SECTION_OF:
            return PROGRAMME, _SECTION_OF[type(record)]
        session = record if isinstance(record, Session) else None
        if isinstance(record, Workshop):
            return str(record.id), str(record.id)
        if isinstance(record, Prompt | TradeOff):
            vote = record if isinstance(record, TradeOff) else None
            home = self.plan.home_of(vote) if vote else record.session_id
            session = next((each for each in self.plan.sessions if each.id == home), None)
        return str(session.workshop_id) if session else PROGRAMME, str(record.id)

    def _offer(self) -> None:
        words = {PROGRAMME: "Programme"}
        words |= {str(each.id): day_name(each) for each in self.plan.workshops}
        self.strip.offer(words, self.place)
        at_day = self.place != PROGRAMME
        self.session.setEnabled(at_day)
        self.prompt.setEnabled(at_day)

    def _rows(self) -> list[Row]:
        day = self.day
        return self._outline.of_day(day) if day else self._outline.of_programme()

    def _say_sum(self) -> None:
        day, faults = self.day, []
        if day is None:
            days, tables = len(self.plan.workshops), len(self.plan.tables)
            self.sum.say(f"{days} days · {len(self.plan.sessions)} sessions · {tables} tables")
        else:
            found = day_sum(self.plan, day)
            span = f"{found.start:%H:%M} to {found.end:%H:%M}" if found.start and found.end else ""
            talk = f"{found.table_minutes} at tables"
            self.sum.say(" · ".join(filter(None, (span, f"{found.minutes} min", talk))))
            overlap, gap = overlap_and_gap(self.plan.day(day))
            faults = [f"{overlap} min overlap"] if overlap else []
            faults += [f"{gap} min gap"] if gap else []
        self.faults.say(" · ".join(faults))
        self.faults.setVisible(bool(faults))

    def _tell(self) -> None:
        if not self._following:
            self.came_to.emit()
