"""Times of day as people type them."""

from __future__ import annotations

from datetime import time

import pytest

from facilitator_app.domain.errors import PlanError
from facilitator_app.domain.planning.clock import clock


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("1042", time(10, 42)), ("10:42", time(10, 42)), ("942", time(9, 42)), ("9", time(9)),
     ("9.42 pm", time(21, 42)), ("12am", time(0))],
)  # fmt: skip
def test_a_time_is_typed_in_many_ways(typed: str, meant: time) -> None:
    assert clock(typed) == meant


@pytest.mark.parametrize("typed", ["", "2642", "10:75", "13pm", "soon"])
def test_what_is_no_time_is_refused(typed: str) -> None:
    with pytest.raises(PlanError, match="is no time of day"):
        clock(typed)
