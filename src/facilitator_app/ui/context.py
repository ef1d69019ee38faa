"""What a screen is given besides the open programme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from facilitator_app.domain.records import Session, Workshop
from facilitator_app.ui.services import Services

if TYPE_CHECKING:
    from uuid import UUID

    from facilitator_app.domain.changes import Change
    from facilitator_app.settings import Settings
    from facilitator_app.ui.parts.changes import Changes
    from facilitator_app.ui.parts.hands import Hands
    from facilitator_app.ui.parts.lead_key import OpenedKey
    from facilitator_app.workspace import Workspace


@dataclass(frozen=True)
class Context(Services):
    """What a screen may use: the window's services, the programme's news, the place at hand."""

    changes: Changes
    place: Place
    hands: Hands
    """Who types."""
    key: OpenedKey
    """The lead's key, if it is open here."""


class Place(QObject):
    """The session at hand, the same on every screen."""

    changed = Signal()

    def __init__(self, workspace: Workspace, settings: Settings, changes: Changes) -> None:
        super().__init__()
        self._workspace, self._settings = workspace, settings
        self._name = f"session {workspace.programme}"
        self._load()
        self._session = self._remembered() or self._by_clock()
        changes.changed.connect(self._follow)

    @property
    def session(self) -> Session | None:
        """The session at hand; nothing if there are no sessions."""
        return self._session

    @property
    def workshop(self) -> Workshop | None:
        """The workshop of the session at hand."""
        return self.workshop_of(self._session) if self._session else None

    @property
    def workshops(self) -> list[Workshop]:
        """Every workshop, day by day; of a table's file, the one it is for."""
        return self._workshops

    def workshop_of(self, session: Session) -> Workshop | None:
        """Return the workshop that a session belongs to."""
        return next((each for each in self._workshops if each.id == session.workshop_id), None)

    def sessions_of(self, workshop: Workshop) -> list[Session]:
        """Return the sessions of a workshop, in the order of the day."""
        return [each for each in self._sessions if each.workshop_id == workshop.id]

    def go(self, session: Session) -> None:
        """Take another session at hand."""
        if session != self._session:
            self._session = session
            choices = self._settings.preferences.choices
            self._settings.change(choices={**choices, self._name: str(session.id)})
            self.changed.emit()

    def step(self, by: int) -> None:
        """Take the next session at hand, or the one before."""
        if self._session in self._sessions:
            place = self._sessions.index(self._session) + by
            if 0 <= place < len(self._sessions):
                self.go(self._sessions[place])

    def _load(self) -> None:
        kit = self._workspace.kit
        every = self._workspace.all(Workshop)
        mine = [each for each in every if kit is None or each.id == kit.workshop]
        self._workshops = sorted(mine, key=lambda w: (w.position, w.code))
        days = {each.id: place for place, each in enumerate(self._workshops)}
        self._sessions = sorted(
            (e for e in self._workspace.all(Session) if kit is None or e.workshop_id in days),
            key=lambda s: (days.get(s.workshop_id, len(days)), s.planned_start or time.max, s.code),
        )

    def _remembered(self) -> Session | None:
        wanted = self._settings.preferences.choices.get(self._name)
        return self._of(wanted)

    def _of(self, wanted: UUID | str | None) -> Session | None:
        return next((each for each in self._sessions if str(each.id) == str(wanted)), None)

    def _by_clock(self) -> Session | None:
        """Return the session that is planned for now, or else the first one at tables."""
        now = datetime.now().astimezone()
        today = [
            session
            for workshop in self._workshops
            if workshop.held_on == now.date()
            for session in self.sessions_of(workshop)
            if session.planned_start is not None and session.planned_start <= now.time()
        ]
        if today:
            return today[-1]
        tables = [each for each in self._sessions if each.kind == "table"]
        return next(iter(tables or self._sessions), None)

    def _follow(self, changes: list[Change]) -> None:
        """Take in what has changed in the agenda."""
        kinds = {each.record.record_kind for each in changes}
        if kinds & {Workshop.record_kind, Session.record_kind}:
            before = self._session
            self._load()
            self._session = self._of(before.id if before else None) or self._by_clock()
            self.changed.emit()
