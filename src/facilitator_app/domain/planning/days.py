"""The times of a day: what stands when, and how later times follow when a session changes.

What is changed pushes everything after it; gaps and overlaps between sessions that are not
touched stay as they are, since somebody may have meant them. A gap goes with the session after it,
an overlap lasts as long as the two stand side by side. What has no time is given none by the way.
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
    if minute < 0:
        raise PlanError("The day would begin the day before.", advice="Start later.")
    if minute >= _DAY:
        raise PlanError(
            "The day would reach beyond midnight.", advice="Shorten a session or start earlier."
        )
    return time(minute // _HOUR, minute % _HOUR)


def in_words(minutes: int) -> str:
    """Return a length as people say it: 45 minutes, 2 hours 30."""
    if minutes < 2 * _HOUR:
        return f"{minutes} minute{'' if minutes == 1 else 's'}"
    hours, rest = divmod(minutes, _HOUR)
    return f"{hours} hours {rest}" if rest else f"{hours} hours"


def end_of(session: Session) -> int | None:
    """Return the minute after midnight at which a session is planned to end."""
    if session.planned_start is None:
        return None
    return minute_of(session.planned_start) + session.minutes


def lengthened(day: Sequence[Session], session: Session, minutes: int) -> list[Session]:
    """Return the day with one session of another length; what comes after it follows."""
    later = shifted(_after(day, session), minutes - session.minutes)
    changed = replace(session, minutes=minutes)
    if minutes > session.minutes:
        _refuse_beyond_midnight(end_of(changed) or 0)
    return [*_before(day, session), changed, *later]


def begun(day: Sequence[Session], session: Session, at: time) -> list[Session]:
    """Return the day with one session begun at another time, and what comes after it with it."""
    was = minute_of(session.planned_start) if session.planned_start else minute_of(at)
    later = shifted(_after(day, session), minute_of(at) - was)
    return [*_before(day, session), replace(session, planned_start=at), *later]


def put(day: Sequence[Session], session: Session, at: time) -> list[Session]:
    """Return the day with one session at another time: one that begins later uses up gaps first."""
    by = minute_of(at) - minute_of(session.planned_start) if session.planned_start else 0
    if by <= 0:
        return begun(day, session, at)
    found = [*_before(day, session), replace(session, planned_start=at)]
    end = end_of(session)
    for each in _after(day, session):
        if each.planned_start is not None and end is not None:
            by = max(0, by - max(0, minute_of(each.planned_start) - end))
            end = max(end, minute_of(each.planned_start) + each.minutes)
        found += shifted([each], by)
    return found


def shifted(sessions: Iterable[Session], by: int) -> list[Session]:
    """Return sessions so many minutes later; those without a time stay without."""
    found: list[Session] = []
    for each in sessions:
        if each.planned_start is None:
            found.append(each)
            continue
        at = minute_of(each.planned_start) + by
        if by > 0:
            _refuse_beyond_midnight(at + each.minutes)
        found.append(replace(each, planned_start=moment_of(at)))
    return found


def with_new(day: Sequence[Session], new: Sequence[Session], at: int) -> list[Session]:
    """Return the day with new sessions before its `at`th, and what comes after them later."""
    return _timed(day, [*day[:at], *new, *day[at:]], {each.id for each in new})


def without(day: Sequence[Session], gone: Collection[Session]) -> list[Session]:
    """Return the day without some sessions, and what came after them that much earlier.

    Of a session that the next one overlaps only the time before that one is won.
    """
    ids = {each.id for each in gone}
    found: list[Session] = []
    earlier = 0
    for each, following in zip(day, [*day[1:], None], strict=True):
        if each.id not in ids:
            found += shifted([each], -earlier)
        elif each.planned_start is not None:
            begins = following.planned_start if following else None
            until = minute_of(begins) - minute_of(each.planned_start) if begins else each.minutes
            earlier += min(each.minutes, until)
    return found


def moved(day: Sequence[Session], moving: Collection[Session], to: int) -> list[Session]:
    """Return the day with some sessions put before its `to`th, in their order; all times follow.

    Put where they stand they change nothing.
    """
    ids = {each.id for each in moving}
    taken = [each for each in day if each.id in ids]
    left = [each for each in day[:to] if each.id not in ids]
    right = [each for each in day[to:] if each.id not in ids]
    after = [*left, *taken, *right]
    return after if after == list(day) else _timed(day, after, ids)


def overlap_and_gap(day: Sequence[Session]) -> tuple[int, int]:
    """Return how many minutes of a day are planned twice, and how many between not at all."""
    overlap = gap = 0
    end: int | None = None
    for each in day:
        own = end_of(each)
        if each.planned_start is None or own is None:
            continue
        if end is not None:
            between = minute_of(each.planned_start) - end
            overlap, gap = overlap + max(0, -between), gap + max(0, between)
        end = max(own, end or 0)
    return overlap, gap


def _timed(
    before: Sequence[Session], after: Sequence[Session], placed: Collection[UUID]
) -> list[Session]:
    """Give a new order its times: what was placed follows at once, the rest keeps its gaps."""
    gaps = _gaps(before)
    starts = [minute_of(each.planned_start) for each in before if each.planned_start is not None]
    at = min(starts, default=minute_of(START))
    found: list[Session] = []
    last: UUID | None = None
    for each in after:
        if each.id not in placed:
            if each.planned_start is None:
                found.append(each)
                continue
            neighbour, gap = gaps[each.id]
            at += gap if last and (gap > 0 or neighbour == last) else 0
        found.append(replace(each, planned_start=moment_of(at)))
        at += each.minutes
        last = each.id
    _refuse_beyond_midnight(at)
    return found


def _gaps(day: Sequence[Session]) -> dict[UUID, tuple[UUID | None, int]]:
    """Return what stands before each session, and the minutes between: below 0 if they overlap."""
    found: dict[UUID, tuple[UUID | None, int]] = {}
    last: UUID | None = None
    end: int | None = None
    for each in day:
        if each.planned_start is not None:
            found[each.id] = last, 0 if end is None else minute_of(each.planned_start) - end
            last, end = each.id, end_of(each)
    return found


def _refuse_beyond_midnight(end: int) -> None:
    """Refuse an end on another day; midnight itself is the end of this one."""
    if end > _DAY:
        moment_of(end)


def _before(day: Sequence[Session], session: Session) -> Sequence[Session]:
    return day[: _place(day, session)]


def _after(day: Sequence[Session], session: Session) -> Sequence[Session]:
    return day[_place(day, session) + 1 :]


def _place(day: Sequence[Session], session: Session) -> int:
    return next(place for place, each in enumerate(day) if each.id == session.id)
