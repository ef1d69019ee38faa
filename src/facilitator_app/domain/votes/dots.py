"""Dots: a few of them, put where one's attention goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.votes.amounts import Amounts

if TYPE_CHECKING:
    from facilitator_app.domain.records import TradeOff

CAP, TOTAL = 2, 5
"""The dots that one item may have, and those of a ballot, where the trade-off does not say."""


class Dots(Amounts):
    """Each ballot gives some dots, or all; the scale of the trade-off is (cap, total)."""

    name: ClassVar[str] = "dots"
    has_scale: ClassVar[bool] = True

    @override
    def check_sum(self, given: int, trade_off: TradeOff) -> None:
        """Refuse more dots than there are, and a ballot that gives none."""
        total = self.total_of(trade_off)
        if given > total:
            raise InvalidBallotError(
                f"This ballot gives {given} dots; there are {total}.",
                advice="Key the ballot as spoilt if that is what the paper says.",
            )
        if not given:
            raise InvalidBallotError("This ballot gives no dot.", advice="Key it as blank.")

    @override
    def bounds_of(self, trade_off: TradeOff) -> tuple[int, int]:
        """Return none, and the most that one item may have."""
        return 0, limits_of(trade_off)[0]

    @override
    def total_of(self, trade_off: TradeOff) -> int:
        """Return how many dots a ballot has."""
        return limits_of(trade_off)[1]

    @override
    def least_support(self, trade_off: TradeOff) -> float:
        """Return one dot."""
        return 1


def limits_of(trade_off: TradeOff) -> tuple[int, int]:
    """Return the dots that one item may have at most, and those of a ballot."""
    return min(trade_off.scale, default=CAP), max(trade_off.scale, default=TOTAL)
