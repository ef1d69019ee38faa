"""Conditions: any number of them, ticked if they must hold."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.votes.figures import Figures, ItemFigures, division
from facilitator_app.domain.votes.method import check_alone, check_options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.domain.votes.method import Cast


class Conditions:
    """Each ballot ticks what must hold.

    One on which nothing is ticked is blank: nobody can tell it from a card that was not filled in.
    Who asks for none of the conditions says so with “neither”.
    """

    name: ClassVar[str] = "conditions"
    only_one: ClassVar[bool] = False
    is_ticked: ClassVar[bool] = True
    has_scale: ClassVar[bool] = False

    def check(self, marks: Mapping[str, int], trade_off: TradeOff) -> None:
        """Refuse unknown conditions, and marks other than 1."""
        if check_alone(marks):
            return
        check_options(marks, trade_off.options)
        if set(marks.values()) != {1}:
            raise InvalidBallotError("A condition is marked with 1.")

    def options(self, trade_off: TradeOff) -> tuple[str, ...]:
        """Return the conditions."""
        return trade_off.options

    def items(self, trade_off: TradeOff) -> tuple[str, ...]:
        """Return the same: each is something to take a position on."""
        return trade_off.options

    def bounds_of(self, trade_off: TradeOff) -> tuple[int, int]:
        """Return the one mark that there is."""
        del trade_off
        return 1, 1

    def counts(self, trade_off: TradeOff, ballots: Cast) -> Counter[str]:
        """Return how many ballots ticked each condition."""
        found: Counter[str] = Counter(dict.fromkeys(trade_off.options, 0))
        for marks, number in ballots:
            for condition in marks:
                found[condition] += number
        return found

    def figures(self, trade_off: TradeOff, ballots: Cast) -> Figures:
        """Return how many ask for each condition, and how split the room is over it."""
        cast = tuple(ballots)
        n = sum(number for _, number in cast)
        return Figures(
            tuple(
                ItemFigures(
                    condition,
                    n,
                    {"support": asked, "conflict": division((asked, n - asked))} if n else {},
                )
                for condition, asked in self.counts(trade_off, cast).items()
            )
        )

    def positions(self, trade_off: TradeOff, marks: Mapping[str, int]) -> dict[str, str | int]:
        """Return 1 for what is ticked and 0 for what is not."""
        return {condition: marks.get(condition, 0) for condition in trade_off.options}
