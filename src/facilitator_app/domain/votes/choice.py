"""Single choice: one option of several."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.votes.method import check_alone, check_options

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from facilitator_app.domain.records import TradeOff


class Choice:
    """Each ballot marks one option."""

    name: ClassVar[str] = "choice"
    only_one: ClassVar[bool] = True

    def check(self, marks: Mapping[str, int], trade_off: TradeOff) -> None:
        """Refuse unknown options, more than one, and marks other than 1."""
        if check_alone(marks):
            return
        check_options(marks, trade_off.options)
        if len(marks) > 1:
            raise InvalidBallotError(
                "Only one option may be marked.", advice="Key the ballot as spoilt."
            )
        if set(marks.values()) != {1}:
            raise InvalidBallotError("An option is marked with 1.")

    def options(self, trade_off: TradeOff) -> tuple[str, ...]:
        """Return the options."""
        return trade_off.options

    def counts(self, trade_off: TradeOff, ballots: Iterable[Mapping[str, int]]) -> Counter[str]:
        """Return how many ballots chose each option."""
        found: Counter[str] = Counter(dict.fromkeys(trade_off.options, 0))
        for marks in ballots:
            found.update(marks.keys())
        return found
