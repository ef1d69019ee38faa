"""Ways of voting: what may be marked, and how it is counted."""

from __future__ import annotations

from dataclasses import replace
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
FORCED = TradeOff(code="TO5", method="choice", options=("A", "B"), scale_labels=("weakly", "so"))
RANKING = TradeOff(code="TO6", method="ranking", options=("a", "b", "c"))
POINTS = TradeOff(code="TO7", method="points", options=("a", "b", "c"))
DOTS = TradeOff(code="TO8", method="dots", options=("a", "b", "c"))
FEW_DOTS = TradeOff(code="TO9", method="dots", options=("a", "b", "c"), scale=(1, 2))
GRADIENT = TradeOff(code="TO10", method="gradient", options=(ANSWER, "more", "later"))
COMFORT = TradeOff(code="TO11", method="comfort", options=("a", "b"))
CONDITIONS = TradeOff(code="TO12", method="conditions", options=("a", "b"))
NARROW = TradeOff(code="TO4", method="slider", scale=(3, -2), options=("Now", "Later"))
VOTES = [CHOICE, LIKERT, SLIDER, NARROW, FORCED, RANKING, POINTS, DOTS, FEW_DOTS]
VOTES += [GRADIENT, COMFORT, CONDITIONS]


def method_of(trade_off: TradeOff) -> VoteMethod:
    return VOTE_METHODS[trade_off.method]


def refusal(marks: dict[str, int], trade_off: TradeOff) -> str:
    """Return what a person is told about a ballot; nothing if it is valid."""
    try:
        method_of(trade_off).check(marks, trade_off)
    except InvalidBallotError as error:
        return error.sentence()
    return ""


NAMES = ["choice", "likert", "slider", "ranking", "points", "dots", "gradient", "comfort"]
NAMES += ["conditions"]


def test_every_way_is_stored_under_its_own_name() -> None:
    assert {name: method.name for name, method in VOTE_METHODS.items()} == {
        each: each for each in NAMES
    }
    assert {name for name, method in VOTE_METHODS.items() if method.only_one} == {"choice"}
    ticked = {name for name, method in VOTE_METHODS.items() if method.is_ticked}
    assert ticked == {"choice", "conditions"}


@pytest.mark.parametrize(
    ("trade_off", "marks"),
    [
        *((CHOICE, {option: 1}) for option in CHOICE.options),
        *((LIKERT, {"Fair": value}) for value in range(1, 6)),
        (LIKERT, {"Fair": 1, "Clear": 5}),
        *((SLIDER, {ANSWER: value}) for value in range(11)),
        *((NARROW, {"Now": value}) for value in range(-2, 4)),
        *((vote, {option: 1}) for vote in VOTES for option in ALWAYS_ALLOWED),
        *((FORCED, {"B": value}) for value in (1, 2)),
        (RANKING, {"a": 3, "b": 1, "c": 2}),
        (RANKING, {"c": 1}),
        (RANKING, {"c": 2, "a": 1}),
        (POINTS, {"a": 100}),
        (POINTS, {"a": 0, "b": 99, "c": 1}),
        (DOTS, {"a": 2, "b": 2, "c": 1}),
        (DOTS, {"a": 1, "b": 0}),
        (FEW_DOTS, {"a": 1, "c": 1}),
        (GRADIENT, {ANSWER: 5}),
        (GRADIENT, {"more": 1}),
        (COMFORT, {"a": 1, "b": 5}),
        (CONDITIONS, {"a": 1}),
        (CONDITIONS, {"a": 1, "b": 1}),
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
        (SLIDER, {ANSWER: 2.5}, "2.5 is no whole number"),
        (FORCED, {"A": 3}, "3 is no strength; it can be 1 to 2, weakly to so"),
        (FORCED, {"A": 1, "B": 1}, "Only one option"),
        (RANKING, {"a": 1, "b": 1}, "Rank 1 is given twice"),
        (RANKING, {"a": 1, "b": 2, "c": 2}, "Rank 2 is given twice"),
        (RANKING, {"a": 1, "b": 3}, "Rank 2 is given to nothing, but 3 is"),
        (RANKING, {"a": 2}, "Rank 1 is given to nothing"),
        (RANKING, {"a": 4}, "from 1 to 3"),
        (RANKING, {"a": 1.5}, "no whole number"),
        (POINTS, {"a": 60, "b": 30}, "add up to 90, not to 100"),
        (POINTS, {"a": 60, "b": 50}, "add up to 110, not to 100"),
        (POINTS, {"a": 110, "b": -10}, "from 0 to 100"),
        (POINTS, {"a": 99.5, "b": 0.5}, "no whole number"),
        (DOTS, {"a": 3}, "from 0 to 2"),
        (DOTS, {"a": 2, "b": 2, "c": 2}, "gives 6 dots; there are 5"),
        (DOTS, {"a": 0}, "gives no dot. Key it as blank"),
        (FEW_DOTS, {"a": 1, "b": 1, "c": 1}, "gives 3 dots; there are 2"),
        (GRADIENT, {ANSWER: 1, "more": 1}, "“more” cannot be marked together"),
        (GRADIENT, {"more": 2}, "“more” is marked with 1"),
        (GRADIENT, {ANSWER: 6}, "from 1 to 5"),
        (COMFORT, {"a": 0}, "from 1 to 5"),
        (CONDITIONS, {"a": 2}, "marked with 1"),
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
    for vote in (RANKING, POINTS, DOTS, GRADIENT, CONDITIONS):
        assert method_of(vote).options(vote) == vote.options
    bounds = [method_of(vote).bounds_of(vote) for vote in (CHOICE, FORCED, RANKING, POINTS)]
    assert bounds == [(1, 1), (1, 2), (1, 3), (0, 100)]
    others = [method_of(vote).bounds_of(vote) for vote in (DOTS, FEW_DOTS, CONDITIONS)]
    assert others == [(0, 2), (0, 1), (1, 1)]


def test_every_answer_is_counted_those_that_nobody_gave_too() -> None:
    counted = method_of(CHOICE).counts(CHOICE, [({"Buses": 1}, 2), ({"Trees": 1}, 1)])
    assert counted == {"Buses": 2, "Parks": 0, "Trees": 1}
    counted = method_of(SLIDER).counts(SLIDER, [({ANSWER: 0}, 1), ({ANSWER: 10}, 2)])
    assert counted == {str(value): {0: 1, 10: 2}.get(value, 0) for value in range(11)}
    counted = method_of(NARROW).counts(NARROW, [({"Now": -2, "Later": 3}, 1), ({"Now": -2}, 1)])
    assert counted["Now: -2"] == 2
    assert counted["Later: 3"] == 1
    assert len(counted) == 12
    assert counted.total() == 3
    endless = TradeOff(code="T", method="slider", scale=(0, 10**9))
    assert method_of(endless).counts(endless, [({ANSWER: 7}, 2)]) == {"7": 2}


@given(st.sampled_from(VOTES), st.dictionaries(st.sampled_from("ABC"), st.integers()))
def test_any_marks_are_taken_or_refused(trade_off: TradeOff, marks: dict[str, int]) -> None:
    assert isinstance(refusal(marks, trade_off), str)


@pytest.mark.parametrize(
    ("scale", "marks", "said"),
    [
        ((3, 3), {"a": 1, "b": 2}, "ranks 2 of 3; at least 3 are asked for"),
        ((1, 2), {"a": 1, "b": 2, "c": 3}, "ranks 3 of 3; at most 2 are asked for"),
        ((2, 9), {"a": 1}, "ranks 1 of 3; at least 2 are asked for"),
    ],
)
def test_as_many_are_ranked_as_are_asked_for(
    scale: tuple[int, ...], marks: dict[str, int], said: str
) -> None:
    VOTE_METHODS["ranking"].check(marks, RANKING)
    with pytest.raises(InvalidBallotError, match=said):
        VOTE_METHODS["ranking"].check(marks, replace(RANKING, scale=scale))
    full = {"a": 2, "b": 1, "c": 3}
    VOTE_METHODS["ranking"].check(full, replace(RANKING, scale=(5, 5)))
