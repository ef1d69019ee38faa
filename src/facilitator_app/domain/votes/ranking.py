"""Ranking: what comes first, second, third, as far as one cares."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.votes.figures import Figures, ItemFigures, conflict
from facilitator_app.domain.votes.method import check_alone, check_options, check_whole
from facilitator_app.domain.votes.ranked import rank_sums, ranked
from facilitator_app.domain.votes.scale import by_number, marks_in, numbers_in

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Mapping

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.domain.votes.method import Cast

NOT_RANKED = "not ranked"


class Ranking:
    """Each ballot gives items the ranks 1, 2, 3 and so on, each once; the rest is not ranked."""

    name: ClassVar[str] = "ranking"
    only_one: ClassVar[bool] = False
    is_ticked: ClassVar[bool] = False
    has_scale: ClassVar[bool] = False

    def check(self, marks: Mapping[str, int], trade_off: TradeOff) -> None:
        """Refuse unknown items, and ranks that are given twice or passed over."""
        if check_alone(marks):
            return
        check_options(marks, trade_off.options)
        check_whole(marks, *self.bounds_of(trade_off))
        ranks = sorted(marks.values())
        for expected, rank in enumerate(ranks, start=1):
            if rank < expected:
                raise InvalidBallotError(
                    f"Rank {rank} is given twice.",
                    advice="Key the ballot as spoilt if that is what the paper says.",
                )
            if rank > expected:
                raise InvalidBallotError(
                    f"Rank {expected} is given to nothing, but {rank} is.",
                    advice="Key the ballot as spoilt if that is what the paper says.",
                )
        _check_count(len(ranks), trade_off)

    def options(self, trade_off: TradeOff) -> tuple[str, ...]:
        """Return the items."""
        return trade_off.options

    def items(self, trade_off: TradeOff) -> tuple[str, ...]:
        """Return the same: each is something to take a position on."""
        return trade_off.options

    def bounds_of(self, trade_off: TradeOff) -> tuple[int, int]:
        """Return the first rank and the last."""
        return 1, len(trade_off.options)

    def counts(self, trade_off: TradeOff, ballots: Cast) -> Counter[str]:
        """Return how many ballots gave each rank, by "item: rank"."""
        return by_number(marks_in(ballots), trade_off.options, self.bounds_of(trade_off))

    def figures(self, trade_off: TradeOff, ballots: Cast) -> Figures:
        """Return rank sums, Borda points and first choices, and who wins by which rule."""
        cast, items = tuple(ballots), trade_off.options
        orders = [(tuple(sorted(marks, key=marks.__getitem__)), n) for marks, n in cast]
        whole = sum(number for _, number in orders)
        if not whole:
            return Figures(tuple(ItemFigures(item, 0, {}) for item in items))
        sums = rank_sums(items, orders)
        found = []
        for item, ranks in numbers_in(cast, items).items():
            values: dict[str, float] = {
                "rank_sum": sums[item],
                "borda": whole * len(items) - sums[item],
                "first_choices": ranks[1],
                "support": ranks[1],
            }
            if ranks:
                values["conflict"] = conflict(ranks, self.bounds_of(trade_off))
            found.append(ItemFigures(item, whole, values))
        return Figures(tuple(found), ranked(items, orders))

    def positions(self, trade_off: TradeOff, marks: Mapping[str, int]) -> dict[str, str | int]:
        """Return the rank of each item."""
        return {item: marks.get(item, NOT_RANKED) for item in trade_off.options}


def asked_for(trade_off: TradeOff) -> tuple[int, int]:
    """Return how many items are ranked at least and at most: what the trade-off says, or any."""
    count = len(trade_off.options)
    return min(min(trade_off.scale, default=1), count), min(
        max(trade_off.scale, default=count), count
    )


def _check_count(ranked: int, trade_off: TradeOff) -> None:
    least, most = asked_for(trade_off)
    if not least <= ranked <= most:
        asked = f"at most {most}" if ranked > most else f"at least {least}"
        raise InvalidBallotError(
            f"This ballot ranks {ranked} of {len(trade_off.options)}; {asked} are asked for.",
            advice="Key the ballot as spoilt if that is what the paper says.",
        )
