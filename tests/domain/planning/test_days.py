"""The times of a day follow what is changed, and nothing is lost or moved besides."""

from __future__ import annotations

from datetime import time
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.planning.days import (
    START,
    begun,
    end_of,
    in_day,
    in_words,
    lengthened,
    minute_of,
    moved,
    put,
    shifted,
    with_new,
    without,
)
from tests.domain.planning.making import days, session

if TYPE_CHECKING:
    from facilitator_app.domain.records import Session


def shown(day: list[Session]) -> list[str]:
    return [
        each.code if each.planned_start is None else f"{each.planned_start:%H:%M} {each.code}"
        for each in day
    ]


def gap_before(day: list[Session]) -> dict[str, int]:
    timed = [each for each in day if each.planned_start is not None]
    return {
        after.code: minute_of(after.planned_start or START) - (end_of(before) or 0)
        for before, after in pairwise(timed)
    }


def three() -> list[Session]:
    return [session("A", "10:00"), session("B", "10:30", 20), session("C", "11:00")]


def test_a_longer_session_pushes_what_comes_after_it_and_keeps_the_gap() -> None:
    day = three()
    assert shown(lengthened(day, day[0], 45)) == ["10:00 A", "10:45 B", "11:15 C"]
    assert shown(lengthened(day, day[1], 5)) == ["10:00 A", "10:30 B", "10:45 C"]


def test_what_begins_later_takes_the_rest_with_it() -> None:
    day = [*three(), session("U")]
    assert shown(begun(day, day[1], time(10, 40))) == ["10:00 A", "10:40 B", "11:10 C", "U"]
    assert shown(begun(day, day[3], time(12))) == ["10:00 A", "10:30 B", "11:00 C", "12:00 U"]


def test_what_is_new_is_put_in_and_what_is_gone_leaves_no_hole() -> None:
    day = three()
    longer = with_new(day, [session("N", minutes=15)], 1)
    assert shown(longer) == ["10:00 A", "10:30 N", "10:45 B", "11:15 C"]
    assert shown(without(longer, [longer[1]])) == shown(day)
    assert shown(without(day, day[:2])) == ["10:10 C"]
    assert shown(with_new([], [session("N")], 0)) == ["10:00 N"]


def test_dragging_gives_every_session_its_time() -> None:
    day = three()
    assert shown(moved(day, [day[2]], 0)) == ["10:00 C", "10:30 A", "11:00 B"]
    assert shown(moved(day, day[:2], 3)) == ["10:00 C", "10:30 A", "11:00 B"]


def test_what_is_put_where_it_stands_keeps_its_gap() -> None:
    day = three()
    assert moved(day, [day[2]], 2) == day
    assert moved(day, [day[2]], 3) == day


def test_what_is_put_later_uses_up_the_gap_after_it_first() -> None:
    day = [session("A", "10:00"), session("B", "10:40", 20), session("C", "11:00"), session("U")]
    assert shown(put(day, day[0], time(10, 5))) == ["10:05 A", "10:40 B", "11:00 C", "U"]
    assert shown(put(day, day[0], time(10, 15))) == ["10:15 A", "10:45 B", "11:05 C", "U"]
    assert put(day, day[1], time(10, 35)) == begun(day, day[1], time(10, 35))
    assert put(day, day[3], time(12)) == begun(day, day[3], time(12))


def test_what_has_no_time_is_not_given_one_by_the_way() -> None:
    day = [*three(), session("U")]
    assert shown(moved(day, [day[1]], 0)) == ["10:00 B", "10:20 A", "11:00 C", "U"]
    assert shown(moved(day, [day[3]], 1)) == ["10:00 A", "10:30 U", "11:00 B", "11:30 C"]


def test_an_overlap_ends_when_its_neighbour_goes() -> None:
    day = [session("A", "00:00", 5), session("B", "00:05", 60), session("C", "00:10", 5)]
    assert shown(without(day, [day[1]])) == ["00:00 A", "00:05 C"]
    assert shown(moved(day, [day[1]], 3)) == ["00:00 A", "00:05 C", "00:10 B"]


def test_no_day_reaches_beyond_midnight() -> None:
    day = [session("A", "22:00", 60), session("B", "23:00", 60)]
    with pytest.raises(PlanError, match="beyond midnight"):
        lengthened(day, day[0], 61)
    with pytest.raises(PlanError, match="beyond midnight"):
        lengthened(day, day[1], 61)
    with pytest.raises(PlanError, match="beyond midnight"):
        with_new(day, [session("N", minutes=1)], 2)
    with pytest.raises(PlanError, match="beyond midnight"):
        with_new(day, [session("N", minutes=150)], 0)
    with pytest.raises(PlanError, match="the day before"):
        shifted(day, -23 * 60)


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (1, "1 minute"),
        (45, "45 minutes"),
        (90, "90 minutes"),
        (120, "2 hours"),
        (150, "2 hours 30"),
    ],
)
def test_lengths_are_said_in_words(minutes: int, words: str) -> None:
    assert in_words(minutes) == words


@given(days(), st.data())
def test_each_session_stays_in_the_day_once(day: list[Session], data: st.DataObject) -> None:
    moving = data.draw(st.lists(st.sampled_from(day), unique_by=lambda each: each.id))
    to = data.draw(st.integers(0, len(day)))
    new = [session("N1"), session("N2")]
    one = data.draw(st.sampled_from(day))
    ids = {each.id for each in day}
    for found, expected in (
        (moved(day, moving, to), ids),
        (without(day, moving), ids - {each.id for each in moving}),
        (with_new(day, new, to), ids | {each.id for each in new}),
        (lengthened(day, one, 90), ids),
        (begun(day, one, time(9)) if one.planned_start is None else day, ids),
    ):
        assert sorted(each.id for each in found) == sorted(expected)
        assert len(found) == len(expected)


@given(days(), st.data())
def test_what_was_not_touched_keeps_its_gaps(day: list[Session], data: st.DataObject) -> None:
    to = data.draw(st.integers(0, len(day)))
    before, after = gap_before(day), gap_before(with_new(day, [session("N", minutes=15)], to))
    for code, gap in after.items():
        if code in before and (gap > 0 or before[code] > 0):
            assert gap == before[code]
    one = data.draw(st.sampled_from(day))
    assert gap_before(lengthened(day, one, one.minutes + 25)) == before


@given(days(gaps=False, untimed=False), st.data())
def test_there_and_back_is_as_before(day: list[Session], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(day) - 1))
    to = data.draw(st.integers(0, len(day)).filter(lambda to: to not in (place, place + 1)))
    there = moved(day, [day[place]], to)
    at = there.index(next(each for each in there if each.id == day[place].id))
    assert at != place
    assert moved(there, [there[at]], place if at > place else place + 1) == day


@given(days(untimed=False), st.data())
def test_the_day_takes_as_long_as_its_sessions(day: list[Session], data: st.DataObject) -> None:
    to = data.draw(st.integers(0, len(day)))
    moving = data.draw(st.lists(st.sampled_from(day), min_size=1, unique_by=lambda each: each.id))
    assume(all(gap == 0 for gap in gap_before(day).values()))
    after = moved(day, moving, to)
    assert after[0].planned_start == day[0].planned_start
    assert end_of(after[-1]) == end_of(day[-1])
    assert in_day(day)[0].planned_start == day[0].planned_start


@given(days(), st.data())
def test_taking_away_moves_nothing_before_the_day_and_reorders_nothing(
    day: list[Session], data: st.DataObject
) -> None:
    gone = data.draw(st.lists(st.sampled_from(day), unique_by=lambda each: each.id))
    left = without(day, gone)
    starts = [each.planned_start for each in left if each.planned_start is not None]
    assert starts == sorted(starts)
    assert all(each >= (day[0].planned_start or START) for each in starts)
