"""The checks of one day: gaps, overlaps, lengths, breaks, and whether it all sums."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from itertools import pairwise
from typing import TYPE_CHECKING

from facilitator_app.domain.planning.days import end_of, in_words, minute_of
from facilitator_app.domain.planning.finding import LOOK, WRONG, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from facilitator_app.domain.planning.plan import Plan
    from facilitator_app.domain.records import Session, Workshop

LONGEST_WITHOUT_BREAK = 150
"""The minutes that people can be asked to go on without a break."""
_HOUR, _DAY = 60, 24 * 60


@dataclass(frozen=True, slots=True)
class DaySum:
    """What the sessions of a day add up to."""

    start: time | None
    """When the first one begins; nothing if none has a time."""
    end: time | None
    """When the last one ends; nothing if none has a time, or if it is on another day."""
    minutes: int
    """How long they take one after the other."""
    table_minutes: int
    """How long the tables talk."""
    over: int
    """By how much they take longer than the day has from its start to its end; below 0, how many
    minutes of it are not planned."""


def day_sum(plan: Plan, workshop: Workshop) -> DaySum:
    """Return what the sessions of a workshop add up to."""
    day = plan.day(workshop)
    total = sum(each.minutes for each in day)
    talk = sum(each.minutes for each in day if each.kind == "table")
    starts = [minute_of(each.planned_start) for each in day if each.planned_start is not None]
    if not starts:
        return DaySum(None, None, total, talk, 0)
    first, last = min(starts), max(end for each in day if (end := end_of(each)) is not None)
    return DaySum(_moment(first), _moment(last), total, talk, total - (last - first))


def day_findings(plan: Plan, workshop: Workshop) -> Iterator[Finding]:
    """Return what the checks of a day notice, in the order of the day."""
    day = plan.day(workshop)
    yield from _sum(workshop, day_sum(plan, workshop))
    yield from _breaks(workshop, day)
    end: int | None = None
    for each in day:
        yield from _place(workshop, each, end)
        yield from _length(plan, each, _next_start(day, each))
        yield from _prompts(plan, each)
        if (own := end_of(each)) is not None:
            end = max(own, end or 0)


def _sum(workshop: Workshop, found: DaySum) -> Iterator[Finding]:
    if found.start is None or not found.over:
        return
    has = f"The sessions of {workshop.code} take {in_words(found.minutes)}, the day from its start "
    has += f"to its end has {in_words(found.minutes - found.over)}"
    if found.over > 0:
        yield Finding(
            workshop.id,
            f"{has}: {in_words(found.over)} too many.",
            "Shorten sessions, or let the day end later.",
        )
    else:
        yield Finding(
            workshop.id,
            f"{has}: {in_words(-found.over)} are not planned.",
            "Close the gaps, unless they are meant.",
            LOOK,
        )


def _breaks(workshop: Workshop, day: Sequence[Session]) -> Iterator[Finding]:
    """Notice a day of talk without breaks, or too long a stretch between two of them."""
    if not any(each.kind == "table" for each in day):
        return
    longest = _longest_stretch(day)
    if not any(each.kind == "break" for each in day):
        yield Finding(
            workshop.id,
            f"{workshop.code} has table sessions and no break.",
            "Add a break.",
            LOOK if longest <= LONGEST_WITHOUT_BREAK else WRONG,
        )
    elif longest > LONGEST_WITHOUT_BREAK:
        yield Finding(
            workshop.id,
            f"{workshop.code} goes on for {in_words(longest)} without a break.",
            f"Add a break, so that there is one every {in_words(LONGEST_WITHOUT_BREAK)}.",
            LOOK,
        )


def _longest_stretch(day: Sequence[Session]) -> int:
    """Return the minutes of the longest time without a break; without times, all there are."""
    timed = [
        (each, minute_of(each.planned_start)) for each in day if each.planned_start is not None
    ]
    if not timed:
        return sum(each.minutes for each in day)
    pauses = [(at, at + each.minutes) for each, at in timed if each.kind == "break"]
    first, last = timed[0][1], max(at + each.minutes for each, at in timed)
    edges = [(first, first), *pauses, (last, last)]
    return max(begins - ended for (_, ended), (begins, _) in pairwise(edges))


def _place(workshop: Workshop, session: Session, end: int | None) -> Iterator[Finding]:
    """Notice where a session stands: without a time, too early, too late, beside the one before."""
    follows = _moment(end) if end is not None else None
    at = f"Start at {follows:%H:%M}." if follows else "Give it one."
    if session.planned_start is None:
        yield Finding(session.id, f"{session.code} has no time.", at, start=follows)
        return
    begins, own = minute_of(session.planned_start), end_of(session)
    if workshop.doors and end is None and begins < minute_of(workshop.doors):
        yield Finding(
            session.id,
            f"{session.code} begins before the doors open at {workshop.doors:%H:%M}.",
            "Start later, or open the doors earlier.",
            LOOK,
            start=workshop.doors,
        )
    if own is not None and own >= _DAY:
        yield Finding(
            session.id, f"{session.code} reaches beyond midnight.", "Shorten it or start earlier."
        )
    if end is None or begins == end:
        return
    if begins < end:
        overlap = f"{session.code} begins {in_words(end - begins)} before the one before it ends."
        yield Finding(session.id, overlap, at if follows else "Start later.", start=follows)
    else:
        gap = f"There is a gap of {in_words(begins - end)} before {session.code}."
        yield Finding(session.id, gap, at, LOOK, start=follows)


def _length(plan: Plan, session: Session, following: time | None) -> Iterator[Finding]:
    """Notice a session without minutes, or with fewer than its fewest."""
    if session.minutes <= 0:
        minutes = sum(each.minutes for each in plan.prompts_of(session)) or None
        if minutes is None and following and session.planned_start:
            minutes = minute_of(following) - minute_of(session.planned_start) or None
        advice = f"Set {in_words(minutes)}." if minutes else "Say how long it takes."
        yield Finding(session.id, f"{session.code} has no minutes.", advice, minutes=minutes)
    elif session.minimum_minutes > session.minutes:
        yield Finding(
            session.id,
            f"{session.code} takes {in_words(session.minutes)}, but cannot be cut below "
            f"{in_words(session.minimum_minutes)}.",
            f"Set the minimum to {in_words(session.minutes)}.",
            minimum=session.minutes,
        )


def _prompts(plan: Plan, session: Session) -> Iterator[Finding]:
    """Notice what is asked in a session: nothing, without minutes, or more than it has time for."""
    prompts = plan.prompts_of(session)
    if session.kind == "table" and not prompts and not plan.trade_offs_of(session):
        yield Finding(
            session.id,
            f"{session.code} is a table session without prompts or trade-offs.",
            "Add what the tables are asked.",
        )
    for each in prompts:
        if each.minutes <= 0:
            advice = "Say how long it takes."
            yield Finding(each.id, f"The prompt {each.code} has no minutes.", advice)
        if not each.question.strip():
            yield Finding(each.id, f"The prompt {each.code} has no question.", "Write it.")
    asked = sum(each.minutes for each in prompts)
    if asked > session.minutes > 0:
        yield Finding(
            session.id,
            f"The prompts of {session.code} take {in_words(asked)}, the session has "
            f"{in_words(session.minutes)}.",
            f"Shorten a prompt, or set the session to {in_words(asked)}.",
            minutes=asked,
        )


def _next_start(day: Sequence[Session], session: Session) -> time | None:
    after = day[day.index(session) + 1 :]
    return after[0].planned_start if after else None


def _moment(minute: int) -> time | None:
    """Return the time of day, or nothing if it is on another day."""
    return time(minute // _HOUR, minute % _HOUR) if 0 <= minute < _DAY else None
