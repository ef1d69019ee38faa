"""How far the sessions of a day are, and so what is due of them: nothing before they begin.

Where no clock can tell, as on a day without a date, what was noted does: all sessions up to the
last one with a note are over.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from typing import TYPE_CHECKING

from facilitator_app.domain.planning.minutes import SOON

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from uuid import UUID

    from facilitator_app.domain.records import Session, Workshop

LATER, ON, OVER = "later", "on", "over"
NOTHING, TALK, CLOSING, ALL = range(4)
"""What is due: nothing; that somebody notes; what can be asked for in the last minutes; all."""

_SETTLING = timedelta(minutes=10)
"""After which something has been said and noted at every table."""
_SOON = timedelta(minutes=SOON)


@dataclass(frozen=True, slots=True)
class Stage:
    """How far a session is."""

    name: str = LATER
    """LATER, ON or OVER."""
    due: int = NOTHING
    ends_at: datetime | None = None
    """When it ends or has ended, as far as the plan says."""
    left: int = 0
    """The minutes left, while it is on."""


def stages(
    day: Sequence[Session], workshop: Workshop, now: datetime, noted: Collection[UUID]
) -> dict[UUID, Stage]:
    """Return how far each session of a day is; `noted` are those in which something was noted."""
    last = max((place for place, each in enumerate(day) if each.id in noted), default=-1)
    return {
        each.id: _stage(each, workshop, now, is_reached=place <= last)
        for place, each in enumerate(day)
    }


def _stage(session: Session, workshop: Workshop, now: datetime, *, is_reached: bool) -> Stage:
    held_on, start = workshop.held_on, session.planned_start
    begin = datetime.combine(held_on, start, now.tzinfo) if held_on and start else None
    end = begin + timedelta(minutes=session.minutes) if begin and session.minutes else None
    if held_on is not None and held_on != now.date():
        return Stage(OVER, ALL, end) if held_on < now.date() else Stage(LATER, NOTHING, end)
    if begin is None or end is None:
        return Stage(OVER, ALL) if is_reached else Stage()
    if now < begin:
        return Stage(LATER, NOTHING, end)
    if now >= end:
        return Stage(OVER, ALL, end)
    due = CLOSING if end - now <= _SOON else TALK if now - begin >= _SETTLING else NOTHING
    return Stage(ON, due, end, ceil((end - now) / timedelta(minutes=1)))
