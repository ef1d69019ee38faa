"""How often people were heard, who is quiet, and who spoke though they were away."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.attendance import Seat
from facilitator_app.domain.hearing import LONG, Quiet, Talk, doubted, quiet, talk
from facilitator_app.domain.records import Note

TEN = datetime(2026, 9, 12, 10, tzinfo=UTC)
HERE = [Seat(label) for label in "12345678"]


def at(minute: float) -> datetime:
    return TEN + timedelta(minutes=minute)


def note(seats: str, minute: float | None) -> Note:
    return Note(
        session_id=TEN_ID,
        table_id=TEN_ID,
        text="Hm.",
        seats=tuple(seats),
        noted_at=None if minute is None else at(minute),
    )


TEN_ID = uuid4()


def counts(found: Talk) -> dict[str, int]:
    return {label: each.times for label, each in sorted(found.heard.items())}


def test_each_seat_is_counted_and_its_last_note_known() -> None:
    notes = [note("13", 5), note("3", 2), note("", 9), note("1", None)]
    found = talk(notes)
    assert counts(found) == {"1": 2, "3": 2}
    assert (found.of("3").last, found.of("8").last) == (notes[0], None)
    assert (found.began, found.newest) == (at(2), at(9))


def test_after_a_swap_counts_are_where_the_people_are() -> None:
    notes = [
        note("1", 5),
        note("1", 6),
        note("3", 7),
        note("3", 15),
        note("5", 25),
        note("3", None),
    ]
    swaps = [(at(10), "1", "3"), (at(20), "3", "5")]
    # Who sat on 1 sits on 5, who sat on 3 on 1, who sat on 5 on 3; that note has no time.
    assert counts(talk(notes, swaps)) == {"1": 1, "3": 1, "5": 4}
    assert talk(notes, swaps).of("5").last == notes[4]


def test_swapping_back_is_as_if_nothing_had_been() -> None:
    notes = [note("1", 5), note("3", 15), note("1", 25)]
    swaps = [(at(10), "1", "3"), (at(20), "1", "3")]
    assert counts(talk(notes, swaps)) == {"1": 3}


@given(
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from("123"), st.sampled_from("123"))),
    st.lists(st.tuples(st.sampled_from("123"), st.integers(0, 60))),
)
def test_every_word_is_counted_once_for_the_person_who_said_it(
    swapped: list[tuple[int, str, str]], said: list[tuple[str, int]]
) -> None:
    swaps = [(at(minute), one, other) for minute, one, other in sorted(swapped)]
    by_person: dict[str, int] = {}
    for label, minute in said:
        sits = {each: each for each in "123"}
        for when, one, other in swaps:
            if when <= at(minute):
                sits[one], sits[other] = sits[other], sits[one]
        by_person[sits[label]] = by_person.get(sits[label], 0) + 1
    sits = {label: label for label in "123"}
    for _, one, other in swaps:
        sits[one], sits[other] = sits[other], sits[one]
    expected = {label: by_person[sits[label]] for label in "123" if by_person.get(sits[label])}
    assert counts(talk([note(*each) for each in said], swaps)) == expected


def test_who_is_away_and_spoke_since_is_doubted() -> None:
    seats = [Seat("1"), Seat("2", there=False), Seat("3", there=False), Seat("4", there=False)]
    early, late, third = note("12", 20.9), note("12", 21), note("3", 1)
    untimed = note("4", None)
    went = {"2": at(20)}
    assert doubted(seats, talk([early, third, untimed]), went) == {"3": third}
    assert doubted(seats, talk([early, late]), went) == {"2": late}
    assert doubted(seats, talk([]), went) == {}


def heard(minutes: dict[str, float]) -> Talk:
    return talk([note(label, minute) for label, minute in minutes.items()])


def test_who_was_not_heard_for_long_is_quiet() -> None:
    last = dict.fromkeys("123467", 20.0)
    assert quiet(HERE, heard({**last, "5": 0, "8": 20}), {}) == Quiet(("5",), 20)
    assert quiet(HERE, heard({**last, "5": 2, "8": 0}), {}) == Quiet(("5", "8"), 18)
    assert quiet(HERE, heard({**last, "5": 20 - LONG + 0.1, "8": 20, "1": 0}), {}) == Quiet(
        ("1",), 20
    )
    assert quiet(HERE, heard({**last, "1": 0}), {}) == Quiet(("1", "5", "8"), 20)


def test_who_came_late_or_is_away_is_not_called_quiet() -> None:
    minutes = {**dict.fromkeys("123467", 20.0), "8": 0}
    assert quiet(HERE, heard(minutes), {"5": at(10), "8": at(8)}) is None
    seats = [*HERE[:4], Seat("5", there=False), *HERE[5:7], Seat("8", there=False)]
    assert quiet(seats, heard(minutes), {}) is None


def test_who_was_heard_much_less_than_the_others_is_quiet_too() -> None:
    many = [note("1234678", minute) for minute in range(8)]
    assert quiet(HERE, talk([*many, note("5", 3)]), {}) == Quiet(("5",), 0)
    assert quiet(HERE, talk([*many, note("5", 3), note("5", 7)]), {}) is None
    assert quiet(HERE, talk(many[:3]), {}) is None


def test_nothing_is_said_where_there_is_nothing_to_go_by() -> None:
    assert quiet(HERE, talk([]), {}) is None
    assert quiet([Seat("1", there=False)], heard({"1": 0}), {}) is None
    assert quiet(HERE, heard({"1": 0, "2": 40}), {}) is None
