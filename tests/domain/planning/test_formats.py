from __future__ import annotations

from dataclasses import replace

import pytest

from facilitator_app.domain.planning.formats import (
    AGREE,
    COMFORT,
    ENDS,
    FORMATS,
    IN_FAVOUR,
    STRENGTH,
    Format,
    format_of,
    in_format,
    place_names,
    sides_of,
    worded,
)
from facilitator_app.domain.records import TradeOff

SLIDER, FORCED, SINGLE, LIKERT, RANKING, POINTS, DOTS, GRADIENT, COMFORTABLE, TICKS = FORMATS
PHONE, ONLINE = "By phone", "Online"
CHOICE = TradeOff(
    code="TO1",
    method="choice",
    wording="Which?",
    options=(PHONE, ONLINE),
    scale_labels=STRENGTH,
    conditions=("If tested",),
    rounds=("once",),
    best_cases=("Warm", "Fast"),
    costs=("Slow", "Cold"),
)


@pytest.mark.parametrize("wanted", FORMATS, ids=lambda each: each.name)
@pytest.mark.parametrize("before", FORMATS, ids=lambda each: each.name)
def test_every_format_can_be_changed_to_every_other(before: Format, wanted: Format) -> None:
    start = in_format(CHOICE, before)
    found = in_format(start, wanted)
    assert format_of(found) == wanted
    assert (found.wording, found.conditions, found.rounds) == ("Which?", ("If tested",), ("once",))
    if wanted == before:
        assert found == start
    elif wanted is not SLIDER or before not in (FORCED, SINGLE):
        assert (found.scale, found.scale_labels) == (wanted.scale, wanted.labels)


def test_the_options_of_a_choice_are_the_ends_of_a_slider_and_back() -> None:
    slider = in_format(CHOICE, SLIDER)
    assert (slider.scale, slider.scale_labels, slider.options) == ((0, 10), (PHONE, ONLINE), ())
    assert (slider.best_cases, slider.costs) == (CHOICE.best_cases, CHOICE.costs)
    assert in_format(slider, FORCED) == CHOICE


def test_ends_that_nobody_worded_are_no_options() -> None:
    plain = TradeOff(code="TO1", method="slider", scale=(0, 10), scale_labels=ENDS)
    assert in_format(plain, SINGLE).options == ()


def test_three_options_are_no_ends() -> None:
    three = replace(CHOICE, options=("A", "B", "C"), costs=("Nothing else is done",))
    slider = in_format(three, SLIDER)
    assert (slider.options, slider.scale_labels) == ((), ENDS)
    assert (slider.best_cases, slider.costs) == ((), ("Nothing else is done",))


def test_items_stay_when_they_are_weighed_in_another_way() -> None:
    points = in_format(CHOICE, POINTS)
    assert (points.options, points.best_cases) == (CHOICE.options, CHOICE.best_cases)
    comfort = in_format(points, COMFORTABLE)
    assert (comfort.options, comfort.scale_labels) == (CHOICE.options, COMFORT)
    assert (comfort.best_cases, comfort.costs) == ((), ()), "its sides are others"


def test_best_cases_belong_to_ends_or_options() -> None:
    assert sides_of(CHOICE) == (PHONE, ONLINE)
    assert sides_of(TradeOff(code="T", method="slider")) == ENDS
    assert sides_of(TradeOff(code="T", method="slider", scale_labels=("x", "y"))) == ("x", "y")
    likert = TradeOff(code="T", method="likert", scale=(1, 5), scale_labels=AGREE)
    assert sides_of(likert) == IN_FAVOUR
    each = replace(likert, options=("a", "b", "c"), costs=("1", "2", "3"))
    assert sides_of(each) == ("a", "b", "c")
    assert sides_of(replace(each, costs=("1", "2"))) == IN_FAVOUR
    assert sides_of(TradeOff(code="T", method="pairs", options=("a",))) == ("a",)


def test_numbered_places_are_read_with_their_wordings() -> None:
    names = place_names("Expectation", 3)
    assert names == ("Expectation 1", "Expectation 2", "Expectation 3")
    places = TradeOff(code="T", method="comfort", options=names, places="Expectation")
    told = worded(places, {2: "The phone is answered"})
    assert told == ("Expectation 1", "Expectation 2: The phone is answered", "Expectation 3")
    assert worded(CHOICE, {1: "No place"}) == CHOICE.options
