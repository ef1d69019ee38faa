"""What is keyed for each ballot of a vote: one column for each thing that its card asks for.

The grid that ballots are keyed into has them, and the preview of a vote shows them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from facilitator_app.domain.records.voting import TEXTS
from facilitator_app.domain.votes import ANSWER, VOTE_METHODS
from facilitator_app.domain.votes.amounts import Amounts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.domain.votes import VoteMethod

NUMBER, OPTION, STRENGTH, TICK, TEXT = "number", "option", "strength", "tick", "text"
_ONE_DIGIT = 9
_TEXT_NAMES = {"why": "Why", "other": "Something else", "comment": "Comment"}


@dataclass(frozen=True, slots=True)
class Column:
    """One of them; its numbers are those that the rules allow, others can be keyed too."""

    name: str
    sort: str
    mark: str = ""
    """The option that it marks, or the text that it holds."""
    low: int = 0
    high: int = 0
    meanings: tuple[str, ...] = ()
    """What its numbers mean, from the lowest on, if that was said."""
    options: tuple[str, ...] = ()
    """What they stand for, where they stand for options."""
    waits: bool = False
    """Whether a number goes on until Enter or Tab, however long it is."""
    ends: bool = False
    """Whether nothing else can be keyed together with it."""

    def meaning(self, value: int) -> str:
        """Return what a number means."""
        at = value - self.low
        return self.meanings[at] if 0 <= at < len(self.meanings) else ""


def columns_of(trade_off: TradeOff, worded: Sequence[str], *, texts: bool) -> tuple[Column, ...]:
    """Return the columns of a vote whose options are worded so, with its texts or without."""
    method = VOTE_METHODS[trade_off.method]
    of_items = _of_choice if method.only_one else _of_items
    found = of_items(method, trade_off, worded)
    asked = [each for each in TEXTS if each in trade_off.asks] if texts else []
    return (*found, *(Column(_TEXT_NAMES[each], TEXT, each) for each in asked))


def sum_of(trade_off: TradeOff) -> int | None:
    """Return what the numbers of a ballot add up to, or may at most; None if that is no matter."""
    method = VOTE_METHODS[trade_off.method]
    return method.total_of(trade_off) if isinstance(method, Amounts) else None


def _of_choice(method: VoteMethod, trade_off: TradeOff, worded: Sequence[str]) -> list[Column]:
    options = method.options(trade_off)
    option = Column(
        "Option", OPTION, low=1, high=len(options), meanings=tuple(worded), options=options
    )
    strengths = trade_off.scale_labels
    if not strengths:
        return [option]
    return [option, Column("Strength", STRENGTH, low=1, high=len(strengths), meanings=strengths)]


def _of_items(method: VoteMethod, trade_off: TradeOff, worded: Sequence[str]) -> list[Column]:
    options, items = method.options(trade_off), method.items(trade_off)
    low, high = method.bounds_of(trade_off)
    labels = trade_off.scale_labels if len(trade_off.scale_labels) == high - low + 1 else ()
    beside = len(items) < len(options)
    found = []
    for option, name in zip(options, worded or options, strict=True):
        words = "Answer" if option == ANSWER else name
        if method.is_ticked or option not in items:
            found.append(Column(words, TICK, option, 1, 1, ("ticked",), ends=beside))
        else:
            waits = isinstance(method, Amounts) and high > _ONE_DIGIT
            found.append(Column(words, NUMBER, option, low, high, labels, waits=waits, ends=beside))
    return found
