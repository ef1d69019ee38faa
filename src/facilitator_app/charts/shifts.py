"""Which charts show who moved between two rounds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from facilitator_app.charts.chart import Chart, Series
from facilitator_app.charts.votes import ends_of, title_of
from facilitator_app.domain.votes import VOTE_METHODS
from facilitator_app.domain.votes.scale import Scale

if TYPE_CHECKING:
    from facilitator_app.domain.results import Moves, Shift, VoteResult

_WORDS = {"dont_know": "don't know", "decline": "declined"}


def shift_charts(result: VoteResult, shift: Shift) -> list[Chart]:
    """Return one chart: of one item where people stood, of several who moved up and down."""
    if not shift.items:
        return []
    if VOTE_METHODS[result.trade_off.method].only_one or len(shift.items) == 1:
        return [_places(result, shift, shift.items[0])]
    series = (
        Series("lower", shift.paired, tuple(each.down for each in shift.items)),
        Series("the same", shift.paired, tuple(each.stayed for each in shift.items)),
        Series("higher", shift.paired, tuple(each.up for each in shift.items)),
    )
    labels = tuple(each.item for each in shift.items)
    return [Chart(title_of(result.trade_off), labels, series, of=_of(shift))]


def _places(result: VoteResult, shift: Shift, moves: Moves) -> Chart:
    """Return where those who voted twice stood before and after."""
    method, trade_off = VOTE_METHODS[result.trade_off.method], result.trade_off
    if isinstance(method, Scale):
        low, high = method.bounds_of(trade_off)
        listed: list[str] = [str(value) for value in range(low, high + 1)]
    else:
        listed = list(trade_off.options)
    before: Counter[str] = Counter()
    after: Counter[str] = Counter()
    for (start, end), number in moves.table.items():
        before[place_name(start)] += number
        after[place_name(end)] += number
    extra = [each for each in before | after if each not in listed]
    labels = (*listed, *extra)
    ends = () if extra else ends_of(trade_off, len(listed))
    return Chart(
        title_of(trade_off),
        labels,
        tuple(
            Series(name, moves.n, tuple(counts[label] for label in labels))
            for name, counts in ((shift.start, before), (shift.end, after))
        ),
        is_scale=isinstance(method, Scale) and not extra,
        ends=ends,
        of=_of(shift),
    )


def place_name(place: str | int) -> str:
    """Return where somebody stands, as it is read."""
    return _WORDS.get(str(place), str(place))


def _of(shift: Shift) -> str:
    return f"{shift.start} to {shift.end}, only the {shift.paired} who voted in both"
