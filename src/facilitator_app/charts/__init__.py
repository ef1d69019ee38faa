"""Charts of votes as drawings that a page and a screen can show alike."""

from facilitator_app.charts.chart import Chart, Palette, Series, is_strong
from facilitator_app.charts.drawing import drawing_of
from facilitator_app.charts.moves import Flow, flow_alternative, flows
from facilitator_app.charts.moves_drawing import moves_drawing
from facilitator_app.charts.shifts import place_name, shift_charts
from facilitator_app.charts.svg import svg
from facilitator_app.charts.votes import charts_of
from facilitator_app.charts.words import alternative

__all__ = [
    "Chart",
    "Flow",
    "Palette",
    "Series",
    "alternative",
    "charts_of",
    "drawing_of",
    "flow_alternative",
    "flows",
    "is_strong",
    "moves_drawing",
    "place_name",
    "shift_charts",
    "svg",
]
