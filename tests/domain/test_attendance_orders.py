"""Who is there does not depend on the order in which it was said, nor on how often."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.attendance import (
    ARRIVED,
    LEFT,
    SWAPPED,
    Known,
    changes_of,
    seats,
)
from facilitator_app.domain.records import (
    Participant,
    Presence,
    Record,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

from tests.domain.attending import LATE, SESSIONS, A, B, P, away, nobody, people, presence, saw, who

LABELS = st.sampled_from(["1", "2", "3", "4", "5"])
TIMES = st.sampled_from(["10:00", "10:20", "11:20", "12:59", "13:00", "14:10"])
SEEN = st.builds(
    saw,
    st.sampled_from([ARRIVED, LEFT, SWAPPED]),
    LABELS,
    TIMES,
    LABELS,
    st.sampled_from(SESSIONS),
    st.sampled_from([A, B]),
)
CLOCKS = st.none() | TIMES.map(time.fromisoformat)
TOLD = st.builds(
    presence,
    st.sampled_from(P),
    st.sampled_from(["morning", "afternoon"]),
    present=st.booleans(),
    arrived=CLOCKS,
    left=CLOCKS,
)


@given(st.lists(SEEN | TOLD, max_size=8), st.data(), st.sampled_from([people, nobody]))
def test_neither_order_nor_repetition_matters(
    said: list[Record], data: st.DataObject, made: Callable[..., Known]
) -> None:
    once = [*_one_of_each(said)]
    again = data.draw(st.permutations([*once, *once]))
    for session in SESSIONS:
        for table in (A, B):
            assert seats(made(*once), session, table) == seats(made(*again), session, table)
            changes = changes_of(made(*once), session, table)
            assert changes == changes_of(made(*again), session, table)


def _one_of_each(said: list[Record]) -> Iterator[Record]:
    """Give one presence of each person and half-day: there is no second in a file."""
    seen = set()
    for each in said:
        key = (each.participant_id, each.half_day) if isinstance(each, Presence) else each.id
        if key not in seen:
            seen.add(key)
            yield each


@given(st.lists(SEEN | TOLD, max_size=8))
def test_nobody_is_lost_or_doubled_by_swaps(said: list[Record]) -> None:
    for session in SESSIONS:
        found = [*who(people(*said), session, A), *who(people(*said), session, B)]
        assert sorted(found) == [each.code for each in P]


@pytest.mark.parametrize("half", ["morning", "afternoon"])
def test_more_than_belongs_to_the_day_does_no_harm(half: str) -> None:
    stray = presence(Participant(code="P99"), half, present=False)
    assert away(people(stray), LATE) == []
