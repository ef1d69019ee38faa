"""Who sits where and is there: from the plan of seats, the desk at the door and the table itself.

All that was said of one day is put into one order, by its time and then by what it says itself, and
gone through once. So it does not matter on which laptop it was said, nor whether it was said twice.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import time
from typing import TYPE_CHECKING

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.planning.days import in_day
from facilitator_app.domain.records.people import HALF_DAYS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from uuid import UUID

    from facilitator_app.domain.records import (
        Consent,
        Participant,
        Presence,
        SeatChange,
        Seating,
        Session,
        Table,
    )

    Place = tuple[str, UUID, str]
    Person = UUID | Place
    """A participant; where it is not known who sits on a seat, the seat as it was in its round."""

NOON = time(13)
"""When the afternoon begins."""
ARRIVED, LEFT, SWAPPED = "arrived", "left", "swapped"
_AT_ONCE = {SWAPPED: 0, LEFT: 1, ARRIVED: 2}
"""What comes first of what was said of the same minute: who is seen to be there is there."""


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat, who sits there as far as that is known, and whether they are there."""

    label: str
    there: bool = True
    since: time | None = None
    """When they came or went; nothing if it has been so all along."""
    swapped: tuple[str, time] | None = None
    """The seat that it was last swapped with in this round, and when."""
    participant: Participant | None = None
    refuses: frozenset[str] = frozenset()
    """What the person did not consent to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is on record about one day; more than that does no harm."""

    sessions: Collection[Session] = ()
    """Those of the day."""
    seatings: Collection[Seating] = ()
    """Those of the table, and wherever else its people sit."""
    presences: Collection[Presence] = ()
    changes: Collection[SeatChange] = ()
    participants: Collection[Participant] = ()
    consents: Collection[Consent] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    """That one person was there or not, or that a table saw something, from a time on."""

    at: time
    rank: int
    """What is taken first of one time: half-days, then the desk at the door, then the table."""
    person: UUID | None = None
    there: bool = True
    change: SeatChange | None = None
    order: tuple[object, ...] = ()
    since: time | None = None


def seats(known: Known, session: Session, table: Table, moment: time | None = None) -> list[Seat]:
    """Return the seats of a table as they stand in a session, or at one moment of it."""
    labels = labels_of(known, session, table)
    room = _Room(known, (session.round, table.id), frozenset(labels))
    for word in _words(known, session):
        if moment is None or word.at <= moment:
            room.hear(word)
    people = {each.id: each for each in known.participants}
    refused: dict[UUID, set[str]] = defaultdict(set)
    for each in known.consents:
        if not each.given:
            refused[each.participant_id].add(each.item)
    found = []
    for label in labels:
        place = (session.round, table.id, label)
        who = room.who(place)
        there, since = room.state(who)
        participant = None if isinstance(who, tuple) else people.get(who)
        refuses = frozenset() if isinstance(who, tuple) else frozenset(refused.get(who, ()))
        found.append(Seat(label, there, since, room.swaps.get(place), participant, refuses))
    return found


def labels_of(known: Known, session: Session, table: Table) -> list[str]:
    """Return the labels of the seats in a session: those of its round, else all of the table."""
    taken = {
        each.seat
        for each in known.seatings
        if each.table_id == table.id and each.round == session.round
    }
    return [str(seat) for seat in sorted(taken) or range(1, table.seats + 1)]


def changes_of(known: Known, session: Session, table: Table) -> list[SeatChange]:
    """Return what a table saw in a session, each thing once, in the order in which it counts."""
    return [
        word.change
        for word in _words(known, session)
        if word.change is not None
        and word.change.session_id == session.id
        and word.change.table_id == table.id
    ]


def half_day(session: Session) -> str:
    """Return the half-day that a session belongs to."""
    return HALF_DAYS[(session.planned_start or time.min) >= NOON]


class _Room:
    """Where people sit and who is there, as one word after the other is heard."""

    def __init__(self, known: Known, here: tuple[str, UUID], labels: frozenset[str]) -> None:
        self._here, self._labels = here, labels
        self._rounds = {each.id: each.round for each in known.sessions}
        self._sits: dict[Place, Person] = {
            (each.round, each.table_id, str(each.seat)): each.participant_id
            for each in known.seatings
            if each.participant_id is not None
        }
        self._states: dict[Person, tuple[bool, time | None]] = {}
        self.swaps: dict[Place, tuple[str, time]] = {}

    def who(self, place: Place) -> Person:
        """Return who sits on a seat."""
        return self._sits.get(place, place)

    def state(self, person: Person) -> tuple[bool, time | None]:
        """Return whether somebody is there, and since when."""
        return self._states.get(person, (True, None))

    def hear(self, word: _Word) -> None:
        """Take in the next word."""
        if word.person is not None:
            self._tell(word.person, there=word.there, at=word.since)
        change = word.change
        if change is None:
            return
        place = (self._rounds[change.session_id], change.table_id, change.seat)
        if change.what == SWAPPED:
            self._swap(place, (*place[:2], change.other), change.at)
        elif self._is_seat(place):
            self._tell(self.who(place), there=change.what == ARRIVED, at=change.at)

    def _tell(self, person: Person, *, there: bool, at: time | None) -> None:
        """Keep the first time of what is said again, but a time rather than none."""
        was, since = self.state(person)
        if was != there or since is None:
            self._states[person] = (there, at)

    def _swap(self, one: Place, other: Place, at: time) -> None:
        if one != other and self._is_seat(one) and self._is_seat(other):
            self._sits[one], self._sits[other] = self.who(other), self.who(one)
            self.swaps[one], self.swaps[other] = (other[2], at), (one[2], at)

    def _is_seat(self, place: Place) -> bool:
        """Tell whether a seat is one of those here; of other tables that is not known."""
        return place[:2] != self._here or place[2] in self._labels


def _words(known: Known, session: Session) -> list[_Word]:
    """Return what was said until a session was over, in the order in which it counts."""
    day = in_day(known.sessions)
    ranks = {each.id: place for place, each in enumerate(day)}
    rank = ranks.get(session.id, len(day))
    known_ones = (each for each in known.changes if ranks.get(each.session_id, rank + 1) <= rank)
    found = {_same(each): each for each in sorted(known_ones, key=lambda each: each.id)}
    words = [*_said_at_the_door(known.presences, session, day[rank + 1 :])]
    for each in found.values():
        if each.what in _AT_ONCE:
            order = (ranks[each.session_id], _AT_ONCE[each.what], *_names(each))
            words.append(_Word(each.at, 3, change=each, order=order))
    return sorted(words, key=lambda each: (each.at, each.rank, each.order))


def _same(change: SeatChange) -> tuple[object, ...]:
    """Return what is alike in changes that say the same: a swap can be named from both sides."""
    pair = frozenset((change.seat, change.other))
    return change.session_id, change.table_id, change.what, pair, change.at


def _names(change: SeatChange) -> tuple[object, ...]:
    return change.table_id, tuple(sorted(map(in_order, (change.seat, change.other))))


def _said_at_the_door(
    presences: Collection[Presence], session: Session, later: Sequence[Session]
) -> Iterator[_Word]:
    """Give what was said of half-days, but not what happened after the session."""
    halves = HALF_DAYS[: HALF_DAYS.index(half_day(session)) + 1]
    ends = next((each.planned_start for each in later if each.planned_start), time.max)
    for each in presences:
        if each.workshop_id != session.workshop_id or each.half_day not in halves:
            continue
        start = NOON if each.half_day == HALF_DAYS[1] else time.min
        came, went, who = each.arrived, each.left, each.participant_id
        first = each.present and (came is None or (went is not None and went < came))
        yield _Word(start, 0, who, first, order=(who,))
        for rank, (there, at) in enumerate(((False, went), (True, came)), start=1):
            if each.present and at is not None and at < ends:
                yield _Word(max(at, start), rank, who, there, order=(who,), since=at)
