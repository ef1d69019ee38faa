"""How many minutes are left."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone

import pytest

from facilitator_app.domain.planning.minutes import has_ended, left_of, of_session, runs
from facilitator_app.domain.records import Session, Workshop

ZONE = timezone(timedelta(hours=5, minutes=30))
DAY = Workshop(code="D1", held_on=date(2026, 9, 12))
SESSION = Session(workshop_id=DAY.id, code="1.3", planned_start=time(12, 10), minutes=50)


def at(hour: int, minute: int, day: int = 12) -> datetime:
    return datetime(2026, 9, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("now", "told", "is_soon"),
    [
        (at(12, 0), "begins at 12:10", False),
        (at(12, 10), "50 min left", False),
        (at(12, 33), "27 min left", False),
        (at(12, 55), "5 min left", True),
        (at(13, 0), "Time is up", True),
        (at(13, 4), "4 min over", True),
        (at(14, 0), "ended at 13:00", False),
        (at(12, 33, 13), "50 min planned", False),
    ],
)
def test_a_session_says_what_is_left_on_its_day(now: datetime, told: str, *, is_soon: bool) -> None:
    reading = of_session(SESSION, DAY, now)
    assert str(reading) == told
    assert reading.is_soon == is_soon


def test_a_session_without_a_time_or_a_day_says_what_is_planned() -> None:
    now = at(12, 30)
    assert str(of_session(replace(SESSION, planned_start=None), DAY, now)) == "50 min planned"
    assert str(of_session(SESSION, None, now)) == "50 min planned"
    assert str(of_session(replace(SESSION, minutes=0), DAY, now)) == ""


def test_a_minute_that_has_begun_is_still_left() -> None:
    assert left_of(10, 4 * 60 + 1).left == 6
    assert left_of(10, 9 * 60 + 59).left == 1
    assert left_of(10, 10 * 60 + 59).left == 0
    assert left_of(10, 11 * 60).left == -1


def test_a_session_runs_on_its_day_until_an_hour_after_its_end() -> None:
    assert [runs(SESSION, DAY, at(hour, 10)) for hour in (11, 12, 13, 14)] == [
        False,
        True,
        True,
        False,
    ]
    assert not runs(SESSION, None, at(12, 30))


def test_a_session_has_ended_once_its_time_is_over() -> None:
    assert not has_ended(SESSION, DAY, at(12, 59))
    assert has_ended(SESSION, DAY, at(13, 0))
    assert has_ended(SESSION, DAY, at(9, 0, 13))
    assert not has_ended(SESSION, DAY, at(14, 0, 11))
    assert not has_ended(SESSION, None, at(14, 0))
    untimed = replace(SESSION, planned_start=None)
    assert not has_ended(untimed, DAY, at(14, 0))
    assert has_ended(untimed, DAY, at(9, 0, 13))
