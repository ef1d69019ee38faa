"""Whether a room is of one mind: who is not is asked for a minority view."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from facilitator_app.domain.results.counting import rounds_of, why_not_counted
from facilitator_app.domain.votes import VOTE_METHODS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from facilitator_app.domain.records import Ballot, TradeOff


def anybody_differs(trade_off: TradeOff, ballots: Iterable[Ballot]) -> bool:
    """Tell whether anybody differs in the last round of these ballots, by the rule of the way.

    Who differs is what its minority is (docs/decisions/015). Where a way of voting knows none, as
    with points, it is enough that two ballots say different things. Abstentions take no side.
    """
    cast = list(ballots)
    there = {each.round for each in cast}
    last = [each for each in rounds_of(trade_off, cast) if each in there][-1:]
    said = Counter(tuple(each.marks.items()) for each in cast if [each.round] == last)
    alike = {tuple(each.marks.items()): each for each in cast}
    valid = [
        (dict(marks), number)
        for marks, number in said.items()
        if not why_not_counted(trade_off, alike[marks], frozenset())
    ]
    if not valid:
        return False
    method = VOTE_METHODS[trade_off.method]
    judged = [e for e in method.figures(trade_off, valid).items if "minority" in e.values]
    if judged:
        return any(0 < each.values["minority"] < each.n for each in judged)
    stands = {tuple(sorted(method.positions(trade_off, marks).items())) for marks, _ in valid}
    return len(stands) > 1
