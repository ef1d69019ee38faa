"""The register of one table in one session: who is there, what came of it, and how that is said."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from facilitator_app.domain import attendance, hearing
from facilitator_app.domain.attendance import ARRIVED, LEFT, SWAPPED, Known
from facilitator_app.domain.changes import Change
from facilitator_app.domain.codes import in_order
from facilitator_app.domain.records import (
    Consent,
    Note,
    Participant,
    Presence,
    SeatChange,
    Seating,
    Workshop,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from facilitator_app.domain.attendance import Seat
    from facilitator_app.domain.hearing import Swap, Talk
    from facilitator_app.domain.records import Session, Table
    from facilitator_app.ui.table.notebook import Notebook
    from facilitator_app.workspace import Workspace

KINDS = frozenset(
    each.record_kind for each in (Seating, Presence, SeatChange, Participant, Consent)
)
"""What changes who sits where and is there, and what they agreed to."""
_LAST = time(23, 59)
_REFUSALS = {"notes": "did not agree to notes", "quotes": "did not agree to be quoted"}


class Register:
    """Reads who is there, and writes down who comes, goes and changes places."""

    def __init__(
        self,
        workspace: Workspace,
        session: Session,
        table: Table,
        sessions: Collection[Session],
        notebook: Notebook,
    ) -> None:
        self._workspace, self._session, self._table = workspace, session, table
        self._sessions, self._notebook = sessions, notebook
        days = workspace.of(Workshop, "id", [session.workshop_id])
        self._held_on = days[0].held_on if days else None
        self.seats: list[Seat] = []
        self.changes: list[SeatChange] = []
        """What was seen in this session, in the order in which it counts."""
        self.read()

    def read(self) -> None:
        """Read who is there now."""
        self._talk: Talk | None = None
        of, table = self._workspace.of, self._table
        own = of(Seating, "table_id", [table.id])
        people = {
            each.participant_id
            for each in own
            if each.participant_id and each.round == self._session.round
        }
        known = Known(
            sessions=self._sessions,
            seatings=[*own, *of(Seating, "participant_id", people)],
            presences=of(Presence, "participant_id", people),
            changes=of(SeatChange, "session_id", [each.id for each in self._sessions]),
            participants=of(Participant, "id", people),
            consents=of(Consent, "participant_id", people),
        )
        self.seats = attendance.seats(known, self._session, table)
        self.changes = attendance.changes_of(known, self._session, table)

    def seat(self, label: str) -> Seat | None:
        """Return a seat by its label."""
        return next((each for each in self.seats if each.label == label), None)

    def cautions(self, item: str) -> dict[str, str]:
        """Return a sentence for each seat of somebody who did not agree to `notes` or `quotes`."""
        return {
            each.label: f"Seat {each.label} {_REFUSALS[item]}."
            for each in self.seats
            if item in each.refuses
        }

    # what was said

    def talk(self) -> Talk:
        """Return how often each was heard: counts go with the person when seats are swapped."""
        if self._talk is None:
            self._talk = hearing.talk(self._notebook.notes, self.swaps())
        return self._talk

    def swaps(self) -> list[Swap]:
        """Return who changed places in this session, and when."""
        return [
            (self._moment(each.at), each.seat, each.other)
            for each in self.changes
            if each.what == SWAPPED
        ]

    def hear(self, changes: Iterable[Change]) -> None:
        """Count what has just been said; if more than that has changed, count anew."""
        for each in changes:
            note = each.after
            if isinstance(each.record, Note) and self._talk is not None:
                if each.before is None and isinstance(note, Note):
                    if self._notebook.has(note):
                        self._talk.add(note)
                else:
                    self._talk = None

    def doubted(self, talk: Talk) -> dict[str, Note]:
        """Return the seats that are away, yet spoke since: each with its last note."""
        found = hearing.doubted(self.seats, talk, self._moments())
        settled = self._settled() if found else ()
        return {label: note for label, note in found.items() if str(note.id) not in settled}

    def quiet(self, talk: Talk) -> str:
        """Return which seats the facilitator may want to draw in, in a few words."""
        found = hearing.quiet(self.seats, talk, self._moments())
        if found is None:
            return ""
        who = seats_in_words(found.labels)
        return f"{who} quiet for {found.minutes} min" if found.minutes else f"{who} heard little"

    def settle(self, note: Note) -> None:
        """Keep that a note from an empty seat does not mean that somebody came."""
        self._workspace.keep_draft(self._place, " ".join((*self._settled(), str(note.id))))

    # what is seen

    def now(self) -> time:
        """Return the time in the room; of another day, the last that is known of the session."""
        here = datetime.now().astimezone()
        if self._is_today(here.date()):
            return _minute(here.time())
        known = [self._start, *(each.at for each in self.changes)]
        newest = self._notebook.newest()
        if newest is not None and newest.noted_at is not None:
            known.append(self.time_of(newest.noted_at))
        return max(known)

    def time_of(self, moment: datetime) -> time:
        """Return the time in the room at a moment; of another day, the start of the session."""
        here = moment.astimezone()
        return _minute(here.time()) if self._is_today(here.date()) else self._start

    def tell(self, label: str, what: str, at: time | None = None) -> None:
        """Write down that somebody came or went, unless that is so already."""
        seat = self.seat(label)
        if seat is None or seat.there == (what == ARRIVED):
            return
        now, slip = at or self.now(), self._slip(seat)
        if slip is not None and at is None and now <= slip.at:
            self.take_back(slip)
        else:
            self._add(label, what, "", self._after(now, seat))

    def toggle(self, label: str) -> None:
        """Write down that a seat came or went, whichever it is."""
        seat = self.seat(label)
        if seat is not None:
            self.tell(label, LEFT if seat.there else ARRIVED)

    def swap(self, label: str, other: str) -> None:
        """Write down that two people changed places."""
        pair = [self.seat(each) for each in sorted((label, other), key=in_order)]
        one, two = pair
        if one is None or two is None or one == two:
            return
        at = max(self._after(self.now(), each) for each in (one, two))
        self._add(one.label, SWAPPED, two.label, at)

    def put_right(self, change: SeatChange, at: time) -> None:
        """Give something that was seen another time."""
        if at == change.at:
            return
        right = self._made(change.seat, change.what, change.other, at)
        changes = [Change(change, None)]
        if all(each.id != right.id for each in self.changes):
            changes.append(Change(None, right))
        self._workspace.do(changes, f"{told(right)}, not {change.at:%H:%M}")

    def take_back(self, change: SeatChange) -> None:
        """Take out what was not so."""
        self._workspace.remove(change, name=f"{told(change)} taken back")

    # parts

    @property
    def _start(self) -> time:
        return self._session.planned_start or attendance.NOON

    @property
    def _place(self) -> str:
        return f"not arrived at {self._table.id} {self._session.id}"

    def _settled(self) -> list[str]:
        return self._workspace.draft(self._place).split()

    def _is_today(self, day: date) -> bool:
        return self._held_on in (None, day)

    def _moment(self, at: time) -> datetime:
        return datetime.combine(self._held_on or date.today(), at).astimezone()  # noqa: DTZ011

    def _moments(self) -> dict[str, datetime]:
        """Return since when seats are as they are, as far as that is known."""
        return {each.label: self._moment(each.since) for each in self.seats if each.since}

    def _slip(self, seat: Seat) -> SeatChange | None:
        """Return what made a seat what it is, if that was seen here."""
        own = [each for each in self.changes if each.seat == seat.label and each.at == seat.since]
        return next((each for each in own if (each.what == ARRIVED) == seat.there), None)

    def _after(self, at: time, seat: Seat) -> time:
        """Return a time that is later than what is known of a seat, or else it would not count."""
        known = [seat.since, seat.swapped[1] if seat.swapped else None]
        last = max(filter(None, known), default=None)
        if last is None or at > last or last >= _LAST:
            return at
        return (datetime.combine(date.min, last) + timedelta(minutes=1)).time()

    def _add(self, label: str, what: str, other: str, at: time) -> None:
        new = self._made(label, what, other, at)
        self._workspace.add(new, name=told(new))

    def _made(self, label: str, what: str, other: str, at: time) -> SeatChange:
        return SeatChange.named(
            self._workspace.programme,
            session_id=self._session.id,
            table_id=self._table.id,
            seat=label,
            what=what,
            other=other,
            at=at,
        )


def told(change: SeatChange) -> str:
    """Say what was seen, as an edit is called."""
    return f"{happened(change)} at {change.at:%H:%M}"


def happened(change: SeatChange) -> str:
    """Say what was seen, without the time."""
    who = seats_in_words([change.seat, change.other] if change.what == SWAPPED else [change.seat])
    return f"{who[0].lower()}{who[1:]} {change.what}"


def asked(label: str) -> str:
    """Ask whether somebody came back, since a note says so."""
    return f"Seat {label} was away, but spoke. Did it arrive?"


def seats_in_words(labels: Sequence[str]) -> str:
    """Return seats as people say them: Seat 5; Seats 5 and 8; Seats 2, 5 and 8."""
    if len(labels) == 1:
        return f"Seat {labels[0]}"
    return f"Seats {', '.join(labels[:-1])} and {labels[-1]}"


def about(seat: Seat) -> list[str]:
    """Say all that is known of a seat besides how often it was heard, point by point."""
    since = f" at {seat.since:%H:%M}" if seat.since else ""
    found = []
    if not seat.there:
        found.append(f"left{since}" if since else "away")
    elif since:
        found.append(f"arrived{since}")
    if seat.swapped:
        found.append(f"swapped with seat {seat.swapped[0]} at {seat.swapped[1]:%H:%M}")
    found += [words for item, words in _REFUSALS.items() if item in seat.refuses]
    if seat.participant is not None and seat.participant.seating_instruction:
        found.append(seat.participant.seating_instruction)
    return found


def _minute(at: time) -> time:
    return at.replace(second=0, microsecond=0)
