"""Who moved between two rounds: only ballots of one code on one version are compared."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from facilitator_app.domain.votes import ABSTENTIONS, VOTE_METHODS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from facilitator_app.domain.records import TradeOff

Place = str | int
"""Where a ballot stands on an item: an option, a number, or an answer apart from the scale."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Who moved from where to where on one item."""

    item: str
    table: dict[tuple[Place, Place], int]
    """How many went from the first to the second; who stayed is there too."""

    @property
    def n(self) -> int:
        """Pairs that say something about the item both times."""
        return sum(self.table.values())

    @property
    def stayed(self) -> int:
        """How many say the same both times."""
        return sum(n for (start, end), n in self.table.items() if start == end)

    @property
    def net(self) -> dict[Place, int]:
        """How many more, or fewer, are in each place afterwards."""
        found: Counter[Place] = Counter()
        for (start, end), number in self.table.items():
            found[end] += number
            found[start] -= number
        return dict(found)

    @property
    def numbers(self) -> dict[tuple[int, int], int]:
        """Those who give a number both times."""
        return {
            (start, end): number
            for (start, end), number in self.table.items()
            if isinstance(start, int) and isinstance(end, int)
        }

    @property
    def up(self) -> int:
        """How many give a higher number afterwards."""
        return sum(n for (start, end), n in self.numbers.items() if end > start)

    @property
    def down(self) -> int:
        """How many give a lower number afterwards."""
        return sum(n for (start, end), n in self.numbers.items() if end < start)

    @property
    def net_change(self) -> float | None:
        """The mean change of those who give a number both times; nothing if nobody does."""
        pairs = self.numbers
        if not pairs:
            return None
        return sum((end - start) * n for (start, end), n in pairs.items()) / sum(pairs.values())

    def plain(self) -> dict[str, Any]:
        """Return it as it is written to JSON."""
        return {
            "item": self.item,
            "n": self.n,
            "stayed": self.stayed,
            "up": self.up,
            "down": self.down,
            "net_change": self.net_change,
            "net": {str(place): number for place, number in self.net.items()},
            "moves": [
                {"from": start, "to": end, "count": number}
                for (start, end), number in self.table.items()
            ],
        }


@dataclass(frozen=True, slots=True)
class Shift:
    """What changed between two rounds of one version."""

    start: str
    end: str
    paired: int
    """Codes with an answer in both rounds: a valid mark, neither, don't know or decline."""
    unpaired: int
    """Codes with an answer in one of them only: they are in no table."""
    items: tuple[Moves, ...]

    def plain(self) -> dict[str, Any]:
        """Return it as it is written to JSON."""
        return {
            "from": self.start,
            "to": self.end,
            "n_paired": self.paired,
            "n_unpaired": self.unpaired,
            "items": [each.plain() for each in self.items],
        }


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What some ballots say, one object for all that say the same."""

    marks: Mapping[str, int]
    """Valid ones, or an abstention."""


def shifts(trade_off: TradeOff, rounds: Mapping[str, Mapping[str, Answer]]) -> tuple[Shift, ...]:
    """Compare each round with each later one; `rounds` has the answer of each code."""
    return tuple(
        _shift(trade_off, pair, rounds[pair[0]], rounds[pair[1]])
        for pair in combinations(rounds, 2)
        if rounds[pair[0]] and rounds[pair[1]]
    )


def _shift(
    trade_off: TradeOff,
    pair: tuple[str, str],
    before: Mapping[str, Answer],
    after: Mapping[str, Answer],
) -> Shift:
    both = before.keys() & after.keys()
    # Most people say what others say: each pair of answers is looked at once.
    pairs = Counter((before[code], after[code]) for code in both)
    return Shift(
        *pair,
        paired=len(both),
        unpaired=len(before.keys() ^ after.keys()),
        items=_moves(trade_off, pairs),
    )


def _moves(trade_off: TradeOff, pairs: Mapping[tuple[Answer, Answer], int]) -> tuple[Moves, ...]:
    tables: dict[str, Counter[tuple[Place, Place]]] = {}
    items = VOTE_METHODS[trade_off.method].items(trade_off)
    for (before, after), number in pairs.items():
        first, second = _places(trade_off, before, items), _places(trade_off, after, items)
        for item in items:
            if item in first and item in second:
                tables.setdefault(item, Counter())[first[item], second[item]] += number
    return tuple(Moves(item, _in_order(tables[item])) for item in items if item in tables)


def _places(trade_off: TradeOff, answer: Answer, items: Sequence[str]) -> Mapping[str, Place]:
    """Return where an answer stands on each item; an abstention stands apart on all of them."""
    apart = next((option for option in ABSTENTIONS if option in answer.marks), "")
    if apart and apart not in trade_off.options:
        return dict.fromkeys(items, apart)
    return VOTE_METHODS[trade_off.method].positions(trade_off, answer.marks)


def _in_order(table: Mapping[tuple[Place, Place], int]) -> dict[tuple[Place, Place], int]:
    """Sort numbers before words, so that the same ballots give the same table."""

    def rank(move: tuple[Place, Place]) -> list[tuple[bool, int, str]]:
        return [
            (isinstance(each, str), each if isinstance(each, int) else 0, str(each))
            for each in move
        ]

    return {move: table[move] for move in sorted(table, key=rank)}
