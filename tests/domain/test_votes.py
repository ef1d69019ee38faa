"""Ways of voting: what may be marked, and how it is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.records import TradeOff
from facilitator_app.domain.votes import ALWAYS_ALLOWED, ANSWER, VOTE_METHODS

if TYPE_CHECKING:
    from facilitator_app.domain.votes import VoteMethod

CHOICE = TradeOff(code="TO1", method="choice", options=("Buses", "Parks", "Trees"))
LIKERT = TradeOff(code="TO2", method="likert", options=("Fair", "Clear"))
SLIDER = TradeOff(code="TO3", method="slider")
NARROW = TradeOff(code="TO4", method="slider", scale=(3, -2), options=("Now", "Later"))
VOTES = [CHOICE, LIKERT, SLIDER, NARROW]


def method_of(trade_off: TradeOff) -> VoteMethod:
    return VOTE_METHODS[trade_off.method]


def refusal(marks: dict[str, int], trade_off: TradeOff) -> str:
    """Return what a person is told about a ballot; nothing if it is valid."""
    try:
        method_of(trade_off).check(marks, trade_off)
    except InvalidBallotError as error:
        return error.sentence()
    return ""


def test_every_way_is_stored_under_its_own_name() -> None:
    assert {name: method.name for name, method in VOTE_METHODS.items()} == {
        each: each for each in ("choice", "likert", "slider")
    }
    assert {name for name, method in VOTE_METHODS.items() if method.only_one} == {"choice"}


@pytest.mark.parametrize(
    ("trade_off", "marks"),
    [
        *((CHOICE, {option: 1}) for option in CHOICE.options),
        *((LIKERT, {"Fair": value}) for value in range(1, 6)),
        (LIKERT, {"Fair": 1, "Clear": 5}),
        *((SLIDER, {ANSWER: value}) for value in range(11)),
        *((NARROW, {"Now": value}) for value in range(-2, 4)),
        *((vote, {option: 1}) for vote in VOTES for option in ALWAYS_ALLOWED),
    ],
)
def test_a_valid_ballot_is_taken(trade_off: TradeOff, marks: dict[str, int]) -> None:
    assert refusal(marks, trade_off) == ""


@pytest.mark.parametrize(
    ("trade_off", "marks", "said"),
    [
        *((vote, {}, "marks nothing") for vote in VOTES),
        *((vote, {"Cars": 1}, "no option “Cars”") for vote in VOTES),
        *((vote, {"neither": 1, "blank": 1}, "together") for vote in VOTES),
        (CHOICE, {"Buses": 1, "spoilt": 1}, "“spoilt” cannot be marked together"),
        (CHOICE, {"Buses": 1, "Parks": 1}, "Only one option"),
        (CHOICE, {"Buses": 2}, "marked with 1"),
        (CHOICE, {"Buses": 0}, "marked with 1"),
        (LIKERT, {"Fair": 0}, "0 is not on the scale from 1 to 5"),
        (LIKERT, {"Fair": 1, "Clear": 6}, "6 is not on the scale from 1 to 5"),
        (SLIDER, {ANSWER: -1}, "from 0 to 10"),
        (SLIDER, {ANSWER: 11}, "from 0 to 10"),
        (SLIDER, {"Fair": 1}, "no option “Fair”"),
        (NARROW, {"Now": 4}, "from -2 to 3"),
        (NARROW, {ANSWER: 1}, "no option"),
    ],
)
def test_a_ballot_that_breaks_the_rules_is_refused_with_a_sentence(
    trade_off: TradeOff, marks: dict[str, int], said: str
) -> None:
    assert said in refusal(marks, trade_off)


def test_options_are_what_can_be_marked_apart_from_what_always_can() -> None:
    assert method_of(CHOICE).options(CHOICE) == CHOICE.options
    assert method_of(LIKERT).options(LIKERT) == LIKERT.options
    assert method_of(SLIDER).options(SLIDER) == (ANSWER,)


def test_every_answer_is_counted_those_that_nobody_gave_too() -> None:
    counted = method_of(CHOICE).counts(CHOICE, [{"Buses": 1}, {"Buses": 1}, {"Trees": 1}])
    assert counted == {"Buses": 2, "Parks": 0, "Trees": 1}
    counted = method_of(SLIDER).counts(SLIDER, [{ANSWER: 0}, {ANSWER: 10}, {ANSWER: 10}])
    assert counted == {str(value): {0: 1, 10: 2}.get(value, 0) for value in range(11)}
    counted = method_of(NARROW).counts(NARROW, [{"Now": -2, "Later": 3}, {"Now": -2}])
    assert counted["Now: -2"] == 2
    assert counted["Later: 3"] == 1
    assert len(counted) == 12
    assert counted.total() == 3


@given(st.sampled_from(VOTES), st.dictionaries(st.sampled_from("ABC"), st.integers()))
def test_any_marks_are_taken_or_refused(trade_off: TradeOff, marks: dict[str, int]) -> None:
    assert isinstance(refusal(marks, trade_off), str)
