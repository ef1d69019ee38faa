"""The drawing of who moved: each ballot stands in it once before and once after."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from reportlab.graphics.shapes import Circle, Path, Rect, String

from facilitator_app.charts import flow_alternative, flows, moves_drawing, svg
from facilitator_app.domain.records import Ballot, TradeOff
from facilitator_app.domain.results import results
from facilitator_app.exports.pdf.style import palette
from facilitator_app.typesetting import Typesetter
from tests.domain.making import PROGRAMME
from tests.domain.test_results import snapshot

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

    from facilitator_app.charts import Flow

Marks = dict[str, int]
WIDTH = 480.0
LEGEND = 4
"""Dots that say what the others are, at most."""


def flow(method: str, pairs: list[tuple[Marks, Marks]], **values: object) -> Flow:
    """Return who moved, of people who voted so before and after."""
    vote = TradeOff.named(
        PROGRAMME,
        code="T",
        version=1,
        title="Getting an answer",
        method=method,
        rounds=("before", "after"),
        **values,
    )
    ballots = [
        Ballot.named(PROGRAMME, trade_off_id=vote.id, round=name, code=f"C{at}", marks=marks)
        for at, both in enumerate(pairs)
        for name, marks in zip(vote.rounds, both, strict=True)
    ]
    (result,) = results(snapshot([vote, *ballots]))
    return flows(result, result.shifts[0])[0]


def on_scale(*pairs: tuple[int, int], **values: object) -> Flow:
    marks = [({"answer": start}, {"answer": end}) for start, end in pairs]
    return flow("slider", marks, **{"scale": (0, 10), **values})


def drawn(found: Flow) -> Drawing:
    return moves_drawing(found, WIDTH, palette(), Typesetter())


def dots(drawing: Drawing) -> list[Circle | Rect]:
    return [each for each in drawing.contents if isinstance(each, Circle | Rect)]


def test_everybody_stands_there_before_and_after() -> None:
    drawing = drawn(on_scale((4, 6), (4, 6), (4, 4), (9, 2)))
    ways = [each for each in drawing.contents if isinstance(each, Path)]
    assert len(ways) == 3
    assert max(ways, key=lambda each: each.strokeWidth).points[0] == pytest.approx(
        min(ways, key=lambda each: abs(each.points[0] - each.points[-2])).points[0]
    )
    assert len(dots(drawing)) == 2 * 4 + 3


def test_the_ways_are_told_apart_without_colour() -> None:
    found = flow(
        "slider",
        [
            ({"answer": 1}, {"answer": 5}),
            ({"answer": 5}, {"answer": 1}),
            ({"answer": 3}, {"answer": 3}),
            ({"dont_know": 1}, {"answer": 3}),
        ],
        scale=(0, 10),
    )
    ways = [each for each in drawn(found).contents if isinstance(each, Path)]
    assert len({str(each.strokeDashArray) for each in ways}) == 3
    words = [each.text for each in drawn(found).contents if isinstance(each, String)]
    assert words[:4] == [
        "to a higher number, 1",
        "to a lower number, 1, dashed",
        "to another answer, 1, dotted",
        "stayed, 1",
    ]


def test_it_is_told_in_words() -> None:
    found = on_scale((4, 6), (4, 6), (4, 4), (9, 2), scale_labels=("A: today", "B: later"))
    assert flow_alternative(found) == (
        "Drawing of who moved on T Getting an answer, from before to after: only the 4 who voted "
        "in both. From A: today to B: later. 2 to a higher number, 1 to a lower number; 1 stayed. "
        "1 stayed at 4; 2 from 4 to 6; 1 from 9 to 2."
    )


def test_options_have_no_higher_and_lower() -> None:
    found = flow("choice", [({"a": 1}, {"b": 1}), ({"b": 1}, {"b": 1})], options=("b", "a", "c"))
    assert found.places == ("b", "a", "c")
    assert found.sentence == "1 to another answer; 1 stayed."


def test_nobody_moved() -> None:
    assert on_scale((4, 4)).sentence == "Nobody moved; 1 stayed."


def test_the_numbers_of_a_long_scale_stand_together() -> None:
    found = on_scale((0, 100), (50, 52), scale=(0, 100))
    assert len(found.places) == 11
    assert (found.places[0], found.places[-1]) == ("0\N{EN DASH}9", "92\N{EN DASH}100")
    assert found.sentence == "2 to a higher number; 0 stayed."
    assert "1 within 46\N{EN DASH}55" in flow_alternative(found)


@pytest.mark.parametrize("people", [1, 90, 500, 4000])
def test_nothing_lies_outside_however_many_voted(people: int) -> None:
    found = on_scale(*[(at % 11, (at * 7) % 11) for at in range(people)])
    drawing = drawn(found)
    assert drawing.height < WIDTH
    for shape in dots(drawing):
        x1, y1, x2, y2 = shape.getBounds()
        assert -1 <= x1 <= x2 <= WIDTH + 1
        assert -1 <= y1 <= y2 <= drawing.height + 1
    several = [e.text for e in drawing.contents if isinstance(e, String) and "up to" in e.text]
    assert several == (["A dot stands for up to 3 ballots."] if people == 4000 else [])


def test_the_screen_shows_the_same() -> None:
    drawing = drawn(on_scale((4, 6), (9, 2), (3, 3)))
    root = ET.fromstring(svg(drawing))  # noqa: S314 - our own
    kinds = [each.tag.rpartition("}")[2] for each in root]
    assert kinds.count("path") == 3
    assert kinds.count("circle") == len(dots(drawing))
