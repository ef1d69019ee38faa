"""What every laptop of a room is given in the morning."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from facilitator_app.domain.records import (
    Ballot,
    Coding,
    Erasure,
    Note,
    Participant,
    Programme,
    Record,
    Seating,
    Session,
    Table,
    Theme,
    TradeOff,
    Workshop,
)

PROGRAMME = UUID("0190d3a0-0000-7000-8000-000000000001")
ROUND = "before"
CODES = ("AAA2", "BBB3", "CCC4")
CAST_AT = tuple(datetime(2026, 5, 9, hour, tzinfo=UTC) for hour in (10, 11, 12))

DAY = Workshop.named(PROGRAMME, code="D1")
SESSION = Session.named(PROGRAMME, code="S1", workshop_id=DAY.id)
TABLE = Table.named(PROGRAMME, code="T1")
SPARE = Table.named(PROGRAMME, code="T2")
THEME = Theme.named(PROGRAMME, code="TH1")
VOTE = TradeOff.named(
    PROGRAMME, code="TO1", version=1, method="choice", options=("Buses", "Parks"), rounds=(ROUND,)
)
PEOPLE = tuple(
    Participant(id=Participant.id_of(PROGRAMME, code), code=code) for code in ("P1", "P2", "P3")
)
SEATS = tuple(
    Seating.named(PROGRAMME, round="1", table_id=TABLE.id, seat=seat, participant_id=person.id)
    for seat, person in enumerate(PEOPLE, 1)
)
NOTES = tuple(
    Note(
        id=UUID(int=PROGRAMME.int + place),
        session_id=SESSION.id,
        table_id=TABLE.id,
        text=text,
        noted_at=None,
    )
    for place, text in enumerate(("shade", "benches"), 1)
)
NAME = Programme(id=PROGRAMME, name="Heat in the city")
REST: tuple[Record, ...] = (
    *(DAY, SESSION, TABLE, SPARE, THEME, VOTE),
    *(*PEOPLE, *SEATS, *NOTES),
)
KINDS_USED: tuple[type[Record], ...] = (
    *(Programme, Workshop, Session, Table, Theme, TradeOff, Participant, Seating),
    *(Note, Coding, Ballot, Erasure),
)
