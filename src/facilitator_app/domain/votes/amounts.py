"""What ways of voting that share something out have in common: a whole number for each item."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.votes.figures import (
    Figures,
    ItemFigures,
    conflict,
    mean,
    quartiles,
)
from facilitator_app.domain.votes.method import check_alone, check_options, check_whole
from facilitator_app.domain.votes.scale import given_only

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.domain.votes.method import Cast


class Amounts(ABC):
    """Each ballot shares something out; what an item is not given is 0."""

    only_one: ClassVar[bool] = False
    is_ticked: ClassVar[bool] = False

    def check(self, marks: Mapping[str, int], trade_off: TradeOff) -> None:
        """Refuse unknown items, what is no amount, and what does not add up."""
        if check_alone(marks):
            return
        check_options(marks, trade_off.options)
        check_whole(marks, *self.bounds_of(trade_off))
        self.check_sum(sum(marks.values()), trade_off)

    @abstractmethod
    def check_sum(self, given: int, trade_off: TradeOff) -> None:
        """Refuse a sum that the rules do not allow."""

    def items(self, trade_off: TradeOff) -> tuple[str, ...]:
        """Return the same: each is something to take a position on."""
        return trade_off.options

    @abstractmethod
    def bounds_of(self, trade_off: TradeOff) -> tuple[int, int]:
        """Return the least and the most that one item can be given."""

    @abstractmethod
    def total_of(self, trade_off: TradeOff) -> int:
        """Return how much a ballot has to share out."""

    @abstractmethod
    def least_support(self, trade_off: TradeOff) -> float:
        """Return from which amount on an item is supported."""

    def options(self, trade_off: TradeOff) -> tuple[str, ...]:
        """Return the items."""
        return trade_off.options

    def counts(self, trade_off: TradeOff, ballots: Cast) -> Counter[str]:
        """Return how many ballots gave each amount, by "item: amount": none, and what was given."""
        given = self._given(trade_off, ballots)
        given.update({(item, 0): 0 for item in trade_off.options})
        listed = given_only(given, trade_off.options)
        return Counter({f"{item}: {value}": given[item, value] for item, value in listed})

    def figures(self, trade_off: TradeOff, ballots: Cast) -> Figures:
        """Return total, median, quartiles, support and conflict of each item."""
        amounts: dict[str, Counter[int]] = {item: Counter() for item in trade_off.options}
        for (item, value), number in self._given(trade_off, ballots).items():
            amounts[item][value] = number
        return Figures(
            tuple(
                ItemFigures(item, each.total(), self._values(trade_off, each))
                for item, each in amounts.items()
            )
        )

    def positions(self, trade_off: TradeOff, marks: Mapping[str, int]) -> dict[str, str | int]:
        """Return what each item was given."""
        return {item: marks.get(item, 0) for item in trade_off.options}

    def _values(self, trade_off: TradeOff, amounts: Counter[int]) -> dict[str, float]:
        if not amounts:
            return {}
        least = self.least_support(trade_off)
        return {
            "total": sum(value * number for value, number in amounts.items()),
            "mean": mean(amounts),
            **quartiles(amounts),
            "support": sum(number for value, number in amounts.items() if value >= least),
            "conflict": conflict(amounts, self.bounds_of(trade_off)),
        }

    def _given(self, trade_off: TradeOff, ballots: Cast) -> Counter[tuple[str, int]]:
        found: Counter[tuple[str, int]] = Counter()
        for marks, number in ballots:
            for item in trade_off.options:
                found[item, marks.get(item, 0)] += number
        return found
