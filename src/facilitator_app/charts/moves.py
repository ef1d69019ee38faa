"""Who moved between two rounds: where each stood before, where afterwards, and the ways between."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from facilitator_app.charts.shifts import place_name
from facilitator_app.charts.votes import ends_of, title_of
from facilitator_app.domain.votes import VOTE_METHODS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.domain.results import Moves, Shift, VoteResult
    from facilitator_app.domain.results.shift import Place

STAYED, ELSEWHERE = "stayed", "to another answer"
LOWER, HIGHER = "to a lower number", "to a higher number"
WAYS = (STAYED, LOWER, HIGHER, ELSEWHERE)
_MOST_NUMBERS, _BANDS = 21, 11
"""Of a longer scale so many numbers stand together as one place."""


@dataclass(frozen=True, slots=True)
class Flow:
    """How many of those who voted twice went from where to where, on one item."""

    title: str
    """What was voted on."""
    item: str
    """Which of several things on one ballot it is about."""
    start: str
    end: str
    unpaired: int
    """How many answered in one of the rounds only, and are not in it."""
    places: tuple[str, ...]
    numbers: int
    """So many of the places are numbers in their order; the others stand apart, in none."""
    moves: dict[tuple[int, int, str], int]
    """How many went from one place to another, and which of WAYS that is."""
    ends: tuple[str, ...] = ()

    @property
    def n(self) -> int:
        """How many are in it."""
        return sum(self.moves.values())

    def count(self, way: str) -> int:
        """Return how many went one of the WAYS."""
        return sum(number for (_, _, each), number in self.moves.items() if each == way)

    @property
    def sentence(self) -> str:
        """What it comes to."""
        went = [f"{self.count(way)} {way}" for way in (HIGHER, LOWER, ELSEWHERE) if self.count(way)]
        moved = f"{', '.join(went)}" if went else "nobody moved"
        return f"{_begun(moved)}; {self.count(STAYED)} stayed."


def flows(result: VoteResult, shift: Shift) -> list[Flow]:
    """Return who moved on each item."""
    return [_flow(result.trade_off, shift, each) for each in shift.items]


def flow_alternative(flow: Flow) -> str:
    """Return everything that the drawing of a flow shows."""
    named = ", ".join(filter(None, (flow.title, flow.item)))
    told = "; ".join(_told(flow, move, number) for move, number in flow.moves.items())
    ends = f" From {flow.ends[0]} to {flow.ends[-1]}." if flow.ends else ""
    return (
        f"Drawing of who moved on {named}, from {flow.start} to {flow.end}: only the {flow.n} who "
        f"voted in both.{ends} {flow.sentence} {told}."
    )


def _told(flow: Flow, move: tuple[int, int, str], number: int) -> str:
    start, end, way = move
    if start != end:
        return f"{number} from {flow.places[start]} to {flow.places[end]}"
    return f"{number} {'stayed at' if way == STAYED else 'within'} {flow.places[start]}"


def _flow(trade_off: TradeOff, shift: Shift, moves: Moves) -> Flow:
    ints = sorted({each for move in moves.table for each in move if isinstance(each, int)})
    bands = _bands(trade_off, ints)
    apart = _apart(trade_off, moves.table)
    places = [*map(_band_name, bands), *map(place_name, apart)]
    counted: Counter[tuple[int, int, str]] = Counter()

    def at(place: Place) -> int:
        if isinstance(place, str):
            return len(bands) + apart.index(place)
        return next(at for at, band in enumerate(bands) if place in band)

    for (start, end), number in moves.table.items():
        counted[at(start), at(end), _way(start, end)] += number
    of_all = len(shift.items) == 1
    return Flow(
        title_of(trade_off),
        "" if of_all else moves.item,
        shift.start,
        shift.end,
        shift.unpaired,
        tuple(places),
        len(bands),
        dict(sorted(counted.items())),
        ends_of(trade_off, len(bands)) if bands and trade_off.scale_labels else (),
    )


def _way(start: Place, end: Place) -> str:
    if start == end:
        return STAYED
    if isinstance(start, int) and isinstance(end, int):
        return HIGHER if end > start else LOWER
    return ELSEWHERE


def _bands(trade_off: TradeOff, given: Sequence[int]) -> list[range]:
    """Return the numbers that are places, each alone or, of many, several together."""
    if not given:
        return []
    low, high = VOTE_METHODS[trade_off.method].bounds_of(trade_off)
    low, high = min(low, given[0]), max(high, given[-1])
    numbers = high - low + 1
    bands = numbers if numbers <= _MOST_NUMBERS else _BANDS
    edges = [low + -(-at * numbers // bands) for at in range(bands + 1)]
    return [range(start, end) for start, end in pairwise(edges)]


def _apart(trade_off: TradeOff, table: Iterable[tuple[Place, Place]]) -> list[str]:
    """Return the places without an order: options as they are listed, then what else was said."""
    said = {each for move in table for each in move if isinstance(each, str)}
    only_one = VOTE_METHODS[trade_off.method].only_one
    options = [each for each in trade_off.options if only_one or each in said]
    return [*options, *sorted(said - {*options})]


def _band_name(band: range) -> str:
    return str(band[0]) if len(band) == 1 else f"{band[0]}\N{EN DASH}{band[-1]}"


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]
