"""What ways of voting on a scale share: a whole number within bounds for each item."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.votes.method import ANSWER, check_alone, check_options

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from facilitator_app.domain.records import TradeOff

MOST_POINTS = 101
"""The numbers of the longest scale on which those that nobody gave are listed too: 0 to 100."""


class Scale:
    """Each ballot gives every item of the trade-off, or some of them, a number."""

    bounds: ClassVar[tuple[int, int]]
    """The lowest and the highest number, where the trade-off names none."""
    only_one: ClassVar[bool] = False

    def check(self, marks: Mapping[str, int], trade_off: TradeOff) -> None:
        """Refuse unknown items and numbers beyond the scale."""
        if check_alone(marks):
            return
        check_options(marks, self.options(trade_off))
        low, high = self.bounds_of(trade_off)
        for value in marks.values():
            if not low <= value <= high:
                raise InvalidBallotError(f"{value} is not on the scale from {low} to {high}.")

    def options(self, trade_off: TradeOff) -> tuple[str, ...]:
        """Return the items, or the one item of a trade-off that names none."""
        return trade_off.options or (ANSWER,)

    def bounds_of(self, trade_off: TradeOff) -> tuple[int, int]:
        """Return the lowest and the highest number."""
        if trade_off.scale:
            return min(trade_off.scale), max(trade_off.scale)
        return self.bounds

    def counts(self, trade_off: TradeOff, ballots: Iterable[Mapping[str, int]]) -> Counter[str]:
        """Return how many ballots gave each number; of several items, by "item: number"."""
        items = self.options(trade_off)
        low, high = self.bounds_of(trade_off)
        label = (lambda _, value: str(value)) if len(items) == 1 else "{}: {}".format
        given = Counter(mark for marks in ballots for mark in marks.items())
        if high - low < MOST_POINTS:
            listed = [(item, value) for item in items for value in range(low, high + 1)]
        else:
            listed = sorted(given, key=lambda mark: (items.index(mark[0]), mark[1]))
        return Counter({label(*mark): given[mark] for mark in listed})
