"""How often seats were heard, which are quiet, and which spoke although they were said to be away.

A count goes with the person: after two seats were swapped, each has what the person on it said.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from facilitator_app.domain.attendance import Seat
    from facilitator_app.domain.records import Note

    Swap = tuple[datetime, str, str]

LONG = 15
"""After how many minutes without a word a seat is quiet."""
_LESS, _ENOUGH = 4, 4
_MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class Heard:
    """How often one seat was heard, and its last note of which the time is known."""

    times: int = 0
    last: Note | None = None

    @property
    def at(self) -> datetime | None:
        """When it was heard last."""
        return None if self.last is None else self.last.noted_at


@dataclass(frozen=True, slots=True)
class Talk:
    """Who was heard in a session."""

    heard: Mapping[str, Heard]
    """By the label of the seat where the person sits now."""
    began: datetime | None = None
    newest: datetime | None = None

    def of(self, label: str) -> Heard:
        """Return how often a seat was heard."""
        return self.heard.get(label) or Heard()


@dataclass(frozen=True, slots=True)
class Quiet:
    """Seats that are there and are not heard."""

    labels: tuple[str, ...]
    minutes: int = 0
    """For how long at least; nothing if they were heard, but much less than the others."""


def talk(notes: Iterable[Note], swaps: Sequence[Swap] = ()) -> Talk:
    """Return who was heard, given the swaps of a session in the order in which they count."""
    moments, now = [each[0] for each in swaps], _labels_now(swaps)
    heard: dict[str, Heard] = {}
    began = newest = None
    for note in notes:
        at = note.noted_at
        if at is not None:
            began = at if began is None or at < began else began
            newest = at if newest is None or at > newest else newest
        label_now = now[bisect_right(moments, at) if at is not None else -1] if moments else {}
        for label in note.seats:
            one = heard.setdefault(label_now.get(label, label), Heard())
            one.times += 1
            if at is not None and (one.at is None or at > one.at):
                one.last = note
    return Talk(heard, began, newest)


def _labels_now(swaps: Sequence[Swap]) -> list[dict[str, str]]:
    """Return where the people of each label sit now, for before and after each swap."""
    found: list[dict[str, str]] = [{}]
    for _, one, other in reversed(swaps):
        after = found[0]
        before = {**after, one: after.get(other, other), other: after.get(one, one)}
        found.insert(0, before)
    return found


def doubted(seats: Iterable[Seat], talk: Talk, moments: Mapping[str, datetime]) -> dict[str, Note]:
    """Return the seats that are away, yet spoke since, each with its last note.

    `moments` says when they went, where that is known.
    """
    found = {}
    for seat in seats:
        last, went = talk.of(seat.label).last, moments.get(seat.label)
        if seat.there or last is None or last.noted_at is None:
            continue
        if went is None or last.noted_at >= went + _MINUTE:
            found[seat.label] = last
    return found


def quiet(seats: Sequence[Seat], talk: Talk, moments: Mapping[str, datetime]) -> Quiet | None:
    """Return the seats to draw in, if any: not heard for long, or else much less than the others.

    `moments` says when those came who came late. Time is that of the notes: nothing is said of a
    table that pauses. Where more than half of a table is quiet, seats are not being noted.
    """
    here = [each.label for each in seats if each.there]
    if talk.began is None or talk.newest is None or not here:
        return None
    silent = {}
    for label in here:
        known = (talk.began, talk.of(label).at, moments.get(label))
        silent[label] = talk.newest - max(filter(None, known))
    long = timedelta(minutes=LONG)
    found = tuple(label for label in here if silent[label] >= long)
    if found:
        few = len(found) * 2 <= len(here)
        return Quiet(found, min(silent[each] for each in found) // _MINUTE) if few else None
    times = {label: talk.of(label).times for label in here}
    usual = fmean(times.values())
    less = tuple(each for each in here if times[each] * _LESS <= usual)
    return Quiet(less) if less and usual >= _ENOUGH else None
