"""What ways of voting on a scale share: a whole number within bounds for each item."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.votes.figures import (
    Figures,
    ItemFigures,
    conflict,
    mean,
    quartiles,
)
from facilitator_app.domain.votes.method import ANSWER, check_alone, check_options, check_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.domain.votes.method import Cast

MOST_POINTS = 101
"""The numbers of the longest scale on which those that nobody gave are listed too: 0 to 100."""


class Scale:
    """Each ballot gives every item of the trade-off, or some of them, a number.

    Where “answer” is one of several options, it alone has the scale: the others stand beside it
    and are ticked instead, such as “need more information”.
    """

    bounds: ClassVar[tuple[int, int]]
    """The lowest and the highest number, where the trade-off names none."""
    only_one: ClassVar[bool] = False
    is_ticked: ClassVar[bool] = False
    has_scale: ClassVar[bool] = True

    def check(self, marks: Mapping[str, int], trade_off: TradeOff) -> None:
        """Refuse unknown items and numbers beyond the scale."""
        if check_alone(marks):
            return
        check_options(marks, self.options(trade_off))
        beside = [option for option in self.beside(trade_off) if option in marks]
        if not beside:
            check_whole(marks, *self.bounds_of(trade_off))
        elif len(marks) > 1:
            raise InvalidBallotError(
                f"“{beside[0]}” cannot be marked together with something else.",
                advice="Key the ballot as spoilt if the paper says both.",
            )
        elif marks[beside[0]] != 1:
            raise InvalidBallotError(f"“{beside[0]}” is marked with 1.")

    def options(self, trade_off: TradeOff) -> tuple[str, ...]:
        """Return the items, or the one item of a trade-off that names none."""
        return trade_off.options or (ANSWER,)

    def items(self, trade_off: TradeOff) -> tuple[str, ...]:
        """Return what gets a number."""
        options = self.options(trade_off)
        return (ANSWER,) if ANSWER in options and not trade_off.places else options

    def beside(self, trade_off: TradeOff) -> tuple[str, ...]:
        """Return what is ticked instead of a number."""
        items = self.items(trade_off)
        return tuple(option for option in self.options(trade_off) if option not in items)

    def bounds_of(self, trade_off: TradeOff) -> tuple[int, int]:
        """Return the lowest and the highest number."""
        if trade_off.scale:
            return min(trade_off.scale), max(trade_off.scale)
        return self.bounds

    def counts(self, trade_off: TradeOff, ballots: Cast) -> Counter[str]:
        """Return how many ballots gave each number; of several items, by "item: number"."""
        given = marks_in(ballots)
        found = by_number(given, self.items(trade_off), self.bounds_of(trade_off))
        found.update({each: given[each, 1] for each in self.beside(trade_off)})
        return found

    def figures(self, trade_off: TradeOff, ballots: Cast) -> Figures:
        """Return median, quartiles, support and conflict of each item."""
        found = numbers_in(ballots, self.items(trade_off))
        bounds = self.bounds_of(trade_off)
        return Figures(
            tuple(
                ItemFigures(item, numbers.total(), self._values(numbers, bounds))
                for item, numbers in found.items()
            )
        )

    def positions(self, trade_off: TradeOff, marks: Mapping[str, int]) -> dict[str, str | int]:
        """Return the number of each item; what is ticked instead of one is a place of its own."""
        items = self.items(trade_off)
        return {
            option if option in items else items[0]: value if option in items else option
            for option, value in marks.items()
        }

    def sides(self, below: int, middle: int, above: int) -> tuple[int, int]:
        """Return how many support an item, and how many differ."""
        del middle
        return above, below

    def _values(self, numbers: Counter[int], bounds: tuple[int, int]) -> dict[str, float]:
        if not numbers:
            return {}
        twice_middle = sum(bounds)
        below = sum(n for value, n in numbers.items() if 2 * value < twice_middle)
        above = sum(n for value, n in numbers.items() if 2 * value > twice_middle)
        support, minority = self.sides(below, numbers.total() - below - above, above)
        return {
            **quartiles(numbers),
            "mean": mean(numbers),
            "support": support,
            "minority": minority,
            "conflict": conflict(numbers, bounds),
        }


class FromBest(Scale):
    """A scale that starts with the best: what reaches its middle can be lived with."""

    bounds: ClassVar[tuple[int, int]] = (1, 5)

    def sides(self, below: int, middle: int, above: int) -> tuple[int, int]:
        """Return how many are at the middle or before it, and how many behind it."""
        return below + middle, above


def marks_in(ballots: Cast) -> Counter[tuple[str, int]]:
    """Return how often each number was given to each option."""
    found: Counter[tuple[str, int]] = Counter()
    for marks, number in ballots:
        for mark in marks.items():
            found[mark] += number
    return found


def numbers_in(ballots: Cast, items: tuple[str, ...]) -> dict[str, Counter[int]]:
    """Return the numbers that each item was given, and how often."""
    found: dict[str, Counter[int]] = {item: Counter() for item in items}
    for (item, value), number in marks_in(ballots).items():
        if item in found:
            found[item][value] = number
    return found


def by_number(
    given: Mapping[tuple[str, int], int], items: tuple[str, ...], bounds: tuple[int, int]
) -> Counter[str]:
    """Return the numbers given to items under their names, with 0 for what nobody gave."""
    low, high = bounds
    label = (lambda _, value: str(value)) if len(items) == 1 else "{}: {}".format
    if high - low < MOST_POINTS:
        listed = [(item, value) for item in items for value in range(low, high + 1)]
    else:
        listed = given_only(given, items)
    return Counter({label(*mark): given.get(mark, 0) for mark in listed})


def given_only(
    given: Mapping[tuple[str, int], int], items: tuple[str, ...]
) -> list[tuple[str, int]]:
    """Return what was given, in the order of the items and then of the numbers."""
    found = (mark for mark in given if mark[0] in items)
    return sorted(found, key=lambda mark: (items.index(mark[0]), mark[1]))
