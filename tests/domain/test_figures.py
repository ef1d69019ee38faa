"""What follows from the counts: medians, quartiles, and how split a room is."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.records import TradeOff
from facilitator_app.domain.votes import ANSWER, VOTE_METHODS
from facilitator_app.domain.votes.figures import BANDS, FIGURES, conflict, division, quartiles

COUNTS = st.lists(st.integers(1, 7), min_size=1, max_size=40).map(Counter)


@given(COUNTS)
def test_medians_and_quartiles_are_those_of_the_halves(counts: Counter[int]) -> None:
    values = sorted(counts.elements())
    half = len(values) // 2
    found = quartiles(counts)
    assert found["median"] == median(values)
    assert found["lower_quartile"] == median(values[:half] or values)
    assert found["upper_quartile"] == median(values[-half:] if half else values)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({3: 9}, 0),
        ({1: 4, 5: 4}, 1),
        (dict.fromkeys(range(1, 6), 2), 0.5),
        ({1: 3, 2: 3}, (1 - 0.75) / 2),
        ({1: 30, 2: 50, 3: 10, 4: 10}, 0.2),
    ],
)
def test_a_room_is_split_as_van_der_eijk_says(counts: dict[int, int], expected: float) -> None:
    assert conflict(counts, (1, 5)) == pytest.approx(expected)


@given(COUNTS)
def test_a_room_is_split_alike_read_from_either_end(counts: Counter[int]) -> None:
    found = conflict(counts, (1, 7))
    assert 0 <= found <= 1
    mirrored = {8 - value: number for value, number in counts.items()}
    assert conflict(mirrored, (1, 7)) == pytest.approx(found)
    assert found == pytest.approx((1 - agreement([counts[each] for each in range(1, 8)])) / 2)


def agreement(counts: list[int]) -> float:
    """Return van der Eijk's A by looking at every triple of every layer."""
    whole, found = sum(counts), 0.0
    while any(counts):
        least = min(filter(None, counts))
        layer = "".join("1" if each else "0" for each in counts)
        triples = Counter(combinations(layer, 3))
        apart, size = triples[("1", "0", "1")], len(layer)
        together = triples[("1", "1", "0")] + triples[("0", "1", "1")]
        both = (size - 2) * (together + apart)
        shape = ((size - 2) * together - (size - 1) * apart) / both if both else 1
        found += (
            layer.count("1") * least / whole * shape * (1 - (layer.count("1") - 1) / (size - 1))
        )
        counts = [max(0, each - least) for each in counts]
    return found


def test_a_long_scale_is_parted_into_bands() -> None:
    assert conflict({50: 3, 51: 2}, (0, 100)) == 0
    assert conflict({0: 5, 100: 5}, (0, 100)) == 1
    assert conflict({0: 5, 1: 5}, (0, 1)) == 1
    assert BANDS == 11


def test_votes_without_an_order_are_split_if_all_have_as_many() -> None:
    assert division([4, 4, 4]) == pytest.approx(1)
    assert division([9, 0, 0]) == 0
    assert division([5]) == division([0, 0]) == 0


SCALES = {
    "likert": {"median": 3.5, "support": 3, "minority": 2},
    "gradient": {"median": 3.5, "support": 3, "minority": 3},
    "comfort": {"support": 3, "minority": 3, "mean": 20 / 6},
}
CAST = [({ANSWER: value}, 1) for value in (1, 2, 3, 4, 5, 5)]


@pytest.mark.parametrize("method", SCALES)
def test_support_is_what_the_scale_means(method: str) -> None:
    found = VOTE_METHODS[method].figures(TradeOff(code="T", method=method), CAST).items[0]
    assert found.n == 6
    assert SCALES[method].items() <= found.values.items()


def test_a_slider_has_two_sides_and_nobody_in_the_middle_is_on_either() -> None:
    vote = TradeOff(code="T", method="slider", options=("Now", "Later"))
    cast = [({"Now": 5, "Later": 1}, 2), ({"Now": 9}, 1), ({"Now": 8}, 1), ({"Now": 0}, 1)]
    now, later = VOTE_METHODS["slider"].figures(vote, cast).items
    assert (now.n, now.values["support"], now.values["minority"]) == (5, 2, 1)
    assert (later.n, later.values["support"], later.values["minority"]) == (2, 2, 0)


def test_a_forced_choice_says_how_strongly() -> None:
    vote = TradeOff(
        code="T", method="choice", options=("A", "B", "C"), scale_labels=("weakly", "strongly")
    )
    cast = [({"A": 2}, 3), ({"A": 1}, 1), ({"B": 2}, 1)]
    whole, a, b, c = VOTE_METHODS["choice"].figures(vote, cast).items
    assert whole.values == {"conflict": pytest.approx(0.48)}
    strengths = {"strength: weakly": 1, "strength: strongly": 3}
    assert a.values == {"support": 4, "minority": 0, **strengths}
    assert (b.values["minority"], c.values["minority"]) == (1, 0)
    assert VOTE_METHODS["choice"].counts(vote, cast) == {"A": 4, "B": 1, "C": 0}


def test_points_and_dots_are_added_up() -> None:
    points = TradeOff(code="T", method="points", options=("a", "b"))
    a, b = VOTE_METHODS["points"].figures(points, [({"a": 100}, 2), ({"a": 40, "b": 60}, 1)]).items
    assert (a.values["total"], b.values["total"]) == (240, 60)
    assert (a.values["support"], b.values["support"]) == (2, 1)
    assert (b.n, b.values["median"], b.values["mean"]) == (3, 0, 20)
    dots = TradeOff(code="T", method="dots", options=("a", "b"))
    a, b = VOTE_METHODS["dots"].figures(dots, [({"a": 2, "b": 1}, 1), ({"a": 1}, 3)]).items
    assert (a.values["total"], a.values["support"]) == (5, 4)
    assert (b.values["total"], b.values["support"]) == (1, 1)
    assert VOTE_METHODS["dots"].counts(dots, [({"a": 1}, 3)]) == {"a: 0": 0, "a: 1": 3, "b: 0": 3}


def test_conditions_are_asked_for_by_some() -> None:
    vote = TradeOff(code="T", method="conditions", options=("a", "b"))
    cast = [({"a": 1}, 2), ({"a": 1, "b": 1}, 2)]
    a, b = VOTE_METHODS["conditions"].figures(vote, cast).items
    assert (a.n, a.values) == (4, {"support": 4, "conflict": 0})
    assert (b.n, b.values) == (4, {"support": 2, "conflict": 1})


def test_what_stands_beside_a_scale_is_counted_apart() -> None:
    vote = TradeOff(code="T", method="gradient", options=(ANSWER, "need more"))
    cast = [({ANSWER: 2}, 3), ({"need more": 1}, 2)]
    counts = VOTE_METHODS["gradient"].counts(vote, cast)
    assert counts == {"1": 0, "2": 3, "3": 0, "4": 0, "5": 0, "need more": 2}
    (answer,) = VOTE_METHODS["gradient"].figures(vote, cast).items
    assert answer.n == 3
    assert VOTE_METHODS["gradient"].counts(vote, cast[:1])["need more"] == 0


@pytest.mark.parametrize("method", VOTE_METHODS)
def test_without_ballots_nothing_follows(method: str) -> None:
    vote = TradeOff(code="T", method=method, options=("a", "b"))
    found = VOTE_METHODS[method].figures(vote, [])
    assert not any(item.values or item.n for item in found.items)
    assert found.ranked is None


def test_every_figure_is_explained() -> None:
    assert all(FIGURES.values())
