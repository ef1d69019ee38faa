"""Who wins a ranking: as two libraries of others say, and as counted by brute force."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import combinations, permutations

import pyrankvote
from hypothesis import given
from hypothesis import strategies as st
from votelib.convert import RankedToCondorcetVotes
from votelib.evaluate.condorcet import CondorcetWinner, SmithSet

from facilitator_app.domain.records import TradeOff
from facilitator_app.domain.votes import VOTE_METHODS
from facilitator_app.domain.votes.ranked import preferences, rank_sums, ranked

ITEMS = ("a", "b", "c", "d", "e")
ORDERS = st.lists(
    st.integers(1, 5).flatmap(
        lambda size: st.permutations(ITEMS).map(lambda order: tuple(order[:size]))
    ),
    min_size=1,
    max_size=12,
).map(lambda orders: list(Counter(orders).items()))
FULL = st.lists(st.permutations(ITEMS).map(tuple), min_size=1, max_size=12).map(
    lambda orders: list(Counter(orders).items())
)
PROFILES = ORDERS | FULL


@given(PROFILES)
def test_pairs_are_won_as_votelib_says(orders: list[tuple[tuple[str, ...], int]]) -> None:
    found = ranked(ITEMS, orders)
    # Another library takes what is not ranked as absent, unless it is told that it is last.
    whole = Counter[tuple[object, ...]]()
    for order, number in orders:
        rest = frozenset(ITEMS) - set(order)
        tail = (rest,) if len(rest) > 1 else tuple(rest)
        whole[(*order, *tail)] += number
    votes = RankedToCondorcetVotes().convert(dict(whole))
    pairs = preferences(ITEMS, orders)
    assert {pair: number for pair, number in pairs.items() if number} == {
        pair: number for pair, number in votes.items() if number
    }
    winners = CondorcetWinner().evaluate(votes)
    assert winners == ([found.condorcet_winner] if found.condorcet_winner else [])
    if votes:
        assert smallest_that_beats_the_rest(pairs) == set(found.smith_set)
        if not any(pairs[a, b] == pairs[b, a] for a, b in combinations(ITEMS, 2)):
            assert set(SmithSet().evaluate(votes)) == set(found.smith_set)


def smallest_that_beats_the_rest(pairs: dict[tuple[str, str], int]) -> set[str]:
    """Return the Smith set by looking at every set of items, the smallest first."""
    return next(
        set(some)
        for size in range(1, len(ITEMS) + 1)
        for some in combinations(ITEMS, size)
        if all(pairs[a, b] > pairs[b, a] for a in some for b in ITEMS if b not in some)
    )


@given(PROFILES)
def test_an_instant_runoff_without_ties_ends_as_pyrankvote_says(
    orders: list[tuple[tuple[str, ...], int]],
) -> None:
    found = ranked(ITEMS, orders)
    assert found.runoff[0].exhausted == 0
    for each, after in zip(found.runoff, found.runoff[1:], strict=False):
        least = min(each.votes.values())
        assert each.out == tuple(item for item in each.votes if each.votes[item] == least)
        assert list(after.votes) == [item for item in each.votes if item not in each.out]
        assert sum(after.votes.values()) + after.exhausted == sum(n for _, n in orders)
    if found.tied:
        return  # the library draws lots
    candidates = {item: pyrankvote.Candidate(item) for item in ITEMS}
    ballots = [
        pyrankvote.Ballot(ranked_candidates=[candidates[item] for item in order])
        for order, number in orders
        for _ in range(number)
    ]
    result = pyrankvote.instant_runoff_voting(list(candidates.values()), ballots)
    assert tuple(each.name for each in result.get_winners()) == found.runoff_winners


@given(PROFILES)
def test_rank_sums_and_borda_are_two_sides_of_one_thing(
    orders: list[tuple[tuple[str, ...], int]],
) -> None:
    sums, pairs = rank_sums(ITEMS, orders), preferences(ITEMS, orders)
    whole = sum(number for _, number in orders)
    for item in ITEMS:
        points = Fraction(0)
        for other in ITEMS:
            if other != item:
                neither = whole - pairs[item, other] - pairs[other, item]
                points += pairs[item, other] + Fraction(neither, 2)
        assert points == whole * len(ITEMS) - Fraction(sums[item])
    best = min(sums.values())
    assert set(ranked(ITEMS, orders).borda_winners) == {i for i in ITEMS if sums[i] == best}


def test_a_circle_has_no_winner() -> None:
    orders = [(("a", "b", "c"), 1), (("b", "c", "a"), 1), (("c", "a", "b"), 1)]
    found = ranked("abc", orders)
    assert (found.condorcet_winner, found.smith_set) == ("", ("a", "b", "c"))
    assert (found.runoff_winners, found.tied) == (("a", "b", "c"), True)
    assert len(found.runoff) == 1


def test_those_tied_for_last_leave_together() -> None:
    orders = [(("a",), 3), (("b",), 3), (("c", "a"), 1), (("d", "b"), 1)]
    found = ranked("abcd", orders)
    assert found.runoff[0].out == ("c", "d")
    assert (found.runoff_winners, found.tied) == (("a", "b"), True)
    short = ranked("abc", [(("a",), 2), (("b",), 2), (("c",), 1)])
    assert [each.exhausted for each in short.runoff] == [0, 1]


def test_a_partial_ranking_shares_the_ranks_left_over() -> None:
    vote = TradeOff(code="T", method="ranking", options=("a", "b", "c", "d"))
    found = VOTE_METHODS["ranking"].figures(vote, [({"b": 1}, 2)])
    sums = {each.item: each.values["rank_sum"] for each in found.items}
    assert sums == {"a": 6, "b": 2, "c": 6, "d": 6}
    assert [each.values.get("conflict") for each in found.items] == [None, 0, None, None]
    assert found.ranked is not None
    assert found.ranked.condorcet_winner == "b"
    positions = VOTE_METHODS["ranking"].positions(vote, {"b": 1})
    assert positions == {"a": "not ranked", "b": 1, "c": "not ranked", "d": "not ranked"}


def test_every_order_of_the_items_finds_the_same_winner() -> None:
    orders = [(("a", "b", "c"), 4), (("b", "c", "a"), 3), (("c", "b", "a"), 2)]
    for items in permutations("abc"):
        assert ranked(items, orders).condorcet_winner == "b"
