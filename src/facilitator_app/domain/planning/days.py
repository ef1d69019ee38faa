"""The times of a day: what stands when, and how later times follow when a session changes.

What is changed pushes everything after it; gaps and overlaps between sessions that are not
touched stay as they are, since somebody may have meant them.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from typing import TYPE_CHECKING

from facilitator_app.domain.codes import in_order
from facilitator_app.domain.errors import PlanError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from uuid import UUID

    from facilitator_app.domain.records import Session

_HOUR, _DAY = 60, 24 * 60
START = time(10)
"""When a day begins that does not say it."""


def in_day(sessions: Iterable[Session]) -> list[Session]:
    """Return the sessions of one day in its order; those without a time come last."""
    return sorted(sessions, key=lambda s: (s.planned_start or time.max, in_order(s.code)))


def minute_of(moment: time) -> int:
    """Return how many minutes after midnight it is."""
    return moment.hour * _HOUR + moment.minute


def moment_of(minute: int) -> time:
    """Return the time of day so many minutes after midnight, or refuse one on another day."""
    if not 0 <= minute < _DAY:
        raise PlanError(
            "The day would reach beyond midnight.", advice="Shorten a session or start earlier."
        )
    return time(minute // _HOUR, minute % _HOUR)


def end_of(session: Session) -> int | None:
    """Return the minute after midnight at which a session is planned to end."""
    if session.planned_start is None:
        return None
    return minute_of(session.planned_start) + session.minutes


def lengthened(day: Sequence[Session], session: Session, minutes: int) -> list[Session]:
    """Return the day with one session of another length; what comes after it follows."""
    later = shifted(_after(day, session), minutes - session.minutes)
    return [*_before(day, session), replace(session, minutes=minutes), *later]


def begun(day: Sequence[Session], session: Session, at: time) -> list[Session]:
    """Return the day with one session begun at another time, and what comes after it with it."""
    was = minute_of(session.planned_start) if session.planned_start else minute_of(at)
    later = shifted(_after(day, session), minute_of(at) - was)
    return [*_before(day, session), replace(session, planned_start=at), *later]


def shifted(sessions: Iterable[Session], by: int) -> list[Session]:
    """Return sessions so many minutes later; those without a time stay without."""
    return [
        replace(each, planned_start=moment_of(minute_of(each.planned_start) + by))
        if each.planned_start is not None
        else each
        for each in sessions
    ]


def with_new(day: Sequence[Session], new: Sequence[Session], at: int) -> list[Session]:
    """Return the day with new sessions before its `at`th, and what comes after them later."""
    return _timed(day, [*day[:at], *new, *day[at:]], {each.id for each in new})


def without(day: Sequence[Session], gone: Collection[Session]) -> list[Session]:
    """Return the day without some sessions, and what came after them that much earlier."""
    ids = {each.id for each in gone}
    found: list[Session] = []
    earlier = 0
    for each in day:
        if each.id in ids:
            earlier += each.minutes if each.planned_start is not None else 0
        else:
            found += shifted([each], -earlier)
    return found


def moved(day: Sequence[Session], moving: Collection[Session], to: int) -> list[Session]:
    """Return the day with some sessions put before its `to`th, in their order; all times follow."""
    ids = {each.id for each in moving}
    taken = [each for each in day if each.id in ids]
    left = [each for each in day[:to] if each.id not in ids]
    right = [each for each in day[to:] if each.id not in ids]
    return _timed(day, [*left, *taken, *right], ids)


def _timed(
    before: Sequence[Session], after: Sequence[Session], placed: Collection[UUID]
) -> list[Session]:
    """Give a new order its times: what was placed follows at once, the rest keeps its gaps."""
    gaps = _gaps(before)
    starts = [minute_of(each.planned_start) for each in before if each.planned_start is not None]
    at = min(starts, default=minute_of(START))
    found: list[Session] = []
    for each in after:
        if found and each.id not in placed:
            at += gaps.get(each.id, 0)
        found.append(replace(each, planned_start=moment_of(at)))
        at += each.minutes
    if at > _DAY:
        moment_of(at)
    return found


def _gaps(day: Sequence[Session]) -> dict[UUID, int]:
    """Return the minutes between each session and the one before it: below 0 if they overlap."""
    found: dict[UUID, int] = {}
    end: int | None = None
    for each in day:
        if each.planned_start is not None:
            if end is not None:
                found[each.id] = minute_of(each.planned_start) - end
            end = end_of(each)
    return found


def _before(day: Sequence[Session], session: Session) -> Sequence[Session]:
    return day[: _place(day, session)]


def _after(day: Sequence[Session], session: Session) -> Sequence[Session]:
    return day[_place(day, session) + 1 :]


def _place(day: Sequence[Session], session: Session) -> int:
    return next(place for place, each in enumerate(day) if each.id == session.id)
