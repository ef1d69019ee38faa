"""Single choice: one option of several, and perhaps how strongly."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, ClassVar

from facilitator_app.domain.errors import InvalidBallotError
from facilitator_app.domain.votes.figures import Figures, ItemFigures, division
from facilitator_app.domain.votes.method import ANSWER, check_alone, check_options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.domain.votes.method import Cast


class Choice:
    """Each ballot marks one option; where strengths are named, the mark says how strongly."""

    name: ClassVar[str] = "choice"
    only_one: ClassVar[bool] = True
    is_ticked: ClassVar[bool] = True
    has_scale: ClassVar[bool] = False

    def check(self, marks: Mapping[str, int], trade_off: TradeOff) -> None:
        """Refuse unknown options, more than one, and marks that are no strength."""
        if check_alone(marks):
            return
        check_options(marks, trade_off.options)
        if len(marks) > 1:
            raise InvalidBallotError(
                "Only one option may be marked.", advice="Key the ballot as spoilt."
            )
        low, high = self.bounds_of(trade_off)
        (mark,) = marks.values()
        if mark not in range(low, high + 1):
            if high == low:
                raise InvalidBallotError("An option is marked with 1.")
            raise InvalidBallotError(
                f"{mark} is no strength; it can be {low} to {high}, "
                f"{trade_off.scale_labels[0]} to {trade_off.scale_labels[-1]}."
            )

    def options(self, trade_off: TradeOff) -> tuple[str, ...]:
        """Return the options."""
        return trade_off.options

    def items(self, trade_off: TradeOff) -> tuple[str, ...]:
        """Return the vote as one thing: whoever leaves an option goes to another."""
        del trade_off
        return (ANSWER,)

    def bounds_of(self, trade_off: TradeOff) -> tuple[int, int]:
        """Return the weakest and the strongest mark; 1 and 1 where no strength is asked."""
        return 1, max(1, len(trade_off.scale_labels))

    def counts(self, trade_off: TradeOff, ballots: Cast) -> Counter[str]:
        """Return how many ballots chose each option, however strongly."""
        found: Counter[str] = Counter(dict.fromkeys(trade_off.options, 0))
        for marks, number in ballots:
            for option in marks:
                found[option] += number
        return found

    def figures(self, trade_off: TradeOff, ballots: Cast) -> Figures:
        """Return support and strengths of each option, and how split the room is."""
        given: Counter[tuple[str, int]] = Counter()
        for marks, number in ballots:
            for mark in marks.items():
                given[mark] += number
        strengths = dict(enumerate(trade_off.scale_labels, start=1))
        chosen = {
            option: sum(number for (name, _), number in given.items() if name == option)
            for option in trade_off.options
        }
        n = sum(chosen.values())
        found = [ItemFigures("", n, {"conflict": division(list(chosen.values()))})] if n else []
        for option, support in chosen.items():
            others = max((each for name, each in chosen.items() if name != option), default=0)
            values: dict[str, float] = {
                "support": support,
                "minority": support if others >= support else 0,
            }
            values |= {f"strength: {name}": given[option, at] for at, name in strengths.items()}
            found.append(ItemFigures(option, n, values if n else {}))
        return Figures(tuple(found))

    def positions(self, trade_off: TradeOff, marks: Mapping[str, int]) -> dict[str, str | int]:
        """Return the option, whatever its strength."""
        del trade_off
        return {ANSWER: next(iter(marks))}
