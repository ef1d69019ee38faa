"""Points: a hundred of them, shared between the items as one would share what is limited."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from typing_extensions import override

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.votes.amounts import Amounts

if TYPE_CHECKING:
    from facilitator_app.domain.records import TradeOff

HUNDRED = 100


class Points(Amounts):
    """Each ballot gives whole numbers that add up to 100."""

    name: ClassVar[str] = "points"
    has_scale: ClassVar[bool] = False

    @override
    def check_sum(self, given: int, trade_off: TradeOff) -> None:
        """Refuse what does not add up to 100."""
        if given != HUNDRED:
            raise InvalidBallotError(
                f"The points add up to {given}, not to {HUNDRED}.",
                advice="Look at the paper again; key the ballot as spoilt if that is what it says.",
            )

    @override
    def bounds_of(self, trade_off: TradeOff) -> tuple[int, int]:
        """Return 0 and 100."""
        return 0, HUNDRED

    @override
    def total_of(self, trade_off: TradeOff) -> int:
        """Return 100."""
        return HUNDRED

    @override
    def least_support(self, trade_off: TradeOff) -> float:
        """Return an equal share."""
        return HUNDRED / len(trade_off.options)
