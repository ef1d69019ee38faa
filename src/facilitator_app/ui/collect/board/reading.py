"""Reads what the board needs of an open programme, and keeps it in step: notes are only counted."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from facilitator_app.domain.board import DISPUTED, FIELDS, KINDS, Board, Counts, Papers
from facilitator_app.domain.records import (
    AcceptedGap,
    Headline,
    Note,
    Presence,
    Record,
    Reflection,
    SeatChange,
    Session,
    Summary,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from uuid import UUID

    from facilitator_app.domain.changes import Change
    from facilitator_app.domain.records import Workshop
    from facilitator_app.workspace import Workspace

T = TypeVar("T", bound=Record)
_OF_SESSIONS = (Headline, Summary, Reflection, AcceptedGap, SeatChange)
_TURN = 0.04
"""Seconds: for so long at most it counts before somebody else may have a turn."""
_PAPERS = {each.record_kind for each in KINDS if each is not Note}


class OfDay:
    """An open programme, read as far as it is about one day."""

    def __init__(self, workspace: Workspace, workshop: Workshop) -> None:
        self._workspace, self._workshop = workspace, workshop
        found = workspace.of(Session, "workshop_id", [workshop.id])
        self.sessions: list[UUID] = [each.id for each in found]

    def all(self, kind: type[T], /) -> Sequence[T]:
        """Return the records of one kind."""
        if issubclass(kind, _OF_SESSIONS):
            return self._workspace.of(kind, "session_id", self.sessions)
        if issubclass(kind, Presence):
            return self._workspace.of(kind, "workshop_id", [self._workshop.id])
        return self._workspace.all(kind)


class BoardReader:
    """What is known of one day: what is handed in, and how much was said."""

    def __init__(self, workspace: Workspace, turn: float = _TURN) -> None:
        self._workspace, self._turn = workspace, turn
        self._workshop: Workshop | None = None
        self._papers: Papers | None = None
        self._counts: Counts | None = None
        self._uncounted: list[UUID] = []
        """The sessions of which notes are still to be counted."""

    def board(self, workshop: Workshop, now: datetime) -> Board | None:
        """Return the board of a day as it is due by now; read only what has changed.

        Where there are notes by the ten thousand nothing is returned at first: nobody waits for
        long, and whoever asks again finds it further on.
        """
        if workshop != self._workshop:
            self._workshop, self._papers, self._counts = workshop, None, None
        if self._papers is None or self._counts is None:
            day = OfDay(self._workspace, workshop)
            self._papers = self._papers or Papers(day, workshop, self._disputed())
            if self._counts is None:
                self._counts, self._uncounted = Counts(), day.sessions
        until = monotonic() + self._turn
        while self._uncounted:
            session = self._uncounted.pop()
            found = self._workspace.tallies(Note, FIELDS, "session_id", [session])
            self._counts.add_alike(found)
            if self._uncounted and monotonic() >= until:
                return None
        return Board.of(self._papers, self._counts, now)

    def heed(self, changes: Iterable[Change]) -> bool:
        """Take in what has changed; return whether it can have changed the board."""
        heeded = False
        for each in changes:
            if isinstance(each.record, Note):
                self._count(each)
                heeded = True
            elif each.record.record_kind in _PAPERS:
                self._papers, heeded = None, True
                if isinstance(each.record, Session):
                    self._counts = None
        return heeded

    def _count(self, change: Change) -> None:
        """Count a note that came, went or changed; a change may begin a conflict or end one."""
        for note, by in ((change.before, -1), (change.after, 1)):
            if self._counts is None or not isinstance(note, Note):
                continue
            if note.session_id not in self._uncounted:
                self._counts.add(note, by)
        if change.before is not None:
            self._papers = None

    def _disputed(self) -> list[Record]:
        ids = self._workspace.conflicting()
        return [each for kind in DISPUTED for each in self._workspace.of(kind, "id", ids)]
