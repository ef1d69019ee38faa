"""What is new gets the next code that is free."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.domain.identifiers import new_id
from facilitator_app.domain.planning.naming import (
    carried,
    day_number,
    is_taken,
    prompt_code,
    session_code,
    sort_of,
    trade_off_code,
    workshop_code,
)
from facilitator_app.domain.records import Session, Workshop


def test_days_and_trade_offs_are_counted_on() -> None:
    assert workshop_code([]) == "D1"
    assert workshop_code(["D1", "D3", "Evening", "d2"]) == "D4"
    taken = ["TO9", "TO10", "AN12", "TO3b"]
    assert trade_off_code(taken) == "TO11"
    assert trade_off_code(taken, "AN2") == "AN13"


@pytest.mark.parametrize(
    ("kind", "code"), [("table", "1.3"), ("plenary", "P1.8"), ("break", "B1.1"), ("other", "1.3")]
)
def test_each_kind_of_session_is_counted_by_itself(kind: str, code: str) -> None:
    assert session_code("1", kind, ["1.1", "1.2", "P1.7", "2.9", "11.4"]) == code


def test_lunch_and_arrival_have_the_number_of_their_day() -> None:
    for sort, first, second in (("lunch", "L2", "B2.1"), ("arrival", "A2", "V2")):
        assert session_code("2", sort, ["L1", "A1", "V1"]) == first
        assert session_code("2", sort, ["L1", "A1", "V1", first]) == second


@pytest.mark.parametrize(
    ("code", "kind", "sort"),
    [("L2", "break", "lunch"), ("L2", "table", "table"), ("V2", "individual", "individual")],
)
def test_a_code_says_which_sort_of_session_it_is(code: str, kind: str, sort: str) -> None:
    assert sort_of(Session(workshop_id=new_id(), code=code, kind=kind)) == sort


def test_prompts_have_letters() -> None:
    assert prompt_code("1.3", []) == "1.3a"
    assert prompt_code("1.3", ["1.3a", "1.3C", "1.4d", "1.3-x"]) == "1.3d"
    assert prompt_code("1.3", ["1.3z"]) == "1.3aa"
    assert prompt_code("1.3", ["1.3az"]) == "1.3ba"


@given(st.integers(1, 200))
def test_no_prompt_gets_a_letter_twice(many: int) -> None:
    taken: list[str] = []
    for _ in range(many):
        taken.append(prompt_code("1.3", taken))
    assert len(set(taken)) == many


def test_a_day_has_a_number_if_it_can() -> None:
    assert day_number(Workshop(code="D1", position=3)) == "3"
    assert day_number(Workshop(code="D12")) == "12"
    assert day_number(Workshop(code="Evening")) == "Evening"


@pytest.mark.parametrize(
    ("code", "on_another_day"),
    [("1.3", "4.3"), ("P1.1", "P4.1"), ("L1", "L4"), ("11.1", "11.1"), ("2.1", "2.1"), ("X", "X")],
)
def test_codes_are_carried_to_another_day(code: str, on_another_day: str) -> None:
    assert carried(code, "1", "4") == on_another_day


def test_codes_that_are_read_alike_are_the_same() -> None:
    assert is_taken("p1.01", ["P1.1"])
    assert not is_taken("P1.2", ["P1.1"])
