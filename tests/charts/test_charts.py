"""Charts: the same picture on page and screen, told in words, and never by colour alone."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from reportlab.graphics.shapes import Line, Rect, String

from facilitator_app.charts import Chart, Series, alternative, charts_of, drawing_of, svg
from facilitator_app.charts.patterns import PATTERNS
from facilitator_app.domain.records import TradeOff
from facilitator_app.domain.results import RoundResult, VoteResult
from facilitator_app.exports.pdf.style import palette
from facilitator_app.typesetting import Typesetter

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

WIDTH = 480.0
ROUNDS = (Series("before", 94, (30, 56, 8)), Series("after", 95, (51, 38, 6)))
CHOICE = Chart("TO2 Sorting", ("A: a tool", "B: মানুষ", "C: " + "neither " * 30), ROUNDS)
SCALE = Chart(
    "TO1 Answer",
    tuple(map(str, range(11))),
    (Series("before", 20, (0, 1, 2, 3, 4, 3, 2, 2, 1, 1, 1)), Series("after", 0, (0,) * 11)),
    is_scale=True,
    ends=("A: today", "B: later"),
)


def drawn(chart: Chart) -> Drawing:
    return drawing_of(chart, WIDTH, palette(), Typesetter())


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.contents if isinstance(shape, String)]


@pytest.mark.parametrize("chart", [CHOICE, SCALE], ids=["bars", "columns"])
def test_nothing_lies_outside_the_drawing(chart: Chart) -> None:
    drawing = drawn(chart)
    assert drawing.width == WIDTH
    typesetter = Typesetter()
    for shape in drawing.contents:
        if isinstance(shape, String):
            assert 0 <= shape.y <= drawing.height
            assert shape.x >= -0.01
            assert shape.x + typesetter.width(shape.text, shape.fontSize) <= WIDTH + 1
        elif isinstance(shape, Rect):
            assert 0 <= shape.y <= shape.y + shape.height <= drawing.height + 0.01
            assert 0 <= shape.x <= shape.x + shape.width <= WIDTH + 0.01


@pytest.mark.parametrize("chart", [CHOICE, SCALE], ids=["bars", "columns"])
def test_the_screen_shows_the_same_words(chart: Chart) -> None:
    drawing = drawn(chart)
    picture = svg(drawing)
    # Qt paints a clip path as a black box over everything.
    assert "clipPath" not in picture
    assert "Noto Sans" in picture
    root = ET.fromstring(picture)  # noqa: S314 - our own
    shown = ["".join(node.itertext()) for node in root.iter() if node.tag.endswith("text")]
    assert shown == texts(drawing)


def test_bars_are_as_long_as_their_counts() -> None:
    fills = palette().fills
    boxes = [shape for shape in drawn(CHOICE).contents if isinstance(shape, Rect)][2:]
    longest = max(box.width for box in boxes)
    counts = [30, 51, 56, 38, 8, 6]
    assert [round(56 * box.width / longest) for box in boxes] == counts
    assert {box.fillColor.hexval()[2:].upper() for box in boxes} == {f[1:] for f in fills[:2]}


def test_rounds_differ_by_more_than_colour() -> None:
    found = palette()
    assert len(set(found.patterns)) == len(found.patterns) == len(found.fills) == len(found.edges)
    assert all(pattern in PATTERNS for pattern in found.patterns)
    assert any(isinstance(shape, Line) for shape in drawn(CHOICE).contents)


@pytest.mark.parametrize("name", PATTERNS)
def test_patterns_stay_in_their_box(name: str) -> None:
    for width, height in ((40.0, 12.0), (9.0, 100.0), (1.0, 1.0)):
        for x1, y1, x2, y2 in PATTERNS[name](width, height):
            assert -0.001 <= x1 <= x2 <= width + 0.001
            assert all(-0.001 <= y <= height + 0.001 for y in (y1, y2))


def test_every_count_is_told_in_words() -> None:
    told = alternative(CHOICE)
    assert told.startswith("Bar chart of TO2 Sorting. before, 94 valid votes: A: a tool: 30; B:")
    for series in CHOICE.series:
        for count in series.counts:
            assert re.search(rf"\b{count}\b", told)
    assert alternative(SCALE).endswith("after: no valid votes.")
    assert "From 0, A: today, to 10, B: later." in alternative(SCALE)


def test_counts_stand_on_their_bars() -> None:
    assert {"30 (32%)", "56 (60%)", "8 (9%)", "51 (54%)"} <= set(texts(drawn(CHOICE)))


def test_a_scale_of_a_hundred_steps_is_still_a_chart() -> None:
    values = tuple(map(str, range(101)))
    chart = Chart("TO9", values, (Series("only", 101, (1,) * 101),), is_scale=True)
    numbers = [shape for shape in drawn(chart).contents if isinstance(shape, String)][1:]
    ends = [(s.x, s.x + Typesetter().width(s.text, s.fontSize)) for s in numbers]
    assert all(end < start for (_, end), (start, _) in pairwise(ends))


def test_a_long_label_is_shortened() -> None:
    found = texts(drawn(Chart("TO9", ("long label " * 500,), (Series("only", 1, (1,)),))))
    assert len(found) < 10
    assert any(text.endswith(" …") for text in found)


def test_many_rounds_take_several_lines_of_the_legend() -> None:
    series = tuple(Series(f"round number {number}", 1, (1,)) for number in range(9))
    drawing = drawn(Chart("TO9", ("a",), series))
    places = {shape.y for shape in drawing.contents if isinstance(shape, String)}
    assert len(places) > 9


def result(method: str, *counts: dict[str, int], **values: object) -> VoteResult:
    trade_off = TradeOff(code="TO1", title="Speed", method=method, **values)  # type: ignore[arg-type]
    rounds = tuple(
        RoundResult(f"round {number}", sum(each.values()), 0, 0, 0, each)
        for number, each in enumerate(counts)
    )
    return VoteResult(trade_off, rounds)


def test_each_item_of_a_scale_has_its_chart() -> None:
    found = charts_of(result("likert", {"x: 1": 2, "y: 5": 3}, options=("x", "y")))
    assert [(chart.item, chart.series[0].counts) for chart in found] == [
        ("x", (2, 0, 0, 0, 0)),
        ("y", (0, 0, 0, 0, 3)),
    ]
    assert [chart.series[0].n for chart in found] == [2, 3]


def test_what_is_apart_from_the_scale_is_in_no_chart() -> None:
    (chart,) = charts_of(result("choice", {"a": 1, "dont_know": 4, "blank": 2}, options=("a",)))
    assert chart.labels == ("a",)


def test_there_is_no_chart_of_no_votes() -> None:
    assert not charts_of(result("choice", {"a": 0}, options=("a",)))
    assert not charts_of(result("slider"))
