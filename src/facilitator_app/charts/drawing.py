"""Charts as drawings: bars for what is chosen from, columns for the numbers of a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from facilitator_app.charts.chart import number
from facilitator_app.charts.sketch import LEADING, SIZE, Sketch

if TYPE_CHECKING:
    from collections.abc import Callable

    from reportlab.graphics.shapes import Drawing

    from facilitator_app.charts.chart import Chart, Palette
    from facilitator_app.typesetting import Typesetter

Draw: TypeAlias = "Callable[[float, Palette, Typesetter], Drawing]"
"""Draws something in a width and in colours."""

_LABEL_SHARE = 0.36
_BAR, _BETWEEN_BARS, _BETWEEN_OPTIONS = 13.0, 3.0, 11.0
_COLUMN_HEIGHT = 104.0
_ROOM_FOR_COUNT = 52.0
_NARROWEST_WITH_COUNT = 9.0
"""A narrower column has no count above it; the table has."""


def drawing_of(chart: Chart, width: float, palette: Palette, typesetter: Typesetter) -> Drawing:
    """Draw a chart."""
    sketch = Sketch(width, palette, typesetter)
    if chart.is_scale:
        _columns(chart, sketch)
    else:
        _bars(chart, sketch)
    return sketch.drawing()


def _bars(chart: Chart, sketch: Sketch) -> None:
    depth = sketch.legend(chart.series)
    left = sketch.width * _LABEL_SHARE
    unit = (sketch.width - left - _ROOM_FOR_COUNT) / max(chart.most, 1)
    for place, label in enumerate(chart.labels):
        lines = sketch.wrapped(label, left - 12)
        for at, line in enumerate(lines):
            sketch.text(line, 0, depth + SIZE + at * LEADING)
        bottom = depth
        for which, one in enumerate(chart.series):
            count = one.counts[place]
            if count:
                sketch.box(left, bottom, count * unit, _BAR, which)
            share = f" ({100 * count / one.n:.0f}%)" if one.n and not chart.of else ""
            sketch.text(f"{number(count)}{share}", left + count * unit + 5, bottom + SIZE + 1)
            bottom += _BAR + _BETWEEN_BARS
        top, depth = depth, max(bottom, depth + LEADING * len(lines)) + _BETWEEN_OPTIONS
        sketch.line(left, top - 3, left, bottom)
    sketch.reach(depth - _BETWEEN_OPTIONS + 2)


def _columns(chart: Chart, sketch: Sketch) -> None:
    top = sketch.legend(chart.series) + LEADING
    floor = top + _COLUMN_HEIGHT
    slot = sketch.width / len(chart.labels)
    column = min(22.0, 0.8 * slot / len(chart.series))
    unit = _COLUMN_HEIGHT / max(chart.most, 1)
    counted = column >= _NARROWEST_WITH_COUNT
    for place in range(len(chart.labels)):
        x = place * slot + (slot - column * len(chart.series)) / 2
        for which, one in enumerate(chart.series):
            count = one.counts[place]
            if count:
                sketch.box(x, floor - count * unit, column, count * unit, which)
            if counted:
                sketch.text(number(count), x + column / 2, floor - count * unit - 3, align=0.5)
            x += column
    sketch.line(0, floor, sketch.width, floor)
    _name_columns(chart, sketch, floor, slot)


def _name_columns(chart: Chart, sketch: Sketch, floor: float, slot: float) -> None:
    """Write the numbers of the scale, and what its ends or numbers stand for."""
    every = max(1, round(14 / slot))
    for place in range(0, len(chart.labels), every):
        middle = (place + 0.5) * slot
        sketch.text(chart.labels[place], middle, floor + LEADING, align=0.5, strong=True)
    depth = floor + LEADING
    if len(chart.ends) == len(chart.labels):
        places = [((place + 0.5) * slot, 0.5, slot - 6) for place in range(len(chart.ends))]
    else:
        places = [(0.0, 0.0, sketch.width * 0.45), (sketch.width, 1.0, sketch.width * 0.45)]
    deepest = depth
    for end, (x, align, width) in zip(chart.ends, places, strict=False):
        for at, line in enumerate(sketch.wrapped(end, width)):
            sketch.text(line, x, depth + (at + 1) * LEADING, align=align, muted=True)
            deepest = max(deepest, depth + (at + 1) * LEADING)
    sketch.reach(deepest + 5)
