"""Who is there follows from what was said of the day, in whatever order that arrives."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.attendance import (
    ARRIVED,
    LEFT,
    SWAPPED,
    Known,
    Seat,
    changes_of,
    half_day,
    labels_of,
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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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


def test_without_people_all_seats_of_the_table_are_there() -> None:
    assert seats(Known(), FIRST, A) == [Seat("1"), Seat("2"), Seat("3"), Seat("4")]
    assert labels_of(nobody(), FIRST, A) == ["1", "2", "3", "4"]


def test_people_are_known_by_their_code_and_by_what_they_refused() -> None:
    refused = Consent(participant_id=P[2].id, item="quotes", given=False)
    given_ = Consent(participant_id=P[1].id, item="quotes", given=True)
    found = seats(people(consents=(refused, given_)), FIRST, A)
    assert [each.participant for each in found] == P[:4]
    assert [sorted(each.refuses) for each in found] == [[], [], ["quotes"], []]


def test_who_sits_on_a_seat_may_be_unknown_and_the_seat_is_there_all_the_same() -> None:
    known = Known(
        sessions=SESSIONS, seatings=(seating("R1", A, 2, None), seating("R1", A, 7, P[1]))
    )
    assert seats(known, FIRST, A) == [Seat("2"), Seat("7")]
    assert away(replace(known, changes=[saw(LEFT, "2", "10:20")])) == ["2 10:20"]


def test_somebody_leaves_and_comes_back() -> None:
    left, back = saw(LEFT, "3", "10:20"), saw(ARRIVED, "3", "10:40")
    assert away(nobody(left)) == ["3 10:20"]
    assert away(nobody(left, back)) == []
    assert seats(nobody(left, back), FIRST, A)[2] == Seat("3", since=time(10, 40))
    assert away(nobody(left, back, saw(LEFT, "3", "10:50"))) == ["3 10:50"]


def test_what_is_said_again_keeps_its_first_time() -> None:
    assert away(nobody(saw(LEFT, "3", "10:20"), saw(LEFT, "3", "10:25"))) == ["3 10:20"]


def test_a_moment_knows_only_what_was_before() -> None:
    known = nobody(saw(LEFT, "3", "10:20"), saw(ARRIVED, "3", "10:40"))
    there = [seats(known, FIRST, A, time(10, at))[2].there for at in (19, 20, 39, 40)]
    assert there == [True, False, False, True]


def test_who_left_stays_away_in_the_next_session_of_the_round_with_people_or_without() -> None:
    left = saw(LEFT, "3", "10:20")
    assert away(nobody(left), SECOND) == ["3 10:20"]
    assert away(people(left), SECOND) == ["3 10:20"]
    assert away(nobody(saw(LEFT, "3", "11:20", session=SECOND)), FIRST) == []


def test_in_another_round_who_left_is_away_wherever_they_sit_then() -> None:
    left = saw(LEFT, "3", "10:20")
    assert who(people(left), THIRD, B) == ["P3", "P2", "P1", "P0"]
    assert away(people(left), THIRD, B) == ["2 10:20"]
    assert away(people(left), THIRD, A) == []
    assert away(nobody(left), THIRD, A) == []


def test_a_swap_is_of_people_and_lasts_for_the_round() -> None:
    swap = saw(SWAPPED, "1", "10:30", "3")
    assert who(people(swap), SECOND) == ["P2", "P1", "P0", "P3"]
    assert who(people(swap), THIRD) == ["P7", "P6", "P5", "P4"]
    first, at = seats(people(swap), FIRST, A), time(10, 30)
    assert [each.swapped for each in first] == [("3", at), None, ("1", at), None]


def test_who_left_takes_that_along_in_a_swap() -> None:
    left, swap = saw(LEFT, "3", "10:20"), saw(SWAPPED, "1", "10:30", "3")
    assert away(nobody(left, swap)) == ["1 10:20"]
    assert away(people(left, swap), THIRD, B) == ["2 10:20"]
    later = saw(LEFT, "3", "10:40")
    assert away(nobody(swap, later)) == ["3 10:40"]
    assert away(people(swap, later), THIRD, B) == ["4 10:40"]


def test_a_swap_entered_twice_from_either_side_is_one() -> None:
    both = (saw(SWAPPED, "1", "10:30", "3"), saw(SWAPPED, "3", "10:30", "1"))
    assert who(people(*both)) == ["P2", "P1", "P0", "P3"]
    assert len(changes_of(people(*both), FIRST, A)) == 1


def test_a_swap_with_no_seat_or_with_itself_and_a_word_of_a_newer_app_change_nothing() -> None:
    for odd in (
        saw(SWAPPED, "1", "10:30", "9"),
        saw(SWAPPED, "1", "10:30", "1"),
        saw(LEFT, "9", "10:30"),
        saw("fainted", "1", "10:30"),
    ):
        assert seats(people(odd), FIRST, A) == seats(people(), FIRST, A)


def test_swaps_at_another_table_are_followed() -> None:
    """Of that table only those are known who sit here later."""
    known = people(saw(SWAPPED, "3", "10:10", "4"), saw(LEFT, "4", "10:20"))
    few = tuple(each for each in SEATINGS if each.participant_id in {P[2].id, P[7].id})
    assert away(replace(known, seatings=few), THIRD, B) == ["2 10:20"]


def test_what_happened_in_the_same_minute_has_one_order() -> None:
    both = (saw(ARRIVED, "3", "10:20"), saw(LEFT, "3", "10:20"))
    assert away(nobody(*both)) == away(nobody(*reversed(both))) == []
    swap = saw(SWAPPED, "3", "10:20", "1")
    assert away(nobody(both[1], swap)) == ["3 10:20"]


def test_the_desk_at_the_door_says_who_came_late_or_never() -> None:
    assert away(people(presence(P[0], present=False))) == ["1"]
    late = people(presence(P[0], arrived=time(10, 20)))
    assert away(late) == []
    assert seats(late, FIRST, A)[0].since == time(10, 20)
    assert not seats(late, FIRST, A, time(10, 19))[0].there
    assert away(people(presence(P[0], arrived=time(11, 20)))) == ["1"]
    assert away(people(presence(P[0], arrived=time(11, 20))), SECOND) == []


def test_the_desk_may_be_put_right_by_the_table() -> None:
    never = presence(P[0], present=False)
    assert away(people(never, saw(ARRIVED, "1", "10:20"))) == []
    assert away(people(never, saw(LEFT, "1", "10:20"))) == ["1 10:20"]
    back = presence(P[0], left=time(10, 20), arrived=time(10, 40))
    assert away(people(back)) == []
    assert not seats(people(back), FIRST, A, time(10, 30))[0].there
    assert seats(people(back), FIRST, A, time(10, 10))[0].there


def test_the_afternoon_begins_with_what_is_said_of_it() -> None:
    left = saw(LEFT, "3", "10:20")
    assert away(people(left), LATE, B) == ["2 10:20"]
    assert away(people(left, presence(P[2], "afternoon")), LATE, B) == []
    assert away(people(left, presence(P[2], "afternoon")), THIRD, B) == ["2 10:20"]
    assert away(people(presence(P[2], "afternoon", left=time(12, 50))), LATE, B) == ["2 12:50"]
    assert away(people(presence(P[2], present=False)), LATE, B) == ["2"]


def test_the_half_day_of_a_session_without_a_time_is_the_morning() -> None:
    assert [half_day(each) for each in (FIRST, LATE)] == ["morning", "afternoon"]
    assert half_day(replace(FIRST, planned_start=None)) == "morning"


def test_other_days_and_unknown_sessions_do_not_count() -> None:
    elsewhere = replace(presence(P[0], present=False), workshop_id=B.id)
    assert away(people(elsewhere)) == []
    strange = Session(workshop_id=DAY.id, code="9.9", round="R1")
    assert away(people(saw(LEFT, "1", "10:20", session=strange))) == []
    assert away(people(saw(LEFT, "1", "10:20")), strange) == ["1 10:20"]


def test_the_changes_of_a_session_are_those_of_its_table_by_time() -> None:
    own = (saw(LEFT, "3", "10:20"), saw(ARRIVED, "3", "10:05"))
    others = (saw(LEFT, "1", "10:10", table=B), saw(LEFT, "2", "11:10", session=SECOND))
    found = changes_of(nobody(*own, *others), FIRST, A)
    assert [f"{each.what} {each.at:%H:%M}" for each in found] == ["arrived 10:05", "left 10:20"]


LABELS = st.sampled_from(["1", "2", "3", "4", "5"])
TIMES = st.sampled_from(["10:00", "10:20", "11:20", "12:59", "13:00", "14:10"])
SEEN = st.builds(
    saw,
    st.sampled_from([ARRIVED, LEFT, SWAPPED]),
    LABELS,
    TIMES,
    LABELS,
    st.sampled_from(SESSIONS),
    st.sampled_from([A, B]),
)
CLOCKS = st.none() | TIMES.map(time.fromisoformat)
TOLD = st.builds(
    presence,
    st.sampled_from(P),
    st.sampled_from(["morning", "afternoon"]),
    present=st.booleans(),
    arrived=CLOCKS,
    left=CLOCKS,
)


@given(st.lists(SEEN | TOLD, max_size=8), st.data(), st.sampled_from([people, nobody]))
def test_neither_order_nor_repetition_matters(
    said: list[Record], data: st.DataObject, made: Callable[..., Known]
) -> None:
    once = [*_one_of_each(said)]
    again = data.draw(st.permutations([*once, *once]))
    for session in SESSIONS:
        for table in (A, B):
            assert seats(made(*once), session, table) == seats(made(*again), session, table)
            changes = changes_of(made(*once), session, table)
            assert changes == changes_of(made(*again), session, table)


def _one_of_each(said: list[Record]) -> Iterator[Record]:
    """Give one presence of each person and half-day: there is no second in a file."""
    seen = set()
    for each in said:
        key = (each.participant_id, each.half_day) if isinstance(each, Presence) else each.id
        if key not in seen:
            seen.add(key)
            yield each


@given(st.lists(SEEN | TOLD, max_size=8))
def test_nobody_is_lost_or_doubled_by_swaps(said: list[Record]) -> None:
    for session in SESSIONS:
        found = [*who(people(*said), session, A), *who(people(*said), session, B)]
        assert sorted(found) == [each.code for each in P]


@pytest.mark.parametrize("half", ["morning", "afternoon"])
def test_more_than_belongs_to_the_day_does_no_harm(half: str) -> None:
    stray = presence(Participant(code="P99"), half, present=False)
    assert away(people(stray), LATE) == []
