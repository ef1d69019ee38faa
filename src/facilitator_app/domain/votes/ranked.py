"""Who wins a ranking, by each rule: pairs, Borda, and instant runoff with its rounds."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Orders: TypeAlias = "Sequence[tuple[tuple[str, ...], int]]"
"""Items from the first choice down, as far as they were ranked, and how many ballots say so."""

TIE_RULE = (
    "Items that are tied for last leave together; if all that are left are tied, all of them win. "
    "No tie is broken by lot."
)


@dataclass(frozen=True, slots=True)
class Runoff:
    """One round of an instant runoff."""

    votes: dict[str, int]
    """The ballots whose highest item still in it this is."""
    exhausted: int
    """Ballots of which no item is left."""
    out: tuple[str, ...] = ()
    """What leaves after it."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """What the rules make of the same ballots."""

    borda_winners: tuple[str, ...]
    condorcet_winner: str
    """The item that beats every other one in pairs; nothing if there is none."""
    smith_set: tuple[str, ...]
    """The fewest items that each beat every item outside: a cycle or a tie if they are several."""
    runoff: tuple[Runoff, ...]
    runoff_winners: tuple[str, ...]
    tied: bool
    """Whether the runoff met a tie, so that another rule for ties could end it otherwise."""


def preferences(items: Sequence[str], orders: Orders) -> dict[tuple[str, str], int]:
    """Return how many ballots rank the first of each pair above the second.

    What a ballot does not rank lies below all that it does, and no part of it above another.
    """
    found = dict.fromkeys(permutations(items, 2), 0)
    for order, number in orders:
        below = [item for item in items if item not in order]
        for place, item in enumerate(order):
            for other in (*order[place + 1 :], *below):
                found[item, other] += number
    return found


def rank_sums(items: Sequence[str], orders: Orders) -> dict[str, float]:
    """Return the ranks of each item added up; those left over are shared evenly."""
    found = dict.fromkeys(items, 0.0)
    for order, number in orders:
        shared = (len(order) + 1 + len(items)) / 2
        for item in items:
            found[item] += number * (order.index(item) + 1 if item in order else shared)
    return found


def ranked(items: Sequence[str], orders: Orders) -> Ranked:
    """Return who wins by each rule."""
    pairs = preferences(items, orders)
    sums = rank_sums(items, orders)
    best = min(sums.values())
    smith = _smith_set(items, pairs)
    rounds, winners = _instant_runoff(items, orders)
    return Ranked(
        borda_winners=tuple(item for item in items if sums[item] == best),
        condorcet_winner=smith[0] if len(smith) == 1 else "",
        smith_set=smith,
        runoff=rounds,
        runoff_winners=winners,
        tied=len(winners) > 1 or any(len(each.out) > 1 for each in rounds),
    )


def _smith_set(items: Sequence[str], pairs: Mapping[tuple[str, str], int]) -> tuple[str, ...]:
    """Return the items from which every other can be reached by pairs that are not lost."""
    reached = {
        item: {
            other for other in items if other == item or pairs[item, other] >= pairs[other, item]
        }
        for item in items
    }
    for between in items:
        for item in items:
            if between in reached[item]:
                reached[item] |= reached[between]
    return tuple(item for item in items if len(reached[item]) == len(items))


def _instant_runoff(
    items: Sequence[str], orders: Orders
) -> tuple[tuple[Runoff, ...], tuple[str, ...]]:
    """Let the last leave until one has more than half of what is left, or two are left."""
    left, rounds = list(items), []
    while True:
        votes = _highest(left, orders)
        cast, most, fewest = sum(votes.values()), max(votes.values()), min(votes.values())
        exhausted = sum(number for _, number in orders) - cast
        ended = 2 * most > cast or most == fewest
        out = () if ended else tuple(item for item in left if votes[item] == fewest)
        rounds.append(Runoff(votes, exhausted, out))
        if ended:
            return tuple(rounds), tuple(item for item in left if votes[item] == most)
        left = [item for item in left if item not in out]


def _highest(left: Sequence[str], orders: Iterable[tuple[tuple[str, ...], int]]) -> dict[str, int]:
    found = dict.fromkeys(left, 0)
    for order, number in orders:
        if first := next((item for item in order if item in found), ""):
            found[first] += number
    return found
