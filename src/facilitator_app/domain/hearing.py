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

MOST = 2
"""So many are named at once, those that were quiet for longest: a hint is not a list."""
LONG = 15
"""After how many minutes without a word a seat is quiet."""
_LESS, _ENOUGH = 4, 4
_MINUTE = timedelta(minutes=1)


@dataclass(slots=True)
class Heard:
    """How often one seat was heard, and its last note of which the time is known."""

    times: int = 0
    last: Note | None = None
    at: datetime | None = None
    """When that was."""


class Talk:
    """Who was heard in a session, by the label of the seat where the person sits now.

    It is told of one note after the other, so that a new one costs the same in a long session.
    """

    def __init__(self, swaps: Sequence[Swap] = ()) -> None:
        self._moments, self._now = [each[0] for each in swaps], _labels_now(swaps)
        self.heard: dict[str, Heard] = {}
        self.began: datetime | None = None
        self.newest: datetime | None = None

    def add(self, note: Note) -> None:
        """Count a note."""
        at, now = note.noted_at, self._now[-1]
        if at is not None:
            if self.newest is None or at > self.newest:
                self.newest = at
            if self.began is None or at < self.began:
                self.began = at
            if self._moments:
                now = self._now[bisect_right(self._moments, at)]
        for label in note.seats:
            one = self.heard.setdefault(now.get(label, label), Heard())
            one.times += 1
            if at is not None and (one.at is None or at > one.at):
                one.last, one.at = note, at

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
    found = Talk(swaps)
    for each in notes:
        found.add(each)
    return found


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
        one, went = talk.of(seat.label), moments.get(seat.label)
        if seat.there or one.last is None or one.at is None:
            continue
        if went is None or one.at >= went + _MINUTE:
            found[seat.label] = one.last
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
        longest = sorted(found, key=lambda label: -silent[label])[:MOST]
        named = tuple(label for label in found if label in longest)
        few = len(found) * 2 <= len(here)
        return Quiet(named, min(silent[each] for each in named) // _MINUTE) if few else None
    times = {label: talk.of(label).times for label in here}
    usual = fmean(times.values())
    little = [each for each in here if times[each] * _LESS <= usual]
    less = tuple(each for each in little if each in sorted(little, key=times.__getitem__)[:MOST])
    return Quiet(less) if less and usual >= _ENOUGH else None
