from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from facilitator_app.demo.design import demo_data
from facilitator_app.domain.planning.sides import Side, Sides, are_options, sides_in, with_sides
from facilitator_app.domain.records import TradeOff

CHOICE = TradeOff(code="T", method="choice", options=("a", "b"), best_cases=("x", ""))


def test_the_options_of_a_choice_are_its_sides() -> None:
    assert are_options(CHOICE)
    assert sides_in(CHOICE) == Sides((Side("a", "x"), Side("b")))
    changed = with_sides(CHOICE, Sides((Side("b", "", "dear"), Side("a", "x"))))
    assert (changed.options, changed.best_cases, changed.costs) == (
        ("b", "a"),
        ("", "x"),
        ("dear", ""),
    )


def test_the_ends_of_a_slider_are_its_sides_and_its_scenarios_are_not() -> None:
    slider = TradeOff(code="T", method="slider", scale=(0, 10), options=("minor",))
    assert not are_options(slider)
    assert [each.name for each in sides_in(slider).each] == ["A", "B"]
    changed = with_sides(slider, Sides((Side("today", "fast"), Side("later", "known"))))
    assert (changed.scale_labels, changed.options) == (("today", "later"), ("minor",))


def test_what_is_said_once_is_said_for_all() -> None:
    for_all = replace(CHOICE, best_cases=("x",), costs=())
    assert sides_in(for_all) == Sides((Side("a"), Side("b")), best_case="x")
    assert with_sides(for_all, sides_in(for_all)) == for_all
    assert with_sides(for_all, Sides(sides_in(for_all).each, best_case="")).best_cases == ()
    single = replace(CHOICE, options=("a",), best_cases=("x",))
    assert sides_in(single) == Sides((Side("a", "x"),)), "of one option it is its own"


def test_what_is_said_of_no_side_is_not_lost() -> None:
    beyond = replace(CHOICE, costs=("1", "2", "3"))
    assert sides_in(beyond).each[2] == Side("", "", "3")


def test_numbered_places_have_no_sides_but_all_together() -> None:
    places = replace(CHOICE, places="Place", options=("Place 1", "Place 2"), best_cases=("x",))
    assert sides_in(places) == Sides(best_case="x")
    assert with_sides(places, sides_in(places)) == places


@pytest.mark.parametrize(
    "plan", demo_data("trade_offs")["trade_offs"], ids=lambda each: each["code"]
)
def test_every_trade_off_of_the_demo_stays_what_it_is(plan: dict[str, Any]) -> None:
    lists = ("options", "scale", "scale_labels", "conditions", "best_cases", "costs")
    values: dict[str, Any] = {name: tuple(plan.get(name, ())) for name in lists}
    made = TradeOff(code="T", method=str(plan["method"]), **values)
    assert with_sides(made, sides_in(made)) == made
