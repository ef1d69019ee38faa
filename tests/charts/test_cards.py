"""Ballot cards: all that can be marked, nothing marked beforehand, nothing cut, no small type."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from reportlab.graphics.shapes import Circle, Line, Rect, String

from facilitator_app.charts import svg
from facilitator_app.charts.cards import BallotCard, Ring, card_drawing, parts_of
from facilitator_app.domain.planning.formats import ASKED, FORMATS, Format
from facilitator_app.domain.records import TEXTS, TradeOff
from facilitator_app.exports.pdf.style import palette
from facilitator_app.typesetting import Typesetter

if TYPE_CHECKING:
    from reportlab.graphics.shapes import Drawing

QUARTER, HALF = 257.0, 531.0
ABSTAINING = ["Neither", "I don't know", "I'd rather not say"]
HOSTILE = ("word " * 60, "x" * 300, "من يأتي أولاً؟ " * 8, "A\u202eB\x07C", "")


def asked(form: Format, **values: Any) -> TradeOff:  # noqa: ANN401
    usual: dict[str, Any] = {
        "code": "TO1",
        "title": "Speed",
        "wording": "Soon or known?",
        "method": form.method,
        "options": ("Soon", "Known", "Near") if form.options else (),
        "scale": form.scale,
        "scale_labels": form.labels,
        "conditions": ("A human on request", "Other") if form.conditions else (),
    }
    return TradeOff(**(usual | values))


def drawn(card: BallotCard, width: float = QUARTER, columns: int = 1) -> Drawing:
    return card_drawing(card, width, palette(), Typesetter(), columns)


def texts(drawing: Drawing) -> list[str]:
    return [each.text for each in drawing.contents if isinstance(each, String)]


def count(drawing: Drawing, kind: type) -> int:
    return sum(isinstance(each, kind) for each in drawing.contents)


@pytest.mark.parametrize("form", FORMATS, ids=[each.name for each in FORMATS])
@pytest.mark.parametrize("width", [QUARTER, HALF])
@pytest.mark.parametrize("columns", [1, 2])
def test_every_format_has_its_card(form: Format, width: float, columns: int) -> None:
    card = BallotCard(asked(form, version=3), "before", "2A42W", programme="Front door")
    drawing = drawn(card, width, columns)
    said = texts(drawing)
    for words in ("Front door", "TO1 · version 3", "Round: before", "2A42W", "Speed", *ABSTAINING):
        assert words in said
    assert {"Soon", "Known", "Near"} <= set(said)
    boxes = 1 + len(ABSTAINING) + (2 if form.conditions else 0)
    rings = 0
    if form.marked == "row":
        rings = 3 * (form.scale[1] - form.scale[0] + 1)
    else:
        boxes += 3 + (form.method == "points") + (len(form.labels) if form.marked == "box" else 0)
    assert (count(drawing, Rect), count(drawing, Circle)) == (boxes, rings)
    inside(drawing)


def inside(drawing: Drawing) -> None:
    typesetter = Typesetter()
    for shape in drawing.contents:
        if isinstance(shape, String):
            assert shape.fontSize >= 10
            assert shape.x + typesetter.width(shape.text, shape.fontSize) <= drawing.width + 4
            bounds = (shape.x, shape.y, shape.x, shape.y + shape.fontSize)
        else:
            bounds = shape.getBounds()
        left, bottom, right, top = bounds
        assert left >= -0.6
        assert bottom >= -0.6
        assert right <= drawing.width + 0.6
        assert top <= drawing.height + 0.6


def test_no_number_of_a_scale_is_marked_or_set_apart() -> None:
    slider = FORMATS[0]
    _, body = parts_of(BallotCard(asked(slider, options=())), QUARTER, Typesetter())
    rings = [mark for part in body for mark in part.marks if isinstance(mark, Ring)]
    assert len(rings) == 11
    assert len({(ring.depth, ring.radius) for ring in rings}) == 1
    steps = {round(b.x - a.x, 3) for a, b in pairwise(rings)}
    assert len(steps) == 1
    assert "Cross one number." in texts(drawn(BallotCard(asked(slider, options=()))))


def test_an_answer_beside_the_scale_is_ticked_and_not_rated() -> None:
    form = next(each for each in FORMATS if each.method == "gradient")
    drawing = drawn(BallotCard(asked(form, options=("answer", "need more information"))))
    assert count(drawing, Circle) == 5
    assert "answer" not in texts(drawing)
    assert "need more information" in texts(drawing)


@pytest.mark.parametrize("name", ["Single choice", "100 points", "Tick conditions"])
def test_the_box_stands_where_an_option_begins(name: str) -> None:
    (form,) = (each for each in FORMATS if each.name == name)
    card = BallotCard(asked(form, options=("Soon", "מיד"), conditions=("אדם",)), "before", "2A42W")
    drawing = drawn(card)
    boxes = [each for each in drawing.contents if isinstance(each, Rect)]
    for words, is_right in (("Soon", False), ("מיד", True), ("אדם", True)):
        at = next(
            each
            for each in drawing.contents
            if isinstance(each, String) and sorted(each.text) == sorted(words)
        )
        box = min(boxes, key=lambda each: abs(each.y + each.height / 2 - at.y - 4))
        assert (box.x > at.x) is is_right
        edge = QUARTER - box.width if is_right else 0
        assert box.x - edge == pytest.approx(0, abs=4)


def test_a_long_scale_is_written() -> None:
    drawing = drawn(BallotCard(asked(FORMATS[0], options=(), scale=(0, 100))))
    assert count(drawing, Circle) == 0
    assert {"Write one number.", "from 0 to 100"} <= set(texts(drawing))


def test_a_numbered_place_has_its_wording_or_a_line_to_write_it_on() -> None:
    form = next(each for each in FORMATS if each.method == "comfort")
    planned = asked(form, options=("1", "2"), places="Expectation")
    card = BallotCard(planned, wordings={2: "We are told the wait."})
    said = texts(drawn(card))
    assert {"Expectation 1", "Expectation 2", "We are told the wait."} <= set(said)
    without = drawn(BallotCard(planned))
    assert "We are told the wait." not in texts(without)


def test_without_a_code_there_is_a_box_to_write_it_in() -> None:
    card = BallotCard(asked(FORMATS[2]))
    assert count(drawn(card), Rect) == count(drawn(BallotCard(card.trade_off, code="2A42W")), Rect)
    assert "Ballot code" in texts(drawn(card))


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("form", FORMATS, ids=[each.name for each in FORMATS])
def test_any_text_is_all_there_and_on_the_card(form: Format, text: str) -> None:
    trade_off = asked(
        form,
        wording=text,
        title=text,
        options=(f"1{text}", f"2{text}") if form.options else (),
        scale_labels=tuple(f"{number}{text}" for number in range(len(form.labels))),
        conditions=(text, "Other"),
    )
    card = BallotCard(trade_off, f"round {text}", f"code{text}", {1: text}, text)
    for width in (QUARTER, HALF):
        drawing = drawn(card, width, 2)
        inside(drawing)
        ET.fromstring(svg(drawing))  # noqa: S314 - made by ourselves


def rules(drawing: Drawing) -> int:
    return count(drawing, Line)


@pytest.mark.parametrize("form", FORMATS, ids=[each.name for each in FORMATS])
@pytest.mark.parametrize("width", [QUARTER, HALF])
def test_there_are_lines_for_what_is_asked_in_words(form: Format, width: float) -> None:
    plain, asking = asked(form, conditions=()), asked(form, conditions=(), asks=TEXTS)
    before, after = drawn(BallotCard(plain), width), drawn(BallotCard(asking), width)
    inside(after)
    assert {*ASKED.values()} <= set(texts(after))
    assert not {*ASKED.values()} & set(texts(before))
    assert rules(after) == rules(before) + 5, "one for something else, two for each of the others"


def test_what_is_missing_has_one_line_only() -> None:
    form = next(each for each in FORMATS if each.method == "conditions")
    other = asked(form, conditions=("Tested", "Other"))
    assert texts(drawn(BallotCard(replace(other, asks=("other",))))) == texts(
        drawn(BallotCard(other))
    )


@pytest.mark.parametrize(
    ("method", "scale", "said"),
    [
        ("dots", (), "You have five dots, at most two for one item."),
        ("dots", (3, 12), "You have 12 dots, at most three for one item."),
        ("dots", (1, 1), "You have one dot."),
        ("ranking", (3, 3), "No number twice. Rank all three."),
        ("ranking", (1, 2), "No number twice. Rank two at most."),
        ("ranking", (), "No number twice. Stop where you no longer mind."),
    ],
)
def test_the_card_says_how_much_there_is_to_give(
    method: str, scale: tuple[int, ...], said: str
) -> None:
    form = next(each for each in FORMATS if each.method == method)
    assert said in " ".join(texts(drawn(BallotCard(asked(form, scale=scale)))))
