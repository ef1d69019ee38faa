"""Times and lengths are read however people write them, or a sentence says what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator_app.imports.agenda_times import length, span
from facilitator_app.imports.problems import RowError


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *[(each, 570) for each in ("9:30", "9.30", "0930", "930", "09:30:00", "9.3", "9h30")],
        *[(each, 570) for each in ("9:30 am", "9.30am", "9:30 a.m.", "0.395833333333333")],
        *[(each, 570) for each in ("2026-09-12T09:30:00", "46277.3958333333", "from 9:30")],
        *[(each, 810) for each in ("1.30pm", "1:30 p.m.", "13:30", "1330 hrs")],
        *[(each, 540) for each in ("9", "9am", "9 o'clock")],
        *[("12pm", 720), ("12am", 0), ("12:15pm", 735), ("0.5", 720)],
    ],
)
def test_a_time_is_read_however_it_is_written(text: str, minutes: int) -> None:
    assert span(text).start == minutes


@pytest.mark.parametrize(
    "text",
    ["9:30-10:00", "9:30 \u2013 10:00", "9.30 to 10.00", "0930\u20141000", "from 9:30 until 10am"],
)
def test_from_and_to_in_one_cell_are_both_read(text: str) -> None:
    found = span(text)
    assert (found.start, found.end) == (570, 600)


def test_small_hours_after_noon_are_after_noon() -> None:
    assert span("1.45", 730).start == 13 * 60 + 45
    assert span("12:30-1:15").end == 13 * 60 + 15
    assert span("1-2pm") == span("13:00-14:00")
    assert span("11-1pm") == span("11:00-13:00")
    assert span("9:00", 600).start == 540
    assert span("1:45am", 730).start == 105


@pytest.mark.parametrize(
    "text", ["", "soon", "25:00", "9:75", "9-10-11", "2026-09-12Tx", "10:00-9:00", "9:30pmx"]
)
def test_what_is_no_time_is_said(text: str) -> None:
    with pytest.raises(RowError, match=r"is no time of day|ends before it begins"):
        span(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        *[(each, 30) for each in ("30", "30 min", "30'", "30 minutes", "0:30", "0:30:00", "30.0")],
        *[(each, 90) for each in ("1h30", "1 h 30 min", "1:30", "1.5 h", "1,5 hours", "90m")],
        ("2 hours", 120),
    ],
)
def test_a_length_is_read_however_it_is_written(text: str, minutes: int) -> None:
    assert length(text) == minutes


@pytest.mark.parametrize("text", ["", "long", "-5", "3000", "30 days"])
def test_what_is_no_length_is_said(text: str) -> None:
    with pytest.raises(RowError, match="no number of minutes"):
        length(text)


@given(st.text(max_size=12) | st.from_regex(r"[0-9:. apmh-]{1,12}", fullmatch=True))
def test_any_cell_is_a_time_or_a_sentence(text: str) -> None:
    for way in (span, length):
        try:
            found = way(text)
        except RowError as error:
            assert str(error).endswith(".")  # noqa: PT017 - either is right
        else:
            assert found is not None
