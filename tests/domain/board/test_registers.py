"""How many people are at a table: the register of the board agrees with that of the table."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

from facilitator_app.domain import attendance
from facilitator_app.domain.attendance import Known
from facilitator_app.domain.board.registers import Registers
from facilitator_app.domain.records import Presence, Record, SeatChange, Seating, Workshop
from tests.domain.attending import DAY, FIRST, SEATINGS, SECOND, SESSIONS, THIRD, A, B, P, saw
from tests.exports.samples import snapshot_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.records import Session, Table


def present(records: Sequence[Record], session: Session, table: Table) -> int:
    return Registers(snapshot_of(records), DAY, SESSIONS).present(session, table)


def test_people_are_followed_from_table_to_table_and_through_swaps() -> None:
    other = Workshop(code="D2")
    records = [
        *SEATINGS,
        Seating(round="another", table_id=A.id, seat=1, participant_id=P[0].id),
        Presence(participant_id=P[1].id, workshop_id=DAY.id, half_day="morning", present=False),
        Presence(participant_id=P[2].id, workshop_id=other.id, half_day="morning", present=False),
        saw("swapped", "1", "10:05", other="4"),
        saw("left", "4", "10:10"),
        saw("left", "2", "11:10", session=SECOND, table=B),
        SeatChange(session_id=other.id, table_id=A.id, seat="3", what="left", at=time(10)),
    ]
    known = Known(
        sessions=SESSIONS,
        seatings=SEATINGS,
        presences=[each for each in records if isinstance(each, Presence)],
        changes=[each for each in records if isinstance(each, SeatChange)][:-1],
    )
    for session in SESSIONS:
        for table in (A, B):
            seats = attendance.seats(known, session, table)
            assert present(records, session, table) == sum(each.there for each in seats)
    assert present(records, FIRST, A) == 2
    assert present(records, THIRD, B) < 4


def test_a_table_without_a_seating_has_its_seats_taken() -> None:
    assert present([], FIRST, A) == A.seats
    assert present([saw("left", "4", "10:10")], FIRST, A) == A.seats - 1


def test_seats_on_which_nobody_is_known_to_sit_are_counted() -> None:
    empty = [Seating(round="R1", table_id=A.id, seat=seat) for seat in (1, 2)]
    assert present([*empty, saw("left", "2", "10:10")], FIRST, A) == 1
