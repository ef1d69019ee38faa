"""Which charts show the result of a vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.charts.chart import Chart, Series
from facilitator_app.domain.votes import ALWAYS_ALLOWED, VOTE_METHODS
from facilitator_app.domain.votes.amounts import Amounts
from facilitator_app.domain.votes.ranking import Ranking
from facilitator_app.domain.votes.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.records import TradeOff
    from facilitator_app.domain.results import RoundResult, VoteResult

_BOTH_ENDS = 2


def charts_of(result: VoteResult) -> list[Chart]:
    """Return what shows a vote best, one chart or several; none while nobody has voted."""
    if not any(one.n for one in result.rounds):
        return []
    method = VOTE_METHODS[result.trade_off.method]
    if isinstance(method, Scale):
        return _columns(result, method)
    if isinstance(method, Ranking):
        return [
            _by_item(result, "rank_sum", "rank sums, the lowest first"),
            _by_item(result, "first_choices", "ranked first"),
        ]
    if isinstance(method, Amounts):
        return [_by_item(result, "total", f"{result.trade_off.method} in all")]
    bars = Chart(title_of(result.trade_off), *_counted(result, _answers(result)))
    return [bars, *_strengths(result)] if method.only_one else [bars]


def title_of(trade_off: TradeOff) -> str:
    """Return what was voted on, with its version if it is not the first."""
    version = f"(version {trade_off.version})" if trade_off.version > 1 else ""
    return " ".join(f"{trade_off.code} {trade_off.title} {version}".split())


def ends_of(trade_off: TradeOff, numbers: int) -> tuple[str, ...]:
    """Return what the ends of a scale stand for, or all its numbers, if anything was said."""
    labels = trade_off.scale_labels
    return labels if len(labels) in {_BOTH_ENDS, numbers} else ()


def _columns(result: VoteResult, method: Scale) -> list[Chart]:
    trade_off = result.trade_off
    low, high = method.bounds_of(trade_off)
    values = [str(value) for value in range(low, high + 1)]
    items = method.items(trade_off)
    found = []
    for item in items:
        answers = values if len(items) == 1 else [f"{item}: {value}" for value in values]
        _, series = _counted(result, answers)
        found.append(
            Chart(
                title_of(trade_off),
                tuple(values),
                series,
                is_scale=True,
                ends=ends_of(trade_off, len(values)),
                item=item if len(items) > 1 else "",
            )
        )
    return found


def _by_item(result: VoteResult, figure: str, of: str) -> Chart:
    """Return one figure of all items, round beside round."""
    series = tuple(
        Series(one.round, one.n, tuple(each.values.get(figure, 0) for each in one.items))
        for one in result.rounds
    )
    return Chart(title_of(result.trade_off), result.trade_off.options, series, of=of)


def _strengths(result: VoteResult) -> list[Chart]:
    """Return how strongly each option was chosen, where that was asked."""
    labels = result.trade_off.scale_labels
    if not labels:
        return []
    return [
        Chart(
            title_of(result.trade_off),
            tuple(str(at) for at, _ in enumerate(labels, start=1)),
            tuple(_strength(one, option, labels) for one in result.rounds),
            is_scale=True,
            ends=labels,
            item=option,
            of="how strongly",
        )
        for option in result.trade_off.options
    ]


def _strength(one: RoundResult, option: str, labels: Sequence[str]) -> Series:
    values = next(each.values for each in one.items if each.item == option)
    counts = tuple(values.get(f"strength: {name}", 0) for name in labels)
    return Series(one.round, round(sum(counts)), counts)


def _answers(result: VoteResult) -> list[str]:
    """Return what was on offer, without what is always allowed."""
    every = dict.fromkeys(answer for one in result.rounds for answer in one.counts)
    return [answer for answer in every if answer not in ALWAYS_ALLOWED]


def _counted(
    result: VoteResult, answers: Sequence[str]
) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    is_conditions = result.trade_off.method == "conditions"
    counts = [
        (one, tuple(one.counts.get(answer, 0) for answer in answers)) for one in result.rounds
    ]
    # Of several items a ballot may answer some, so each has an n of its own; of conditions it may
    # tick several, and n is the ballots.
    return tuple(answers), tuple(
        Series(one.round, one.n if is_conditions else sum(each), each) for one, each in counts
    )
