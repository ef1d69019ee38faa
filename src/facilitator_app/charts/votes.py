"""Which charts show the result of a vote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.charts.chart import Chart, Series
from facilitator_app.domain.votes import ALWAYS_ALLOWED, VOTE_METHODS
from facilitator_app.domain.votes.scale import Scale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from facilitator_app.domain.results import VoteResult

_BOTH_ENDS = 2


def charts_of(result: VoteResult) -> list[Chart]:
    """Return one chart, or one for each item of a scale; none while nobody has voted."""
    if not any(one.n for one in result.rounds):
        return []
    trade_off = result.trade_off
    version = f"(version {trade_off.version})" if trade_off.version > 1 else ""
    title = " ".join(f"{trade_off.code} {trade_off.title} {version}".split())
    method = VOTE_METHODS[trade_off.method]
    if not isinstance(method, Scale):
        return [Chart(title, *_counted(result, _answers(result)))]
    low, high = method.bounds_of(trade_off)
    values = [str(value) for value in range(low, high + 1)]
    items = method.options(trade_off)
    labels = trade_off.scale_labels
    ends = labels if len(labels) in {_BOTH_ENDS, len(values)} else ()
    found = []
    for item in items:
        answers = values if len(items) == 1 else [f"{item}: {value}" for value in values]
        _, series = _counted(result, answers)
        name = item if len(items) > 1 else ""
        found.append(Chart(title, tuple(values), series, is_scale=True, ends=ends, item=name))
    return found


def _answers(result: VoteResult) -> list[str]:
    """Return what was on offer, without what is always allowed."""
    every = dict.fromkeys(answer for one in result.rounds for answer in one.counts)
    return [answer for answer in every if answer not in ALWAYS_ALLOWED]


def _counted(
    result: VoteResult, answers: Sequence[str]
) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    counts = [
        (one.round, tuple(one.counts.get(answer, 0) for answer in answers)) for one in result.rounds
    ]
    # Of several items a ballot may answer some: each has an n of its own.
    return tuple(answers), tuple(Series(name, sum(each), each) for name, each in counts)
