"""How many people are at a table when a session ends, read only of what concerns its people."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from facilitator_app.domain import attendance
from facilitator_app.domain.attendance import Known
from facilitator_app.domain.records import Presence, SeatChange, Seating

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from facilitator_app.domain.planning.plan import Source
    from facilitator_app.domain.records import Session, Table, Workshop


class Registers:
    """The seats of all tables on one day."""

    def __init__(self, source: Source, workshop: Workshop, day: Sequence[Session]) -> None:
        self._day = day
        rounds = {each.id: each.round for each in day}
        self._at: defaultdict[UUID, list[Seating]] = defaultdict(list)
        self._of: defaultdict[UUID | None, list[Seating]] = defaultdict(list)
        for seating in source.all(Seating):
            if seating.round in rounds.values():
                self._at[seating.table_id].append(seating)
                self._of[seating.participant_id].append(seating)
        self._presences: defaultdict[UUID, list[Presence]] = defaultdict(list)
        for presence in source.all(Presence):
            if presence.workshop_id == workshop.id:
                self._presences[presence.participant_id].append(presence)
        self._changes: defaultdict[tuple[str, UUID], list[SeatChange]] = defaultdict(list)
        for change in source.all(SeatChange):
            if change.session_id in rounds:
                self._changes[rounds[change.session_id], change.table_id].append(change)

    def present(self, session: Session, table: Table) -> int:
        """Return how many people are there."""
        own = self._at.get(table.id, [])
        people = {each.participant_id for each in own if each.round == session.round} - {None}
        elsewhere = [each for one in people for each in self._of[one]]
        places = {(each.round, each.table_id) for each in elsewhere}
        places.update((each.round, table.id) for each in self._day)
        known = Known(
            sessions=self._day,
            seatings=[*own, *elsewhere],
            presences=[each for one in people if one for each in self._presences.get(one, ())],
            changes=[each for place in places for each in self._changes.get(place, ())],
        )
        return sum(each.there for each in attendance.seats(known, session, table))
