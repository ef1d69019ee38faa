"""How many minutes are left, in few words.

They are counted on the day that a session is held, by the time that it was planned for. On any
other day, as when a demo is looked at or a day is rehearsed, a clock would run against a plan that
is not in force, and would only be in the way: then it is said how long is planned.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from facilitator_app.domain.records import Session, Workshop

SOON = 5
"""So many minutes before the end it is time to come to it."""
_MINUTE = 60
_OVER = 60
"""A session that ended longer ago than this many minutes is not over its time, but over."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a clock of minutes says: a figure, its words, and whether they are few."""

    figure: str = ""
    words: str = ""
    left: int | None = None
    """Nothing where no clock runs."""

    @property
    def is_soon(self) -> bool:
        """Whether five minutes are left, or fewer, or none."""
        return self.left is not None and self.left <= SOON

    def __str__(self) -> str:
        return " ".join(filter(None, (self.figure, self.words)))


def planned(minutes: int) -> Reading:
    """Return what is said where no clock runs."""
    return Reading(str(minutes), "min planned") if minutes else Reading()


def left_of(minutes: int, spent: float) -> Reading:
    """Return how many minutes are left after so many seconds, or how many it is over."""
    seconds = minutes * _MINUTE - spent
    left = ceil(seconds / _MINUTE) if seconds > 0 else -int(-seconds // _MINUTE)
    if left > 0:
        return Reading(str(left), "min left", left)
    return Reading(str(-left), "min over", left) if left else Reading("", "Time is up", 0)


def begin_of(session: Session, workshop: Workshop | None, now: datetime) -> datetime | None:
    """Return when a session begins that is planned for the day that it is now."""
    if workshop is None or session.planned_start is None or workshop.held_on != now.date():
        return None
    return datetime.combine(now.date(), session.planned_start, now.tzinfo)


def runs(session: Session, workshop: Workshop | None, now: datetime) -> bool:
    """Tell whether a session is on now, or was until a short while ago."""
    begin = begin_of(session, workshop, now)
    longest = timedelta(minutes=session.minutes + _OVER)
    return begin is not None and session.minutes > 0 and begin <= now < begin + longest


def has_ended(session: Session, workshop: Workshop | None, now: datetime) -> bool:
    """Tell whether the time of a session has passed."""
    if workshop is None or workshop.held_on is None or workshop.held_on > now.date():
        return False
    begin = begin_of(session, workshop, now)
    if begin is None:
        return workshop.held_on < now.date()
    return session.minutes > 0 and now >= begin + timedelta(minutes=session.minutes)


def of_session(session: Session, workshop: Workshop | None, now: datetime) -> Reading:
    """Return what the clock of a session says."""
    begin = begin_of(session, workshop, now)
    if begin is None or not session.minutes:
        return planned(session.minutes)
    if now < begin:
        return Reading("", f"begins at {begin:%H:%M}")
    if runs(session, workshop, now):
        return left_of(session.minutes, (now - begin).total_seconds())
    return Reading("", f"ended at {begin + timedelta(minutes=session.minutes):%H:%M}")
