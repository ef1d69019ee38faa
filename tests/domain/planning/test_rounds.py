"""In which session each round of a trade-off is voted on, whatever becomes of its rounds."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from facilitator_app.domain.planning.rounds import (
    USUAL,
    balloted,
    followed,
    rounds_in,
    sessions_of,
)
from facilitator_app.domain.planning.versions import taken_over
from facilitator_app.domain.records import TABLE_POSITION, TradeOff, VoteRound

PROGRAMME, MORNING, EVENING, NIGHT = (UUID(int=number) for number in range(1, 5))
POLL = TradeOff(code="AN1", method="likert", rounds=("T0", "T1", "T2"), session_id=MORNING)


def held(name: str, session: UUID, trade_off: TradeOff = POLL) -> VoteRound:
    return VoteRound.named(PROGRAMME, trade_off_id=trade_off.id, round=name, session_id=session)


def test_a_round_is_held_with_its_trade_off_unless_something_else_is_said() -> None:
    assert sessions_of(POLL, ()) == dict.fromkeys(POLL.rounds, MORNING)
    some = (held("T1", EVENING), held("T2", NIGHT), held("T9", NIGHT))
    assert sessions_of(POLL, some) == {"T0": MORNING, "T1": EVENING, "T2": NIGHT}
    assert rounds_in(POLL, EVENING, some) == ("T1",)
    other = replace(POLL, id=NIGHT)
    assert rounds_in(other, MORNING, some) == other.rounds, "another one's rounds are its own"


def test_a_trade_off_without_rounds_is_voted_on_once() -> None:
    once = replace(POLL, rounds=())
    assert sessions_of(once, ()) == {"": MORNING}
    assert balloted(once) == ("",)


def test_a_new_version_takes_over_the_sessions_of_the_rounds_that_it_has() -> None:
    newer = replace(POLL, id=NIGHT, version=2, rounds=("T0", "T1"))
    some = (held("T1", EVENING), held("T2", NIGHT))
    [found] = taken_over(PROGRAMME, some, newer)
    assert found == held("T1", EVENING, newer)


def test_nobody_votes_where_the_table_takes_a_position() -> None:
    assert balloted(replace(POLL, rounds=("before", TABLE_POSITION, "after"))) == (
        "before",
        "after",
    )
    assert all(balloted(replace(POLL, rounds=rounds)) for rounds in USUAL)


def test_a_round_that_is_renamed_stays_in_its_session() -> None:
    some = [held("T1", EVENING), held("T2", NIGHT)]
    after = replace(POLL, rounds=("T0", "second day", "T2"))
    pairs = list(followed(PROGRAMME, POLL, after, some))
    assert pairs == [(some[0], None), (None, held("second day", EVENING))]


def test_a_round_that_is_taken_out_takes_its_session_along() -> None:
    some = [held("T1", EVENING), held("T2", NIGHT)]
    after = replace(POLL, rounds=("T0", "T2"))
    assert list(followed(PROGRAMME, POLL, after, some)) == [(some[0], None)]
    assert list(followed(PROGRAMME, POLL, POLL, some)) == []
