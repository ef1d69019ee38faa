"""A day of four sessions in two rounds at two tables, and what may be said of its people."""

from __future__ import annotations

from datetime import time
from uuid import UUID

from facilitator_app.domain.attendance import (
    Known,
    seats,
)
from facilitator_app.domain.records import (
    Consent,
    Participant,
    Presence,
    Record,
    SeatChange,
    Seating,
    Session,
    Table,
    Workshop,
)

PROGRAMME = UUID("0190d3a0-0000-7000-8000-0000000000cc")
DAY = Workshop(code="D1")
A, B = Table(code="A", seats=4), Table(code="B", seats=4)
FIRST, SECOND, THIRD, LATE = (
    Session(workshop_id=DAY.id, code=code, round=round_, planned_start=at, minutes=50)
    for code, round_, at in (
        ("1.1", "R1", time(10)),
        ("1.2", "R1", time(11)),
        ("1.3", "R2", time(12)),
        ("1.4", "R2", time(14)),
    )
)
SESSIONS = (LATE, SECOND, FIRST, THIRD)
P = [Participant(code=f"P{number}") for number in range(8)]


def seating(round_: str, table: Table, seat: int, who: Participant | None) -> Seating:
    return Seating(
        round=round_, table_id=table.id, seat=seat, participant_id=who.id if who else None
    )


SEATINGS = (
    *(seating("R1", A, seat, P[seat - 1]) for seat in range(1, 5)),
    *(seating("R1", B, seat, P[seat + 3]) for seat in range(1, 5)),
    *(seating("R2", A, seat, P[8 - seat]) for seat in range(1, 5)),
    *(seating("R2", B, seat, P[4 - seat]) for seat in range(1, 5)),
)


def saw(
    what: str, seat: str, at: str, other: str = "", session: Session = FIRST, table: Table = A
) -> SeatChange:
    return SeatChange.named(
        PROGRAMME,
        session_id=session.id,
        table_id=table.id,
        seat=seat,
        what=what,
        other=other,
        at=time.fromisoformat(at),
    )


def presence(who: Participant, half: str = "morning", **values: object) -> Presence:
    return Presence(
        participant_id=who.id,
        workshop_id=DAY.id,
        half_day=half,
        **values,  # type: ignore[arg-type]
    )


def people(*said: Record, **more: tuple[Consent, ...]) -> Known:
    return Known(
        sessions=SESSIONS,
        seatings=SEATINGS,
        changes=[each for each in said if isinstance(each, SeatChange)],
        presences=[each for each in said if isinstance(each, Presence)],
        participants=P,
        **more,
    )


def nobody(*said: Record) -> Known:
    """Return a day of which nobody has said who sits where."""
    return Known(sessions=SESSIONS, changes=[each for each in said if isinstance(each, SeatChange)])


def away(known: Known, session: Session = FIRST, table: Table = A) -> list[str]:
    """Return who is away, each with the time if it is known."""
    return [
        each.label + (f" {each.since:%H:%M}" if each.since else "")
        for each in seats(known, session, table)
        if not each.there
    ]


def who(known: Known, session: Session = FIRST, table: Table = A) -> list[str]:
    return [
        each.participant.code if each.participant else "" for each in seats(known, session, table)
    ]
