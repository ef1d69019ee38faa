"""What every way of voting must offer."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from facilitator_app.domain.errors import InvalidBallotError

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterable, Mapping
    from typing import TypeAlias

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.domain.votes.figures import Figures

    Cast: TypeAlias = Iterable[tuple[Mapping[str, int], int]]
    """Valid ballots: the marks, and how many ballots have just these."""

ABSTENTIONS = ("neither", "dont_know", "decline")
"""Answers that are on offer in every vote, apart from its scale."""

SPOILT = ("blank", "spoilt")
"""What can be wrong with a paper ballot."""

ALWAYS_ALLOWED = ABSTENTIONS + SPOILT

ANSWER = "answer"
"""The name of the only item of a scale that has just one."""


class VoteMethod(Protocol):
    """A way of voting: a ballot is marks, a number against each option that it marks."""

    name: ClassVar[str]
    """What it is stored under: never used again for another, never renamed."""

    only_one: ClassVar[bool]
    """Whether a ballot marks one option only."""

    is_ticked: ClassVar[bool]
    """Whether what is marked is ticked, rather than given a number."""

    has_scale: ClassVar[bool]
    """Whether the trade-off may say between which numbers the marks lie."""

    def check(self, marks: Mapping[str, int], trade_off: TradeOff) -> None:
        """Raise InvalidBallotError, with a sentence, if these marks break the rules."""

    def options(self, trade_off: TradeOff) -> tuple[str, ...]:
        """Return what can be marked, without what is always allowed."""
        ...

    def items(self, trade_off: TradeOff) -> tuple[str, ...]:
        """Return what a ballot takes a position on: its options, or the vote as one thing."""
        ...

    def bounds_of(self, trade_off: TradeOff) -> tuple[int, int]:
        """Return the lowest and the highest number that can stand against one thing."""
        ...

    def counts(self, trade_off: TradeOff, ballots: Cast) -> Counter[str]:
        """Return how many valid ballots gave each answer, with 0 for those that none gave."""
        ...

    def figures(self, trade_off: TradeOff, ballots: Cast) -> Figures:
        """Return what else follows from the valid ballots, item by item."""
        ...

    def positions(self, trade_off: TradeOff, marks: Mapping[str, int]) -> dict[str, str | int]:
        """Return where a valid ballot stands on each item, so that two can be compared."""
        ...


def check_options(marks: Mapping[str, int], options: tuple[str, ...]) -> None:
    """Refuse a ballot that marks nothing, or what is not on it."""
    if not marks:
        raise InvalidBallotError("This ballot marks nothing.", advice="Key it as blank.")
    if unknown := sorted(marks.keys() - set(options)):
        raise InvalidBallotError(
            f"There is no option “{unknown[0]}” in this trade-off.",
            advice=f"It has: {', '.join(options)}.",
        )


def check_whole(marks: Mapping[str, int], low: int, high: int) -> None:
    """Refuse what is no whole number, or beyond the bounds."""
    for value in marks.values():
        if value != int(value):
            raise InvalidBallotError(f"{value} is no whole number.")
        if not low <= value <= high:
            raise InvalidBallotError(f"{value} is not on the scale from {low} to {high}.")


def check_alone(marks: Mapping[str, int]) -> bool:
    """Tell whether a ballot gives an answer that is always allowed; refuse it beside another."""
    apart = [option for option in ALWAYS_ALLOWED if option in marks]
    if apart and len(marks) > 1:
        raise InvalidBallotError(
            f"“{apart[0]}” cannot be marked together with something else.",
            advice="Key the ballot as spoilt if the paper says both.",
        )
    return bool(apart)
