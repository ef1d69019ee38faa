"""The room of the demo: who sits where in each round, and who is there when."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from facilitator_app.demo.design import start_of
from facilitator_app.domain.records import Presence, Seating

if TYPE_CHECKING:
    from collections.abc import Iterator
    from uuid import UUID

    from facilitator_app.demo.design import Day, Design
    from facilitator_app.demo.dice import Dice
    from facilitator_app.demo.people import People
    from facilitator_app.domain.records import Participant, Record, Session

NOON = time(13, 0)
_ABSENT, _LATE, _EARLY, _LUNCH = 0.025, 0.03, 0.03, 0.012


class Room:
    """Who sits at which table, round by round, and comes and goes, day by day."""

    def __init__(self, design: Design, people: People, dice: Dice) -> None:
        self._design = design
        self._people = people
        self._dice = dice
        self._seated: dict[str, dict[UUID, list[Participant]]] = {}
        self._there: dict[tuple[UUID, str], Presence] = {}

    def records(self, day: Day) -> Iterator[Record]:
        """Return where people sit in the rounds that begin this day, and who is there."""
        for name in dict.fromkeys(session.round for session in day.sessions):
            if name not in self._seated:
                yield from self._seat(name)
        self._there = {}
        for presence in self._presences(day):
            self._there[presence.participant_id, presence.half_day] = presence
            yield presence

    def at_table(self, session: Session, table_id: UUID) -> dict[str, Participant]:
        """Return who is there for the whole of a session, by seat."""
        seated = self._seated[session.round][table_id]
        return {
            str(seat): each
            for seat, each in enumerate(seated, start=1)
            if self._is_there(each, session)
        }

    def moving(self, session: Session, table_id: UUID) -> dict[str, Presence]:
        """Return when those came and left, by seat, who are there for a part of a half-day."""
        start = start_of(session)
        half = "morning" if start < NOON else "afternoon"
        there = {
            str(seat): self._there[each.id, half]
            for seat, each in enumerate(self._seated[session.round][table_id], start=1)
        }
        return {seat: each for seat, each in there.items() if each.arrived or each.left}

    def _is_there(self, participant: Participant, session: Session) -> bool:
        start = start_of(session)
        minutes = start.hour * 60 + start.minute + session.minutes
        presence = self._there[participant.id, "morning" if start < NOON else "afternoon"]
        return (
            presence.present
            and (presence.arrived is None or presence.arrived <= start)
            and (presence.left is None or presence.left >= time(*divmod(minutes, 60)))
        )

    def _seat(self, name: str) -> Iterator[Seating]:
        """Give each table one of every row; each row moves on by another step in each round."""
        number = len(self._seated)
        places = [
            [(place + number * step) % len(row) for place in range(len(row))]
            for step, row in enumerate(self._people.rows)
        ]
        self._bring_together(places)
        self._seated[name] = {}
        for table_number, table in enumerate(self._design.tables):
            found = [
                row[place.index(table_number)]
                for row, place in zip(self._people.rows, places, strict=True)
            ]
            self._seated[name][table.id] = self._dice.shuffled(found)
            for seat, each in enumerate(self._seated[name][table.id], start=1):
                yield Seating.named(
                    self._design.id,
                    round=name,
                    table_id=table.id,
                    seat=seat,
                    participant_id=each.id,
                )

    def _bring_together(self, places: list[list[int]]) -> None:
        """Let each companion change places within the row with whoever sits where they belong."""
        codes = [table.code for table in self._design.tables]
        for each in self._people.companions:
            if isinstance(each.beside, str):
                wanted = codes.index(each.beside)
            else:
                row, place = each.beside
                wanted = places[row][place]
            mine = places[each.row]
            other = mine.index(wanted)
            mine[other], mine[each.place] = mine[each.place], wanted

    def _presences(self, day: Day) -> Iterator[Presence]:
        never_came = {each.id for each in self._people.never_came}
        for each in self._people.recruited:
            here = each.id not in never_came
            if day.workshop.position > 1 and self._dice.often(_ABSENT):
                here = False
            late, early, lunch = map(self._dice.often, (_LATE, _EARLY, _LUNCH))
            yield Presence.named(
                self._design.id,
                participant_id=each.id,
                workshop_id=day.workshop.id,
                half_day="morning",
                present=here,
                arrived=time(10, self._dice.randint(4, 55)) if here and late else None,
            )
            yield Presence.named(
                self._design.id,
                participant_id=each.id,
                workshop_id=day.workshop.id,
                half_day="afternoon",
                present=here and not lunch,
                left=time(14, self._dice.randint(20, 59)) if here and early and not lunch else None,
            )
