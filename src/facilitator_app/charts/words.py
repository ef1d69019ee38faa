"""Charts in words, for those who do not see them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from facilitator_app.charts.chart import number

if TYPE_CHECKING:
    from facilitator_app.charts.chart import Chart, Series

_BOTH_ENDS = 2


def alternative(chart: Chart) -> str:
    """Return everything that a chart shows."""
    what = "Column chart" if chart.is_scale else "Bar chart"
    named = ", ".join(filter(None, (chart.title, chart.item, chart.of)))
    parts = [f"{what} of {named}."]
    if chart.is_scale and len(chart.ends) == _BOTH_ENDS:
        low, high = chart.labels[0], chart.labels[-1]
        parts.append(f"From {low}, {chart.ends[0]}, to {high}, {chart.ends[1]}.")
    parts += [_told(one, chart) for one in chart.series]
    return " ".join(parts)


def _told(one: Series, chart: Chart) -> str:
    if not one.n:
        return f"{one.name}: no valid votes."
    counts = "; ".join(
        f"{label}: {number(count)}" for label, count in zip(chart.labels, one.counts, strict=True)
    )
    return f"{one.name}, {one.n} valid votes: {counts}."
