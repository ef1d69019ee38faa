"""How much, for whom, as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from facilitator_app.domain.records import Ballot, Headline, Note, Session, TradeOff, Workshop
from facilitator_app.exports import EXPORTERS, Scope
from facilitator_app.ui.parts import plainly
from facilitator_app.ui.parts.buttons import LineButton
from facilitator_app.ui.parts.choices import Option, Segmented, Tick
from facilitator_app.ui.parts.labels import Label, Paragraph
from facilitator_app.ui.parts.layouts import Ground, Scrolled, column, row

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    from facilitator_app.ui.context import Place
    from facilitator_app.workspace import Workspace

PROGRAMME, DAY, SESSION = "programme", "day", "session"
_INTERNAL = (
    "It holds everything but names, small numbers included. Do not pass it on outside the team."
)


class Choosing(Ground):
    """The form."""

    changed = Signal()

    def __init__(self, place: Place) -> None:
        super().__init__("surface")
        self._place = place
        self._workshop = _workshop_at(place)
        self._session: Session | None = place.session
        words = {PROGRAMME: "Programme", DAY: "Day", SESSION: "Session"}
        self.extent = Segmented("How much", words, PROGRAMME)
        self.which = LineButton("chevron-down", "plain")
        self.internal = Option("Internal", "The team: everything but names")
        self.internal.setChecked(True)
        self.ticks = {name: Tick(each.title) for name, each in EXPORTERS.items()}
        for tick in self.ticks.values():
            tick.setChecked(True)
            tick.toggled.connect(self.changed)
        self.name = QLineEdit()
        self.name.setAccessibleName("Name of the pack")
        self.setLayout(column((Scrolled(self._form()), 1)))
        self.extent.chosen.connect(self._tell)
        self.which.clicked.connect(self._show_choices)
        place.changed.connect(self._follow)
        self._show_which()

    def scope(self) -> Scope:
        """Return what is asked for."""
        extent = self.extent.value
        if extent == DAY and self._workshop is not None:
            return Scope(DAY, str(self._workshop.position))
        if extent == SESSION and self._session is not None:
            return Scope(SESSION, self._session.code)
        return Scope()

    @property
    def lacking(self) -> str:
        """What keeps a pack from being made, and what to do about it; nothing, if nothing does."""
        missing = {DAY: self._workshop is None, SESSION: self._session is None}
        if missing.get(self.extent.value):
            return f"There is no {self.extent.value} yet. Choose Programme."
        return "" if self.formats() else "Tick a format first."

    @property
    def label(self) -> str:
        """What the scope adds to a file's name."""
        scope = self.scope()
        return f"{scope.kind} {scope.name}" if scope.name else ""

    def formats(self) -> list[str]:
        """Return the formats that are ticked."""
        return [name for name, tick in self.ticks.items() if tick.isChecked()]

    def counts(self, workspace: Workspace) -> dict[str, int]:
        """Return how much of each kind the scope holds."""
        within = self._sessions()
        votes: dict[UUID | None, UUID | None] = {
            each.id: each.session_id for each in workspace.all(TradeOff)
        }
        found = {
            "Sessions": len(within - {None}),
            "Notes": _sum(workspace.tally(Note, "session_id"), within),
            "Headlines": _sum(workspace.tally(Headline, "session_id"), within),
            "Votes": sum(each in within for each in votes.values()),
        }
        ballots = workspace.tally(Ballot, "trade_off_id")
        found["Ballots"] = sum(
            count for trade_off, count in ballots.items() if votes.get(trade_off) in within
        )
        return found

    # parts

    def _sessions(self) -> set[UUID | None]:
        place, extent = self._place, self.extent.value
        if extent == SESSION:
            return {self._session.id} if self._session else set()
        workshops = [self._workshop] if extent == DAY else place.workshops
        found: set[UUID | None] = {
            each.id for day in workshops if day for each in place.sessions_of(day)
        }
        return found | ({None} if extent == PROGRAMME else set())

    def _follow(self) -> None:
        self._workshop, self._session = _workshop_at(self._place), self._place.session
        self._tell()

    def _tell(self) -> None:
        self._show_which()
        self.changed.emit()

    def _show_which(self) -> None:
        extent = self.extent.value
        self.which.setVisible(extent != PROGRAMME)
        named = _day_name(self._workshop) if extent == DAY else _session_name(self._session)
        self.which.say(named, f"{named}: choose another")

    def _show_choices(self) -> None:
        menu = QMenu(self)
        menu.setAccessibleName("Days" if self.extent.value == DAY else "Sessions")
        for day in self._place.workshops:
            if self.extent.value == DAY:
                action = menu.addAction(plainly.entry(_day_name(day)))
                action.triggered.connect(lambda _=False, day=day: self.take_day(day))
                continue
            under = menu.addMenu(plainly.entry(_day_name(day)))
            for session in self._place.sessions_of(day):
                action = under.addAction(plainly.entry(_session_name(session)))
                action.triggered.connect(lambda _=False, each=session: self.take_session(each))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.which.mapToGlobal(self.which.rect().bottomLeft()))

    def take_day(self, workshop: Workshop) -> None:
        """Take another day."""
        self._workshop = workshop
        self._tell()

    def take_session(self, session: Session) -> None:
        """Take another session."""
        self._session = session
        self._tell()

    def _form(self) -> QWidget:
        result = QWidget()
        result.setLayout(
            column(
                Label("What", "strong"),
                row(self.extent, None),
                self.which,
                12,
                Label("For whom", "strong"),
                self.internal,
                Paragraph(_INTERNAL, "muted"),
                12,
                Label("As", "strong"),
                *self.ticks.values(),
                12,
                Label("Called", "strong"),
                self.name,
                None,
                gap=8,
                pad=(20, 16, 20, 16),
            )
        )
        return result


def _workshop_at(place: Place) -> Workshop | None:
    """Return the day at hand, or the first one where no session is at hand."""
    return place.workshop or next(iter(place.workshops), None)


def _day_name(workshop: Workshop | None) -> str:
    return f"Day {workshop.position}  {workshop.title}" if workshop else "No day yet"


def _session_name(session: Session | None) -> str:
    return f"{session.code}  {session.title}" if session else "No session yet"


def _sum(tally: Mapping[UUID, int], within: set[UUID | None]) -> int:
    return sum(count for session, count in tally.items() if session in within)
