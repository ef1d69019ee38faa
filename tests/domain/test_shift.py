"""Who moved between two rounds, and which shares make a difference."""

from __future__ import annotations

from fractions import Fraction

import pytest

from facilitator_app.domain.errors import FacilitatorError
from facilitator_app.domain.records import Ballot, Programme, TradeOff
from facilitator_app.domain.results import Shift, Thresholds, results
from facilitator_app.domain.votes import ANSWER
from facilitator_app.domain.votes.figures import ItemFigures
from tests.domain.making import PROGRAMME
from tests.domain.test_results import snapshot

Marks = dict[str, int]


def shift(method: str, pairs: dict[str, tuple[Marks | None, Marks | None]], *options: str) -> Shift:
    """Return what changed for codes that voted so before and after, or not at all."""
    vote = TradeOff.named(
        PROGRAMME,
        code="T",
        version=1,
        method=method,
        options=options,
        rounds=("before", "between", "after"),
    )
    ballots = [
        Ballot.named(PROGRAMME, trade_off_id=vote.id, round=name, code=code, marks=marks)
        for code, both in pairs.items()
        for name, marks in zip(("before", "after"), both, strict=True)
        if marks is not None
    ]
    (result,) = results(snapshot([vote, *ballots]))
    (found,) = result.shifts
    return found


def test_only_those_who_answered_twice_are_compared() -> None:
    found = shift(
        "choice",
        {
            "C1": ({"A": 1}, {"A": 1}),
            "C2": ({"A": 1}, {"B": 1}),
            "C3": ({"dont_know": 1}, {"B": 1}),
            "C4": ({"A": 1}, None),
            "C5": (None, {"B": 1}),
            "C6": ({"A": 1}, {"spoilt": 1}),
            "C7": ({"blank": 1}, {"Cars": 1}),
        },
        "A",
        "B",
    )
    assert (found.start, found.end, found.paired, found.unpaired) == ("before", "after", 3, 3)
    (moves,) = found.items
    assert moves.table == {("A", "A"): 1, ("A", "B"): 1, ("dont_know", "B"): 1}
    assert (moves.n, moves.stayed, moves.net_change) == (3, 1, None)
    assert moves.net == {"A": -1, "B": 2, "dont_know": -1}
    assert (moves.up, moves.down) == (0, 0)


def test_on_a_scale_it_is_said_by_how_much() -> None:
    found = shift(
        "likert",
        {
            "C1": ({"x": 1, "y": 3}, {"x": 4, "y": 2}),
            "C2": ({"x": 2}, {"x": 2, "y": 5}),
            "C3": ({"neither": 1}, {"x": 3, "y": 1}),
        },
        "x",
        "y",
    )
    x, y = found.items
    assert x.table == {(1, 4): 1, (2, 2): 1, ("neither", 3): 1}
    assert (x.up, x.down, x.stayed, x.net_change) == (1, 0, 1, 1.5)
    assert y.table == {(3, 2): 1, ("neither", 1): 1}
    assert (y.n, y.down, y.net_change) == (2, 1, -1)
    plain = found.plain()
    assert (plain["n_paired"], plain["n_unpaired"]) == (3, 0)
    assert plain["items"][0]["moves"][0] == {"from": 1, "to": 4, "count": 1}


@pytest.mark.parametrize(
    ("method", "before", "after", "moved"),
    [
        ("ranking", {"a": 1}, {"b": 1, "a": 2}, [{(1, 2): 1}, {("not ranked", 1): 1}]),
        ("points", {"a": 100}, {"a": 70, "b": 30}, [{(100, 70): 1}, {(0, 30): 1}]),
        ("dots", {"a": 2, "b": 2}, {"b": 2}, [{(2, 0): 1}, {(2, 2): 1}]),
        ("conditions", {"a": 1}, {"b": 1}, [{(1, 0): 1}, {(0, 1): 1}]),
        ("comfort", {"a": 5, "b": 1}, {"a": 3}, [{(5, 3): 1}]),
    ],
)
def test_every_way_says_where_one_stood(
    method: str, before: Marks, after: Marks, moved: list[object]
) -> None:
    found = shift(method, {"C1": (before, after)}, "a", "b")
    assert [each.table for each in found.items] == moved


def test_what_is_ticked_beside_a_scale_is_a_place_of_its_own() -> None:
    found = shift("gradient", {"C1": ({"more": 1}, {ANSWER: 2})}, ANSWER, "more")
    assert found.items[0].table == {("more", 2): 1}


def test_an_option_that_is_called_neither_is_an_option() -> None:
    found = shift("choice", {"C1": ({"neither": 1}, {"A": 1})}, "A", "neither")
    assert found.items[0].table == {("neither", "A"): 1}


def test_a_round_in_which_nobody_voted_is_compared_with_none() -> None:
    found = shift("slider", {"C1": ({ANSWER: 1}, {ANSWER: 2})})
    assert (found.start, found.end) == ("before", "after")


def item(**values: float) -> ItemFigures:
    return ItemFigures("x", 30, values)


def test_a_threshold_is_reached_exactly_or_not() -> None:
    two_thirds = Thresholds().changed("200/3", None)
    assert two_thirds.is_met(item(support=20)) is True
    assert two_thirds.is_met(item(support=19)) is False
    assert Thresholds().is_met(item(support=24)) is True
    assert Thresholds().is_met(item()) is None
    assert Thresholds().has_minority(item(minority=3)) is True
    assert Thresholds().has_minority(item(minority=2)) is False
    assert Thresholds().has_minority(item()) is None
    assert Thresholds().changed(None, " 5% ").has_minority(item(minority=2)) is True


@pytest.mark.parametrize("text", ["", "many", "0", "-5", "101", "1/0"])
def test_what_is_no_percentage_is_refused(text: str) -> None:
    with pytest.raises(FacilitatorError, match="is no percentage"):
        Thresholds().changed(text, None)


def test_the_programme_says_what_is_enough() -> None:
    assert Thresholds.in_force(snapshot([])) == Thresholds(Fraction(80), Fraction(10))
    programme = Programme(id=PROGRAMME, name="P", support_percent=75, minority_percent=5)
    assert Thresholds.in_force(snapshot([programme])) == Thresholds(Fraction(75), Fraction(5))
