"""What an import may name, and what it would cost if nobody had set a bound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from facilitator_app.demo import make_demo
from facilitator_app.domain.errors import FacilitatorError, ImportFileError
from facilitator_app.domain.identifiers import named_id
from facilitator_app.domain.records import TradeOff
from facilitator_app.domain.votes import ANSWER, VOTE_METHODS
from facilitator_app.imports.offers import offer_of
from tests.domain.making import PROGRAMME

if TYPE_CHECKING:
    from pathlib import Path


def test_a_scale_has_at_most_101_points() -> None:
    assert offer_of("slider:0,100").scale == (0, 100)
    assert offer_of("slider:-50,50").scale == (-50, 50)
    for offer in ("slider:0,101", "slider:0,3000000", "likert:-999999999,999999999"):
        with pytest.raises(ImportFileError, match="at most 101 points"):
            offer_of(offer)


def test_of_an_endless_scale_only_what_was_given_is_counted() -> None:
    slider = VOTE_METHODS["slider"]
    endless = TradeOff(code="T", method="slider", scale=(0, 10**9))
    given = [({ANSWER: 10**9}, 1), ({ANSWER: 7}, 2)]
    assert list(slider.counts(endless, given).items()) == [("7", 2), ("1000000000", 1)]
    items = TradeOff(code="T", method="slider", scale=(0, 101), options=("b", "a"))
    assert list(slider.counts(items, [({"a": 3, "b": 101}, 1), ({"b": 9}, 1)]).items()) == [
        ("b: 9", 1),
        ("b: 101", 1),
        ("a: 3", 1),
    ]
    widest = TradeOff(code="T", method="slider", scale=(0, 100))
    assert len(slider.counts(widest, given[1:])) == 101


def test_names_that_hold_the_separator_are_other_names() -> None:
    names = [
        ("prompt", "a\x1fb", "c"),
        ("prompt", "a", "b\x1fc"),
        ("prompt", "a", "b", "c"),
        ("prompt", "a\x1fb\x1fc"),
        ("prompt\x1fa\x1fb\x1fc",),
        ("a\x1f",),
        ("a", ""),
        ("a\x1f\x1f",),
        ("a\x1f", ""),
        ("a", "", ""),
    ]
    ids = {named_id(PROGRAMME, *each) for each in names}
    assert len(ids) == len(names)
    assert named_id(PROGRAMME, "a\x1fb", 1) == named_id(PROGRAMME, "a\x1fb", "1")
    assert {each.version for each in ids} == {5}


def test_a_seed_is_not_negative(tmp_path: Path) -> None:
    with pytest.raises(FacilitatorError, match="seed"):
        make_demo(tmp_path / "d.facilitator", filled=False, seed=-1, days=1)
    assert list(tmp_path.iterdir()) == []
